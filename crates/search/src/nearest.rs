//! Where nothing was found: what may have been meant.

use crate::reading::{QueryWord, query_words};
use crate::shelf::Shelf;
use crate::slips::slips;
use crate::terms::{Field, each_owner};
use market::sort::{sort, sort_by_key};
use std::cmp::Reverse;
use std::collections::HashSet;

/// How many spellings of each word are tried.
const SPELLINGS: usize = 8;

/// How many queries are tried in all.
const TRIALS: usize = 64;

impl Shelf {
    /// Where nothing was found: up to `limit` queries that are spelt nearly so and find
    /// something, those that change least first. Words that are like nothing in the shop are
    /// left out.
    pub fn nearest(&self, text: &str, limit: usize) -> Vec<String> {
        let words = query_words(text);
        let mut found = self.combined(&words, false);
        if found.is_empty() {
            // Each word is known by itself, so one of them is another than was meant.
            found = self.combined(&words, true);
        }
        if found.is_empty() {
            let single = words.iter().flat_map(|word| self.spellings(word, false));
            found = self.that_find(single);
        }
        found.retain(|query| query.as_str() != text.trim());
        found.truncate(limit);
        found
    }

    /// The combinations of spellings of all words that find something.
    fn combined(&self, words: &[QueryWord], known_too: bool) -> Vec<String> {
        let mut queries: Vec<(usize, Vec<String>)> = vec![(0, Vec::new())];
        for word in words {
            let spellings = self.spellings(word, known_too);
            if spellings.is_empty() {
                continue;
            }
            let longer = queries.iter().flat_map(|(changes, so_far)| {
                spellings.iter().map(move |(distance, spelling)| {
                    let mut words = so_far.clone();
                    words.push(spelling.clone());
                    (changes + distance, words)
                })
            });
            queries = longer.collect();
            sort_by_key(&mut queries, |(changes, _)| *changes);
            queries.truncate(TRIALS);
        }
        let queries = queries.into_iter();
        self.that_find(queries.map(|(changes, words)| (changes, words.join(" "))))
    }

    /// The spellings in the dictionary that are nearest to a word, with how far they are.
    fn spellings(&self, word: &QueryWord, known_too: bool) -> Vec<(usize, String)> {
        if !known_too && !self.terms.same(&word.folded).is_empty() {
            return vec![(0, word.typed.clone())];
        }
        let letters: Vec<char> = word.folded.chars().collect();
        // Half of the letters of a short word make another word of it.
        let most = (letters.len() / 2).min(3);
        let terms = 0..self.terms.len();
        let mut near: Vec<_> = terms
            .filter_map(|term| {
                let distance = slips(&letters, self.terms.folded(term), most, false)?;
                Some((distance, Reverse(self.weight_of(term)), term))
            })
            .collect();
        sort(&mut near);
        let mut seen = HashSet::new();
        near.into_iter()
            .filter(|(_, _, term)| seen.insert(self.terms.folded(*term)))
            .take(SPELLINGS)
            .map(|(distance, _, term)| match distance {
                0 => (0, word.typed.clone()),
                _ => (distance, self.terms.surface(term).to_owned()),
            })
            .collect()
    }

    /// The best field that has a word, and how many products do, roughly.
    fn weight_of(&self, term: usize) -> (u8, usize) {
        let lists = Field::ALL.map(|field| (field.weight(), self.products_with(term, field).len()));
        let owners = self.owners_with(term);
        let many = lists.iter().map(|(_, length)| length).sum::<usize>() + owners.len();
        let best = lists.iter().find(|(_, length)| *length > 0);
        let mut weight = best.map_or(0, |(weight, _)| *weight);
        each_owner(owners, |owner| weight = owner.weight().max(weight));
        (weight, many)
    }

    /// Those that find something: the fewest changes first, then the best matches.
    fn that_find(&self, queries: impl Iterator<Item = (usize, String)>) -> Vec<String> {
        let mut finding: Vec<(usize, Reverse<u32>, String)> = Vec::new();
        for (changes, text) in queries {
            let words = query_words(&text);
            let is_new = !words.is_empty() && !finding.iter().any(|(.., known)| *known == text);
            let Some(matches) = self.read(&words).filter(|_| is_new) else {
                continue;
            };
            let best = matches.found.iter().map(|it| it.key).max();
            finding.push((changes, Reverse(best.unwrap_or(0)), text));
        }
        sort(&mut finding);
        finding.into_iter().map(|(.., text)| text).collect()
    }
}
