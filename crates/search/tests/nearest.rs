//! What is offered where nothing was found.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::asked::a_query;
use common::content::real;
use common::random::a_shop;
use common::{Shop, found_for};
use market::{Locale, fold};
use proptest::prelude::*;
use search::Shelf;
use std::sync::LazyLock;

static REAL: LazyLock<(Shop, Shelf)> = LazyLock::new(|| {
    let shop = real(Locale::Vi);
    let shelf = shop.shelf();
    (shop, shelf)
});

/// Every query that is offered finds something, and each is offered once, with whatever accents.
fn check(shelf: &Shelf, text: &str, limit: usize) -> Result<(), TestCaseError> {
    let offered = shelf.nearest(text, limit);
    prop_assert!(offered.len() <= limit);
    for (at, query) in offered.iter().enumerate() {
        let found = found_for(shelf, query);
        prop_assert!(!found.products.is_empty(), "{} → {}", text, query);
        let same = |other: &String| fold(other) == fold(query);
        prop_assert!(!offered[..at].iter().any(same), "{:?}", offered);
        prop_assert!(!market::search::words(query).is_empty(), "{:?}", offered);
        prop_assert_ne!(query, text);
    }
    Ok(())
}

#[test]
fn near_spellings_of_the_shop() {
    let (_, shelf) = &*REAL;
    for (text, expected) in [
        // What the shop knows stays as it was typed.
        ("giò lụa 1kg", "giò lụa"),
        ("zzzzzz gốm", "gốm"),
        ("ceramuqx zzz", "ceramics"),
        ("gmo bta", "gốm bát"),
    ] {
        assert!(found_for(shelf, text).products.is_empty(), "{text}");
        let offered = shelf.nearest(text, 5);
        assert!(
            offered.iter().any(|it| it == expected),
            "{text}: {offered:?}"
        );
        check(shelf, text, 5).unwrap();
    }
}

#[test]
fn nothing_is_near_to_nothing() {
    let (_, shelf) = &*REAL;
    for text in ["", "…", "qqqqqqqqqqqqqqqq", "中文"] {
        assert_eq!(shelf.nearest(text, 5), [] as [String; 0], "{text}");
    }
    assert_eq!(shelf.nearest("giò lụa 1kg", 0), [] as [String; 0]);
}

proptest! {
    #![proptest_config(common::cases(100))]

    #[test]
    fn whatever_is_offered_finds_something(shop in a_shop(), asked in a_query(), limit in 0..6_usize) {
        let (query, _) = asked.of(&shop);
        check(&shop.shelf(), &query.text, limit)?;
    }

    #[test]
    fn whatever_the_shop_offers_finds_something(asked in a_query(), text in "[a-z]{2,9}( [a-zđôàạ]{1,5})?", limit in 1..6_usize) {
        let (shop, shelf) = &*REAL;
        check(shelf, &asked.of(shop).0.text, limit)?;
        check(shelf, &text, limit)?;
    }
}
