//! The words that a query was understood as, to be shown beside what was found.

use crate::found::Reading;
use crate::reading::QueryWord;
use crate::shelf::Shelf;
use crate::sure::{Candidate, Match, Matches, SURENESS};
use crate::terms::{Field, Owner, each_owner, has_product};
use std::cmp::Reverse;

/// A word of the dictionary that a product has, with its points for it.
#[derive(Clone, Copy)]
struct Held {
    points: u8,
    term: usize,
}

impl Held {
    fn sure(self) -> u8 {
        self.points & SURENESS
    }
}

impl Shelf {
    /// The words of the best product that stand for those of the query; none where the query
    /// was understood as it was typed.
    pub(crate) fn understood(&self, words: &[QueryWord], matches: &Matches) -> Option<String> {
        if matches.reading == Reading::Plain {
            return None;
        }
        let best = matches.found.iter().map(Match::rank).max()?;
        let is_best = |product: &&u32| {
            let at = matches
                .found
                .binary_search_by_key(product, |it| &it.product);
            at.is_ok_and(|at| matches.found[at].rank() == best)
        };
        let best = *self.ties().iter().find(is_best)? as usize;
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
        let plain = self.best_of(&self.plain(word), product);
        let loose = loose().filter(|loose| plain.is_none_or(|plain| loose.sure() > plain.sure()));
        match loose.or(plain) {
            Some(it) => self.terms.surface(it.term).to_owned(),
            None => self
                .parted(&word.folded, word.last, product)
                .unwrap_or_else(|| word.folded.clone()),
        }
    }

    /// The candidate that counts most in a product.
    fn best_of(&self, candidates: &[Candidate], product: usize) -> Option<Held> {
        let held = candidates.iter().filter_map(|it| {
            let points = self.points_in(product, *it)?;
            Some(Held {
                points,
                term: it.term,
            })
        });
        held.max_by_key(|it| (it.points, Reverse(it.term)))
    }

    /// A word as the fewest words of a product that make it up; single letters do not follow one
    /// another.
    fn parted(&self, rest: &str, last: bool, product: usize) -> Option<String> {
        self.parted_after(rest, false, last, product)
    }

    fn parted_after(
        &self,
        rest: &str,
        after_letter: bool,
        last: bool,
        product: usize,
    ) -> Option<String> {
        let is_letter = |part: &str| part.chars().nth(1).is_none();
        let fits = |part: &str| !(after_letter && is_letter(part));
        let whole = self.piece_of(rest, last, product);
        if let Some(term) = whole.filter(|_| fits(rest)) {
            return Some(self.terms.surface(term).to_owned());
        }
        let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(1).collect();
        // The longest part first, so that short words do not cut a long one to pieces.
        ends.into_iter().rev().find_map(|end| {
            let part = &rest[..end];
            let term = self.piece_of(part, false, product).filter(|_| fits(part))?;
            let after = self.parted_after(&rest[end..], is_letter(part), last, product)?;
            Some(format!("{} {after}", self.terms.surface(term)))
        })
    }

    fn piece_of(&self, piece: &str, unfinished: bool, product: usize) -> Option<usize> {
        let best = self.best_of(&self.piece(piece, unfinished), product);
        best.map(|it| it.term)
    }

    /// The points of a product for a word of the dictionary, if it has it.
    fn points_in(&self, product: usize, candidate: Candidate) -> Option<u8> {
        let term = candidate.term;
        let has_it = |field: &Field| has_product(self.products_with(term, *field), product);
        let field = Field::ALL.into_iter().find(has_it);
        let mut points = field.map_or(0, |field| candidate.in_field(field));
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
                points = candidate.in_owner(owner).max(points);
            }
        });
        (points > 0).then_some(points)
    }
}
