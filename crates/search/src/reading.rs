//! How the words of a query are understood: the readings, from the plainest on.

use crate::found::Reading;
use crate::owned::OwnerPoints;
use crate::shelf::Shelf;
use crate::slips::slips;
use crate::sounds;
use crate::sure::{BEGUN, Candidate, EXACT, FOLDED, LIKELY, Matches, SLIPPED, SURE};
use crate::telex;
use crate::terms::{Field, each_owner, each_product, letters_of};
use market::search::words;
use std::iter;

/// The letters that a word needs before one slip, and two slips, are forgiven.
const ONE_SLIP_FROM: usize = 4;
const TWO_SLIPS_FROM: usize = 7;

/// With fewer letters an unfinished word with a slip would begin half of the dictionary.
const UNFINISHED_SLIP_FROM: usize = 5;

/// The letters that an unfinished word needs to be taken for one that sounds alike.
const UNFINISHED_SOUND_FROM: usize = 3;

/// A word of a query.
pub(crate) struct QueryWord {
    /// The word as it was typed.
    pub(crate) typed: String,
    pub(crate) folded: String,
    exact: String,
    letters: Vec<char>,
    /// Whether it is the last one, which may be unfinished.
    pub(crate) last: bool,
    telex: Option<String>,
}

impl QueryWord {
    /// Whether it was typed with accents.
    fn has_accents(&self) -> bool {
        self.exact != self.folded
    }
}

/// The words of a query.
pub(crate) fn query_words(text: &str) -> Vec<QueryWord> {
    let found = words(text);
    let count = found.len();
    let word = |(index, word): (usize, market::search::Word)| QueryWord {
        letters: word.folded.chars().collect(),
        telex: telex::decoded(&word.folded),
        typed: text[word.start..word.end].to_owned(),
        folded: word.folded,
        exact: word.exact,
        last: index + 1 == count,
    };
    found.into_iter().enumerate().map(word).collect()
}

impl Shelf {
    /// The surest reading of all that find anything in the whole shop; the plainest of those
    /// that are as sure.
    pub(crate) fn read(&self, words: &[QueryWord]) -> Option<Matches> {
        let plain: Vec<Vec<u8>> = words
            .iter()
            .map(|word| self.points(&self.plain(word)).unwrap_or_default())
            .collect();
        let words: Vec<(&QueryWord, Vec<u8>)> = words.iter().zip(plain).collect();
        let mut best = self.read_plain(&words);
        let surer = |found: Option<Matches>, best: Option<Matches>| match (found, best) {
            (Some(found), Some(best)) if found.sure <= best.sure => Some(best),
            (None, best) => best,
            (found, _) => found,
        };
        let sureness = |best: &Option<Matches>| best.as_ref().map(|it| it.sure);
        if sureness(&best) < Some(LIKELY) {
            best = surer(self.read_telex(&words), best);
        }
        if sureness(&best) < Some(LIKELY) {
            best = surer(self.read_joined(&words), best);
        }
        // Nothing but another first sound with the same accents is as sure as what was typed.
        let may_sound = || words.iter().any(|(word, _)| word.has_accents());
        if sureness(&best) < Some(LIKELY) || (sureness(&best) < Some(SURE) && may_sound()) {
            best = surer(self.read_slips(&words, 1), best);
        }
        if sureness(&best) < Some(LIKELY) {
            best = surer(self.read_slips(&words, 2), best);
        }
        best
    }

    fn read_plain(&self, words: &[(&QueryWord, Vec<u8>)]) -> Option<Matches> {
        let mut matches = Matches::new(Reading::Plain);
        for (_, plain) in words {
            matches.and(&[(plain, 0)]);
        }
        matches.finish()
    }

    fn read_telex(&self, words: &[(&QueryWord, Vec<u8>)]) -> Option<Matches> {
        if words.iter().all(|(word, _)| word.telex.is_none()) {
            return None;
        }
        let mut matches = Matches::new(Reading::Telex);
        for (word, plain) in words {
            let decoded = self.points(&self.decoded(word)).unwrap_or_default();
            matches.and(&[(plain, 0), (&decoded, 0)]);
        }
        matches.finish()
    }

    fn read_joined(&self, words: &[(&QueryWord, Vec<u8>)]) -> Option<Matches> {
        if words.iter().all(|(_, plain)| !plain.is_empty()) {
            return None;
        }
        let mut matches = Matches::new(Reading::Joined);
        for (word, plain) in words {
            if plain.is_empty() {
                matches.and(&[(&self.joined(word)?, 0)]);
            } else {
                matches.and(&[(plain, 0)]);
            }
        }
        matches.finish()
    }

    fn read_slips(&self, words: &[(&QueryWord, Vec<u8>)], most: usize) -> Option<Matches> {
        let reading = if most == 1 {
            Reading::OneSlip
        } else {
            Reading::TwoSlips
        };
        let mut matches = Matches::new(reading);
        for (word, plain) in words {
            let slipped: Vec<Vec<u8>> = (1..=most)
                .map(|count| self.points(&self.slipped(word, count)).unwrap_or_default())
                .collect();
            let slipped = slipped.iter().map(Vec::as_slice).zip(1..);
            let ways: Vec<(&[u8], u32)> =
                iter::once((plain.as_slice(), 0)).chain(slipped).collect();
            matches.and(&ways);
        }
        matches.finish()
    }

    /// The words of the dictionary that begin as this one does or are the same.
    pub(crate) fn plain(&self, word: &QueryWord) -> Vec<Candidate> {
        let same = self.terms.same(&word.folded);
        let otherwise = if word.has_accents() { LIKELY } else { SURE };
        let whole = same.clone().map(|term| {
            let (kind, sure) = if self.terms.is_exact(term, &word.exact) {
                (EXACT, SURE)
            } else {
                (FOLDED, otherwise)
            };
            Candidate { term, kind, sure }
        });
        whole
            .chain(self.begun(&word.folded, word.last, same.end, SURE))
            .collect()
    }

    pub(crate) fn decoded(&self, word: &QueryWord) -> Vec<Candidate> {
        let Some(folded) = &word.telex else {
            return Vec::new();
        };
        let same = self.terms.same(folded);
        let whole = same.clone().map(|term| Candidate {
            term,
            kind: FOLDED,
            sure: LIKELY,
        });
        whole
            .chain(self.begun(folded, word.last, same.end, LIKELY))
            .collect()
    }

    fn begun(
        &self,
        folded: &str,
        last: bool,
        from: usize,
        sure: u8,
    ) -> impl Iterator<Item = Candidate> + use<> {
        let end = if last {
            self.terms.with_prefix(folded).end
        } else {
            from
        };
        (from..end).map(move |term| Candidate {
            term,
            kind: BEGUN,
            sure,
        })
    }

    /// The words of the dictionary that are so many slips away.
    pub(crate) fn slipped(&self, word: &QueryWord, count: usize) -> Vec<Candidate> {
        let mut candidates = self.misspelt(word, count);
        if count == 1 {
            candidates.extend(self.sounding_alike(word));
        }
        candidates
    }

    fn sounding_alike(&self, word: &QueryWord) -> Vec<Candidate> {
        let unfinished = word.last && word.letters.len() >= UNFINISHED_SOUND_FROM;
        let terms = sounds::alike(&word.folded).into_iter().flat_map(|alike| {
            if unfinished {
                self.terms.with_prefix(&alike)
            } else {
                self.terms.same(&alike)
            }
        });
        let with_accents = if word.has_accents() {
            sounds::alike(&word.exact)
        } else {
            Vec::new()
        };
        let has_accents = |term: usize| {
            let mut alike = with_accents.iter();
            alike.any(|exact| self.terms.is_exact(term, exact))
        };
        terms
            .map(|term| Candidate {
                term,
                kind: SLIPPED,
                sure: if has_accents(term) { SURE } else { LIKELY },
            })
            .collect()
    }

    fn misspelt(&self, word: &QueryWord, count: usize) -> Vec<Candidate> {
        let length = word.letters.len();
        let needed = if count == 1 {
            ONE_SLIP_FROM
        } else {
            TWO_SLIPS_FROM
        };
        if length < needed {
            return Vec::new();
        }
        let unfinished = word.last && length >= UNFINISHED_SLIP_FROM;
        let own = letters_of(&word.folded);
        let too_many = |letters: u32| letters.count_ones() as usize > count;
        let may_be = |term: usize| {
            let (letters, other) = (self.terms.letters(term), self.terms.length(term));
            other + count >= length
                && !too_many(own & !letters)
                && (unfinished || (other <= length + count && !too_many(letters & !own)))
        };
        (0..self.terms.len())
            .filter(|term| may_be(*term))
            .filter(|term| {
                let other = self.terms.folded(*term);
                slips(&word.letters, other, count, unfinished).is_some_and(|found| {
                    // A whole word is as far away as asked for; a beginning may be nearer.
                    found == count || unfinished
                })
            })
            .map(|term| Candidate {
                term,
                kind: SLIPPED,
                sure: LIKELY,
            })
            .collect()
    }

    /// The points of every product for the best of some words; none where there are no words.
    pub(crate) fn points(&self, candidates: &[Candidate]) -> Option<Vec<u8>> {
        if candidates.is_empty() {
            return None;
        }
        let mut points = vec![0; self.len()];
        let mut owners = OwnerPoints::default();
        for candidate in candidates {
            for field in Field::ALL {
                let gain = candidate.in_field(field);
                let list = self.products_with(candidate.term, field);
                each_product(list, points.len(), |product| {
                    let held = &mut points[product];
                    *held = gain.max(*held);
                });
            }
            each_owner(self.owners_with(candidate.term), |owner| {
                owners.raise(self, owner, candidate.in_owner(owner));
            });
        }
        owners.spread(self, &mut points);
        Some(points)
    }
}
