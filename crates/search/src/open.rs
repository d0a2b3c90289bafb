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

/// An index on its way to be a shelf. A large one takes longer than a browser can do without its
/// page, so that whoever opens it there does so step by step.
pub struct Opening(Step);

/// What is read next.
enum Step {
    /// The seal, and what is small.
    Frame(Vec<u8>),
    Columns(Box<Shelf>),
    Names(Box<Shelf>),
    Slugs(Box<Shelf>),
    Terms(Box<Shelf>),
}

/// How far an index is.
pub enum Opened {
    /// There is more to read.
    Partly(Opening),
    /// All of it.
    Wholly(Box<Shelf>),
}

impl Opening {
    /// An index of which nothing has been read yet.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Step::Frame(bytes))
    }

    /// Reads the next part.
    ///
    /// # Errors
    /// Says why the index cannot be used; the plain catalogue can then take its place.
    pub fn go_on(self) -> Result<Opened, IndexError> {
        let next = match self.0 {
            Step::Frame(bytes) => Step::Columns(Box::new(begin(bytes)?)),
            Step::Columns(mut shelf) => {
                shelf.columns = shelf.read_columns()?;
                Step::Names(shelf)
            }
            Step::Names(mut shelf) => {
                shelf.names = shelf.read_texts(Section::Names)?;
                if shelf.locale != Locale::Vi {
                    shelf.translations = shelf.read_texts(Section::Translations)?;
                }
                Step::Slugs(shelf)
            }
            Step::Slugs(mut shelf) => {
                shelf.slugs = shelf.read_texts(Section::Slugs)?;
                Step::Terms(shelf)
            }
            Step::Terms(mut shelf) => {
                shelf.terms = shelf.read_terms()?;
                return Ok(Opened::Wholly(shelf));
            }
        };
        Ok(Opened::Partly(Self(next)))
    }
}

/// A shelf of what the seal guards and of what is small; the rest of it is still to be read.
fn begin(bytes: Vec<u8>) -> Result<Shelf, IndexError> {
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
    let packs = entries_of(part(Section::Packs)).ok_or(TEXTS)?;
    let photos = entries_of(part(Section::Photos)).ok_or(TEXTS)?;
    Ok(Shelf {
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
        columns: Columns::default(),
        terms: Terms::default(),
        places_as_counted: OnceLock::new(),
        owned: OnceLock::new(),
        names_of_owners: OnceLock::new(),
        sections,
        bytes,
        names: Vec::new(),
        translations: Vec::new(),
        slugs: Vec::new(),
        packs,
        photos,
        places: Mutex::default(),
    })
}

impl Shelf {
    /// Opens an index.
    ///
    /// # Errors
    /// Says why it cannot be used; the plain catalogue can then take its place.
    pub fn open(bytes: Vec<u8>) -> Result<Self, IndexError> {
        let mut opening = Opening::new(bytes);
        loop {
            match opening.go_on()? {
                Opened::Partly(more) => opening = more,
                Opened::Wholly(shelf) => return Ok(*shelf),
            }
        }
    }

    /// Compiles a plain catalogue, as it comes from JSON or a REST source, and opens it.
    ///
    /// # Errors
    /// Only where the catalogue has no product, or too many.
    pub fn from_catalogue(catalogue: &Catalogue, locale: Locale) -> Result<Self, IndexError> {
        Self::open(compile(catalogue, locale, |_| None))
    }

    fn read_columns(&self) -> Result<Columns, IndexError> {
        let limits = Limits {
            kinds: self.tables.kinds.len(),
            makers: self.known_makers + self.tables.unknown_makers.len(),
            localities: self.tables.localities_in_all(),
            art: self.tables.art.len(),
            photos: self.photos.len(),
            packs: self.packs.len(),
        };
        let columns = Columns::read(self.section(Section::Columns), &limits)
            .ok_or(IndexError::Damaged("its columns are out of order"))?;
        match columns.len() {
            0 => Err(IndexError::Empty),
            _ => Ok(columns),
        }
    }

    fn read_texts(&self, section: Section) -> Result<Vec<u32>, IndexError> {
        texts_of(self.section(section), self.len()).ok_or(TEXTS)
    }

    fn read_terms(&self) -> Result<Terms, IndexError> {
        let [names_with, keywords_with, stories_with] = Field::ALL.map(Field::section);
        let lists = [names_with, keywords_with, stories_with, Section::Owners];
        let lengths = lists.map(|it| self.section(it).len());
        Terms::read(self.section(Section::Terms), lengths)
            .ok_or(IndexError::Damaged("its dictionary is out of order"))
    }
}

const TEXTS: IndexError = IndexError::Damaged("its texts are out of order");

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
