//! What to offer while somebody types.

use crate::found::{Counts, Suggestion, SuggestionKind};
use crate::query::{Moment, Query};
use crate::reading::{QueryWord, query_words};
use crate::shelf::Shelf;
use market::search::words;
use market::sort::sort_by_key;
use market::{Locale, Text};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How many producers' names are made ready at a time.
const AT_ONCE: usize = 256;

/// The names of groups, sub-groups, places and producers, ready to be compared; those of producers
/// in pieces, because a large shop has thousands.
pub(crate) struct Names {
    counts: Counts,
    pieces: Vec<OnceLock<Vec<Name>>>,
}

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
        let names = self.names();
        let pieces = (0..names.pieces.len()).map(|at| self.names_in(names, at));
        let mut fitting: Vec<&Name> = pieces
            .flatten()
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

    /// Does a part of what the first suggestion needs, so that it comes sooner; says whether
    /// there is more to do.
    pub fn prepare_suggestions(&self) -> bool {
        let Some(names) = self.names_of_owners.get() else {
            self.names();
            return true;
        };
        let is_missing = |at: &usize| names.pieces[*at].get().is_none();
        let next = (0..names.pieces.len()).find(is_missing);
        next.map(|at| self.names_in(names, at)).is_some()
    }

    fn names(&self) -> &Names {
        self.names_of_owners.get_or_init(|| {
            let counts = self.search(&Query::default(), Moment::default()).counts;
            let pieces = 1 + self.producers().len().div_ceil(AT_ONCE);
            Names {
                counts,
                pieces: (0..pieces).map(|_| OnceLock::new()).collect(),
            }
        })
    }

    /// A piece of everything that products have in common, where any product has it: producers, and
    /// in the first piece all else.
    fn names_in<'a>(&self, names: &'a Names, at: usize) -> &'a [Name] {
        names.pieces[at].get_or_init(|| match at.checked_sub(1) {
            None => self.names_but_producers(&names.counts),
            Some(at) => self.names_of_producers(&names.counts, at * AT_ONCE),
        })
    }

    /// A name, unless no product has it.
    fn name_of(&self, kind: SuggestionKind, slug: String, name: &Text, count: u32) -> Option<Name> {
        (count > 0).then(|| Name::new(kind, slug, name, self.locale, count))
    }

    fn names_but_producers(&self, counts: &Counts) -> Vec<Name> {
        let mut names = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let count = counts.groups.get(at).copied().unwrap_or(0);
            let slug = group.slug.to_string();
            names.extend(self.name_of(SuggestionKind::Group, slug, &group.name, count));
            for (place, subgroup) in group.subgroups.iter().enumerate() {
                let slug = format!("{}/{}", group.slug, subgroup.slug);
                let count = counts.subgroups.get(at).and_then(|of| of.get(place));
                let count = count.copied().unwrap_or(0);
                names.extend(self.name_of(SuggestionKind::Subgroup, slug, &subgroup.name, count));
            }
        }
        self.push_places(&counts.places, &mut names);
        names
    }

    fn names_of_producers(&self, counts: &Counts, start: usize) -> Vec<Name> {
        let producers = self.producers().iter().zip(&counts.producers);
        let piece = producers.skip(start).take(AT_ONCE);
        let names = piece.filter_map(|(producer, count)| {
            let slug = producer.slug.to_string();
            self.name_of(SuggestionKind::Producer, slug, &producer.name, *count)
        });
        names.collect()
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
