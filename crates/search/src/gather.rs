//! Gathers the words of all products while an index is compiled.

use crate::codec::{put, put_column, put_text};
use crate::terms::{Field, Owner};
use market::search::words;
use std::collections::{BTreeMap, BTreeSet};

/// Collects the words while an index is compiled.
#[derive(Default)]
pub(crate) struct TermsBuilder {
    /// By the folded and the exact word.
    entries: BTreeMap<(String, String), Entry>,
}

#[derive(Default)]
struct Entry {
    surface: String,
    products: Vec<(u32, Field)>,
    /// The products that have the word in their story, whatever else has it.
    stories: Vec<u32>,
    owners: Vec<Owner>,
}

/// The sections of the dictionary.
#[derive(Default)]
pub(crate) struct TermSections {
    pub(crate) terms: Vec<u8>,
    /// By field.
    pub(crate) postings: [Vec<u8>; 3],
    pub(crate) owners: Vec<u8>,
}

impl TermsBuilder {
    /// Adds the words of a product's own text. Products come in rising order.
    pub(crate) fn add(&mut self, text: &str, product: u32, field: Field) {
        self.each(text, |entry| {
            if field == Field::Story && entry.stories.last() != Some(&product) {
                entry.stories.push(product);
            }
            match entry.products.last_mut() {
                Some((last, known)) if *last == product => *known = field.min(*known),
                _ => entry.products.push((product, field)),
            }
        });
    }

    /// Adds the words of what many products share.
    pub(crate) fn add_owner(&mut self, text: &str, owner: Owner) {
        self.each(text, |entry| entry.owners.push(owner));
    }

    fn each(&mut self, text: &str, mut enter: impl FnMut(&mut Entry)) {
        for word in words(text) {
            let surface = surface_of(&text[word.start..word.end], &word.exact);
            let entry = self.entries.entry((word.folded, word.exact));
            enter(entry.or_insert_with(|| Entry {
                surface,
                ..Entry::default()
            }));
        }
    }

    /// Leaves out of the stories what stands in more than so many of them: it tells no product
    /// from another, and such words are most of a story.
    pub(crate) fn trim_stories(&mut self, most: usize) {
        let mut stories: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for ((folded, _), entry) in &self.entries {
            let products = stories.entry(folded).or_default();
            products.extend(&entry.stories);
        }
        let common: BTreeSet<String> = stories
            .into_iter()
            .filter(|(_, products)| products.len() > most)
            .map(|(folded, _)| folded.to_owned())
            .collect();
        for ((folded, _), entry) in &mut self.entries {
            if common.contains(folded) {
                entry.products.retain(|(_, field)| *field != Field::Story);
            }
        }
        self.entries
            .retain(|_, entry| !entry.products.is_empty() || !entry.owners.is_empty());
    }

    pub(crate) fn write(&self) -> TermSections {
        let mut out = TermSections::default();
        put(&mut out.terms, self.entries.len() as u64);
        let mut before = "";
        let mut lengths: [Vec<usize>; 4] = Default::default();
        for ((folded, _), entry) in &self.entries {
            let shared = common_prefix(before, folded);
            put(&mut out.terms, shared as u64);
            put_text(&mut out.terms, &folded[shared..]);
            let surface = entry.surface.as_str();
            put_text(&mut out.terms, if surface == folded { "" } else { surface });
            before = folded;
            let [in_fields @ .., of_owners] = &mut lengths;
            for ((field, list), lengths) in Field::ALL.iter().zip(&mut out.postings).zip(in_fields)
            {
                lengths.push(entry.write_products(*field, list));
            }
            of_owners.push(entry.write_owners(&mut out.owners));
        }
        for lengths in &lengths {
            put_column(&mut out.terms, lengths.iter().map(|it| *it as u64));
        }
        out
    }
}

impl Entry {
    /// Appends the distances between the products that have the word in a field, and says how
    /// many bytes that takes.
    fn write_products(&self, field: Field, out: &mut Vec<u8>) -> usize {
        let start = out.len();
        let mut next = 0;
        for (product, _) in self.products.iter().filter(|(_, known)| *known == field) {
            put(out, u64::from(product - next));
            next = product + 1;
        }
        out.len() - start
    }

    fn write_owners(&self, out: &mut Vec<u8>) -> usize {
        let start = out.len();
        let has_it: BTreeSet<Owner> = self.owners.iter().copied().collect();
        for owner in has_it {
            put(out, owner.code());
        }
        out.len() - start
    }
}

/// A word as it is shown, in small letters where those mean the same word.
fn surface_of(text: &str, exact: &str) -> String {
    let small = text.to_lowercase();
    let same = matches!(words(&small).as_slice(), [word] if word.exact == exact);
    if same { small } else { text.to_owned() }
}

/// How many bytes two texts share at their beginning, whole characters only.
fn common_prefix(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}
