//! Writes the index.

use crate::codec::{SECTIONS, Section, assemble, put, put_text};
use crate::columns::{Columns, NONE};
use crate::frame::{FrameOut, Tables};
use crate::gather::TermsBuilder;
use crate::lent::Lent;
use crate::names::{slug_rest, translation};
use crate::packs;
use crate::place::locality_slug;
use crate::producers;
use crate::terms::{Field, Owner};
use crate::terse;
use market::collate::vietnamese_key;
use market::{Catalogue, Listing, Locale, Slug, Text};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

/// Compiles the index for the pages of a language. `story` gives the text of a product that
/// is searched last; where there is none, as in a browser that has only the plain catalogue,
/// products are found by everything else. Words that stand in the stories of more than
/// 60 products and one of 128 are not searched there.
///
/// An index holds up to 65,000 products from as many places; [`crate::Shelf::open`] refuses a
/// larger one.
pub fn compile(
    catalogue: &Catalogue,
    locale: Locale,
    story: impl Fn(&Listing) -> Option<Text>,
) -> Vec<u8> {
    let mut compiler = Compiler::new(catalogue, locale);
    for (listing, place) in catalogue.listings.iter().zip(0..) {
        compiler.product(listing);
        compiler.words(listing, place, story(listing).as_ref());
    }
    let many = catalogue.listings.len() / COMMON + RARE;
    compiler.terms.trim_stories(many);
    compiler.owners();
    compiler.finish()
}

/// A word of stories is common that stands in more than one of so many, and some.
const COMMON: usize = 128;
const RARE: usize = 60;

/// So that two bytes name any product's producer, place and pictures.
const MOST: usize = 65_000;

/// Things in the order in which they first came.
struct Pool<T>(HashMap<T, u32>);

impl<T: Eq + Hash> Default for Pool<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Eq + Hash> Pool<T> {
    fn entry(&mut self, value: T) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(value).or_insert(next)
    }

    fn into_sorted(self) -> Vec<T> {
        let mut entries: Vec<(T, u32)> = self.0.into_iter().collect();
        entries.sort_by_key(|(_, place)| *place);
        entries.into_iter().map(|(value, _)| value).collect()
    }
}

struct Compiler<'a> {
    catalogue: &'a Catalogue,
    locale: Locale,
    /// The localities by kind and name, with their places in the table.
    localities: HashMap<(u8, &'a str), u32>,
    villages: Vec<&'a str>,
    places: Vec<&'a str>,
    old_places: Vec<&'a str>,
    kinds: Pool<(&'a Slug, &'a Slug)>,
    makers: Pool<&'a Slug>,
    art: Pool<&'a Slug>,
    packs: Pool<Vec<u8>>,
    photos: Pool<Vec<u8>>,
    columns: Columns,
    names: Vec<u8>,
    translations: Vec<u8>,
    slugs: Vec<u8>,
    terms: TermsBuilder,
}

impl<'a> Compiler<'a> {
    fn new(catalogue: &'a Catalogue, locale: Locale) -> Self {
        let listings = &catalogue.listings;
        let villages = by_name(listings.iter().map(|it| it.village.as_str()));
        let places = by_name(listings.iter().map(|it| it.place.as_str()));
        let old_places = by_name(listings.iter().filter_map(|it| it.old_place.as_deref()));
        let kinds = [(0, &villages), (1, &places), (2, &old_places)];
        let localities = kinds
            .iter()
            .flat_map(|(kind, names)| names.iter().map(move |name| (*kind, *name)))
            .zip(0..)
            .collect();
        let mut makers = Pool::default();
        for producer in &catalogue.producers {
            makers.entry(&producer.slug);
        }
        Self {
            catalogue,
            locale,
            localities,
            villages,
            places,
            old_places,
            kinds: Pool::default(),
            makers,
            art: Pool::default(),
            packs: Pool::default(),
            photos: Pool::default(),
            columns: Columns::default(),
            names: Vec::new(),
            translations: Vec::new(),
            slugs: Vec::new(),
            terms: TermsBuilder::default(),
        }
    }

    fn product(&mut self, listing: &'a Listing) {
        let old_place = listing.old_place.as_deref();
        let lent = Lent::new([
            &listing.village,
            &listing.place,
            old_place.unwrap_or_default(),
        ]);
        put_text(&mut self.names, &lent.write(&listing.name.vi));
        if self.locale != Locale::Vi {
            let translation = translation(&listing.name, self.locale);
            put_text(&mut self.translations, &lent.write(translation));
        }
        put_text(&mut self.slugs, slug_rest(&listing.slug, &listing.name.vi));
        let locality = |kind: u8, name: &'a str| {
            let place = self.localities.get(&(kind, name));
            place.map_or(NONE, |place| narrow(*place))
        };
        let columns = &mut self.columns;
        columns.village.push(locality(0, &listing.village));
        columns.place.push(locality(1, &listing.place));
        columns
            .old_place
            .push(old_place.map_or(NONE, |name| locality(2, name)));
        let kind = self.kinds.entry((&listing.group, &listing.subgroup));
        let fits = self.catalogue.listings.len().max(self.localities.len()) <= MOST;
        columns.kind.push(if fits { narrow(kind) } else { NONE });
        let maker = self.makers.entry(&listing.producer);
        columns.maker.push(narrow(maker));
        let art = listing.art.as_ref().map(|art| self.art.entry(art));
        columns.art.push(art.map_or(NONE, narrow));
        let photos = (!listing.photos.is_empty())
            .then(|| self.photos.entry(terse(&listing.photos, self.locale)));
        columns.photos.push(photos.map_or(NONE, narrow));
        let locale = self.locale;
        let pool = &mut self.packs;
        columns.push_own(
            listing,
            listing
                .variants
                .iter()
                .map(|it| pool.entry(packs::write(it, locale))),
        );
    }

    fn words(&mut self, listing: &Listing, place: u32, story: Option<&Text>) {
        let terms = &mut self.terms;
        let names = listing.name.all().map(|text| (text, Field::Name));
        let keywords = listing.keywords.iter();
        let keywords = keywords.map(|text| (text.as_str(), Field::Keyword));
        let story = story.into_iter().flat_map(Text::all);
        let story = story.map(|text| (text, Field::Story));
        for (text, field) in names.chain(keywords).chain(story) {
            terms.add(text, place, field);
        }
    }

    /// Adds the words of places, producers, groups and sub-groups.
    fn owners(&mut self) {
        for ((_, name), place) in &self.localities {
            self.terms.add_owner(name, Owner::Locality(*place));
        }
        // What only a producer without products is called finds nothing, so nobody has the word.
        let selling: HashSet<u16> = self.columns.maker.iter().copied().collect();
        let makers = self.makers.0.iter();
        for (slug, place) in makers.filter(|(_, place)| selling.contains(&narrow(**place))) {
            let producer = self.catalogue.producer(slug.as_str());
            for text in producer.iter().flat_map(|it| it.name.all()) {
                self.terms.add_owner(text, Owner::Maker(*place));
            }
        }
        for ((group, subgroup), place) in &self.kinds.0 {
            let (group, subgroup) = (group.as_str(), subgroup.as_str());
            let group_name = self.catalogue.group(group).map(|it| &it.name);
            let own_name = self.catalogue.subgroup(group, subgroup).map(|it| &it.name);
            for name in group_name.into_iter().chain(own_name) {
                for text in name.all() {
                    self.terms.add_owner(text, Owner::Kind(*place));
                }
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.columns.name_rank = name_ranks(&self.catalogue.listings);
        let terms = self.terms.write();
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        let same_slug = same_slug(&[&self.villages, &self.places, &self.old_places]);
        let kinds = self.kinds.into_sorted().into_iter();
        let catalogue = self.catalogue;
        let frame = FrameOut {
            locale: self.locale.code(),
            build: &catalogue.build,
            market: &catalogue.market,
            groups: &catalogue.groups,
            events: &catalogue.events,
            problems: &catalogue.problems,
            tables: Tables {
                kinds: kinds.map(|(a, b)| (a.clone(), b.clone())).collect(),
                unknown_makers: self
                    .makers
                    .into_sorted()
                    .into_iter()
                    .skip(catalogue.producers.len())
                    .cloned()
                    .collect(),
                villages: owned(self.villages),
                places: owned(self.places),
                old_places: owned(self.old_places),
                same_slug,
                art: self.art.into_sorted().into_iter().cloned().collect(),
            },
        };
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        let mut set = |section: Section, bytes| sections[section as usize] = bytes;
        set(Section::Frame, terse(&frame, self.locale));
        set(
            Section::Producers,
            producers::write(&catalogue.producers, self.locale),
        );
        set(Section::Names, self.names);
        set(Section::Translations, self.translations);
        set(Section::Slugs, self.slugs);
        set(Section::Columns, self.columns.write());
        set(Section::Packs, list(&self.packs.into_sorted()));
        set(Section::Photos, list(&self.photos.into_sorted()));
        set(Section::Terms, terms.terms);
        for (field, list) in Field::ALL.into_iter().zip(terms.postings) {
            set(field.section(), list);
        }
        set(Section::Owners, terms.owners);
        assemble(&sections)
    }
}

/// The entry as the columns hold it; what does not fit becomes an entry that no reader takes.
fn narrow(entry: u32) -> u16 {
    u16::try_from(entry).unwrap_or(NONE)
}

fn list<T: AsRef<[u8]>>(entries: &[T]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, entries.len() as u64);
    for entry in entries {
        put(&mut out, entry.as_ref().len() as u64);
        out.extend(entry.as_ref());
    }
    out
}

/// The types of the catalogue have only what can be written, so this cannot fail.
fn terse<T: Serialize + ?Sized>(value: &T, locale: Locale) -> Vec<u8> {
    terse::to_bytes(value, locale).unwrap_or_default()
}

/// The names without repetition, in Vietnamese order.
fn by_name<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let unique: BTreeSet<(Vec<u8>, &str)> = names
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|name| (vietnamese_key(name), name))
        .collect();
    unique.into_iter().map(|(_, name)| name).collect()
}

/// The localities that have the slug of an earlier one, each with the first that has it.
fn same_slug(names: &[&[&str]]) -> Vec<(u16, u16)> {
    let mut first: HashMap<String, u16> = HashMap::new();
    let all = names.iter().flat_map(|names| names.iter()).zip(0..);
    all.filter_map(|(name, at)| {
        let first = *first.entry(locality_slug(name)).or_insert(at);
        (first != at).then_some((at, first))
    })
    .collect()
}

/// For each product how many names come before its own.
fn name_ranks(listings: &[Listing]) -> Vec<u32> {
    let mut order: Vec<(Vec<u8>, usize)> = listings
        .iter()
        .enumerate()
        .map(|(place, listing)| (vietnamese_key(&listing.name.vi), place))
        .collect();
    order.sort();
    let mut ranks = vec![0; listings.len()];
    let mut rank = 0;
    for (at, (key, place)) in order.iter().enumerate() {
        if at > 0 && order[at - 1].0 != *key {
            rank = at as u32;
        }
        ranks[*place] = rank;
    }
    ranks
}
