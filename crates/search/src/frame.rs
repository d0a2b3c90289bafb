//! The small part of the index that is not kept in columns: the market and its groups, and the
//! tables that the columns name entries of.

use crate::place::{Locality, LocalityKind, locality_slug};
use market::{EventCard, Group, Market, Problem, Slug};
use serde::{Deserialize, Serialize};

/// The frame, as it is written.
#[derive(Serialize)]
pub(crate) struct FrameOut<'a> {
    pub(crate) locale: &'a str,
    pub(crate) build: &'a str,
    pub(crate) market: &'a Market,
    pub(crate) groups: &'a [Group],
    pub(crate) events: &'a [EventCard],
    pub(crate) problems: &'a [Problem],
    pub(crate) tables: Tables,
}

/// The frame, as it is read.
#[derive(Deserialize)]
pub(crate) struct Frame {
    pub(crate) locale: String,
    pub(crate) build: String,
    /// Large, and handed on twice.
    pub(crate) market: Box<Market>,
    pub(crate) groups: Vec<Group>,
    pub(crate) events: Vec<EventCard>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) tables: Tables,
}

/// What the columns name by its place here.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Tables {
    /// Groups with their sub-groups, by slug.
    pub(crate) kinds: Vec<(Slug, Slug)>,
    /// The slugs of producers that a product names and nobody knows. The columns name them
    /// after the known ones.
    pub(crate) unknown_makers: Vec<Slug>,
    /// Names of villages, then of communes and wards, then of districts of old.
    pub(crate) villages: Vec<String>,
    pub(crate) places: Vec<String>,
    pub(crate) old_places: Vec<String>,
    /// The localities that have the slug of an earlier one, each with the first that has it.
    pub(crate) same_slug: Vec<(u16, u16)>,
    /// Drawn pictures.
    pub(crate) art: Vec<Slug>,
}

impl Tables {
    /// How many localities there are.
    pub(crate) fn localities_in_all(&self) -> usize {
        self.villages.len() + self.places.len() + self.old_places.len()
    }

    /// The name of a locality.
    pub(crate) fn locality_name(&self, entry: u16) -> Option<&str> {
        let mut entry = usize::from(entry);
        for names in [&self.villages, &self.places, &self.old_places] {
            match names.get(entry) {
                Some(name) => return Some(name),
                None => entry -= names.len(),
            }
        }
        None
    }

    pub(crate) fn localities(&self) -> Vec<Locality> {
        let of = |kind, names: &[String]| -> Vec<Locality> {
            let locality = |name: &String| Locality {
                slug: locality_slug(name),
                name: name.clone(),
                kind,
            };
            names.iter().map(locality).collect()
        };
        [
            of(LocalityKind::Village, &self.villages),
            of(LocalityKind::Place, &self.places),
            of(LocalityKind::OldPlace, &self.old_places),
        ]
        .concat()
    }

    /// For each locality the first that has its slug.
    pub(crate) fn first_of_slug(&self) -> Vec<u16> {
        let mut first: Vec<u16> = (0..).take(self.localities_in_all()).collect();
        for (at, known) in &self.same_slug {
            if let Some(slot) = first.get_mut(usize::from(*at)) {
                *slot = *known;
            }
        }
        first
    }
}
