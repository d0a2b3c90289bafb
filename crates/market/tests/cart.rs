//! The cart: its commands, and what a shopper sees.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{add, catalogue, dong, full_cart as full, line, listing, short, with_lines};
use market::{Availability, Cart, Date, Dong, LineState, Listing, MAX_LINES, Refusal};

#[test]
fn a_variant_has_one_line_and_what_is_added_counts_together() {
    let tea = catalogue().product("tra-sen").unwrap().clone();
    let mut cart = Cart::default();
    assert_eq!(add(&mut cart, &tea, "hop-100", 2), Ok(()));
    assert_eq!(add(&mut cart, &tea, "goi", 1), Ok(()));
    assert_eq!(add(&mut cart, &tea, "hop-100", 3), Ok(()));
    assert_eq!(short(&cart), ["tra-sen/hop-100×5", "tra-sen/goi×1"]);
    assert_eq!(cart.lines[0].name, "Trà sen Tây Hồ");
    assert_eq!(cart.quantity(&tea.slug, &tea.variants[0].id), 5);
    assert_eq!(cart.quantity(&tea.slug, &"x".parse().unwrap()), 0);
    // The limits hold for the sum; a refusal changes nothing.
    let before = cart.clone();
    for (variant, quantity, refusal) in [
        (
            "hop-100",
            1,
            Refusal::NotAStep {
                step: 3,
                lower: 5,
                upper: 8,
            },
        ),
        ("hop-100", 7, Refusal::AboveMaximum { maximum: 11 }),
        ("hop-100", u32::MAX, Refusal::AboveMaximum { maximum: 11 }),
        ("goi", 5, Refusal::AboveStock { stock: 5 }),
    ] {
        assert_eq!(
            add(&mut cart, &tea, variant, quantity),
            Err(refusal),
            "{variant} {quantity}"
        );
        assert_eq!(cart, before);
    }
    // The price is the one that the shopper saw last.
    cart.add(&tea, &tea.variants[0], 3, dong(300_000), None)
        .unwrap();
    assert_eq!(
        (cart.lines[0].quantity, cart.lines[0].seen_price),
        (8, dong(300_000))
    );
}

#[test]
fn what_is_not_for_sale_stays_out() {
    let day: Option<Date> = Some("2028-01-16".parse().unwrap());
    let add = |listing: &Listing| {
        let mut cart = Cart::default();
        let result = cart.add(listing, &listing.variants[0], 2, dong(1), day);
        assert_eq!(cart, Cart::default());
        result
    };
    let valid = |listing: &mut Listing| listing.valid_until = "2028-01-16".parse().unwrap();
    let expired = Availability::CertificateExpired {
        since: "2028-01-15".parse().unwrap(),
    };
    assert_eq!(
        add(&listing("lua", |_| {})),
        Err(Refusal::NotForSale(expired))
    );
    let shown = listing("lua", |it| it.view_only = true);
    assert_eq!(
        add(&shown),
        Err(Refusal::NotForSale(Availability::ViewOnly))
    );
    let gone = listing("lua", |it| {
        valid(it);
        it.variants[0].stock = 0;
    });
    assert_eq!(add(&gone), Err(Refusal::AboveStock { stock: 0 }));
    let half_gone = listing("tra-sen", |it| {
        valid(it);
        it.variants[0].stock = 1;
    });
    assert_eq!(add(&half_gone), Err(Refusal::AboveStock { stock: 0 }));
    let mut cart = Cart::default();
    assert_eq!(
        cart.add(&half_gone, &half_gone.variants[1], 1, dong(1), day),
        Ok(())
    );
}

#[test]
fn a_cart_has_a_most_of_lines() {
    let tea = catalogue().product("tra-sen").unwrap().clone();
    let mut cart = with_lines(MAX_LINES - 1);
    add(&mut cart, &tea, "goi", 1).unwrap();
    assert_eq!(
        add(&mut cart, &tea, "hop-100", 2),
        Err(Refusal::CartFull { max: MAX_LINES })
    );
    // More of what is there already is another matter.
    assert_eq!(add(&mut cart, &tea, "goi", 1), Ok(()));
    // Undo does not go beyond it, either.
    let removed = cart.remove(0).unwrap();
    add(&mut cart, &tea, "hop-100", 2).unwrap();
    cart.restore(removed);
    assert_eq!(cart.lines.len(), MAX_LINES);
    assert_eq!(
        Cart::from_fragment(&cart.to_fragment()).unwrap().len(),
        MAX_LINES
    );
}

#[test]
fn a_line_that_was_taken_out_can_be_put_back() {
    let mut cart = full();
    let before = cart.clone();
    for index in 0..3 {
        let removed = cart.remove(index).unwrap();
        assert_eq!(removed.line, before.lines[index]);
        assert_eq!(cart.lines.len(), 2);
        cart.restore(removed);
        assert_eq!(cart, before, "line {index}");
    }
    assert_eq!(cart.remove(3), None);
    // The place is gone meanwhile.
    let last = cart.remove(2).unwrap();
    cart.remove(0).unwrap();
    cart.remove(0).unwrap();
    cart.restore(last);
    assert_eq!(short(&cart), ["tra-sen/hop-100×2"]);
    // The variant was chosen again meanwhile: the larger quantity stays, in either case.
    let tea = catalogue().product("tra-sen").unwrap().clone();
    for (again, expected) in [(2, 5), (8, 8)] {
        let mut cart = Cart::default();
        add(&mut cart, &tea, "hop-100", 5).unwrap();
        let removed = cart.remove(0).unwrap();
        add(&mut cart, &tea, "hop-100", again).unwrap();
        cart.restore(removed);
        assert_eq!(short(&cart), [format!("tra-sen/hop-100×{expected}")]);
    }
}

#[test]
fn quantities_and_prices_are_set_by_place() {
    let mut cart = full();
    cart.set_quantity(0, 3);
    cart.acknowledge(1, dong(450_000));
    cart.set_quantity(3, 9);
    cart.acknowledge(3, dong(9));
    assert_eq!(
        short(&cart),
        ["tra-sen/goi×3", "lua/khan×1", "tra-sen/hop-100×2"]
    );
    assert_eq!(
        cart.lines
            .iter()
            .map(|line| line.seen_price.get())
            .collect::<Vec<_>>(),
        [40_000, 450_000, 350_000]
    );
}

/// The states of the view's lines, in its order.
fn states(
    cart: &Cart,
    change: impl FnOnce(&mut Listing),
    open: bool,
    today: Option<Date>,
) -> Vec<(String, LineState)> {
    let mut catalogue = catalogue();
    let place = catalogue
        .listings
        .iter()
        .position(|it| it.slug == *"tra-sen")
        .unwrap();
    change(&mut catalogue.listings[place]);
    let view = cart.view(&catalogue, open, today);
    let lines = view.groups.into_iter().flat_map(|group| group.lines);
    lines
        .map(|line| (line.line.variant.to_string(), line.state))
        .collect()
}

#[test]
fn what_has_become_of_a_line() {
    let cart = full();
    let state = |change: fn(&mut Listing), open| {
        let states = states(&cart, change, open, None);
        states
            .into_iter()
            .find(|(variant, _)| variant == "hop-100")
            .unwrap()
            .1
    };
    let (from, to) = (dong(350_000), dong(300_000));
    assert_eq!(state(|_| {}, false), LineState::Fine);
    assert_eq!(state(|_| {}, true), LineState::PriceChanged { from, to });
    assert_eq!(
        state(
            |it| it.variants[0].price = Dong::new(360_000).unwrap(),
            false
        ),
        LineState::PriceChanged {
            from,
            to: dong(360_000)
        }
    );
    assert_eq!(
        state(|it| it.variants[0].minimum = 4, false),
        LineState::QuantityRefused(Refusal::BelowMinimum { minimum: 4 })
    );
    assert_eq!(
        state(|it| it.variants[0].stock = 1, true),
        LineState::QuantityRefused(Refusal::AboveStock { stock: 0 })
    );
    assert_eq!(
        state(|it| it.view_only = true, true),
        LineState::Unavailable(Availability::ViewOnly)
    );
    let all_gone = |it: &mut Listing| it.variants.iter_mut().for_each(|variant| variant.stock = 0);
    assert_eq!(
        state(all_gone, false),
        LineState::Unavailable(Availability::SoldOut)
    );
    assert_eq!(
        state(|it| it.variants.remove(0).stock = 0, false),
        LineState::Vanished
    );
    let expired = Availability::CertificateExpired {
        since: "2027-06-28".parse().unwrap(),
    };
    let today = Some("2027-06-29".parse().unwrap());
    assert_eq!(
        states(&cart, |_| {}, false, today),
        [
            ("goi".to_owned(), LineState::Unavailable(expired)),
            ("hop-100".to_owned(), LineState::Unavailable(expired)),
            ("khan".to_owned(), LineState::Fine),
        ]
    );
}

#[test]
fn a_view_has_a_part_for_each_producer_and_what_has_vanished_comes_last() {
    let mut cart = full();
    cart.lines.insert(0, line(7));
    cart.lines[2].quantity = 100;
    let view = cart.view(&catalogue(), true, None);
    let parts: Vec<_> = view
        .groups
        .iter()
        .map(|group| {
            let name = group.name.as_ref().map_or("-", |name| name.vi.as_str());
            (
                group.producer.as_str(),
                name,
                group.lines.len(),
                group.total.get(),
            )
        })
        .collect();
    assert_eq!(
        parts,
        [
            (
                "htx-sen",
                "Hợp tác xã Sen Việt",
                2,
                5 * 40_000 + 2 * 300_000
            ),
            ("ho-lua", "Hộ dệt lụa Cổng Làng", 1, 0),
            ("", "-", 1, 0),
        ]
    );
    assert_eq!((view.total, view.count), (dong(800_000), 2));
    // A line that cannot be ordered has its price none the less.
    let silk = &view.groups[1].lines[0];
    assert_eq!(
        (silk.unit_price, silk.subtotal),
        (dong(500_000), dong(50_000_000))
    );
    let vanished = &view.groups[2].lines[0];
    assert_eq!(
        (vanished.state, vanished.unit_price),
        (LineState::Vanished, dong(1))
    );
    let nothing = Cart::default().view(&catalogue(), true, None);
    assert_eq!(
        (nothing.groups.len(), nothing.total, nothing.count),
        (0, Dong::ZERO, 0)
    );
}
