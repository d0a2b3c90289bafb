//! The words that a query was understood as, to be shown beside what was found.

use crate::found::Reading;
use crate::reading::{Candidate, Matches, QueryWord};
use crate::shelf::Shelf;
use crate::terms::{Field, Owner, each_owner, has_product};
use std::cmp::Reverse;

impl Shelf {
    /// The words of the best product that stand for those of the query; none where the query
    /// was understood as it was typed.
    pub(crate) fn understood(&self, words: &[QueryWord], matches: &Matches) -> Option<String> {
        if matches.reading == Reading::Plain {
            return None;
        }
        let key = matches.found.iter().map(|(_, key)| *key).max()?;
        let has_it = |product: &&u32| matches.found.binary_search(&(**product, key)).is_ok();
        let best = *self.ties().iter().find(has_it)? as usize;
        let shown: Vec<String> = words
            .iter()
            .map(|word| self.word_as_found(word, matches.reading, best))
            .collect();
        Some(shown.join(" "))
    }

    fn word_as_found(&self, word: &QueryWord, reading: Reading, product: usize) -> String {
        let loose = || match reading {
            Reading::Telex => self.best_of(&self.decoded(word), product),
            Reading::OneSlip => self.best_of(&self.slipped(word, 1), product),
            Reading::TwoSlips => self
                .best_of(&self.slipped(word, 1), product)
                .or_else(|| self.best_of(&self.slipped(word, 2), product)),
            Reading::Plain | Reading::Joined => None,
        };
        let single = self.best_of(&self.plain(word), product).or_else(loose);
        match single {
            Some(term) => self.terms.surface(term).to_owned(),
            None => self
                .parted(&word.folded, word.last, product)
                .unwrap_or_else(|| word.folded.clone()),
        }
    }

    /// The candidate that counts most in a product.
    fn best_of(&self, candidates: &[Candidate], product: usize) -> Option<usize> {
        let points = |it: &Candidate| {
            self.weight_in(product, it.term)
                .map(|weight| weight * it.kind)
        };
        candidates
            .iter()
            .filter_map(|it| Some((points(it)?, Reverse(it.term))))
            .max()
            .map(|(_, Reverse(term))| term)
    }

    /// A word as the fewest words of a product that make it up.
    fn parted(&self, rest: &str, last: bool, product: usize) -> Option<String> {
        let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(1).collect();
        let whole = self.piece_of(rest, last, product);
        if let Some(term) = whole {
            return Some(self.terms.surface(term).to_owned());
        }
        // The longest part first, so that short words do not cut a long one to pieces.
        ends.into_iter().rev().find_map(|end| {
            let term = self.piece_of(&rest[..end], false, product)?;
            let after = self.parted(&rest[end..], last, product)?;
            Some(format!("{} {after}", self.terms.surface(term)))
        })
    }

    fn piece_of(&self, piece: &str, unfinished: bool, product: usize) -> Option<usize> {
        self.best_of(&self.piece(piece, unfinished), product)
    }

    /// The weight of the field in which a product has a word of the dictionary.
    fn weight_in(&self, product: usize, term: usize) -> Option<u8> {
        let has_it = |field: &Field| has_product(self.products_with(term, *field), product);
        let field = Field::ALL.into_iter().find(has_it);
        let mut weight = field.map_or(0, Field::weight);
        let columns = &self.columns;
        each_owner(self.owners_with(term), |owner| {
            let has_it = match owner {
                Owner::Kind(index) => u32::from(columns.kind[product]) == index,
                Owner::Maker(index) => u32::from(columns.maker[product]) == index,
                Owner::Locality(index) => [&columns.village, &columns.place, &columns.old_place]
                    .into_iter()
                    .any(|column| u32::from(column[product]) == index),
            };
            if has_it {
                weight = owner.weight().max(weight);
            }
        });
        (weight > 0).then_some(weight)
    }
}
