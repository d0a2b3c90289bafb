//! Finding places by what people type: a beginning, with or without accents, with or without
//! the word for its kind, and by the districts that there were.

use super::typed::{Fit, How, Typed};
use super::{District, Places, Province, ProvinceKind, Ward};
use crate::collate::vietnamese_key;
use crate::sort::sort_by;
use std::cmp::Ordering;

/// A place that fits what was typed.
#[derive(Debug, PartialEq, Eq)]
pub struct Hit<'a, T> {
    /// The place.
    pub place: &'a T,
    /// The former name that fits where its own does not: a district, or a province that went
    /// into this one.
    pub formerly: Option<&'a str>,
}

/// A hit, how well it fits, and its order among those that fit as well.
struct Ranked<'a, T> {
    fit: Fit,
    order: Vec<u8>,
    hit: Hit<'a, T>,
}

impl Places {
    /// The provinces that fit what was typed, the best first; all of them where nothing was.
    pub fn find(&self, typed: &str) -> Vec<Hit<'_, Province>> {
        in_order(self.ranked(typed))
    }

    /// The one province that is called so, with or without accents and its kind, now or before.
    pub fn province(&self, text: &str) -> Option<&Province> {
        only(&self.ranked(text))
    }

    fn ranked(&self, typed: &str) -> Vec<Ranked<'_, Province>> {
        let typed = Typed::read(typed);
        let fits = |place| {
            let (fit, formerly) = best_name(place, &typed)?;
            let order = vietnamese_key(&place.name);
            let hit = Hit { place, formerly };
            Some(Ranked { fit, order, hit })
        };
        self.provinces.iter().filter_map(fits).collect()
    }
}

/// The name of a province that fits best, if it is not its own.
fn best_name<'a>(province: &'a Province, typed: &Typed) -> Option<(Fit, Option<&'a str>)> {
    let own = typed.fit(&province.name, &province.to_string());
    let former = province.others.iter().filter_map(|name| {
        // Another name of this one, or one of those that went into it.
        let kinds = [province.kind, ProvinceKind::Province];
        let fits = kinds.map(|kind| typed.fit(name, &[kind.word(), " ", name].concat()));
        let best = fits.into_iter().flatten().min()?;
        Some((best.former(), Some(&**name)))
    });
    let all = own.map(|fit| (fit, None)).into_iter().chain(former);
    all.min_by_key(|(fit, _)| *fit)
}

impl Province {
    /// The wards that fit what was typed, the best first; all of them where nothing was.
    ///
    /// A former district stands for all that belongs to it now; behind a comma it narrows the
    /// choice: "bat trang, gia lam".
    pub fn find(&self, typed: &str) -> Vec<Hit<'_, Ward>> {
        let mut parts = typed.split(',');
        let mut hits = in_order(self.ranked(parts.next().unwrap_or_default()));
        for part in parts {
            let narrower = self.within(&Typed::read(part));
            let fits = |hit: &Hit<'_, Ward>| narrower.contains(&hit.place);
            if hits.iter().any(fits) {
                hits.retain(fits);
            }
        }
        hits
    }

    /// The one ward that is called so, with or without accents and its kind.
    pub fn ward(&self, text: &str) -> Option<&Ward> {
        let mut ranked = self.ranked(text);
        ranked.retain(|it| !it.fit.is_former);
        only(&ranked)
    }

    fn ranked(&self, typed: &str) -> Vec<Ranked<'_, Ward>> {
        let typed = Typed::read(typed);
        let mut best: Vec<Option<Ranked<'_, Ward>>> = Vec::with_capacity(self.wards.len());
        for place in &self.wards {
            let fit = typed.fit(&place.name, &place.to_string());
            let hit = Hit {
                place,
                formerly: None,
            };
            best.push(fit.map(|fit| Ranked {
                fit,
                order: vietnamese_key(&place.name),
                hit,
            }));
        }
        for (district, fit) in self.districts(&typed) {
            let fit = fit.former();
            for (order, index) in district.wards.iter().enumerate() {
                let (Some(place), Some(known)) = (self.wards.get(*index), best.get_mut(*index))
                else {
                    continue;
                };
                if known.as_ref().is_some_and(|known| known.fit <= fit) {
                    continue;
                }
                let formerly = Some(&*district.name);
                *known = Some(Ranked {
                    fit,
                    order: order.to_be_bytes().to_vec(),
                    hit: Hit { place, formerly },
                });
            }
        }
        best.into_iter().flatten().collect()
    }

    /// The districts that fit; none where nothing was typed.
    fn districts(&self, typed: &Typed) -> impl Iterator<Item = (&District, Fit)> {
        let districts = self.districts.iter().filter(|_| !typed.is_empty());
        districts.filter_map(|it| Some((it, typed.fit(without_kind(&it.name), &it.name)?)))
    }

    /// Everything in the districts that fit.
    fn within(&self, typed: &Typed) -> Vec<&Ward> {
        let indexes = self.districts(typed).flat_map(|(it, _)| &it.wards);
        indexes.filter_map(|index| self.wards.get(*index)).collect()
    }
}

/// The name of a district without what it was.
fn without_kind(name: &str) -> &str {
    ["quận ", "huyện ", "thị xã ", "thành phố "]
        .iter()
        .find_map(|kind| name.strip_prefix(kind))
        .unwrap_or(name)
}

fn in_order<'a, T>(mut ranked: Vec<Ranked<'a, T>>) -> Vec<Hit<'a, T>> {
    sort_by(&mut ranked, |one, other| match one.fit.cmp(&other.fit) {
        Ordering::Equal => one.order.cmp(&other.order),
        order => order,
    });
    ranked.into_iter().map(|it| it.hit).collect()
}

/// The place that is called so; accents tell two apart that differ in nothing else.
fn only<'a, T>(ranked: &[Ranked<'a, T>]) -> Option<&'a T> {
    let whole = ranked.iter().filter(|it| it.fit.how == How::Whole);
    let best = whole.clone().map(|it| it.fit).min()?;
    let mut same = whole.filter(|it| it.fit == best);
    match (same.next(), same.next()) {
        (Some(one), None) => Some(one.hit.place),
        _ => None,
    }
}
