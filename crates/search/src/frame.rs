//! The small part of the index that is kept as JSON: the market and its groups,
//! and the tables that the columns name entries of.

use crate::place::{Locality, LocalityKind, locality_slug};
use market::{Group, Locale, Market, Problem, Slug};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The frame, as it is written.
#[derive(Serialize)]
pub(crate) struct FrameOut<'a> {
    pub(crate) locale: &'a str,
    pub(crate) build: &'a str,
    pub(crate) market: Value,
    pub(crate) groups: Value,
    pub(crate) problems: &'a [Problem],
    pub(crate) tables: Tables,
}

/// The frame, as it is read.
#[derive(Deserialize)]
pub(crate) struct Frame {
    pub(crate) locale: String,
    pub(crate) build: String,
    pub(crate) market: Market,
    pub(crate) groups: Vec<Group>,
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
    /// Drawn pictures.
    pub(crate) art: Vec<Slug>,
}

impl Tables {
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
}

/// The value with its texts in Vietnamese and the given language only.
pub(crate) fn in_language<T: Serialize>(value: &T, locale: Locale) -> Value {
    // The types of the catalogue have text keys only, so this cannot fail.
    let mut value = serde_json::to_value(value).unwrap_or_default();
    reduce(&mut value, locale);
    value
}

fn reduce(value: &mut Value, locale: Locale) {
    match value {
        Value::Object(fields) => {
            let is_text = fields.contains_key(Locale::Vi.code())
                && fields
                    .keys()
                    .all(|key| Locale::ALL.iter().any(|it| it.code() == key));
            if is_text {
                fields.retain(|key, _| key == Locale::Vi.code() || key == locale.code());
            } else {
                fields.values_mut().for_each(|field| reduce(field, locale));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| reduce(item, locale)),
        _ => {}
    }
}
