//! What to offer while somebody types.

use crate::found::{Suggestion, SuggestionKind};
use crate::query::{Moment, Query};
use crate::reading::{QueryWord, query_words};
use crate::shelf::Shelf;
use market::search::words;
use market::sort::sort_by_key;
use market::{Locale, Text};
use std::collections::HashMap;

/// The names of groups, sub-groups, places and producers, ready to be compared.
pub(crate) struct Names(Vec<Name>);

struct Name {
    kind: SuggestionKind,
    slug: String,
    shown: String,
    /// The folded words of the name in every language that the shelf has.
    words: Vec<String>,
    /// The first of those names in one word, for what is typed together.
    squeezed: String,
    count: u32,
}

impl Name {
    fn new(kind: SuggestionKind, slug: String, name: &Text, locale: Locale, count: u32) -> Self {
        Self {
            kind,
            slug,
            shown: name.get(locale).to_owned(),
            words: name.all().flat_map(folded_words).collect(),
            squeezed: folded_words(&name.vi).concat(),
            count,
        }
    }

    /// Whether every word of the query is a word of the name, the last one perhaps unfinished.
    fn fits(&self, query: &[QueryWord], squeezed: &str) -> bool {
        let has = |word: &QueryWord| {
            self.words.iter().any(|own| {
                *own == word.folded || (word.last && own.starts_with(word.folded.as_str()))
            })
        };
        query.iter().all(has) || (squeezed.len() > 2 && self.squeezed.starts_with(squeezed))
    }
}

fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

impl Shelf {
    /// What to offer while somebody types: products, groups, places and producers, at most
    /// `limit` of each kind. Products come best first, the others by how many products they
    /// stand for.
    pub fn suggest(&self, text: &str, limit: usize) -> Vec<Suggestion> {
        let query = query_words(text);
        if query.is_empty() {
            return Vec::new();
        }
        let mut suggestions = self.suggested_products(text, limit);
        let folded: Vec<&str> = query.iter().map(|word| word.folded.as_str()).collect();
        let squeezed = folded.concat();
        let names = &self
            .names_of_owners
            .get_or_init(|| Names(self.all_names()))
            .0;
        let mut fitting: Vec<&Name> = names
            .iter()
            .filter(|name| name.fits(&query, &squeezed))
            .collect();
        sort_by_key(&mut fitting, |name| std::cmp::Reverse(name.count));
        for kind in [
            SuggestionKind::Group,
            SuggestionKind::Subgroup,
            SuggestionKind::Place,
            SuggestionKind::Producer,
        ] {
            let of_kind = fitting.iter().filter(|name| name.kind == kind);
            suggestions.extend(of_kind.take(limit).map(|name| Suggestion {
                kind,
                slug: name.slug.clone(),
                name: name.shown.clone(),
                count: name.count,
            }));
        }
        suggestions
    }

    fn suggested_products(&self, text: &str, limit: usize) -> Vec<Suggestion> {
        let query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
        let found = self.search(&query, Moment::default()).products;
        let product = |place: &u32| {
            Some(Suggestion {
                kind: SuggestionKind::Product,
                slug: self.slug(*place as usize).into_owned(),
                name: self.name(*place)?.get(self.locale).to_owned(),
                count: 1,
            })
        };
        found.iter().take(limit).filter_map(product).collect()
    }

    /// Everything that products have in common, where any product has it.
    fn all_names(&self) -> Vec<Name> {
        let counts = self.search(&Query::default(), Moment::default()).counts;
        let mut names = Vec::new();
        let locale = self.locale;
        let mut push = |kind, slug: String, name: &Text, count: Option<&u32>| {
            if let Some(count) = count.filter(|count| **count > 0) {
                names.push(Name::new(kind, slug, name, locale, *count));
            }
        };
        for (at, group) in self.groups.iter().enumerate() {
            let slug = group.slug.to_string();
            push(
                SuggestionKind::Group,
                slug,
                &group.name,
                counts.groups.get(at),
            );
            for (place, subgroup) in group.subgroups.iter().enumerate() {
                let slug = format!("{}/{}", group.slug, subgroup.slug);
                let count = counts.subgroups.get(at).and_then(|of| of.get(place));
                push(SuggestionKind::Subgroup, slug, &subgroup.name, count);
            }
        }
        for (at, producer) in self.producers().iter().enumerate() {
            let slug = producer.slug.to_string();
            let count = counts.producers.get(at);
            push(SuggestionKind::Producer, slug, &producer.name, count);
        }
        self.push_places(&counts.places, &mut names);
        names
    }

    /// Places that share a slug are one filter: the first of them stands for all, and is found
    /// by the names of all.
    fn push_places(&self, counts: &[u32], names: &mut Vec<Name>) {
        let mut by_slug: HashMap<u16, usize> = HashMap::new();
        let places = self
            .localities()
            .iter()
            .zip(&self.first_of_slug)
            .zip(counts);
        for ((locality, first), count) in places.filter(|(_, count)| **count > 0) {
            let known = by_slug.get(first).and_then(|at| names.get_mut(*at));
            if let Some(name) = known {
                name.words.extend(folded_words(&locality.name));
                continue;
            }
            by_slug.insert(*first, names.len());
            names.push(Name {
                kind: SuggestionKind::Place,
                slug: locality.slug.clone(),
                shown: locality.name.clone(),
                words: folded_words(&locality.name),
                squeezed: folded_words(&locality.name).concat(),
                count: *count,
            });
        }
    }
}
