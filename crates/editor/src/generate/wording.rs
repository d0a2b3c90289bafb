//! Turns what is said of one place into what is said of another, and names into slugs.

use anyhow::Result;
use fastrand::Rng;
use market::search::words;
use market::{Locale, Slug, Text, fold};
use std::collections::HashMap;
use std::ops::Range;

use super::chance::happens;
use super::places::Home;

/// Whether something has been translated into French, as a third of a large catalogue is.
#[derive(Clone, Copy)]
pub(super) struct French(bool);

impl French {
    /// Decides it.
    pub(super) fn drawn(rng: &mut Rng) -> Self {
        Self(happens(rng, 1.0 / 3.0))
    }

    /// A text with its French or without.
    pub(super) fn kept(self, text: &Text) -> Text {
        Text {
            fr: text.fr.clone().filter(|_| self.0),
            ..text.clone()
        }
    }

    /// A text in every language that there is; none where there is no Vietnamese.
    pub(super) fn text(self, mut make: impl FnMut(Locale) -> Option<String>) -> Option<Text> {
        Some(Text {
            vi: make(Locale::Vi)?,
            en: make(Locale::En),
            fr: if self.0 { make(Locale::Fr) } else { None },
        })
    }
}

/// Where a name stands in a text, as words of its own.
fn find(text: &str, name: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(start) = text.get(at..)?.find(name).map(|found| at + found) {
        let end = start + name.len();
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        if !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) {
            return Some(start..end);
        }
        at = end;
    }
    None
}

/// The first place in a text where one of these names stands.
fn first(text: &str, names: &[&str], from: usize) -> Option<(Range<usize>, usize)> {
    let found = names.iter().enumerate().filter_map(|(which, name)| {
        let range = find(text, name, from)?;
        Some((range, which))
    });
    // The longest of those that begin at the same place.
    found.min_by_key(|(range, _)| (range.start, usize::MAX - range.end))
}

/// The name of a product that comes from elsewhere: "Gốm Kim Lan" from Bát Tràng is "Gốm Bát
/// Tràng". A name without a place gets the new one where the language puts it.
pub(super) fn renamed(name: &str, from: &Home, to: &Home, locale: Locale) -> String {
    let village = to.name();
    let Some((range, _)) = first(name, &from.names(), 0) else {
        return match locale {
            Locale::Vi => format!("{name} {village}"),
            Locale::En => format!("{village} {}", small(name)),
            Locale::Fr => format!("{name} de {village}"),
        };
    };
    let (before, after) = (&name[..range.start], &name[range.end..]);
    match before.strip_suffix("d’") {
        Some(before) => format!("{before}de {village}{after}"),
        None => format!("{before}{village}{after}"),
    }
}

/// A text about one place as a text about another.
pub(super) fn resettled(text: &str, from: &Home, to: &Home) -> String {
    let (old, new) = (from.names(), to.names());
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while let Some((range, which)) = first(text, &old, at) {
        out.push_str(&text[at..range.start]);
        out.push_str(new.get(which).copied().unwrap_or_else(|| to.name()));
        at = range.end;
    }
    out + &text[at..]
}

/// Whether a text names one of a home's places.
pub(super) fn names_place(text: &str, home: &Home) -> bool {
    first(text, &home.names(), 0).is_some()
}

/// What is sold, without the place: "Gốm Kim Lan" is "Gốm".
pub(super) fn without_place(name: &str, home: &Home) -> String {
    let Some((range, _)) = first(name, &home.names(), 0) else {
        return name.to_owned();
    };
    let mut words: Vec<&str> = [&name[..range.start], &name[range.end..]]
        .into_iter()
        .flat_map(str::split_whitespace)
        .collect();
    // What leads to a place leads nowhere without one.
    while words
        .last()
        .is_some_and(|word| ["làng", "ở", "de", "d’", "in", "of", "from"].contains(word))
    {
        words.pop();
    }
    words.join(" ")
}

/// Whether two texts have a word in common, whatever its accents.
pub(super) fn shares_a_word(text: &str, other: &str) -> bool {
    let (text, other) = (words(text), words(other));
    text.iter()
        .any(|word| other.iter().any(|it| it.folded == word.folded))
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The text with small letters at its beginning.
pub(super) fn small(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Gives every name a slug of its own.
#[derive(Default)]
pub(super) struct Slugs {
    /// For each slug, the number that the next of that name gets.
    taken: HashMap<String, u32>,
}

/// The longest slug that still leaves room for a number.
const LONGEST: usize = 72;

impl Slugs {
    /// The slug of a name, with a number where another has it.
    pub(super) fn of(&mut self, name: &str) -> Result<Slug> {
        let base = slug_of(name);
        let mut slug = base.clone();
        while self.taken.contains_key(&slug) {
            let number = self.taken.entry(base.clone()).or_insert(1);
            *number += 1;
            slug = format!("{base}-{number}");
        }
        self.taken.insert(slug.clone(), 1);
        Ok(Slug::try_from(slug)?)
    }
}

fn slug_of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for word in fold(name).split(|c: char| !c.is_ascii_alphanumeric()) {
        let joint = usize::from(!slug.is_empty());
        if !word.is_empty() && slug.len() + joint + word.len() <= LONGEST {
            if joint > 0 {
                slug.push('-');
            }
            slug.push_str(word);
        }
    }
    if slug.is_empty() {
        slug.push('0');
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(village: &str, place: &str, old_place: &str) -> Home {
        Home {
            village: village.to_owned(),
            place: place.to_owned(),
            old_place: Some(old_place.to_owned()),
        }
    }

    #[test]
    fn names_move_with_their_place() {
        let from = home("Làng Chuông", "xã Thanh Oai", "Thanh Oai");
        let to = home("Phú Vinh", "xã Phú Nghĩa", "Chương Mỹ");
        for (locale, name, renamed_to) in [
            (Locale::Vi, "Nón lá làng Chuông", "Nón lá làng Phú Vinh"),
            (Locale::Vi, "Nón lá", "Nón lá Phú Vinh"),
            (Locale::En, "Chuông village hat", "Phú Vinh village hat"),
            (Locale::En, "Hat", "Phú Vinh hat"),
            (Locale::Fr, "Chapeau d’Chuông", "Chapeau de Phú Vinh"),
            (Locale::Fr, "Chapeau", "Chapeau de Phú Vinh"),
            // A part of a word is no place.
            (Locale::Vi, "Chuôngx", "Chuôngx Phú Vinh"),
        ] {
            assert_eq!(renamed(name, &from, &to, locale), renamed_to);
        }
        assert_eq!(without_place("Nón lá làng Chuông", &from), "Nón lá");
        assert_eq!(
            resettled("Chuông, Thanh Oai: chợ Chuông.", &from, &to),
            "Phú Vinh, Phú Nghĩa: chợ Phú Vinh."
        );
    }

    #[test]
    fn slugs_are_all_different() {
        let mut slugs = Slugs::default();
        let given: Vec<String> = [
            "Đỉnh đồng",
            "Đình đông",
            "đinh-đong!",
            "",
            "…",
            "Đỉnh đồng 2",
        ]
        .iter()
        .map(|name| slugs.of(name).map(String::from).unwrap_or_default())
        .collect();
        assert_eq!(
            given,
            [
                "dinh-dong",
                "dinh-dong-2",
                "dinh-dong-3",
                "0",
                "0-2",
                "dinh-dong-2-2"
            ]
        );
        let long = slugs
            .of(&"dài ".repeat(60))
            .map(String::from)
            .unwrap_or_default();
        assert!(long.len() <= LONGEST && long.ends_with("dai"), "{long}");
    }
}
