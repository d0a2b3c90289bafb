//! How well and how surely products match the words of a query.

use crate::found::Reading;
use crate::terms::{Field, Owner};

/// What a kind of match multiplies the weight of the field by.
pub(crate) const EXACT: u8 = 4;
pub(crate) const FOLDED: u8 = 3;
pub(crate) const BEGUN: u8 = 2;
pub(crate) const SLIPPED: u8 = 1;

/// How sure it is that a product has what a word means, in the highest bits of its points, of
/// which there are less than 64: the highest of several is the surest, then the best. The lowest is that only the story has it, and not as typed.
///
/// It is surely meant where it was typed so, accents and all, or without accents and stands
/// elsewhere than in the story, or is a whole word that sounds alike and has the same accents.
pub(crate) const SURE: u8 = 0b1000_0000;
/// It stands elsewhere than in the story, but was typed with other accents or letters.
pub(crate) const LIKELY: u8 = 0b0100_0000;
pub(crate) const SURENESS: u8 = SURE | LIKELY;

/// A word of the dictionary that a word of a query stands for, and how well.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) term: usize,
    /// What the match multiplies the weight of the field by.
    pub(crate) kind: u8,
    /// How sure it is outside stories.
    pub(crate) sure: u8,
}

impl Candidate {
    /// What a part of words typed together multiplies the weight of its field by.
    pub(crate) const PIECE: u8 = FOLDED;

    pub(crate) fn of_piece(term: usize) -> Self {
        Self {
            term,
            kind: Self::PIECE,
            sure: 0,
        }
    }

    /// What a product gains that has the word in a field.
    pub(crate) fn in_field(self, field: Field) -> u8 {
        let sure = match field {
            Field::Name | Field::Keyword => self.sure,
            Field::Story if self.kind == EXACT => SURE,
            Field::Story => 0,
        };
        (field.weight() * self.kind) | sure
    }

    /// What a product gains whose place, producer or kind has the word.
    pub(crate) fn in_owner(self, owner: Owner) -> u8 {
        (owner.weight() * self.kind) | self.sure
    }
}

/// A product that has all words so far.
#[derive(Clone, Copy)]
pub(crate) struct Match {
    pub(crate) product: u32,
    /// As sure as the least sure of the words.
    pub(crate) sure: u8,
    /// The higher the better: by fewer slips, then by more points.
    pub(crate) key: u32,
}

impl Match {
    /// What puts one product before another.
    pub(crate) fn rank(&self) -> (u8, u32) {
        (self.sure, self.key)
    }
}

/// Which products match, and how well.
pub(crate) struct Matches {
    pub(crate) reading: Reading,
    /// As sure as the surest product.
    pub(crate) sure: u8,
    /// The products that have all words so far, rising.
    pub(crate) found: Vec<Match>,
    /// Whether any word has been taken in.
    begun: bool,
}

/// The key of a product that has every word so far without a slip and without a point.
const NO_SLIPS: u32 = 0x03ff * ONE_SLIP;

/// More than all points that the words of the longest query can have.
const ONE_SLIP: u32 = 1 << 13;

impl Matches {
    pub(crate) fn new(reading: Reading) -> Self {
        Self {
            reading,
            sure: 0,
            found: Vec::new(),
            begun: false,
        }
    }

    /// Takes in another word by the points that products have for it, the plainest way first;
    /// each way comes with its slips.
    pub(crate) fn and(&mut self, ways: &[(&[u8], u32)]) {
        if self.begun {
            self.found.retain_mut(|it| {
                let gain = gain(ways, it.product as usize);
                if let Some((sure, points, less)) = gain {
                    it.sure = it.sure.min(sure);
                    it.key = (it.key + points).saturating_sub(less);
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
            if let [(points, slips)] = ways {
                self.begin_with(points, start, slips * ONE_SLIP);
                continue;
            }
            for product in start..start + SPAN {
                if let Some((sure, points, less)) = gain(ways, product) {
                    self.found.push(Match {
                        product: product as u32,
                        sure,
                        key: (NO_SLIPS + points).saturating_sub(less),
                    });
                }
            }
        }
    }

    /// The first word where there is one way to take it, for a span of products.
    fn begin_with(&mut self, points: &[u8], start: usize, less: u32) {
        let end = points.len().min(start + SPAN);
        for (product, held) in (start as u32..).zip(&points[start..end]) {
            if *held > 0 {
                self.found.push(Match {
                    product,
                    sure: held & SURENESS,
                    key: (NO_SLIPS + u32::from(held & !SURENESS)).saturating_sub(less),
                });
            }
        }
    }

    /// None where nothing matches.
    pub(crate) fn finish(mut self) -> Option<Self> {
        self.sure = self.found.iter().map(|it| it.sure).max()?;
        if self.reading == Reading::Plain {
            // Here the points tell more: they know whole words from beginnings.
            self.found.iter_mut().for_each(|it| it.sure = 0);
        }
        Some(self)
    }
}

/// How sure a product is by the surest way, the first of equals, and its points and slips.
#[inline]
fn gain(ways: &[(&[u8], u32)], product: usize) -> Option<(u8, u32, u32)> {
    let mut best: Option<(u8, u8, u32)> = None;
    for (points, slips) in ways {
        let held = points.get(product).copied().unwrap_or(0);
        let sure = held & SURENESS;
        if held > 0 && best.is_none_or(|(best, ..)| sure > best) {
            best = Some((sure, held & !SURENESS, *slips));
        }
    }
    best.map(|(sure, points, slips)| (sure, u32::from(points), slips * ONE_SLIP))
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
