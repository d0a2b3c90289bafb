//! All that is sold, as the shop browses it: an index that has been opened.

use crate::codec::{Reader, SECTIONS, Section};
use crate::columns::{Columns, NONE, POTENTIAL, STARS, VIEW_ONLY};
use crate::frame::Tables;
use crate::lent::Lent;
use crate::names;
use crate::order::Orders;
use crate::owned::Owned;
use crate::packs;
use crate::place::Locality;
use crate::producers;
use crate::suggest::Names;
use crate::terms::{Field, Terms};
use crate::terse;
use crate::variants::VariantRow;
use market::{
    Date, Dong, EventCard, Group, Listing, Locale, Market, Photo, Problem, ProducerCard, Products,
    Slug, Stars, Subgroup, Text, Variant,
};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Mutex, OnceLock};

/// Why an index cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// It is not an index, or it is cut off or damaged.
    #[error("the index is damaged: {0}")]
    Damaged(&'static str),
    /// It is of another version than this program reads.
    #[error("the index has version {found}, and this program reads {expected}")]
    Version {
        /// The version of the index.
        found: u32,
        /// The version that this program reads.
        expected: u32,
    },
    /// It holds no product.
    #[error("the index holds no product")]
    Empty,
}

/// All that browsing needs: the market, its groups, producers and products.
pub struct Shelf {
    /// The market.
    pub market: Box<Market>,
    /// Tells one state of the content from another.
    pub build: String,
    /// The groups, in the order in which the shop shows them.
    pub groups: Vec<Group>,
    /// The events around the market, the first one first.
    pub events: Vec<EventCard>,
    /// What is wrong with the content, and left out.
    pub problems: Vec<Problem>,
    pub(crate) locale: Locale,
    pub(crate) known_makers: usize,
    pub(crate) producers: OnceLock<Vec<ProducerCard>>,
    pub(crate) localities: OnceLock<Vec<Locality>>,
    pub(crate) tables: Tables,
    pub(crate) columns: Columns,
    pub(crate) terms: Terms,
    pub(crate) orders: Orders,
    /// For each locality the first that has its slug.
    pub(crate) first_of_slug: Vec<u16>,
    /// What facets count of every product's places, put together when first asked for.
    pub(crate) places_as_counted: OnceLock<[Vec<u16>; 3]>,
    pub(crate) owned: OnceLock<Owned>,
    pub(crate) names_of_owners: OnceLock<Names>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) sections: [(usize, usize); SECTIONS],
    pub(crate) names: Vec<u32>,
    pub(crate) translations: Vec<u32>,
    pub(crate) slugs: Vec<u32>,
    pub(crate) packs: Vec<u32>,
    pub(crate) photos: Vec<u32>,
    /// Where products that were asked for stand, by slug; each takes a while to find.
    pub(crate) places: Mutex<Vec<(Box<str>, u32)>>,
}

impl Shelf {
    /// How many products there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no product; an index that opens has at least one.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The producers, by name; read when first asked for.
    pub fn producers(&self) -> &[ProducerCard] {
        self.producers
            .get_or_init(|| producers::read(self.section(Section::Producers), self.locale))
    }

    /// The places that products come from: villages first, each kind by name; put together when
    /// first asked for.
    pub fn localities(&self) -> &[Locality] {
        self.localities.get_or_init(|| self.tables.localities())
    }

    pub(crate) fn section(&self, section: Section) -> &[u8] {
        let (start, end) = self.sections[section as usize];
        &self.bytes[start..end]
    }

    pub(crate) fn slice(&self, section: Section, range: Range<usize>) -> &[u8] {
        self.section(section).get(range).unwrap_or_default()
    }

    /// The products that have a word in a field.
    pub(crate) fn products_with(&self, term: usize, field: Field) -> &[u8] {
        self.slice(field.section(), self.terms.range_in(field, term))
    }

    /// The places, producers and kinds of product that have a word.
    pub(crate) fn owners_with(&self, term: usize) -> &[u8] {
        self.slice(Section::Owners, self.terms.owner_range(term))
    }

    fn text(&self, section: Section, start: u32) -> &str {
        let bytes = self.slice(section, start as usize..self.section(section).len());
        Reader::new(bytes).text().unwrap_or_default()
    }

    /// An entry of a list, which is no text by itself.
    fn entry(&self, section: Section, start: u32) -> Option<&[u8]> {
        let mut reader = Reader::new(self.section(section).get(start as usize..)?);
        let length = usize::try_from(reader.number()?).ok()?;
        reader.bytes(length)
    }

    /// A product's name in Vietnamese.
    pub(crate) fn name_vi(&self, product: usize) -> Cow<'_, str> {
        self.lent(product).read(self.written_name(product))
    }

    /// The name with signs for the product's places.
    fn written_name(&self, product: usize) -> &str {
        self.text(Section::Names, self.names[product])
    }

    fn lent(&self, product: usize) -> Lent<'_> {
        let columns = &self.columns;
        let places = [&columns.village, &columns.place, &columns.old_place];
        Lent::new(places.map(|column| {
            let name = self.tables.locality_name(column[product]);
            name.unwrap_or_default()
        }))
    }

    /// A product's name in Vietnamese and, where there is one, in the shelf's language.
    pub fn name(&self, place: u32) -> Option<Text> {
        let product = place as usize;
        (product < self.len()).then(|| self.text_of(product))
    }

    fn text_of(&self, product: usize) -> Text {
        let translated = self.translations.get(product);
        let translated = translated.map(|start| self.text(Section::Translations, *start));
        let lent = self.lent(product);
        names::text(
            &lent.read(self.written_name(product)),
            &lent.read(translated.unwrap_or_default()),
            self.locale,
        )
    }

    pub(crate) fn slug(&self, product: usize) -> Cow<'_, str> {
        let rest = self.text(Section::Slugs, self.slugs[product]);
        names::full_slug(rest, &self.name_vi(product))
    }

    /// The product at a place of the catalogue's order: by group, sub-group, stars and name.
    /// Its texts are in Vietnamese and the shelf's language; it has no keywords.
    pub fn listing(&self, place: u32) -> Option<Listing> {
        let product = place as usize;
        if product >= self.len() {
            return None;
        }
        let columns = &self.columns;
        let (group, subgroup) = self.tables.kinds.get(usize::from(columns.kind[product]))?;
        let flags = columns.flags[product];
        let locality = |entry: u16| self.tables.locality_name(entry).map(str::to_owned);
        let old_place = columns.old_place[product];
        let art = columns.art[product];
        let rows = columns.variants_of(product);
        Some(Listing {
            slug: self.slug(product).parse().ok()?,
            name: self.text_of(product),
            producer: self.maker(product)?.clone(),
            group: group.clone(),
            subgroup: subgroup.clone(),
            village: locality(columns.village[product])?,
            place: locality(columns.place[product])?,
            old_place: (old_place != NONE).then(|| locality(old_place)).flatten(),
            stars: Stars::new((flags & STARS) + 3)?,
            art: self.tables.art.get(usize::from(art)).cloned(),
            decided: date(columns.decided[product])?,
            valid_until: date(columns.valid_until[product])?,
            potential_five_star: flags & POTENTIAL != 0,
            variants: rows.map(|row| self.variant(row)).collect::<Option<_>>()?,
            photos: self.photos_of(columns.photos[product]),
            keywords: Vec::new(),
            view_only: flags & VIEW_ONLY != 0,
        })
    }

    /// The slug of a product's producer, known or not.
    fn maker(&self, product: usize) -> Option<&Slug> {
        let entry = usize::from(self.columns.maker[product]);
        self.maker_slugs().nth(entry)
    }

    /// The slugs that the column of producers names.
    pub(crate) fn maker_slugs(&self) -> impl Iterator<Item = &Slug> {
        let known = self.producers().iter().map(|producer| &producer.slug);
        known.chain(&self.tables.unknown_makers)
    }

    pub(crate) fn makers(&self) -> usize {
        self.known_makers + self.tables.unknown_makers.len()
    }

    fn variant(&self, row: VariantRow) -> Option<Variant> {
        let start = *self.packs.get(row.pack as usize)?;
        let pack = packs::read(self.entry(Section::Packs, start)?, self.locale)?;
        let night_price = match row.night_price {
            None => None,
            Some(price) => Some(Dong::new(price).ok()?),
        };
        Some(Variant {
            id: pack.id,
            name: pack.name,
            unit: pack.unit,
            price: Dong::new(row.price).ok()?,
            night_price,
            stock: row.stock,
            minimum: row.minimum,
            maximum: row.maximum,
            step: row.step,
            net: pack.net,
        })
    }

    fn photos_of(&self, entry: u16) -> Vec<Photo> {
        let start = self.photos.get(usize::from(entry));
        start
            .and_then(|start| terse::from_bytes(self.entry(Section::Photos, *start)?).ok())
            .unwrap_or_default()
    }

    /// Where a product stands.
    pub fn place_of(&self, slug: &str) -> Option<u32> {
        let place_in =
            |known: &[(Box<str>, u32)]| known.binary_search_by(|(of, _)| (**of).cmp(slug));
        {
            let known = self.places.lock().ok()?;
            if let Ok(at) = place_in(&known) {
                return known.get(at).map(|(_, place)| *place);
            }
        }
        // Nobody waits for this search: pages are rendered side by side.
        let product = (0..self.len()).find(|product| self.has_slug(*product, slug))?;
        let place = product as u32;
        let mut known = self.places.lock().ok()?;
        if let Err(free) = place_in(&known) {
            known.insert(free, (slug.into(), place));
        }
        Some(place)
    }

    /// Most differ in their last letters, or in the first one of their names, which are compared
    /// before anything is read as text.
    fn has_slug(&self, product: usize, slug: &str) -> bool {
        let of = |section, starts: &[u32]| self.entry(section, starts[product]).unwrap_or_default();
        let rest = of(Section::Slugs, &self.slugs);
        if rest.first().is_some_and(|first| *first != b'-') {
            return rest == slug.as_bytes();
        }
        let first = of(Section::Names, &self.names).first();
        let may_be = first.is_none_or(|first| {
            let small = first.to_ascii_lowercase();
            !small.is_ascii_alphanumeric() || slug.as_bytes().first() == Some(&small)
        });
        may_be && slug.as_bytes().ends_with(rest) && self.slug(product) == slug
    }

    /// A product by its slug.
    pub fn product(&self, slug: &str) -> Option<Listing> {
        self.listing(self.place_of(slug)?)
    }

    /// A producer by its slug.
    pub fn producer(&self, slug: &str) -> Option<&ProducerCard> {
        self.producers().iter().find(|it| it.slug == *slug)
    }

    /// A group by its slug.
    pub fn group(&self, slug: &str) -> Option<&Group> {
        self.groups.iter().find(|it| it.slug == *slug)
    }

    /// A sub-group by its group's slug and its own.
    pub fn subgroup(&self, group: &str, slug: &str) -> Option<&Subgroup> {
        let group = self.group(group)?;
        group.subgroups.iter().find(|it| it.slug == *slug)
    }

    /// Whether something is wrong with a file, so that what it tells of is left out.
    pub fn is_damaged(&self, file: &str) -> bool {
        self.problems.iter().any(|problem| problem.file == file)
    }
}

/// Two indexes are the same where their files are.
impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shelf")
            .field("build", &self.build)
            .field("products", &self.len())
            .finish_non_exhaustive()
    }
}

fn date(days: i32) -> Option<Date> {
    Date::new(1970, 1, 1).map(|epoch| epoch.plus_days(days))
}

impl Products for Shelf {
    fn product(&self, slug: &str) -> Option<Cow<'_, Listing>> {
        Self::product(self, slug).map(Cow::Owned)
    }

    fn producer(&self, slug: &str) -> Option<&ProducerCard> {
        Self::producer(self, slug)
    }
}
