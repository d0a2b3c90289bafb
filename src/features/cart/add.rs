//! The button on a card.

use super::refusal::refusal_sentence;
use super::state::CartState;
use crate::features::schedule::MarketClock;
use crate::features::shell::{Notices, Way};
use crate::i18n::{say, texts};
use leptos::prelude::*;
use market::Listing;

/// What happens at the touch of a card's button.
#[derive(Clone, Copy)]
pub struct CartButton {
    clock: MarketClock,
    cart: CartState,
    notices: Notices,
}

impl CartButton {
    /// Finds what it needs around it.
    pub fn new() -> Self {
        Self {
            clock: expect_context(),
            cart: expect_context(),
            notices: expect_context(),
        }
    }

    /// Puts the smallest quantity of a product into the cart.
    pub fn put_in(self, listing: &Listing) {
        let t = texts();
        let Some(variant) = listing.variants.first() else {
            return;
        };
        let open = self.clock.open.get_untracked();
        let today = self.clock.today.get_untracked();
        // A cart that has the product already goes up by one step.
        let held = self.cart.cart.with_untracked(|cart| {
            cart.as_ref()
                .is_some_and(|cart| cart.quantity(&listing.slug, &variant.id) > 0)
        });
        let quantity = if held { variant.step } else { variant.minimum };
        match self.cart.add(listing, variant, quantity, open, today) {
            Ok(()) => self.notices.say(
                t.buy
                    .added(&say(&listing.name), &quantity, &say(&variant.unit)),
                Way::Cart,
            ),
            Err(refusal) => self.notices.say(refusal_sentence(&refusal), Way::Nowhere),
        }
    }
}
