//! Villages and communes: the real ones first, then more of the same sound.

use fastrand::Rng;
use market::Product;
use std::cmp::Reverse;
use std::collections::HashSet;

use super::chance::{Zipf, happens, one_of};
use super::lessons::Lessons;
use super::wording::capital;

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    /// The village.
    pub(super) village: String,
    /// The commune or ward, with what it is.
    pub(super) place: String,
    /// The district of old.
    pub(super) old_place: Option<String>,
}

impl Home {
    /// Where a product comes from.
    pub(super) fn of(product: &Product) -> Self {
        Self {
            village: product.village.clone(),
            place: product.place.clone(),
            old_place: product.old_place.clone(),
        }
    }

    /// The names as they stand in other texts: without what kind of place it is.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = vec![bare(&self.village), bare(&self.place)];
        names.extend(self.old_place.as_deref());
        names
    }

    /// The village's name as it stands in other texts.
    pub(super) fn name(&self) -> &str {
        bare(&self.village)
    }
}

/// A name without what kind of place it is.
fn bare(name: &str) -> &str {
    ["Làng ", "xã ", "phường ", "thị trấn "]
        .iter()
        .find_map(|kind| name.strip_prefix(kind))
        .unwrap_or(name)
}

/// All places of a catalogue. Those at the beginning have more producers.
pub(super) struct Places {
    homes: Vec<Home>,
    zipf: Zipf,
}

/// How the number of villages and of communes grows with that of products: a hundred times as
/// many products come from 15 times as many villages in 6 times as many communes.
const VILLAGES: f64 = 0.58;
const COMMUNES: f64 = 0.4;

impl Places {
    /// Places for a catalogue so many times as large as the real one.
    pub(super) fn make_up(lessons: &Lessons<'_>, times: f64, rng: &mut Rng) -> Self {
        let mut homes = real_homes(lessons);
        let mut communes: Vec<(String, Option<String>)> = Vec::new();
        for home in &homes {
            if !communes.iter().any(|(place, _)| *place == home.place) {
                communes.push((home.place.clone(), home.old_place.clone()));
            }
        }
        let grown = |count: usize, by: f64| (count as f64 * times.powf(by)).ceil() as usize;
        let villages = grown(homes.len(), VILLAGES);
        let places = grown(communes.len(), COMMUNES);
        let mut sounds = Sounds::learn(lessons);
        for _ in communes.len()..places {
            let Some(name) = sounds.new_name(rng) else {
                break;
            };
            let (place, old_place) = one_of(rng, &communes).cloned().unwrap_or_default();
            let kind = place.split_once(' ').map_or("xã", |(kind, _)| kind);
            communes.push((format!("{kind} {name}"), old_place));
        }
        for _ in homes.len()..villages {
            let Some(village) = sounds.new_name(rng) else {
                break;
            };
            let (place, old_place) = one_of(rng, &communes).cloned().unwrap_or_default();
            homes.push(Home {
                village,
                place,
                old_place,
            });
        }
        homes.truncate(villages.max(1));
        Self {
            zipf: Zipf::new(homes.len()),
            homes,
        }
    }

    /// A place, the large ones more often.
    pub(super) fn pick(&self, rng: &mut Rng) -> Option<&Home> {
        self.homes.get(self.zipf.pick(rng))
    }

    /// Another village of the same commune now and then, mostly the same one.
    pub(super) fn near<'a>(&'a self, home: &'a Home, rng: &mut Rng) -> &'a Home {
        if happens(rng, 0.85) {
            return home;
        }
        let near: Vec<&Home> = self
            .homes
            .iter()
            .filter(|it| it.place == home.place)
            .collect();
        one_of(rng, &near).copied().unwrap_or(home)
    }
}

/// The real villages, those with the most products first.
fn real_homes(lessons: &Lessons<'_>) -> Vec<Home> {
    let mut homes: Vec<(usize, Home)> = Vec::new();
    for example in &lessons.examples {
        match homes
            .iter_mut()
            .find(|(_, known)| known.village == example.home.village)
        {
            Some((products, _)) => *products += 1,
            None => homes.push((1, example.home.clone())),
        }
    }
    homes.sort_by_key(|(products, _)| Reverse(*products));
    homes.into_iter().map(|(_, home)| home).collect()
}

/// What the names of places are made of: the beginning of one such name and the end of another
/// or, now and then, any syllable that the language has.
struct Sounds<'a> {
    first: Vec<&'a str>,
    second: Vec<&'a str>,
    any: &'a [&'a str],
    taken: HashSet<String>,
}

impl<'a> Sounds<'a> {
    fn learn(lessons: &'a Lessons<'a>) -> Self {
        let mut sounds = Self {
            first: Vec::new(),
            second: Vec::new(),
            any: &lessons.syllables,
            taken: HashSet::new(),
        };
        for name in lessons.examples.iter().flat_map(|it| it.home.names()) {
            if !sounds.taken.insert(name.to_owned()) {
                continue;
            }
            if let Some((first, second)) = name.split_once(' ')
                && !second.contains(' ')
            {
                sounds.first.push(first);
                sounds.second.push(second);
            }
        }
        sounds
    }

    /// A name that no place has; none where there are no more.
    fn new_name(&mut self, rng: &mut Rng) -> Option<String> {
        for _ in 0..200 {
            let any = if happens(rng, 0.4) { self.any } else { &[] };
            let first = one_of(rng, &self.first)?;
            let second = one_of(rng, any).or_else(|| one_of(rng, &self.second))?;
            let second = capital(second);
            let name = format!("{first} {second}");
            if *first != second && self.taken.insert(name.clone()) {
                return Some(name);
            }
        }
        None
    }
}
