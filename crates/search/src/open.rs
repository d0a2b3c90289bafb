//! Opens an index: everything that may be wrong with it is found here.

use crate::codec::{Reader, Section, sections};
use crate::columns::{Columns, Limits};
use crate::compile::compile;
use crate::frame::Frame;
use crate::order::Orders;
use crate::producers;
use crate::shelf::{IndexError, Shelf};
use crate::terms::{Field, Terms};
use crate::terse;
use market::{Catalogue, Locale};
use std::sync::{Mutex, OnceLock};

impl Shelf {
    /// Opens an index.
    ///
    /// # Errors
    /// Says why it cannot be used; the plain catalogue can then take its place.
    pub fn open(bytes: Vec<u8>) -> Result<Self, IndexError> {
        let sections = sections(&bytes)?;
        let part = |section: Section| {
            let (start, end) = sections[section as usize];
            &bytes[start..end]
        };
        let frame: Frame = terse::from_bytes(part(Section::Frame))
            .map_err(|_| IndexError::Damaged("its frame is not what it should be"))?;
        let locale = Locale::ALL
            .into_iter()
            .find(|locale| locale.code() == frame.locale)
            .ok_or(IndexError::Damaged("its language is unknown"))?;
        let known_makers = producers::count(part(Section::Producers))
            .ok_or(IndexError::Damaged("its producers are out of order"))?;
        let texts = IndexError::Damaged("its texts are out of order");
        let packs = entries_of(part(Section::Packs)).ok_or(texts.clone())?;
        let photos = entries_of(part(Section::Photos)).ok_or(texts.clone())?;
        let limits = Limits {
            kinds: frame.tables.kinds.len(),
            makers: known_makers + frame.tables.unknown_makers.len(),
            localities: frame.tables.localities_in_all(),
            art: frame.tables.art.len(),
            photos: photos.len(),
            packs: packs.len(),
        };
        let columns = Columns::read(part(Section::Columns), &limits)
            .ok_or(IndexError::Damaged("its columns are out of order"))?;
        let count = columns.len();
        if count == 0 {
            return Err(IndexError::Empty);
        }
        let names = texts_of(part(Section::Names), count).ok_or(texts.clone())?;
        let slugs = texts_of(part(Section::Slugs), count).ok_or(texts.clone())?;
        let translations = match locale {
            Locale::Vi => Vec::new(),
            _ => texts_of(part(Section::Translations), count).ok_or(texts)?,
        };
        let [names_with, keywords_with, stories_with] = Field::ALL.map(Field::section);
        let lists = [names_with, keywords_with, stories_with, Section::Owners];
        let terms = Terms::read(part(Section::Terms), lists.map(|it| part(it).len()))
            .ok_or(IndexError::Damaged("its dictionary is out of order"))?;
        Ok(Self {
            market: frame.market,
            build: frame.build,
            groups: frame.groups,
            events: frame.events,
            known_makers,
            producers: OnceLock::new(),
            first_of_slug: frame.tables.first_of_slug(),
            localities: OnceLock::new(),
            problems: frame.problems,
            locale,
            tables: frame.tables,
            orders: Orders::default(),
            columns,
            terms,
            places_as_counted: OnceLock::new(),
            owned: OnceLock::new(),
            names_of_owners: OnceLock::new(),
            sections,
            bytes,
            names,
            translations,
            slugs,
            packs,
            photos,
            places: Mutex::default(),
        })
    }

    /// Compiles a plain catalogue, as it comes from JSON or a REST source, and opens it.
    ///
    /// # Errors
    /// Only where the catalogue has no product, or too many.
    pub fn from_catalogue(catalogue: &Catalogue, locale: Locale) -> Result<Self, IndexError> {
        Self::open(compile(catalogue, locale, |_| None))
    }
}

/// Where each of so many texts begins; none unless they are all there. Whether they are text
/// is seen when one is shown.
fn texts_of(bytes: &[u8], count: usize) -> Option<Vec<u32>> {
    starts_of(Reader::new(bytes), count)
}

/// Where each entry of a list begins, which says how many it has.
fn entries_of(bytes: &[u8]) -> Option<Vec<u32>> {
    let mut reader = Reader::new(bytes);
    let count = reader.below(bytes.len() + 1)?;
    starts_of(reader, count)
}

fn starts_of(mut reader: Reader<'_>, count: usize) -> Option<Vec<u32>> {
    let mut starts = Vec::with_capacity(count);
    for _ in 0..count {
        starts.push(reader.position() as u32);
        let length = usize::try_from(reader.number()?).ok()?;
        reader.bytes(length)?;
    }
    reader.is_at_end().then_some(starts)
}
