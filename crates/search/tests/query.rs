//! Queries in addresses, and what filters, counts and orders owe each other.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::asked::a_query;
use common::random::{a_phrase, a_shop};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use search::{Facet, Filters, Moment, PriceBand, Query, Shelf, Sort};

/// A percent-encoded value as a browser decodes it.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        if let (b'%', [high, low, behind @ ..]) = (first, after) {
            let code = String::from_utf8(vec![*high, *low]).unwrap();
            bytes.push(u8::from_str_radix(&code, 16).unwrap());
            rest = behind;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Reads the query of an address.
fn read(address: &str) -> Query {
    let parameters: Vec<(&str, String)> = address
        .trim_start_matches('?')
        .split('&')
        .filter_map(|it| it.split_once('='))
        .map(|(key, value)| (key, decoded(value)))
        .collect();
    Query::from_address(|key| {
        let found = parameters.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.clone())
    })
}

fn a_slug() -> impl Strategy<Value = String> {
    select(vec!["food", "tra-sen", "x9", "a", "bat-trang"]).prop_map(str::to_owned)
}

fn some_slugs() -> impl Strategy<Value = Vec<String>> {
    vec(a_slug(), 0..4).prop_map(|mut slugs| {
        slugs.sort();
        slugs.dedup();
        slugs.reverse();
        slugs
    })
}

fn a_band() -> impl Strategy<Value = PriceBand> {
    let price = || prop::option::of(prop_oneof![0..1_000_000_u64, any::<u64>()]);
    (price(), price()).prop_map(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => PriceBand {
            from: Some(a.min(b)),
            to: Some(a.max(b)),
        },
        (from, to) => PriceBand { from, to },
    })
}

/// A query as an address can hold it.
fn a_written_query() -> impl Strategy<Value = Query> {
    let group = || prop_oneof![Just(String::new()), a_slug()];
    let text = prop_oneof![
        a_phrase(4),
        "\\PC{0,20}",
        Just("&=?%#+,/\u{301}".to_owned())
    ];
    let stars = prop::sample::subsequence(vec![3_u8, 4, 5], 0..=3);
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    let lists = (stars, some_slugs(), some_slugs());
    let sort = select(Sort::ALL.to_vec());
    (text, (group(), group()), lists, a_band(), flags, sort).prop_map(
        |(text, (group, subgroup), (stars, producers, places), price, flags, sort)| Query {
            text: text.trim().to_owned(),
            filters: Filters {
                group,
                subgroup,
                stars,
                producers,
                places,
                price,
                in_stock: flags.0,
                night_price: flags.1,
                certified: flags.2,
            },
            sort,
        },
    )
}

#[test]
fn addresses() {
    assert_eq!(Query::default().to_address(), "");
    assert_eq!(read(""), Query::default());
    let query = Query {
        text: " trà & sen ".to_owned(),
        filters: Filters {
            group: "food".to_owned(),
            stars: vec![3, 5],
            places: vec!["tay-ho".to_owned(), "ba-vi".to_owned()],
            price: PriceBand {
                from: Some(10_000),
                to: None,
            },
            in_stock: true,
            ..Filters::default()
        },
        sort: Sort::PriceDown,
    };
    assert_eq!(
        query.to_address(),
        "?q=tr%C3%A0%20%26%20sen&group=food&stars=3,5&place=tay-ho,ba-vi&price=10000-&stock=1&sort=-price"
    );
}

#[test]
fn what_makes_no_sense_in_an_address_counts_as_not_there() {
    let nothing = [
        "?stars=x,9,-3,,&price=abc&sort=best&stock=yes&night=0&valid=",
        "?price=-&producer=,,&place=%20&group=%20%20",
        "?price=18446744073709551616-x",
    ];
    for address in nothing {
        assert_eq!(read(address), Query::default(), "{address}");
    }
    let band = |address: &str| {
        let band = read(address).filters.price;
        (band.from, band.to)
    };
    assert_eq!(band("?price=500-100"), (Some(100), Some(500)));
    assert_eq!(band("?price=-100"), (None, Some(100)));
    assert_eq!(band("?price=100"), (Some(100), None));
    assert_eq!(read("?stars=5,3,3").filters.stars, [3, 5]);
    assert_eq!(read("?producer=b,a,b").filters.producers, ["b", "a"]);
    let long = ["?q=", &"x".repeat(5_000)].concat();
    assert_eq!(read(&long).text.len(), 200);
}

proptest! {
    #![proptest_config(common::cases(256))]

    #[test]
    fn a_query_comes_back_from_its_address(query in a_written_query()) {
        let address = query.to_address();
        prop_assert!(address.is_ascii(), "{}", address);
        prop_assert_eq!(read(&address), query);
    }

    #[test]
    fn any_address_can_be_read(values in vec("\\PC{0,12}|[0-9,-]{0,24}", 11)) {
        let keys = ["q", "group", "subgroup", "stars", "producer", "place", "price", "stock", "night", "valid", "sort"];
        let query = Query::from_address(|key| {
            let at = keys.iter().position(|it| *it == key)?;
            Some(values[at].clone())
        });
        // A comma within a value would be read as two values, so only the rest comes back.
        let again = read(&query.to_address());
        prop_assert_eq!(again.filters.price, query.filters.price);
        prop_assert_eq!(again.filters.stars, query.filters.stars);
        prop_assert_eq!(again.sort, query.sort);
    }
}

/// How many products are found.
fn size(shelf: &Shelf, query: &Query, moment: Moment) -> u32 {
    u32::try_from(shelf.search(query, moment).products.len()).unwrap()
}

/// The query without the filter of a facet.
fn without(query: &Query, facet: Facet) -> Query {
    let mut query = query.clone();
    let filters = &mut query.filters;
    match facet {
        Facet::Group => {
            filters.group.clear();
            filters.subgroup.clear();
        }
        Facet::Stars => filters.stars.clear(),
        Facet::Producer => filters.producers.clear(),
        Facet::Place => filters.places.clear(),
        Facet::Price => filters.price = PriceBand::default(),
        Facet::InStock => filters.in_stock = false,
        Facet::NightPrice => filters.night_price = false,
        Facet::Certified => filters.certified = false,
    }
    query
}

/// Every value of a facet with its count, as the query that asks for it alone.
fn choices(shelf: &Shelf, query: &Query, moment: Moment) -> Vec<(Query, u32)> {
    let counts = shelf.search(query, moment).counts;
    let mut choices = Vec::new();
    let mut choose = |facet: Facet, count: u32, set: &dyn Fn(&mut Filters)| {
        let mut query = without(query, facet);
        set(&mut query.filters);
        choices.push((query, count));
    };
    for (at, group) in shelf.groups.iter().enumerate() {
        let slug = group.slug.as_str();
        choose(Facet::Group, counts.groups[at], &|it| {
            it.group = slug.to_owned();
        });
        for (under, subgroup) in group.subgroups.iter().enumerate() {
            choose(Facet::Group, counts.subgroups[at][under], &|it| {
                it.group = slug.to_owned();
                it.subgroup = subgroup.slug.as_str().to_owned();
            });
        }
    }
    for (at, stars) in (3..=5).enumerate() {
        choose(Facet::Stars, counts.stars[at], &|it| it.stars = vec![stars]);
    }
    for (producer, count) in shelf.producers().iter().zip(&counts.producers) {
        choose(Facet::Producer, *count, &|it| {
            it.producers = vec![producer.slug.as_str().to_owned()];
        });
    }
    for (place, count) in shelf.localities().iter().zip(&counts.places) {
        choose(Facet::Place, *count, &|it| {
            it.places = vec![place.slug.clone()];
        });
    }
    choose(Facet::InStock, counts.in_stock, &|it| it.in_stock = true);
    choose(Facet::NightPrice, counts.night_price, &|it| {
        it.night_price = true;
    });
    choose(Facet::Certified, counts.certified, &|it| {
        it.certified = true;
    });
    choices
}

proptest! {
    #![proptest_config(common::cases(100))]

    #[test]
    fn a_count_is_what_choosing_the_value_leaves(shop in a_shop(), asked in a_query()) {
        let shelf = shop.shelf();
        let (query, moment) = asked.of(&shop);
        for (chosen, count) in choices(&shelf, &query, moment) {
            prop_assert_eq!(size(&shelf, &chosen, moment), count, "{:?}", chosen.filters);
        }
        for (facet, count) in shelf.search(&query, moment).counts.without {
            prop_assert_eq!(size(&shelf, &without(&query, facet), moment), count, "{:?}", facet);
        }
    }

    #[test]
    fn filters_only_take_away_and_orders_only_reorder(shop in a_shop(), asked in a_query(), at: Index) {
        let shelf = shop.shelf();
        let (query, moment) = asked.of(&shop);
        let found = shelf.search(&query, moment);
        for facet in Facet::ALL {
            let wider = shelf.search(&without(&query, facet), moment).products;
            prop_assert!(found.products.iter().all(|it| wider.contains(it)), "{:?}", facet);
            // What is left keeps its order.
            let kept: Vec<u32> = wider.into_iter().filter(|it| found.products.contains(it)).collect();
            prop_assert_eq!(&kept, &found.products, "{:?}", facet);
        }
        let mut set = found.products.clone();
        set.sort_unstable();
        let sort = Sort::ALL[at.index(Sort::ALL.len())];
        let mut other = shelf.search(&Query { sort, ..query.clone() }, moment);
        other.products.sort_unstable();
        prop_assert_eq!(other.products, set);
        prop_assert_eq!(other.counts, found.counts);
    }

    #[test]
    fn the_range_of_prices_is_the_narrowest_that_leaves_everything(shop in a_shop(), asked in a_query()) {
        let shelf = shop.shelf();
        let (query, moment) = asked.of(&shop);
        let any_price = without(&query, Facet::Price);
        let all = size(&shelf, &any_price, moment);
        let Some(range) = shelf.search(&query, moment).counts.price else {
            prop_assert_eq!(all, 0);
            return Ok(());
        };
        let in_band = |from: Option<u64>, to: Option<u64>| {
            let mut query = any_price.clone();
            query.filters.price = PriceBand { from, to };
            size(&shelf, &query, moment)
        };
        prop_assert_eq!(in_band(Some(range.lowest), Some(range.highest)), all);
        prop_assert!(in_band(Some(range.lowest + 1), None) < all);
        if let Some(below) = range.highest.checked_sub(1) {
            prop_assert!(in_band(None, Some(below)) < all);
        }
    }
}
