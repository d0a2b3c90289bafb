//! Everything that a shelf can do, done once: nothing of it may panic, whatever the index held.

use search::{Filters, Moment, PriceBand, Query, Shelf, Sort};

const TEXTS: [&str; 9] = [
    "",
    "tra sen",
    "goms bats trangf",
    "battrang",
    "cermics bat trnag",
    "chrysantehmun",
    "b",
    "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
    "\u{301}★",
];

/// Searches, suggests, highlights and lists.
pub fn exercise(shelf: &Shelf) {
    let today = market::Date::new(2026, 11, 25);
    let slugs: Vec<String> = list(shelf);
    for (text, sort) in TEXTS.iter().zip(Sort::ALL.into_iter().cycle()) {
        let mut query = Query {
            text: (*text).to_owned(),
            sort,
            ..Query::default()
        };
        for open in [false, true] {
            for filters in some_filters(shelf) {
                query.filters = filters;
                let found = shelf.search(&query, Moment { open, today });
                for place in found.products {
                    // A forged index may hold what is no product, never what is out of bounds.
                    let _ = shelf.listing(place);
                    assert!((place as usize) < shelf.len());
                }
            }
        }
        shelf.suggest(text, 3);
        shelf.nearest(text, 3);
        for shown in [
            "Trà sen Tây Hồ",
            "Bộ ấm chén Ba\u{301}t Tràng",
            "œuf",
            *text,
        ] {
            shelf.highlight(shown, text);
        }
    }
    for slug in slugs.iter().take(8) {
        let _ = (shelf.product(slug), shelf.related(slug, 3));
    }
}

fn list(shelf: &Shelf) -> Vec<String> {
    let places = 0..=u32::try_from(shelf.len()).unwrap_or(u32::MAX);
    let listings = places.filter_map(|place| shelf.listing(place));
    listings
        .map(|listing| {
            listing.availability(market::Date::new(2026, 11, 25));
            for variant in &listing.variants {
                let _ = (
                    variant.unit_price(variant.price),
                    market::allowed_quantity(variant, 1),
                );
            }
            listing.slug.into()
        })
        .collect()
}

fn some_filters(shelf: &Shelf) -> [Filters; 3] {
    let group = shelf.groups.first().map(|it| it.slug.as_str().to_owned());
    let place = shelf.localities().first().map(|it| it.slug.clone());
    let producer = shelf
        .producers()
        .first()
        .map(|it| it.slug.as_str().to_owned());
    [
        Filters::default(),
        Filters {
            group: group.unwrap_or_default(),
            stars: vec![3, 4],
            in_stock: true,
            certified: true,
            ..Filters::default()
        },
        Filters {
            places: place.into_iter().collect(),
            producers: producer.into_iter().collect(),
            price: PriceBand {
                from: Some(1),
                to: Some(1_000_000),
            },
            night_price: true,
            ..Filters::default()
        },
    ]
}
