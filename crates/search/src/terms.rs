//! The dictionary: every word of every product, sorted, with what has it.

use crate::codec::{Reader, Section};
use market::search::words;
use std::ops::Range;

/// Where a product has a word, the weightiest field first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Name,
    Keyword,
    Story,
}

impl Field {
    /// Every field.
    pub(crate) const ALL: [Self; 3] = [Self::Name, Self::Keyword, Self::Story];

    /// What a match in the field counts.
    pub(crate) fn weight(self) -> u8 {
        match self {
            Self::Name => 12,
            Self::Keyword => 9,
            Self::Story => 2,
        }
    }

    /// The section that tells which products have a word there and in no weightier field.
    pub(crate) fn section(self) -> Section {
        match self {
            Self::Name => Section::InNames,
            Self::Keyword => Section::InKeywords,
            Self::Story => Section::InStories,
        }
    }
}

/// What many products share, so that a word of it stands once in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Locality(u32),
    Maker(u32),
    Kind(u32),
}

impl Owner {
    pub(crate) fn weight(self) -> u8 {
        match self {
            Self::Locality(_) => 8,
            Self::Maker(_) => 6,
            Self::Kind(_) => 4,
        }
    }

    pub(crate) fn code(self) -> u64 {
        match self {
            Self::Locality(index) => u64::from(index) * 3,
            Self::Maker(index) => u64::from(index) * 3 + 1,
            Self::Kind(index) => u64::from(index) * 3 + 2,
        }
    }

    fn from_code(code: u64) -> Option<Self> {
        let index = u32::try_from(code / 3).ok()?;
        Some(match code % 3 {
            0 => Self::Locality(index),
            1 => Self::Maker(index),
            _ => Self::Kind(index),
        })
    }
}

/// Texts one after the other in one string.
#[derive(Default)]
struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
    }

    fn get(&self, index: usize) -> &str {
        let start = match index {
            0 => 0,
            _ => self.ends[index - 1] as usize,
        };
        &self.all[start..self.ends[index] as usize]
    }
}

/// The dictionary, read.
#[derive(Default)]
pub(crate) struct Terms {
    folded: Texts,
    surface: Texts,
    /// Which letters a word has, to rule out most words of another spelling at once.
    letters: Vec<u32>,
    /// How many characters a word has.
    lengths: Vec<u8>,
    /// Where the list of what has the word ends: in each field, and among the owners.
    ends: [Vec<u32>; 4],
}

impl Terms {
    /// Reads the dictionary; none where it is out of order, or where its lists do not add up to
    /// the sections of the fields and of the owners.
    pub(crate) fn read(bytes: &[u8], sections: [usize; 4]) -> Option<Self> {
        let reader = &mut Reader::new(bytes);
        let count = reader.below(bytes.len() + 1)?;
        let mut terms = Self::default();
        let mut word = String::new();
        for _ in 0..count {
            let shared = reader.below(word.len() + 1)?;
            let rest = reader.text()?;
            // The dictionary rises: what differs first is not less than it was.
            let was = word.as_bytes().get(shared).copied();
            let rises = was <= rest.as_bytes().first().copied();
            if !rises || !word.is_char_boundary(shared) || shared + rest.len() == 0 {
                return None;
            }
            word.truncate(shared);
            word.push_str(rest);
            terms.push(&word, reader.text()?);
        }
        for (ends, section) in terms.ends.iter_mut().zip(sections) {
            *ends = reader.column(count)?;
            let mut sum = 0_u32;
            for end in ends {
                sum = sum.checked_add(*end)?;
                *end = sum;
            }
            if sum as usize != section {
                return None;
            }
        }
        reader.is_at_end().then_some(terms)
    }

    fn push(&mut self, word: &str, surface: &str) {
        self.folded.push(word);
        self.surface
            .push(if surface.is_empty() { word } else { surface });
        self.letters.push(letters_of(word));
        let length = word.chars().count();
        self.lengths.push(u8::try_from(length).unwrap_or(u8::MAX));
    }

    pub(crate) fn len(&self) -> usize {
        self.lengths.len()
    }

    pub(crate) fn folded(&self, term: usize) -> &str {
        self.folded.get(term)
    }

    /// Whether the word has just these shapes and tones.
    pub(crate) fn is_exact(&self, term: usize, exact: &str) -> bool {
        matches!(words(self.surface(term)).as_slice(), [word] if word.exact == exact)
    }

    /// The word as it is shown.
    pub(crate) fn surface(&self, term: usize) -> &str {
        self.surface.get(term)
    }

    pub(crate) fn letters(&self, term: usize) -> u32 {
        self.letters[term]
    }

    pub(crate) fn length(&self, term: usize) -> usize {
        usize::from(self.lengths[term])
    }

    /// The words that begin with a folded text.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let start = self.first_from(0, |word| word < prefix);
        let end = self.first_from(start, |word| word.starts_with(prefix));
        start..end
    }

    /// The words that are the same but for their accents.
    pub(crate) fn same(&self, folded: &str) -> Range<usize> {
        let start = self.first_from(0, |word| word < folded);
        let end = self.first_from(start, |word| word == folded);
        start..end
    }

    /// Where a condition that holds for a first part of the words, from `start` on, ends.
    fn first_from(&self, start: usize, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(self.folded(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub(crate) fn range_in(&self, field: Field, term: usize) -> Range<usize> {
        range(&self.ends[field as usize], term)
    }

    pub(crate) fn owner_range(&self, term: usize) -> Range<usize> {
        range(&self.ends[Field::ALL.len()], term)
    }
}

fn range(ends: &[u32], term: usize) -> Range<usize> {
    let start = match term {
        0 => 0,
        _ => ends[term - 1] as usize,
    };
    start..ends[term] as usize
}

/// One bit for each letter from a to z, and one for all that is not a letter.
pub(crate) fn letters_of(word: &str) -> u32 {
    word.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            _ => 1 << 26,
        })
        .fold(0, |all, one| all | one)
}

/// The products in a list. What does not belong to a sound index ends the list.
#[inline]
pub(crate) fn each_product(bytes: &[u8], count: usize, mut visit: impl FnMut(usize)) {
    let mut bytes = bytes.iter();
    let mut next = 0_usize;
    while let Some(first) = bytes.next() {
        let mut step = usize::from(first & 0x7f);
        let mut byte = *first;
        let mut shift = 7;
        // Most steps fit one byte, and none needs more than four.
        while byte >= 0x80 && shift < 28 {
            byte = bytes.next().copied().unwrap_or_default();
            step |= usize::from(byte & 0x7f) << shift;
            shift += 7;
        }
        let product = next + step;
        if product >= count {
            return;
        }
        visit(product);
        next = product + 1;
    }
}

/// Whether a product is in a list.
pub(crate) fn has_product(bytes: &[u8], product: usize) -> bool {
    let mut found = false;
    each_product(bytes, product + 1, |other| found = other == product);
    found
}

/// What in a list has the word.
pub(crate) fn each_owner(bytes: &[u8], mut visit: impl FnMut(Owner)) {
    let mut reader = Reader::new(bytes);
    while let Some(owner) = reader.number().and_then(Owner::from_code) {
        visit(owner);
    }
}
