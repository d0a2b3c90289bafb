//! Words that were typed together, as in a hashtag. Only words that nothing in the shop has
//! or begins with are taken apart, so they have two parts at least.

use crate::reading::QueryWord;
use crate::shelf::Shelf;
use crate::sure::{Candidate, LIKELY};

/// The fewest letters of a part that may stand anywhere; a single letter, like the ô of ô mai,
/// has to be a word of the name, and no other single letter may stand beside it.
const SHORTEST: usize = 2;

/// The fewest letters of a last part that may go on.
const SHORTEST_UNFINISHED: usize = 3;

/// The longest word that is taken apart, in letters.
const LONGEST: usize = 40;

/// What words typed together count where all parts stand in the name, and where some are
/// keywords or places. What producers, groups and stories say is not typed together.
const POINTS: [u8; 2] = [12, 8];

/// The products that have all parts of a word, for one way or another of parting it, by where
/// the parts stand.
struct Pieces {
    bits: [Vec<u64>; 2],
}

impl Pieces {
    /// Takes a word apart; none where it is too short or too long for that.
    fn of(shelf: &Shelf, word: &QueryWord) -> Option<Self> {
        let ends: Vec<usize> = boundaries(&word.folded);
        let length = ends.len() - 1;
        if !(2..=LONGEST).contains(&length) {
            return None;
        }
        let piece = |start: usize, end: usize| {
            let long_enough = end - start >= SHORTEST_UNFINISHED;
            let unfinished = word.last && end == length && long_enough;
            shelf.piece(&word.folded[ends[start]..ends[end]], unfinished)
        };
        // For each place in the word, whether parts of the dictionary lead from there to its end.
        let mut leads = vec![false; length + 1];
        leads[length] = true;
        for start in (0..length).rev() {
            leads[start] =
                (start + 1..=length).any(|end| leads[end] && !piece(start, end).is_empty());
        }
        if !leads[0] {
            return None;
        }
        // And the products whose words make up what stands before it: those where the last of
        // these is longer than a letter, and those where it is one.
        let nobody = || [(); 2].map(|()| vec![0_u64; shelf.len().div_ceil(64)]);
        let mut reached: Vec<[[Vec<u64>; 2]; 2]> =
            (0..=length).map(|_| [nobody(), nobody()]).collect();
        reached[0][0]
            .iter_mut()
            .for_each(|bits| bits.fill(u64::MAX));
        for start in (0..length).filter(|start| leads[*start]) {
            // Who has the parts in the name has them at all.
            let is_empty = |[_, any]: &[Vec<u64>; 2]| any.iter().all(|bits| *bits == 0);
            if reached[start].iter().all(is_empty) {
                continue;
            }
            for end in (start + 1..=length).filter(|end| leads[*end]) {
                let Some(points) = shelf.points(&piece(start, end)) else {
                    continue;
                };
                let (before, after) = reached.split_at_mut(end);
                let short = end - start < SHORTEST;
                let [after_words, after_letter] = &before[start];
                let after = &mut after[0][usize::from(short)];
                for (level, least) in POINTS.iter().enumerate() {
                    let least = if short { POINTS[0] } else { *least } * Candidate::PIECE;
                    extend(&after_words[level], &points, least, &mut after[level]);
                    if !short {
                        extend(&after_letter[level], &points, least, &mut after[level]);
                    }
                }
            }
        }
        let [mut bits, after_letter] = reached.pop()?;
        for (bits, more) in bits.iter_mut().flatten().zip(after_letter.iter().flatten()) {
            *bits |= more;
        }
        Some(Self { bits })
    }

    /// The points of a product that has all parts; none for the others.
    fn points(&self, product: usize) -> u8 {
        let has = |bits: &Vec<u64>| {
            let bits = bits.get(product / 64).copied().unwrap_or(0);
            bits & (1 << (product % 64)) != 0
        };
        let level = self.bits.iter().position(has);
        level
            .and_then(|level| POINTS.get(level))
            .copied()
            .unwrap_or(0)
    }
}

/// Adds the products that have what stands before, and the piece with so many points.
fn extend(before: &[u64], points: &[u8], least: u8, reached: &mut [u64]) {
    for (chunk, (before, reached)) in points.chunks(64).zip(before.iter().zip(reached)) {
        let has = chunk.iter().rev().fold(0_u64, |bits, points| {
            (bits << 1) | u64::from(*points >= least)
        });
        *reached |= has & before;
    }
}

/// Where the letters of a word begin, and where the word ends.
fn boundaries(word: &str) -> Vec<usize> {
    let starts = word.char_indices().map(|(at, _)| at);
    starts.chain([word.len()]).collect()
}

impl Shelf {
    /// The points of every product for a word that may be several, typed together.
    pub(crate) fn joined(&self, word: &QueryWord) -> Option<Vec<u8>> {
        let pieces = Pieces::of(self, word)?;
        let points = (0..self.len()).map(|it| pieces.points(it));
        let sure = |points| if points > 0 { points | LIKELY } else { 0 };
        Some(points.map(sure).collect())
    }

    /// The words of the dictionary that a part of a word stands for.
    pub(crate) fn piece(&self, piece: &str, unfinished: bool) -> Vec<Candidate> {
        let terms = if unfinished {
            self.terms.with_prefix(piece)
        } else {
            self.terms.same(piece)
        };
        terms.map(Candidate::of_piece).collect()
    }
}
