//! The dictionary: every word of every product, sorted, with what has it.

use crate::codec::{Reader, Section, put, put_column, put_text};
use market::search::words;
use std::collections::{BTreeMap, BTreeSet};
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

    fn code(self) -> u64 {
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

/// Collects the words while an index is compiled.
#[derive(Default)]
pub(crate) struct TermsBuilder {
    /// By the folded and the exact word.
    entries: BTreeMap<(String, String), Entry>,
}

#[derive(Default)]
struct Entry {
    surface: String,
    products: Vec<(u32, Field)>,
    /// The products that have the word in their story, whatever else has it.
    stories: Vec<u32>,
    owners: Vec<Owner>,
}

/// The sections of the dictionary.
#[derive(Default)]
pub(crate) struct TermSections {
    pub(crate) terms: Vec<u8>,
    /// By field.
    pub(crate) postings: [Vec<u8>; 3],
    pub(crate) owners: Vec<u8>,
}

impl TermsBuilder {
    /// Adds the words of a product's own text. Products come in rising order.
    pub(crate) fn add(&mut self, text: &str, product: u32, field: Field) {
        self.each(text, |entry| {
            if field == Field::Story && entry.stories.last() != Some(&product) {
                entry.stories.push(product);
            }
            match entry.products.last_mut() {
                Some((last, known)) if *last == product => *known = field.min(*known),
                _ => entry.products.push((product, field)),
            }
        });
    }

    /// Adds the words of what many products share.
    pub(crate) fn add_owner(&mut self, text: &str, owner: Owner) {
        self.each(text, |entry| entry.owners.push(owner));
    }

    fn each(&mut self, text: &str, mut enter: impl FnMut(&mut Entry)) {
        for word in words(text) {
            let surface = surface_of(&text[word.start..word.end], &word.exact);
            let entry = self.entries.entry((word.folded, word.exact));
            enter(entry.or_insert_with(|| Entry {
                surface,
                ..Entry::default()
            }));
        }
    }

    /// Leaves out of the stories what stands in more than so many of them: it tells no product
    /// from another, and such words are most of a story.
    pub(crate) fn trim_stories(&mut self, most: usize) {
        let mut stories: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for ((folded, _), entry) in &self.entries {
            let products = stories.entry(folded).or_default();
            products.extend(&entry.stories);
        }
        let common: BTreeSet<String> = stories
            .into_iter()
            .filter(|(_, products)| products.len() > most)
            .map(|(folded, _)| folded.to_owned())
            .collect();
        for ((folded, _), entry) in &mut self.entries {
            if common.contains(folded) {
                entry.products.retain(|(_, field)| *field != Field::Story);
            }
        }
        self.entries
            .retain(|_, entry| !entry.products.is_empty() || !entry.owners.is_empty());
    }

    pub(crate) fn write(&self) -> TermSections {
        let mut out = TermSections::default();
        put(&mut out.terms, self.entries.len() as u64);
        let mut before = "";
        let mut lengths: [Vec<usize>; 4] = Default::default();
        for ((folded, _), entry) in &self.entries {
            let shared = common_prefix(before, folded);
            put(&mut out.terms, shared as u64);
            put_text(&mut out.terms, &folded[shared..]);
            let surface = entry.surface.as_str();
            put_text(&mut out.terms, if surface == folded { "" } else { surface });
            before = folded;
            let [in_fields @ .., of_owners] = &mut lengths;
            for ((field, list), lengths) in Field::ALL.iter().zip(&mut out.postings).zip(in_fields)
            {
                lengths.push(entry.write_products(*field, list));
            }
            of_owners.push(entry.write_owners(&mut out.owners));
        }
        for lengths in &lengths {
            put_column(&mut out.terms, lengths.iter().map(|it| *it as u64));
        }
        out
    }
}

impl Entry {
    /// Appends the distances between the products that have the word in a field, and says how
    /// many bytes that takes.
    fn write_products(&self, field: Field, out: &mut Vec<u8>) -> usize {
        let start = out.len();
        let mut next = 0;
        for (product, _) in self.products.iter().filter(|(_, known)| *known == field) {
            put(out, u64::from(product - next));
            next = product + 1;
        }
        out.len() - start
    }

    fn write_owners(&self, out: &mut Vec<u8>) -> usize {
        let start = out.len();
        let has_it: BTreeSet<Owner> = self.owners.iter().copied().collect();
        for owner in has_it {
            put(out, owner.code());
        }
        out.len() - start
    }
}

/// A word as it is shown, in small letters where those mean the same word.
fn surface_of(text: &str, exact: &str) -> String {
    let small = text.to_lowercase();
    let same = matches!(words(&small).as_slice(), [word] if word.exact == exact);
    if same { small } else { text.to_owned() }
}

/// How many bytes two texts share at their beginning, whole characters only.
fn common_prefix(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
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
