//! The oracle's filters and counts.

use market::Listing;
use search::{Counts, Facet, Filters, Locality, Moment, PriceRange, Shelf, locality_slug};

/// The price that a product is sorted and filtered by.
pub fn price(listing: &Listing, moment: Moment) -> u64 {
    let cheapest = listing.cheapest(moment.open);
    cheapest.map_or(0, |variant| variant.price_at(moment.open).get())
}

/// Whether a product comes from a place.
pub fn comes_from(listing: &Listing, slug: &str) -> bool {
    let names = [
        Some(&listing.village),
        Some(&listing.place),
        listing.old_place.as_ref(),
    ];
    let mut names = names.into_iter().flatten();
    names.any(|name| locality_slug(name) == slug)
}

fn has_stock(listing: &Listing) -> bool {
    !listing.view_only && listing.variants.iter().any(|it| !it.is_sold_out())
}

fn is_certified(listing: &Listing, moment: Moment) -> bool {
    moment
        .today
        .is_none_or(|today| today <= listing.valid_until)
}

/// Whether the filters ask for anything of a facet.
pub fn is_set(facet: Facet, filters: &Filters) -> bool {
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

/// Whether a product passes the filter of a facet.
fn passes(listing: &Listing, facet: Facet, filters: &Filters, moment: Moment) -> bool {
    if !is_set(facet, filters) {
        return true;
    }
    match facet {
        Facet::Group => {
            let subgroup = filters.subgroup.as_str();
            listing.group == *filters.group
                && (subgroup.is_empty() || listing.subgroup == *subgroup)
        }
        Facet::Stars => filters.stars.contains(&listing.stars.get()),
        Facet::Producer => filters
            .producers
            .iter()
            .any(|slug| listing.producer == **slug),
        Facet::Place => filters.places.iter().any(|slug| comes_from(listing, slug)),
        Facet::Price => filters.price.has(price(listing, moment)),
        Facet::InStock => has_stock(listing),
        Facet::NightPrice => listing.has_night_price(),
        Facet::Certified => is_certified(listing, moment),
    }
}

/// Whether a product passes all filters, but for that of one facet.
pub fn passes_all(
    listing: &Listing,
    but: Option<Facet>,
    filters: &Filters,
    moment: Moment,
) -> bool {
    let mut facets = Facet::ALL.into_iter().filter(|facet| Some(*facet) != but);
    facets.all(|facet| passes(listing, facet, filters, moment))
}

/// The counts of what the words of a query match.
pub fn counts(matching: &[&Listing], filters: &Filters, moment: Moment, shelf: &Shelf) -> Counts {
    let count = |facet: Facet, has: &dyn Fn(&Listing) -> bool| {
        let left = matching
            .iter()
            .filter(|it| passes_all(it, Some(facet), filters, moment));
        left.filter(|it| has(it)).count() as u32
    };
    let in_group = |slug: &str| count(Facet::Group, &|it| it.group == *slug);
    let subgroups = shelf.groups.iter().map(|group| {
        let in_subgroup = |it: &Listing, slug: &str| it.group == group.slug && it.subgroup == *slug;
        let slugs = group.subgroups.iter().map(|it| it.slug.as_str());
        slugs
            .map(|slug| count(Facet::Group, &|it| in_subgroup(it, slug)))
            .collect()
    });
    let from = |place: &Locality| count(Facet::Place, &|it| comes_from(it, &place.slug));
    let by = |slug: &str| count(Facet::Producer, &|it| it.producer == *slug);
    let without = Facet::ALL
        .into_iter()
        .filter(|facet| is_set(*facet, filters));
    Counts {
        groups: shelf
            .groups
            .iter()
            .map(|it| in_group(it.slug.as_str()))
            .collect(),
        subgroups: subgroups.collect(),
        stars: [3, 4, 5].map(|stars| count(Facet::Stars, &|it| it.stars.get() == stars)),
        producers: shelf
            .producers()
            .iter()
            .map(|it| by(it.slug.as_str()))
            .collect(),
        places: shelf.localities().iter().map(from).collect(),
        price: price_range(matching, filters, moment),
        in_stock: count(Facet::InStock, &has_stock),
        night_price: count(Facet::NightPrice, &Listing::has_night_price),
        certified: count(Facet::Certified, &|it| is_certified(it, moment)),
        without: without
            .map(|facet| (facet, count(facet, &|_| true)))
            .collect(),
    }
}

fn price_range(matching: &[&Listing], filters: &Filters, moment: Moment) -> Option<PriceRange> {
    let left = matching
        .iter()
        .filter(|it| passes_all(it, Some(Facet::Price), filters, moment));
    let prices: Vec<u64> = left.map(|it| price(it, moment)).collect();
    Some(PriceRange {
        lowest: *prices.iter().min()?,
        highest: *prices.iter().max()?,
    })
}
