//! The filters held against a product, and the counts of every facet.

use crate::columns::{IN_STOCK, NIGHT_PRICE, NONE, STARS};
use crate::found::{Counts, Facet, PriceRange};
use crate::place::Locality;
use crate::query::{Filters, Moment, PriceBand};
use crate::shelf::Shelf;
use market::Slug;

/// Whether a filter asks for anything.
pub(crate) fn is_set(filters: &Filters, facet: Facet) -> bool {
    match facet {
        Facet::Group => !filters.group.is_empty(),
        Facet::Stars => !filters.stars.is_empty(),
        Facet::Producer => !filters.producers.is_empty(),
        Facet::Place => !filters.places.is_empty(),
        Facet::Price => filters.price.is_set(),
        Facet::InStock => filters.in_stock,
        Facet::NightPrice => filters.night_price,
        Facet::Certified => filters.certified,
    }
}

/// The filters, ready to be held against a product.
pub(crate) struct Selection<'a> {
    shelf: &'a Shelf,
    /// One bit for each facet that is set.
    set: u8,
    kinds: Vec<bool>,
    stars: [bool; 4],
    makers: Vec<bool>,
    localities: Vec<bool>,
    price: PriceBand,
    prices: &'a [u64],
    /// Certificates have to be valid on this day, in days since 1970.
    today: i32,
}

impl<'a> Selection<'a> {
    pub(crate) fn new(shelf: &'a Shelf, filters: &Filters, moment: Moment) -> Self {
        let kind = |(group, subgroup): &(Slug, Slug)| {
            *group.as_str() == *filters.group
                && (filters.subgroup.is_empty() || *subgroup.as_str() == *filters.subgroup)
        };
        let named = |names: &[String], slug: &str| names.iter().any(|name| name == slug);
        let place = |it: &Locality| named(&filters.places, &it.slug);
        let maker = |slug: &Slug| named(&filters.producers, slug.as_str());
        let set = Facet::ALL.into_iter().filter(|it| is_set(filters, *it));
        let when = |facet: Facet, table: &dyn Fn() -> Vec<bool>| {
            let asked_for = is_set(filters, facet).then(table);
            asked_for.unwrap_or_default()
        };
        let today = moment
            .today
            .map_or(i64::from(i32::MIN), market::Date::days_since_epoch);
        Self {
            shelf,
            set: set.fold(0, |bits, facet| bits | bit(facet)),
            kinds: shelf.tables.kinds.iter().map(kind).collect(),
            stars: [3, 4, 5, 6].map(|stars| filters.stars.contains(&stars)),
            // Producers and places are put together only for those who ask for them.
            makers: when(Facet::Producer, &|| {
                shelf.maker_slugs().map(maker).collect()
            }),
            localities: when(Facet::Place, &|| {
                shelf.localities().iter().map(place).collect()
            }),
            price: filters.price,
            prices: &shelf.columns.prices[usize::from(moment.open)],
            today: i32::try_from(today).unwrap_or(i32::MAX),
        }
    }

    /// Whether no filter asks for anything.
    pub(crate) fn is_open(&self) -> bool {
        self.set == 0
    }

    /// The facets that keep each of some products out, one bit each: the columns of those that
    /// are set by themselves, in short loops, as in [`Tally::add_passing`].
    pub(crate) fn failed(&self, products: &[u32]) -> Vec<u8> {
        let columns = &self.shelf.columns;
        let mut failed = vec![0; products.len()];
        let set = Facet::ALL.into_iter().filter(|it| self.set & bit(*it) != 0);
        for facet in set {
            let out = &mut Out {
                products,
                failed: &mut failed,
                bit: bit(facet),
            };
            match facet {
                Facet::Group => out.unless(|it| chosen(&self.kinds, columns.kind[it])),
                Facet::Stars => {
                    out.unless(|it| self.stars[usize::from(columns.flags[it] & STARS)]);
                }
                Facet::Producer => out.unless(|it| chosen(&self.makers, columns.maker[it])),
                Facet::Place => out.unless(|it| self.has_place(it)),
                Facet::Price => out.unless(|it| self.price.has(self.prices[it])),
                Facet::InStock => out.unless(|it| columns.flags[it] & IN_STOCK != 0),
                Facet::NightPrice => out.unless(|it| columns.flags[it] & NIGHT_PRICE != 0),
                Facet::Certified => out.unless(|it| self.is_certified(it)),
            }
        }
        failed
    }

    fn has_place(&self, product: usize) -> bool {
        let columns = &self.shelf.columns;
        chosen(&self.localities, columns.village[product])
            | chosen(&self.localities, columns.place[product])
            | chosen(&self.localities, columns.old_place[product])
    }

    #[inline]
    fn is_certified(&self, product: usize) -> bool {
        self.shelf.columns.valid_until[product] >= self.today
    }
}

/// What keeps products out, while it is gathered.
struct Out<'a> {
    products: &'a [u32],
    failed: &'a mut [u8],
    bit: u8,
}

impl Out<'_> {
    fn unless(&mut self, passes: impl Fn(usize) -> bool) {
        for (product, failed) in self.products.iter().zip(&mut *self.failed) {
            // Without a branch, which nothing could foretell.
            *failed |= self.bit * u8::from(!passes(*product as usize));
        }
    }
}

#[inline]
fn chosen(table: &[bool], entry: u16) -> bool {
    table.get(usize::from(entry)).copied().unwrap_or(false)
}

fn bit(facet: Facet) -> u8 {
    1 << facet as u8
}

/// Counts products while they pass by.
pub(crate) struct Tally {
    kinds: Vec<u32>,
    /// By the flags of a product, which hold its stars, stock and night price.
    flags: [u32; 64],
    /// For each facet that the flags hold, products that only that one keeps out.
    kept_out_by_flags: [[u32; 64]; 3],
    makers: Vec<u32>,
    /// By the first locality of a slug.
    localities: Vec<u32>,
    price: Option<(u64, u64)>,
    certified: u32,
    /// Products that pass everything, and those that one facet alone keeps out.
    passed: u32,
    kept_out: [u32; Facet::COUNT],
}

impl Tally {
    pub(crate) fn new(shelf: &Shelf) -> Self {
        Self {
            kinds: vec![0; shelf.tables.kinds.len()],
            flags: [0; 64],
            kept_out_by_flags: [[0; 64]; 3],
            makers: vec![0; shelf.makers()],
            localities: vec![0; shelf.tables.localities_in_all()],
            price: None,
            certified: 0,
            passed: 0,
            kept_out: [0; Facet::COUNT],
        }
    }

    /// Counts products that pass everything: each column by itself, in a loop so short that it
    /// is fast however the compiler is told to weigh speed and size.
    pub(crate) fn add_passing(&mut self, selection: &Selection<'_>, products: &[u32]) {
        let shelf = selection.shelf;
        let columns = &shelf.columns;
        self.passed += products.len() as u32;
        count_entries(products, &columns.kind, &mut self.kinds);
        count_entries(products, &columns.maker, &mut self.makers);
        for column in shelf.places_as_counted() {
            count_entries(products, column, &mut self.localities);
        }
        let mut price = self.price.unwrap_or((u64::MAX, 0));
        for product in products {
            let product = *product as usize;
            self.flags[usize::from(columns.flags[product] & 63)] += 1;
            self.certified += u32::from(columns.valid_until[product] >= selection.today);
            let its = selection.prices[product];
            price = (price.0.min(its), price.1.max(its));
        }
        self.price = (!products.is_empty()).then_some(price).or(self.price);
    }

    /// Counts a product for the only facet that keeps it out.
    pub(crate) fn add_kept_out(&mut self, selection: &Selection<'_>, product: usize, failed: u8) {
        let columns = &selection.shelf.columns;
        let flags = usize::from(columns.flags[product] & 63);
        let facet = Facet::ALL[failed.trailing_zeros() as usize];
        self.kept_out[facet as usize] += 1;
        match facet {
            Facet::Group => self.kinds[usize::from(columns.kind[product])] += 1,
            Facet::Producer => self.makers[usize::from(columns.maker[product])] += 1,
            Facet::Place => self.add_places(selection.shelf, product),
            Facet::Price => self.add_price(selection.prices[product]),
            Facet::Certified => self.certified += u32::from(selection.is_certified(product)),
            Facet::Stars => self.kept_out_by_flags[0][flags] += 1,
            // These have one value; what they keep out does not have it.
            Facet::InStock => self.kept_out_by_flags[1][flags] += 1,
            Facet::NightPrice => self.kept_out_by_flags[2][flags] += 1,
        }
    }

    fn add_places(&mut self, shelf: &Shelf, product: usize) {
        for column in shelf.places_as_counted() {
            if let Some(count) = self.localities.get_mut(usize::from(column[product])) {
                *count += 1;
            }
        }
    }

    fn add_price(&mut self, price: u64) {
        let (lowest, highest) = self.price.unwrap_or((price, price));
        self.price = Some((lowest.min(price), highest.max(price)));
    }

    pub(crate) fn finish(mut self, shelf: &Shelf, selection: &Selection<'_>) -> Counts {
        self.makers.resize(shelf.known_makers, 0);
        let [by_stars, by_stock, by_night] = &self.kept_out_by_flags;
        let with = |flag: u8, kept_out: &[u32; 64]| -> u32 {
            let counts = self.flags.iter().zip(kept_out).enumerate();
            let having = counts.filter(|(flags, _)| flags & usize::from(flag) != 0);
            having
                .map(|(_, (passed, kept_out))| passed + kept_out)
                .sum()
        };
        let mut stars = [0; 3];
        for (flags, (passed, kept_out)) in self.flags.iter().zip(by_stars).enumerate() {
            if let Some(count) = stars.get_mut(flags & usize::from(STARS)) {
                *count += passed + kept_out;
            }
        }
        let of_slug = |first: &u16| self.localities.get(usize::from(*first)).copied();
        let mut counts = Counts {
            stars,
            in_stock: with(IN_STOCK, by_stock),
            night_price: with(NIGHT_PRICE, by_night),
            places: shelf.first_of_slug.iter().filter_map(of_slug).collect(),
            producers: self.makers,
            price: self
                .price
                .map(|(lowest, highest)| PriceRange { lowest, highest }),
            certified: self.certified,
            ..shelf.no_counts()
        };
        count_groups(shelf, &self.kinds, &mut counts);
        let set = Facet::ALL
            .into_iter()
            .filter(|facet| selection.set & bit(*facet) != 0);
        counts.without = set
            .map(|facet| (facet, self.passed + self.kept_out[facet as usize]))
            .collect();
        counts
    }
}

/// Counts how often some products have each entry of a table in a column.
pub(crate) fn count_entries(products: &[u32], column: &[u16], counts: &mut [u32]) {
    for product in products {
        if let Some(count) = counts.get_mut(usize::from(column[*product as usize])) {
            *count += 1;
        }
    }
}

impl Shelf {
    /// The first localities of the slugs of every product's village, place and district of old.
    /// Places that share a slug are one value, and a product counts once for it.
    fn places_as_counted(&self) -> &[Vec<u16>; 3] {
        self.places_as_counted.get_or_init(|| {
            let columns = &self.columns;
            let first = |entry: u16| {
                let first = self.first_of_slug.get(usize::from(entry));
                first.copied().unwrap_or(NONE)
            };
            let [mut villages, mut places, mut old_places] = [(); 3].map(|()| Vec::new());
            for product in 0..self.len() {
                let village = first(columns.village[product]);
                let place = first(columns.place[product]);
                let old = first(columns.old_place[product]);
                villages.push(village);
                places.push(if place == village { NONE } else { place });
                let is_new = old != village && old != place;
                old_places.push(if is_new { old } else { NONE });
            }
            [villages, places, old_places]
        })
    }
}

fn count_groups(shelf: &Shelf, kinds: &[u32], counts: &mut Counts) {
    for ((group, subgroup), count) in shelf.tables.kinds.iter().zip(kinds) {
        let Some(at) = shelf.groups.iter().position(|it| it.slug == *group) else {
            continue;
        };
        counts.groups[at] += count;
        let own = &shelf.groups[at].subgroups;
        if let Some(place) = own.iter().position(|it| it.slug == *subgroup) {
            counts.subgroups[at][place] += count;
        }
    }
}
