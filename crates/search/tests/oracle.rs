//! The shelf answers what the oracle answers: on random catalogues, on the shop's own, in every
//! language, from the compiled index and from the plain catalogue.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::asked::{Asked, a_query};
use common::content::real;
use common::oracle::{Answer, Oracle};
use common::random::{a_shop, catalogue};
use common::{Shop, found_for};
use market::{Locale, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use search::{Filters, Moment, Query, Reading, Shelf};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Asks the shelf and the oracle.
fn same_answer(
    oracle: &Oracle<'_>,
    shelf: &Shelf,
    query: &Query,
    moment: Moment,
) -> Result<(), TestCaseError> {
    let expected = oracle.search(query, moment, shelf);
    let found = shelf.search(query, moment);
    let answer = Answer {
        products: found.products,
        counts: found.counts,
        reading: found.reading,
    };
    prop_assert_eq!(answer, expected, "{:?} {:?}", query, moment);
    Ok(())
}

/// Asks for what can be had without words and filters.
fn same_without_words(oracle: &Oracle<'_>, shelf: &Shelf) -> Result<(), TestCaseError> {
    let passing = |filters: Filters| {
        let query = Query {
            filters,
            ..Query::default()
        };
        oracle.search(&query, Moment::default(), shelf).products
    };
    let stars = vec![5];
    prop_assert_eq!(
        shelf.with_five_stars(),
        passing(Filters {
            stars,
            ..Filters::default()
        })
    );
    let night_price = true;
    prop_assert_eq!(
        shelf.with_night_price(),
        passing(Filters {
            night_price,
            ..Filters::default()
        })
    );
    for slug in shelf.groups.iter().map(|it| &it.slug) {
        let group = slug.to_string();
        let expected = passing(Filters {
            group,
            ..Filters::default()
        });
        prop_assert_eq!(shelf.of_group(slug.as_ref()), expected, "{}", slug);
    }
    for slug in shelf.producers().iter().map(|it| &it.slug) {
        let producers = vec![slug.to_string()];
        let expected = passing(Filters {
            producers,
            ..Filters::default()
        });
        prop_assert_eq!(shelf.of_producer(slug.as_ref()), expected, "{}", slug);
    }
    let counts = oracle
        .search(&Query::default(), Moment::default(), shelf)
        .counts;
    prop_assert_eq!(shelf.sizes_of_groups(), counts.groups);
    prop_assert_eq!(shelf.sizes_of_producers(), counts.producers);
    Ok(())
}

fn same_answers(shop: &Shop, shelf: &Shelf, asked: &[Asked]) -> Result<(), TestCaseError> {
    let oracle = Oracle::new(shop);
    for asked in asked {
        let (query, moment) = asked.of(shop);
        same_answer(&oracle, shelf, &query, moment)?;
    }
    same_without_words(&oracle, shelf)
}

proptest! {
    #![proptest_config(common::cases(300))]

    #[test]
    fn random_catalogues_are_searched_as_by_the_oracle(shop in a_shop(), asked in vec(a_query(), 1..30)) {
        same_answers(&shop, &shop.shelf(), &asked)?;
    }

    #[test]
    fn plain_catalogues_are_searched_as_by_the_oracle(shop in a_shop(), asked in vec(a_query(), 1..10)) {
        let shop = shop.without_stories();
        let shelf = Shelf::from_catalogue(&shop.catalogue, shop.locale).unwrap();
        same_answers(&shop, &shelf, &asked)?;
    }
}

static REAL: LazyLock<Vec<(Shop, Shelf)>> = LazyLock::new(|| {
    let shops = Locale::ALL.map(real);
    shops
        .map(|shop| {
            let shelf = shop.shelf();
            (shop, shelf)
        })
        .into()
});

proptest! {
    #![proptest_config(common::cases(256))]

    #[test]
    fn the_shop_is_searched_as_by_the_oracle(asked in vec(a_query(), 1..4), language in 0..3_usize) {
        let (shop, shelf) = &REAL[language];
        same_answers(shop, shelf, &asked)?;
    }
}

/// The beginnings of the names of the shop's own products, as somebody types them letter by
/// letter.
#[test]
fn every_keystroke_of_a_name_is_answered_as_by_the_oracle() {
    let (shop, shelf) = &REAL[0];
    let oracle = Oracle::new(shop);
    for listing in shop.catalogue.listings.iter().step_by(5) {
        let name = market::fold(&listing.name.vi);
        for (end, _) in name.char_indices().skip(1) {
            let query = common::query(&name[..end]);
            same_answer(&oracle, shelf, &query, Moment::default()).unwrap();
        }
    }
}

/// A reading is named by what it found, and says what it found instead.
#[test]
fn readings_of_the_shop() {
    let (_, shelf) = &REAL[0];
    for (text, reading) in [
        ("", Reading::Plain),
        ("gốm bát tràng", Reading::Plain),
        ("gom bat tr", Reading::Plain),
        ("goms bats trangf", Reading::Telex),
        ("battrang", Reading::Joined),
        ("#battrang", Reading::Joined),
        ("gôm bat trnag", Reading::OneSlip),
        ("cermaiss", Reading::TwoSlips),
        ("qqqqqqqq", Reading::Plain),
    ] {
        let found = found_for(shelf, text);
        assert_eq!(found.reading, reading, "{text}");
        assert_eq!(
            found.understood.is_some(),
            reading != Reading::Plain,
            "{text}"
        );
        if let Some(understood) = found.understood {
            let instead = found_for(shelf, &understood);
            assert_eq!(instead.reading, Reading::Plain, "{text} → {understood}");
            assert!(!instead.products.is_empty(), "{text} → {understood}");
        }
    }
}

/// A producer that sells nothing lends its name to no word of the shop. Seed 144 of the random
/// catalogues found it.
#[test]
fn producers_without_products_know_no_words() {
    let real = real(Locale::Vi);
    let text = |vi: &str| Text {
        vi: vi.to_owned(),
        en: None,
        fr: None,
    };
    let mut listing = real.catalogue.listings[0].clone();
    listing.name = text("sen");
    (listing.village, listing.place) = ("Bát Tràng".to_owned(), "Bát Tràng".to_owned());
    listing.keywords.clear();
    listing.producer = "unknown".parse().unwrap();
    let mut idle = real.catalogue.producers[0].clone();
    idle.name = text("battrang");
    let shop = Shop {
        catalogue: catalogue(&real.catalogue.groups, &[idle], &[listing]),
        stories: HashMap::new(),
        locale: Locale::Vi,
    };
    let (shelf, oracle) = (shop.shelf(), Oracle::new(&shop));
    for text in ["sen battrang", "battrang"] {
        let query = common::query(text);
        same_answer(&oracle, &shelf, &query, Moment::default()).unwrap();
        assert_eq!(found_for(&shelf, text).reading, Reading::Joined);
    }
}

/// A word longer than those that are compared may begin nearly as the query does.
#[test]
fn slips_in_the_beginning_of_the_longest_words() {
    let mut shop = real(Locale::Vi);
    let long = "Donaudampfschifffahrtselektrizitatenhauptbetriebswerk";
    shop.catalogue.listings[0].name.vi = long.to_owned();
    let shelf = shop.shelf();
    let query = common::query("xonaudampfschifffahrtselektrizitatenhaup");
    same_answer(&Oracle::new(&shop), &shelf, &query, Moment::default()).unwrap();
    assert_eq!(shelf.search(&query, Moment::default()).products, [0]);
}

/// What only stories have, and not as it was typed, does not keep a surer reading away; nor
/// does what was typed with other accents.
#[test]
fn names_that_sound_alike_come_before_words_of_stories() {
    for (shop, shelf) in REAL.iter() {
        for (text, understood, slug) in [
            ("chà sen", "trà sen", "tra-sen-tay-ho"),
            ("cha sen", "trà sen", "tra-sen-tay-ho"),
            ("xữa chua", "sữa chua", "sua-chua-ba-vi"),
            ("lón lá", "nón lá", "non-lang-chuong"),
            ("dò lụa", "giò lụa", "gio-lua-uoc-le"),
        ] {
            let found = found_for(shelf, text);
            let locale = shop.locale;
            assert_eq!(found.understood.as_deref(), Some(understood), "{locale:?}");
            let first = common::slugs(shelf, &found).into_iter().next();
            assert_eq!(first.as_deref(), Some(slug), "{text} {locale:?}");
        }
        // Other accents alone are no other word, and what was typed just so is meant so.
        for text in ["bưới diễn", "chả", "trả sen", "giò", "lụa"] {
            assert_eq!(found_for(shelf, text).reading, Reading::Plain, "{text}");
        }
    }
}

/// Single letters make no word, but one of them may stand beside longer parts.
#[test]
fn single_letters_typed_together() {
    for (shop, shelf) in REAL.iter() {
        for text in ["dddd", "ddd", "aaaa"] {
            let found = found_for(shelf, text);
            let locale = shop.locale;
            assert_ne!(found.reading, Reading::Joined, "{text} {locale:?}");
        }
        let found = found_for(shelf, "#omai");
        assert_eq!(found.understood.as_deref(), Some("ô mai"));
    }
}

/// The longest query that an address holds, and longer ones.
#[test]
fn long_queries() {
    let (shop, shelf) = &REAL[0];
    let oracle = Oracle::new(shop);
    for words in ["trà sen tây hồ ", "tra sne batrang ", "traf seen ", "a "] {
        let longest: String = words.chars().cycle().take(200).collect();
        let query = common::query(&longest);
        same_answer(&oracle, shelf, &query, Moment::default()).unwrap();
        found_for(shelf, &words.repeat(1_000));
    }
    found_for(shelf, &"trasen".repeat(5_000));
}

proptest! {
    #![proptest_config(common::cases(100))]

    /// What is said to be understood are words of the first product.
    #[test]
    fn what_was_understood_finds_the_same(shop in a_shop(), asked in vec(a_query(), 1..10)) {
        let shelf = shop.shelf();
        for asked in asked {
            let text = asked.of(&shop).0.text;
            let found = found_for(&shelf, &text);
            prop_assert_eq!(found.understood.is_some(), found.reading != Reading::Plain);
            if let Some(understood) = found.understood {
                let instead = found_for(&shelf, &understood);
                prop_assert_eq!(instead.reading, Reading::Plain, "{} → {}", text, understood);
                let first = instead.products.contains(&found.products[0]);
                prop_assert!(first, "{} → {}", text, understood);
            }
        }
    }
}
