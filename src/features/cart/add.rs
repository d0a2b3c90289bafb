//! The button on a card.

use super::refusal::refusal_sentence;
use super::state::CartState;
use crate::features::catalogue::availability_label;
use crate::features::schedule::MarketClock;
use crate::features::shell::{Notices, Way};
use crate::i18n::{href, say, texts};
use crate::ui::icon;
use leptos::prelude::*;
use market::Listing;
use std::sync::Arc;

/// Adds the smallest quantity of a product's only variant; with more variants it leads to the
/// product's page. What cannot be bought says why instead.
#[component]
pub fn AddButton(
    /// The product as it is now.
    listing: Signal<Arc<Listing>>,
) -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    let availability = Memo::new(move |_| listing.with(|it| it.availability(clock.today.get())));
    move || match availability_label(&availability.get()) {
        Some(label) => view! { <p class="card__closed">{label}</p> }.into_any(),
        None if listing.with_untracked(|it| it.variants.len()) > 1 => choose(listing).into_any(),
        None => add(listing).into_any(),
    }
}

fn choose(listing: Signal<Arc<Listing>>) -> impl IntoView {
    let t = texts();
    let (address, label) = listing.with_untracked(|it| {
        (
            href(&format!("/products/{}", it.slug)),
            t.buy.choose_for(&say(&it.name)),
        )
    });
    view! { <a class="card__add" href=address aria-label=label>{t.buy.choose_short}</a> }
}

fn add(listing: Signal<Arc<Listing>>) -> impl IntoView {
    let t = texts();
    let label = listing.with_untracked(|it| t.buy.add_name(&say(&it.name)));
    let cart = CartButton::new();
    view! {
        <button type="button" class="card__add" aria-label=label on:click=move |_| listing.with_untracked(|it| cart.put_in(it))>
            {icon("plus")}{t.buy.add_short}
        </button>
    }
}

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
