//! What of a text a query matched.

use crate::reading::{QueryWord, query_words};
use crate::shelf::Shelf;
use crate::slips::slips;
use crate::sounds;
use crate::telex;
use market::search::{Word, words};
use market::sort::sort_by_key;
use std::ops::Range;

impl Shelf {
    /// The parts of a text, as ranges of bytes in rising order, that a query's words match: the
    /// whole of a word, or its beginning while the last word of the query is unfinished. Slips,
    /// Telex keys and words typed together count only for words that the shop does not have.
    pub fn highlight(&self, shown: &str, text: &str) -> Vec<Range<usize>> {
        let own = words(shown);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for word in query_words(text) {
            let mut found = plain(shown, &own, &word.folded, word.last);
            if found.is_empty() && self.plain(&word).is_empty() {
                found = loose(shown, &own, &word);
            }
            ranges.extend(found);
        }
        sort_by_key(&mut ranges, |range| {
            (range.start, std::cmp::Reverse(range.end))
        });
        let mut end = 0;
        ranges.retain(|range| {
            let new = range.start >= end;
            end = end.max(range.end);
            new
        });
        ranges
    }
}

fn plain(shown: &str, own: &[Word], folded: &str, last: bool) -> Vec<Range<usize>> {
    own.iter()
        .filter_map(|word| {
            if word.folded == folded {
                return Some(word.start..word.end);
            }
            let begun = last && word.folded.starts_with(folded);
            begun.then(|| word.start..word.start + beginning(&shown[word.start..word.end], folded))
        })
        .collect()
}

/// How many bytes at the beginning of a word stand for its folded beginning.
fn beginning(word: &str, folded: &str) -> usize {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let folds_to = |end: usize| market::fold(&word[..end]);
    let mut ends = ends.skip_while(|end| folds_to(*end).len() < folded.len());
    let mut end = ends.next().unwrap_or(word.len());
    // Marks that follow a letter belong to it.
    for next in ends {
        if folds_to(next).len() > folds_to(end).len() {
            break;
        }
        end = next;
    }
    end
}

fn loose(shown: &str, own: &[Word], query: &QueryWord) -> Vec<Range<usize>> {
    if let Some(decoded) = telex::decoded(&query.folded) {
        let found = plain(shown, own, &decoded, query.last);
        if !found.is_empty() {
            return found;
        }
    }
    let letters: Vec<char> = query.folded.chars().collect();
    let is_slip = |word: &Word| {
        let most = match letters.len() {
            0..4 => 0,
            4..7 => 1,
            _ => 2,
        };
        let sounds_alike = sounds::alike(&query.folded).contains(&word.folded);
        sounds_alike || most > 0 && slips(&letters, &word.folded, most, query.last).is_some()
    };
    let slipped: Vec<Range<usize>> = own
        .iter()
        .filter(|word| is_slip(word))
        .map(|word| word.start..word.end)
        .collect();
    if !slipped.is_empty() {
        return slipped;
    }
    let parts: Vec<&Word> = own
        .iter()
        .filter(|word| word.folded.len() > 1 && query.folded.contains(word.folded.as_str()))
        .collect();
    let covered: usize = parts.iter().map(|word| word.folded.len()).sum();
    // A short word may well be part of a long one by chance.
    if covered * 2 < query.folded.len() {
        return Vec::new();
    }
    parts.into_iter().map(|word| word.start..word.end).collect()
}
