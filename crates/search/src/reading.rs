//! How the words of a query are understood: the readings, from the plainest on.

use crate::found::Reading;
use crate::shelf::Shelf;
use crate::slips::slips;
use crate::sounds;
use crate::telex;
use crate::terms::{Field, Owner, each_owner, each_product, letters_of};
use market::search::words;
use std::iter;

/// The letters that a word needs before one slip, and two slips, are forgiven.
const ONE_SLIP_FROM: usize = 4;
const TWO_SLIPS_FROM: usize = 7;

/// With fewer letters an unfinished word with a slip would begin half of the dictionary.
const UNFINISHED_SLIP_FROM: usize = 5;

/// The letters that an unfinished word needs to be taken for one that sounds alike.
const UNFINISHED_SOUND_FROM: usize = 3;

/// What a kind of match multiplies the weight of the field by.
const EXACT: u8 = 4;
const FOLDED: u8 = 3;
const BEGUN: u8 = 2;
const SLIPPED: u8 = 1;

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

/// A word of the dictionary that a word of a query stands for, and how well.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) term: usize,
    /// What the match multiplies the weight of the field by.
    pub(crate) kind: u8,
}

impl Candidate {
    /// What a part of words typed together multiplies the weight of its field by.
    pub(crate) const PIECE: u8 = FOLDED;

    pub(crate) fn of_piece(term: usize) -> Self {
        Self {
            term,
            kind: Self::PIECE,
        }
    }
}

/// Which products match, and how well.
pub(crate) struct Matches {
    pub(crate) reading: Reading,
    /// The products that have all words so far, rising, each with its key: the higher the
    /// better, by fewer slips, then by more points.
    pub(crate) found: Vec<(u32, u32)>,
    /// Whether any word has been taken in.
    begun: bool,
}

/// The key of a product that has every word so far without a slip and without a point.
const NO_SLIPS: u32 = 0x03ff * ONE_SLIP;

/// More than all points that the words of the longest query can have.
const ONE_SLIP: u32 = 1 << 13;

impl Matches {
    fn new(reading: Reading) -> Self {
        Self {
            reading,
            found: Vec::new(),
            begun: false,
        }
    }

    /// Takes in another word by the points that products have for it, the best way first; each
    /// way comes with its slips.
    fn and(&mut self, ways: &[(&[u8], u32)]) {
        let gain = |product: usize| {
            let mut ways = ways.iter();
            ways.find_map(|(points, slips)| {
                let points = points.get(product).copied().unwrap_or(0);
                (points > 0).then(|| (u32::from(points), slips * ONE_SLIP))
            })
        };
        if self.begun {
            self.found.retain_mut(|(product, key)| {
                let gain = gain(*product as usize);
                if let Some((points, less)) = gain {
                    *key = (*key + points).saturating_sub(less);
                }
                gain.is_some()
            });
            return;
        }
        self.begun = true;
        let count = ways.iter().map(|(points, _)| points.len()).max();
        for start in (0..count.unwrap_or(0)).step_by(SPAN) {
            if ways.iter().all(|(points, _)| is_blank(points, start)) {
                continue;
            }
            for product in start..start + SPAN {
                if let Some((points, less)) = gain(product) {
                    let key = (NO_SLIPS + points).saturating_sub(less);
                    self.found.push((product as u32, key));
                }
            }
        }
    }

    /// None where nothing matches.
    fn finish(self) -> Option<Self> {
        (!self.found.is_empty()).then_some(self)
    }
}

/// So many products are looked at together: most words stand in few of them.
const SPAN: usize = 16;

fn is_blank(points: &[u8], start: usize) -> bool {
    let rest = points.get(start..).unwrap_or_default();
    match rest.first_chunk::<SPAN>() {
        Some(span) => u128::from_le_bytes(*span) == 0,
        None => rest.iter().all(|points| *points == 0),
    }
}

impl Shelf {
    /// The first reading that finds anything in the whole shop.
    pub(crate) fn read(&self, words: &[QueryWord]) -> Option<Matches> {
        let plain: Vec<Vec<u8>> = words
            .iter()
            .map(|word| self.points(&self.plain(word)).unwrap_or_default())
            .collect();
        let words: Vec<(&QueryWord, Vec<u8>)> = words.iter().zip(plain).collect();
        self.read_plain(&words)
            .or_else(|| self.read_telex(&words))
            .or_else(|| self.read_joined(&words))
            .or_else(|| self.read_slips(&words, 1))
            .or_else(|| self.read_slips(&words, 2))
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
        let whole = same.clone().map(|term| Candidate {
            term,
            kind: if self.terms.is_exact(term, &word.exact) {
                EXACT
            } else {
                FOLDED
            },
        });
        whole
            .chain(self.begun(&word.folded, word.last, same.end))
            .collect()
    }

    pub(crate) fn decoded(&self, word: &QueryWord) -> Vec<Candidate> {
        let Some(folded) = &word.telex else {
            return Vec::new();
        };
        let same = self.terms.same(folded);
        let whole = same.clone().map(|term| Candidate { term, kind: FOLDED });
        whole
            .chain(self.begun(folded, word.last, same.end))
            .collect()
    }

    fn begun(
        &self,
        folded: &str,
        last: bool,
        from: usize,
    ) -> impl Iterator<Item = Candidate> + use<> {
        let end = if last {
            self.terms.with_prefix(folded).end
        } else {
            from
        };
        (from..end).map(|term| Candidate { term, kind: BEGUN })
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
        terms
            .map(|term| Candidate {
                term,
                kind: SLIPPED,
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
        for Candidate { term, kind } in candidates {
            for field in Field::ALL {
                let gain = field.weight() * kind;
                each_product(self.products_with(*term, field), self.len(), |product| {
                    let held = &mut points[product];
                    *held = gain.max(*held);
                });
            }
            each_owner(self.owners_with(*term), |owner| {
                owners.raise(self, owner, *kind)
            });
        }
        owners.spread(self, &mut points);
        Some(points)
    }
}

/// The points of places, producers and kinds, on their way to the products that have them.
#[derive(Default)]
struct OwnerPoints {
    localities: Vec<u8>,
    makers: Vec<u8>,
    kinds: Vec<u8>,
}

impl OwnerPoints {
    fn raise(&mut self, shelf: &Shelf, owner: Owner, kind: u8) {
        let (table, length, index) = match owner {
            Owner::Locality(index) => (
                &mut self.localities,
                shelf.tables.localities_in_all(),
                index,
            ),
            Owner::Maker(index) => (&mut self.makers, shelf.makers(), index),
            Owner::Kind(index) => (&mut self.kinds, shelf.tables.kinds.len(), index),
        };
        if table.is_empty() {
            table.resize(length, 0);
        }
        if let Some(points) = table.get_mut(index as usize) {
            *points = (owner.weight() * kind).max(*points);
        }
    }

    fn spread(&self, shelf: &Shelf, points: &mut [u8]) {
        let owned = shelf.owned();
        for (table, lists) in [
            (&self.localities, &owned.localities),
            (&self.makers, &owned.makers),
            (&self.kinds, &owned.kinds),
        ] {
            for (owner, gain) in table.iter().enumerate().filter(|(_, gain)| **gain > 0) {
                for product in lists.of(owner) {
                    let held = &mut points[*product as usize];
                    *held = (*gain).max(*held);
                }
            }
        }
    }
}
