//! The catalogue: products, producers, groups and the market, as files and as an index.

pub(crate) mod check;
pub(crate) mod contact;
mod delivery;
mod gathered;
mod index;
mod market;
mod now;
pub(crate) mod place;
pub(crate) mod problem;
mod producer;
mod product;
mod score;
mod source;

pub use check::{UNFILLED, unfilled_fields};
pub use contact::{
    AccountNumber, Bank, BankNumber, Blur, Email, Endpoint, Origin, Phone, PictureFile, Portal,
    WebAddress,
};
pub use delivery::{Carriage, Delivery, Zone};
pub use gathered::Pieces;
pub use index::{Compiled, ContentFile, INDEX_VERSION, compile, misread, places, strangers};
pub use market::{
    Embedding, Endpoints, Group, Groups, Market, Ordering, OrderingPolicy, Owner, Section, Subgroup,
};
pub use now::{News, ProductNow, Renewed, VariantNow};
pub use problem::Problem;
pub use producer::{Address, EntityKind, Producer, ProducerCard, Wholesale};
pub use product::{Certificate, Listing, Measure, Net, Photo, Product, Stars, Variant};
pub use score::Score;
pub use source::{Engine, PublicKey, Receiver, RegionId, SourceKind, SourceSettings};

use crate::festival::{EventCard, Festival};
use crate::partners::Partners;
use crate::sort::sort_by_key;
use crate::training::Training;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// Reads the file of a product.
///
/// # Errors
/// Says what is wrong with the file and where.
pub fn parse_product(file: &str, text: &str) -> Result<Product, Problem> {
    problem::read(file, text)
}

/// Reads the file of a producer.
///
/// # Errors
/// Says what is wrong with the file and where.
pub fn parse_producer(file: &str, text: &str) -> Result<Producer, Problem> {
    problem::read(file, text)
}

/// Reads the file of the market.
///
/// # Errors
/// Says what is wrong with the file and where.
pub fn parse_market(file: &str, text: &str) -> Result<Market, Problem> {
    problem::read(file, text)
}

/// Reads the file of the courses.
///
/// # Errors
/// Says what is wrong with the file and where.
pub fn parse_training(file: &str, text: &str) -> Result<Training, Problem> {
    problem::read(file, text)
}

/// Reads the file of the events.
///
/// # Errors
/// Says what is wrong with the file and where.
pub fn parse_festival(file: &str, text: &str) -> Result<Festival, Problem> {
    problem::read(file, text)
}

/// Reads the file of the partners.
///
/// # Errors
/// Says what is wrong with the file and where.
pub fn parse_partners(file: &str, text: &str) -> Result<Partners, Problem> {
    problem::read(file, text)
}

/// The file that holds the index.
const INDEX: &str = "index.json";

/// All that browsing needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// The market.
    pub market: Market,
    /// Tells one state of the content from another.
    pub build: String,
    /// The groups, in the order in which the shop shows them.
    pub groups: Vec<Group>,
    /// The events around the market, the first one first.
    pub events: Vec<EventCard>,
    /// The producers, by name.
    pub producers: Vec<ProducerCard>,
    /// The products, by group, stars and name.
    pub listings: Vec<Listing>,
    /// What is wrong with the content, and left out.
    pub problems: Vec<Problem>,
    by_slug: HashMap<Box<str>, usize>,
}

/// Whatever knows the products and producers that are sold now.
pub trait Products {
    /// A product by its slug.
    fn product(&self, slug: &str) -> Option<Cow<'_, Listing>>;
    /// A producer by its slug.
    fn producer(&self, slug: &str) -> Option<&ProducerCard>;
}

impl Products for Catalogue {
    fn product(&self, slug: &str) -> Option<Cow<'_, Listing>> {
        Self::product(self, slug).map(Cow::Borrowed)
    }

    fn producer(&self, slug: &str) -> Option<&ProducerCard> {
        Self::producer(self, slug)
    }
}

/// Why there is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The text is no JSON, or its frame is not that of an index.
    NotJson(Problem),
    /// The index is of another version than this program reads.
    WrongVersion {
        /// The version of the index.
        found: u32,
    },
    /// The index has no product.
    Empty,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(problem) => problem.fmt(f),
            Self::WrongVersion { found } => {
                write!(
                    f,
                    "{INDEX}: version: it is {found}, and this program reads {INDEX_VERSION}"
                )
            }
            Self::Empty => write!(f, "{INDEX}: products: there is none"),
        }
    }
}

impl std::error::Error for LoadError {}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Deserialize)]
struct Frame<'a> {
    version: u32,
    build: String,
    #[serde(borrow)]
    market: &'a RawValue,
    #[serde(borrow)]
    groups: &'a RawValue,
    #[serde(default)]
    events: Vec<EventCard>,
    #[serde(borrow)]
    producers: Vec<&'a RawValue>,
    #[serde(borrow)]
    products: Vec<&'a RawValue>,
    #[serde(default)]
    problems: Vec<Problem>,
}

impl Catalogue {
    /// Reads the index. A product or producer that cannot be read becomes a problem.
    ///
    /// # Errors
    /// Says why there is nothing to show at all.
    pub fn load(text: &str) -> Result<Self, LoadError> {
        let frame: Frame<'_> = serde_json::from_str(text).map_err(|error| {
            // An index of another version may well have another frame.
            match serde_json::from_str(text) {
                Ok(Version { version }) if version != INDEX_VERSION => {
                    LoadError::WrongVersion { found: version }
                }
                _ => LoadError::NotJson(Problem::from_json(INDEX, text, &error)),
            }
        })?;
        if frame.version != INDEX_VERSION {
            return Err(LoadError::WrongVersion {
                found: frame.version,
            });
        }
        let market = part(frame.market, "market").map_err(LoadError::NotJson)?;
        let groups = part(frame.groups, "groups").map_err(LoadError::NotJson)?;
        let mut problems = frame.problems;
        let producers = parts(&frame.producers, "producers", &mut problems);
        let listings: Vec<Listing> = parts(&frame.products, "products", &mut problems);
        if listings.is_empty() {
            return Err(LoadError::Empty);
        }
        Ok(Self {
            by_slug: Self::places_of(&listings),
            market,
            build: frame.build,
            groups,
            events: frame.events,
            producers,
            listings,
            problems,
        })
    }

    fn places_of(listings: &[Listing]) -> HashMap<Box<str>, usize> {
        let place = |(index, listing): (usize, &Listing)| (listing.slug.as_str().into(), index);
        listings.iter().enumerate().map(place).collect()
    }

    /// A product by its slug.
    pub fn product(&self, slug: &str) -> Option<&Listing> {
        self.listings.get(*self.by_slug.get(slug)?)
    }

    /// A producer by its slug.
    pub fn producer(&self, slug: &str) -> Option<&ProducerCard> {
        self.producers
            .iter()
            .find(|producer| producer.slug == *slug)
    }

    /// A group by its slug.
    pub fn group(&self, slug: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.slug == *slug)
    }

    /// A sub-group by its group's slug and its own.
    pub fn subgroup(&self, group: &str, slug: &str) -> Option<&Subgroup> {
        self.group(group)?
            .subgroups
            .iter()
            .find(|subgroup| subgroup.slug == *slug)
    }

    /// The products of a group.
    pub fn in_group(&self, slug: &str) -> impl Iterator<Item = &Listing> {
        self.listings
            .iter()
            .filter(move |listing| listing.group == *slug)
    }

    /// The products of a producer.
    pub fn by_producer(&self, slug: &str) -> impl Iterator<Item = &Listing> {
        self.listings
            .iter()
            .filter(move |listing| listing.producer == *slug)
    }

    /// Whether something is wrong with a file, so that what it tells of is left out.
    pub fn is_damaged(&self, file: &str) -> bool {
        self.problems.iter().any(|problem| problem.file == file)
    }

    /// Up to `count` products that somebody who looks at this one may like, the closest first:
    /// of the same kind, village or producer, then of the same group.
    pub fn related(&self, listing: &Listing, count: usize) -> Vec<&Listing> {
        let closeness = |other: &Listing| {
            let same_group = other.group == listing.group;
            u8::from(same_group && other.subgroup == listing.subgroup) * 4
                + u8::from(other.village == listing.village) * 3
                + u8::from(other.producer == listing.producer) * 2
                + u8::from(same_group)
        };
        let mut others: Vec<(u8, &Listing)> = self
            .listings
            .iter()
            .filter(|other| other.slug != listing.slug)
            .map(|other| (closeness(other), other))
            .filter(|(closeness, _)| *closeness > 0)
            .collect();
        // The sort is stable: equally close ones keep the order of the catalogue.
        sort_by_key(&mut others, |(closeness, _)| std::cmp::Reverse(*closeness));
        others
            .into_iter()
            .take(count)
            .map(|(_, other)| other)
            .collect()
    }
}

/// Reads a part of the index; its problem names the whole path to the field.
fn part<T: DeserializeOwned>(raw: &RawValue, name: &str) -> Result<T, Problem> {
    read_part(INDEX, raw, name)
}

/// Reads a part of a file, which stands there at this field; its problem names the whole path.
///
/// # Errors
/// Says what is wrong with it.
pub fn read_part<'a, T: Deserialize<'a>>(
    file: &str,
    raw: &'a RawValue,
    name: &str,
) -> Result<T, Problem> {
    serde_json::from_str(raw.get()).map_err(|error| {
        let problem = Problem::from_json(file, raw.get(), &error);
        let joint = if problem.field.is_empty() || problem.field.starts_with('[') {
            ""
        } else {
            "."
        };
        // Lines and columns would be those of the part, which nobody sees by itself.
        Problem {
            field: format!("{name}{joint}{}", problem.field),
            line: 0,
            column: 0,
            ..problem
        }
    })
}

fn parts<T: DeserializeOwned>(
    raw: &[&RawValue],
    name: &str,
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    let mut values = Vec::with_capacity(raw.len());
    for (index, raw) in raw.iter().enumerate() {
        match part(raw, &format!("{name}[{index}]")) {
            Ok(value) => values.push(value),
            Err(problem) => problems.push(problem),
        }
    }
    values
}
