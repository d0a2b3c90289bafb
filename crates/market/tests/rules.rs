//! What may be sold, for how much, and in which quantities.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{catalogue, dong, listing, variant};
use market::{Availability, Dong, Measure, Net, Refusal, UnitPrice, Variant, allowed_quantity};
use proptest::prelude::*;

#[test]
fn what_can_be_bought() {
    let day = |text: &str| Some(text.parse().unwrap());
    let since = "2028-01-15".parse().unwrap();
    let expired = Availability::CertificateExpired { since };
    let silk = catalogue().product("lua").unwrap().clone();
    for (today, availability) in [
        (None, Availability::ForSale),
        (day("2026-11-27"), Availability::ForSale),
        // The last day of the certificate is one on which it is valid.
        (day("2028-01-15"), Availability::ForSale),
        (day("2028-01-16"), expired),
        (day("2999-01-01"), expired),
    ] {
        assert_eq!(silk.availability(today), availability, "{today:?}");
    }
    let shown = listing("lua", |it| it.view_only = true);
    assert_eq!(shown.availability(None), Availability::ViewOnly);
    assert_eq!(
        shown.availability(day("2999-01-01")),
        Availability::ViewOnly
    );
    let gone = listing("lua", |it| it.variants[0].stock = 0);
    assert_eq!(gone.availability(None), Availability::SoldOut);
    assert_eq!(gone.availability(day("2999-01-01")), expired);
    // As long as one variant is left, the product is for sale.
    let half = listing("tra-sen", |it| it.variants[0].stock = 1);
    assert_eq!(half.availability(None), Availability::ForSale);
    assert!(half.variants[0].is_sold_out() && !half.variants[1].is_sold_out());
    let neither = listing("tra-sen", |it| {
        it.variants[0].stock = 1;
        it.variants[1].stock = 0;
    });
    assert_eq!(neither.availability(None), Availability::SoldOut);
}

#[test]
fn prices_by_day_and_by_night() {
    let tea = catalogue().product("tra-sen").unwrap().clone();
    let prices = |open| [0, 1].map(|index: usize| tea.variants[index].price_at(open).get());
    assert_eq!(prices(false), [350_000, 40_000]);
    assert_eq!(prices(true), [300_000, 40_000]);
    assert!(tea.has_night_price());
    assert!(!catalogue().product("lua").unwrap().has_night_price());
}

#[test]
fn the_cheapest_variant_is_one_that_is_left() {
    let id = |listing: market::Listing, open| listing.cheapest(open).map(|it| it.id.to_string());
    let cheapest = |change: fn(&mut market::Listing), open| id(listing("tra-sen", change), open);
    assert_eq!(cheapest(|_| {}, false).as_deref(), Some("goi"));
    assert_eq!(
        cheapest(|it| it.variants[1].stock = 0, false).as_deref(),
        Some("hop-100")
    );
    assert_eq!(
        cheapest(
            |it| it.variants.iter_mut().for_each(|it| it.stock = 0),
            false
        )
        .as_deref(),
        Some("goi")
    );
    assert_eq!(
        cheapest(|it| it.variants[0].night_price = Dong::new(1).ok(), true).as_deref(),
        Some("hop-100")
    );
    assert_eq!(
        cheapest(|it| it.variants[0].night_price = Dong::new(1).ok(), false).as_deref(),
        Some("goi")
    );
    assert_eq!(
        cheapest(|it| it.variants[1].price = it.variants[0].price, false).as_deref(),
        Some("hop-100")
    );
    assert_eq!(cheapest(|it| it.variants.clear(), false), None);
}

#[test]
fn variants_have_ids() {
    let tea = catalogue().product("tra-sen").unwrap().clone();
    assert_eq!(tea.variant("goi").map(|it| it.price), Some(dong(40_000)));
    assert_eq!(tea.variant("hop"), None);
    assert_eq!(tea.variant(""), None);
}

#[test]
fn prices_by_weight_volume_and_piece() {
    for (price, amount, measure, expected) in [
        (350_000, 100, Measure::G, Some(3_500_000)),
        (350_000, 1_000, Measure::G, None),
        (350_000, 2_000, Measure::G, Some(175_000)),
        (25_000, 330, Measure::Ml, Some(75_758)),
        (25_000, 1_000, Measure::Ml, None),
        (100_000, 6, Measure::Piece, Some(16_667)),
        (100_000, 1, Measure::Piece, None),
        (100_000, 1_000, Measure::Piece, Some(100)),
        // Halves are rounded up, less is rounded down.
        (1, 2_000, Measure::G, Some(1)),
        (1, 2_001, Measure::G, Some(0)),
        (0, 100, Measure::G, Some(0)),
        (10_000_000_000, 1, Measure::G, Some(10_000_000_000_000)),
        (10_000_000_000, u32::MAX, Measure::G, Some(2_328)),
        (100_000, 0, Measure::G, None),
    ] {
        let net = Some(Net { amount, measure });
        let variant = Variant {
            net,
            ..variant(1, 1, None, 1)
        };
        let got = variant.unit_price(dong(price));
        let per = got.map(|UnitPrice { price, per }| (price.get(), per));
        assert_eq!(
            per,
            expected.map(|price| (price, measure)),
            "{price} for {amount} {measure:?}"
        );
    }
    assert_eq!(variant(1, 1, None, 1).unit_price(dong(1)), None);
    let small = Variant {
        net: Some(Net {
            amount: 3,
            measure: Measure::G,
        }),
        ..variant(1, 1, None, 1)
    };
    let most = Dong::MAX_PRICE.times(u32::MAX);
    assert_eq!(
        small.unit_price(most).map(|it| it.price.get()),
        Some(u64::MAX / 3)
    );
}

#[test]
fn refusals() {
    let check = |variant: &Variant, quantity, expected| {
        assert_eq!(
            allowed_quantity(variant, quantity).err(),
            expected,
            "{quantity} of {variant:?}"
        );
    };
    let single = variant(1, 1, None, 5);
    check(&single, 0, Some(Refusal::BelowMinimum { minimum: 1 }));
    check(&single, 1, None);
    check(&single, 5, None);
    check(&single, 6, Some(Refusal::AboveStock { stock: 5 }));
    check(&single, u32::MAX, Some(Refusal::AboveStock { stock: 5 }));
    // 2, 5, 8, 11; the maximum of 12 cannot be reached.
    let stepped = variant(2, 3, Some(12), 20);
    check(&stepped, 1, Some(Refusal::BelowMinimum { minimum: 2 }));
    check(&stepped, 2, None);
    check(
        &stepped,
        3,
        Some(Refusal::NotAStep {
            step: 3,
            lower: 2,
            upper: 5,
        }),
    );
    check(
        &stepped,
        10,
        Some(Refusal::NotAStep {
            step: 3,
            lower: 8,
            upper: 11,
        }),
    );
    check(&stepped, 11, None);
    check(&stepped, 12, Some(Refusal::AboveMaximum { maximum: 11 }));
    check(&stepped, 21, Some(Refusal::AboveMaximum { maximum: 11 }));
    // Seven are left, and five of them can be ordered.
    let low = variant(2, 3, Some(12), 7);
    check(&low, 5, None);
    check(&low, 7, Some(Refusal::AboveMaximum { maximum: 5 }));
    check(&low, 8, Some(Refusal::AboveMaximum { maximum: 5 }));
    let last = variant(2, 3, Some(12), 5);
    check(&last, 8, Some(Refusal::AboveStock { stock: 5 }));
    // What is lasting is said before what is so today.
    check(
        &variant(1, 1, Some(5), 5),
        6,
        Some(Refusal::AboveMaximum { maximum: 5 }),
    );
    check(
        &variant(1, 1, Some(6), 5),
        6,
        Some(Refusal::AboveStock { stock: 5 }),
    );
    // Less is left than an order needs: that is sold out, whatever somebody asks for.
    let out = variant(2, 1, None, 1);
    for quantity in [0, 1, 2, 100] {
        check(&out, quantity, Some(Refusal::AboveStock { stock: 0 }));
    }
    let largest = variant(1, 1, None, u32::MAX);
    check(&largest, u32::MAX, None);
    check(&variant(u32::MAX, u32::MAX, None, u32::MAX), u32::MAX, None);
}

/// The quantities that can be ordered, counted out.
fn counted_out(variant: &Variant) -> Vec<u32> {
    let most = variant
        .maximum
        .map_or(variant.stock, |maximum| maximum.min(variant.stock));
    let mut quantities = Vec::new();
    let mut quantity = variant.minimum;
    while quantity <= most {
        quantities.push(quantity);
        quantity += variant.step;
    }
    quantities
}

prop_compose! {
    fn a_variant()(
        minimum in 1..20_u32, step in 1..12_u32, above in prop::option::of(0..40_u32), stock in 0..80_u32,
    ) -> Variant {
        variant(minimum, step, above.map(|above| minimum + above), stock)
    }
}

proptest! {
    #[test]
    fn allowed_are_the_quantities_that_are_counted_out(variant in a_variant(), quantity in 0..100_u32) {
        let allowed = counted_out(&variant);
        let verdict = allowed_quantity(&variant, quantity);
        prop_assert_eq!(verdict.is_ok(), allowed.contains(&quantity));
        prop_assert_eq!(variant.is_sold_out(), allowed.is_empty());
    }

    #[test]
    fn what_a_refusal_suggests_is_allowed(variant in a_variant(), quantity in 0..100_u32) {
        let Err(refusal) = allowed_quantity(&variant, quantity) else { return Ok(()) };
        let allowed = counted_out(&variant);
        match refusal {
            Refusal::BelowMinimum { minimum } => {
                prop_assert!(quantity < minimum);
                prop_assert_eq!(Some(&minimum), allowed.first());
            }
            Refusal::AboveMaximum { maximum } => {
                prop_assert!(quantity > maximum);
                prop_assert_eq!(Some(&maximum), allowed.last());
            }
            Refusal::AboveStock { stock: 0 } => prop_assert!(allowed.is_empty()),
            Refusal::AboveStock { stock } => {
                prop_assert!(quantity > stock);
                prop_assert_eq!(stock, variant.stock);
                prop_assert_eq!(Some(&stock), allowed.last());
            }
            Refusal::NotAStep { step, lower, upper } => {
                prop_assert!(lower < quantity && quantity < upper);
                prop_assert_eq!(step, upper - lower);
                prop_assert!(allowed.contains(&lower) && allowed.contains(&upper));
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn no_numbers_panic(
        minimum in 1..=u32::MAX, step: u32, maximum: Option<u32>, stock: u32, quantity: u32, amount: u32, price in 0..=10_000_000_000_u64,
    ) {
        let net = Some(Net { amount, measure: Measure::Ml });
        let variant = Variant { net, ..variant(minimum, step, maximum, stock) };
        let _ = allowed_quantity(&variant, quantity);
        let _ = variant.unit_price(dong(price));
    }
}
