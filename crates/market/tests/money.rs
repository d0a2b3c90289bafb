//! Amounts of đồng: how they are written, read and added.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::{Dong, Locale, MoneyError, format_number};
use proptest::prelude::*;

fn dong(amount: u64) -> Dong {
    Dong::new(amount).unwrap()
}

#[test]
fn amounts_in_every_language() {
    for (amount, vi, en, fr) in [
        (0, "0 ₫", "₫0", "0 ₫"),
        (7, "7 ₫", "₫7", "7 ₫"),
        (999, "999 ₫", "₫999", "999 ₫"),
        (1_000, "1.000 ₫", "₫1,000", "1_000 ₫"),
        (35_000, "35.000 ₫", "₫35,000", "35_000 ₫"),
        (100_000, "100.000 ₫", "₫100,000", "100_000 ₫"),
        (1_250_000, "1.250.000 ₫", "₫1,250,000", "1_250_000 ₫"),
        (
            10_000_000_000,
            "10.000.000.000 ₫",
            "₫10,000,000,000",
            "10_000_000_000 ₫",
        ),
    ] {
        // Before the sign stands a space that does not break; French groups have a narrow one.
        let expected =
            [vi, en, fr].map(|text| text.replace(' ', "\u{a0}").replace('_', "\u{202f}"));
        let got = Locale::ALL.map(|locale| dong(amount).format(locale));
        assert_eq!(got, expected, "{amount}");
    }
}

#[test]
fn numbers_go_to_the_end_of_their_type() {
    assert_eq!(
        format_number(u64::MAX, Locale::En),
        "18,446,744,073,709,551,615"
    );
}

#[test]
fn prices_have_a_highest() {
    assert_eq!(Dong::new(10_000_000_000), Ok(Dong::MAX_PRICE));
    assert_eq!(Dong::new(10_000_000_001), Err(MoneyError));
    assert_eq!(Dong::new(u64::MAX), Err(MoneyError));
}

#[test]
fn arithmetic_stops_at_the_largest_amount() {
    let most = Dong::MAX_PRICE.times(u32::MAX);
    assert_eq!(most.get(), u64::MAX);
    assert_eq!((most + dong(1)).get(), u64::MAX);
    assert_eq!([most, most].into_iter().sum::<Dong>().get(), u64::MAX);
    assert_eq!(std::iter::empty::<Dong>().sum::<Dong>(), Dong::ZERO);
}

#[test]
fn what_json_may_hold() {
    for (text, amount) in [("0", 0), ("35000", 35_000), ("10000000000", 10_000_000_000)] {
        assert_eq!(
            serde_json::from_str::<Dong>(text).unwrap(),
            dong(amount),
            "{text}"
        );
    }
    const WRONG: &str =
        "a price is a whole number of đồng, such as 350000, and at most 10000000000";
    for text in [
        "-1",
        "-9223372036854775808",
        "35.5",
        "35000.0",
        "35.000",
        "1e3",
        "\"35000\"",
        "\"35.000 ₫\"",
        "\"\"",
        "10000000001",
        "18446744073709551615",
        "18446744073709551616",
        "99999999999999999999999999",
    ] {
        let error = serde_json::from_str::<Dong>(text).unwrap_err().to_string();
        assert!(error.starts_with(WRONG), "{text}: {error}");
    }
    for text in ["null", "true", "[35000]", "{}"] {
        let error = serde_json::from_str::<Dong>(text).unwrap_err().to_string();
        assert!(
            error.contains("expected a whole number of đồng"),
            "{text}: {error}"
        );
    }
}

/// The number that the digits of a text make, whatever else stands between them.
fn digits_of(text: &str) -> u64 {
    text.chars()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |number, digit| number * 10 + u64::from(digit))
}

proptest! {
    #[test]
    fn the_digits_are_the_number(number: u64, price in 0..=10_000_000_000_u64) {
        for locale in Locale::ALL {
            prop_assert_eq!(digits_of(&format_number(number, locale)), number);
            prop_assert_eq!(digits_of(&dong(price).format(locale)), price);
        }
    }

    #[test]
    fn groups_have_three_digits(number: u64) {
        let text = format_number(number, Locale::Vi);
        let groups: Vec<&str> = text.split('.').collect();
        prop_assert!((1..=3).contains(&groups[0].len()));
        prop_assert!(groups[1..].iter().all(|group| group.len() == 3));
    }

    #[test]
    fn sums_and_products_are_those_of_the_numbers(
        prices in prop::collection::vec(0..=10_000_000_000_u64, 0..50),
        quantity in 0..=10_000_u32,
    ) {
        let sum: Dong = prices.iter().map(|price| dong(*price)).sum();
        prop_assert_eq!(sum.get(), prices.iter().sum::<u64>());
        let product: Dong = prices.iter().map(|price| dong(*price).times(quantity)).sum();
        prop_assert_eq!(product.get(), prices.iter().sum::<u64>() * u64::from(quantity));
    }

    #[test]
    fn prices_survive_json(price in 0..=10_000_000_000_u64) {
        let text = serde_json::to_string(&dong(price)).unwrap();
        prop_assert_eq!(&text, &price.to_string());
        prop_assert_eq!(serde_json::from_str::<Dong>(&text).unwrap(), dong(price));
    }
}
