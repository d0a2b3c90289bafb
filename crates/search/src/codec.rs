//! How numbers and texts stand in the file, and the seal that tells whether it is whole.
//!
//! ```text
//! magic (8) · version (u32) · length of the file (u32) · checksum of the rest (u64)
//! length of each section (u32 each) · the sections
//! ```
//! All numbers are little-endian. Inside the sections single ones are LEB128 varints, and columns
//! of them stand in planes: the lowest bytes of all, then the next ones, so that a column is read
//! in a few plain loops and what is alike stands together.

use crate::shelf::IndexError;
use std::ops::{BitOrAssign, Shl};

/// What every index begins with.
const MAGIC: [u8; 8] = *b"OCOP\x00IDX";

/// The version of the layout; any change to what is written needs another one.
pub(crate) const VERSION: u32 = 3;

/// Magic, version, length and checksum.
const HEAD: usize = 24;

/// The parts of the file, in their order.
#[derive(Clone, Copy)]
pub(crate) enum Section {
    /// The market, groups and whatever else is small.
    Frame,
    /// The producers in short.
    Producers,
    /// Names in Vietnamese.
    Names,
    /// Names in the language of the file, empty where there is none.
    Translations,
    /// What the slugs have besides the names.
    Slugs,
    /// Numbers of each product, column by column.
    Columns,
    /// What variants share.
    Packs,
    /// The photographs of products that have some.
    Photos,
    /// The words of all products, sorted.
    Terms,
    /// For each word, the products that have it in their names.
    InNames,
    /// The others that have it in their keywords.
    InKeywords,
    /// The others that have it in their stories.
    InStories,
    /// For each word, the places, producers and kinds of product that have it.
    Owners,
}

pub(crate) const SECTIONS: usize = 13;

/// Puts the sections together and seals them.
pub(crate) fn assemble(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let body: usize = sections.iter().map(Vec::len).sum();
    let mut file = Vec::with_capacity(HEAD + 4 * SECTIONS + body);
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend([0; 12]);
    for section in sections {
        file.extend((section.len() as u32).to_le_bytes());
    }
    for section in sections {
        file.extend(section);
    }
    reseal(&mut file);
    file
}

/// Writes length and checksum anew, so that tests can damage what lies below the seal.
#[doc(hidden)]
pub fn reseal(file: &mut [u8]) {
    if file.len() < HEAD {
        return;
    }
    let length = (file.len() as u32).to_le_bytes();
    file[12..16].copy_from_slice(&length);
    let sum = checksum(&file[HEAD..]).to_le_bytes();
    file[16..24].copy_from_slice(&sum);
}

/// How many sums are kept side by side, since a processor does several steps at once.
const LANES: usize = 4;

/// Each step can be undone for a known word, so a change of one word always changes the sum.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |sum: u64, word: u64| {
        let mixed = (sum ^ word).wrapping_mul(FACTOR);
        mixed ^ (mixed >> 29)
    };
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().unwrap_or_default());
    let mut lanes = [bytes.len() as u64; LANES];
    let mut rows = bytes.chunks_exact(8 * LANES);
    for row in &mut rows {
        for (lane, bytes) in lanes.iter_mut().zip(row.chunks_exact(8)) {
            *lane = step(*lane, word(bytes));
        }
    }
    let mut last = [0; 8 * LANES];
    let rest = rows.remainder();
    last[..rest.len()].copy_from_slice(rest);
    let last = last.chunks_exact(8).map(word);
    lanes.into_iter().chain(last).fold(0, step)
}

/// Checks the seal and finds the sections.
pub(crate) fn sections(file: &[u8]) -> Result<[(usize, usize); SECTIONS], IndexError> {
    let u32_at = |at: usize| {
        let bytes = file.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    if file.get(..MAGIC.len()) != Some(&MAGIC) {
        return Err(IndexError::Damaged("it does not begin as an index does"));
    }
    let found = u32_at(8).ok_or(CUT_OFF)?;
    if found != VERSION {
        return Err(IndexError::Version {
            found,
            expected: VERSION,
        });
    }
    if u32_at(12).ok_or(CUT_OFF)? as usize != file.len() {
        return Err(CUT_OFF);
    }
    let sum = file.get(16..HEAD).ok_or(CUT_OFF)?;
    if sum != checksum(&file[HEAD..]).to_le_bytes() {
        return Err(IndexError::Damaged("its checksum is wrong"));
    }
    let mut ranges = [(0, 0); SECTIONS];
    let mut start = HEAD + 4 * SECTIONS;
    for (index, range) in ranges.iter_mut().enumerate() {
        let length = u32_at(HEAD + 4 * index).ok_or(CUT_OFF)? as usize;
        let end = start.checked_add(length).ok_or(CUT_OFF)?;
        if end > file.len() {
            return Err(CUT_OFF);
        }
        *range = (start, end);
        start = end;
    }
    Ok(ranges)
}

const CUT_OFF: IndexError = IndexError::Damaged("it is cut off");

/// Appends numbers and texts to a section.
pub(crate) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len() as u64);
    out.extend(text.as_bytes());
}

/// Appends a column in as many planes as its largest number needs.
pub(crate) fn put_column(out: &mut Vec<u8>, column: impl Iterator<Item = u64>) {
    let column: Vec<u64> = column.collect();
    let largest = column.iter().copied().max().unwrap_or(0);
    let planes = (64 - largest.leading_zeros()).div_ceil(8).max(1);
    out.push(planes as u8);
    for plane in 0..planes {
        out.extend(column.iter().map(|number| (number >> (8 * plane)) as u8));
    }
}

/// Small numbers of either sign as small numbers.
pub(crate) fn signed(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

pub(crate) fn unsigned(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Reads a section from its beginning.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    #[inline]
    pub(crate) fn number(&mut self) -> Option<u64> {
        let first = *self.bytes.get(self.at)?;
        self.at += 1;
        if first < 0x80 {
            return Some(u64::from(first));
        }
        let mut number = u64::from(first & 0x7f);
        let mut shift = 7;
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
            if shift > 63 {
                return None;
            }
        }
    }

    /// A number below a limit.
    #[inline]
    pub(crate) fn below(&mut self, limit: usize) -> Option<usize> {
        let number = usize::try_from(self.number()?).ok()?;
        (number < limit).then_some(number)
    }

    /// A number that fits 32 bits.
    pub(crate) fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(length)?;
        let bytes = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(bytes)
    }

    /// A column of so many numbers. Each takes a byte at least, so a forged count reserves
    /// little.
    pub(crate) fn column<T>(&mut self, count: usize) -> Option<Vec<T>>
    where
        T: Copy + Default + From<u8> + BitOrAssign + Shl<usize, Output = T>,
    {
        let planes = usize::from(*self.bytes(1)?.first()?);
        if !(1..=size_of::<T>()).contains(&planes) || count > self.left() {
            return None;
        }
        let mut column = vec![T::default(); count];
        for plane in 0..planes {
            for (number, byte) in column.iter_mut().zip(self.bytes(count)?) {
                *number |= T::from(*byte) << (8 * plane);
            }
        }
        Some(column)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }
}
