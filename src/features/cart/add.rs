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

/// Adds the smallest quantity of a product's only variant; with more variants it leads to the
/// product's page. What cannot be bought says why instead.
#[component]
pub fn AddButton(
    /// The product.
    listing: Listing,
) -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    let listing = StoredValue::new(listing);
    let availability =
        Memo::new(move |_| listing.with_value(|it| it.availability(clock.today.get())));
    move || match availability_label(&availability.get()) {
        Some(label) => view! { <p class="card__closed">{label}</p> }.into_any(),
        None if listing.with_value(|it| it.variants.len()) > 1 => choose(listing).into_any(),
        None => add(listing, clock).into_any(),
    }
}

fn choose(listing: StoredValue<Listing>) -> impl IntoView {
    let t = texts();
    let (address, label) = listing.with_value(|it| {
        (
            href(&format!("/products/{}", it.slug)),
            t.buy.choose_for(&say(&it.name)),
        )
    });
    view! { <a class="card__add" href=address aria-label=label>{t.buy.choose_short}</a> }
}

fn add(listing: StoredValue<Listing>, clock: MarketClock) -> impl IntoView {
    let t = texts();
    let cart = expect_context::<CartState>();
    let notices = expect_context::<Notices>();
    let label = listing.with_value(|it| t.buy.add_name(&say(&it.name)));
    let put = move |_| {
        listing.with_value(|it| {
            let Some(variant) = it.variants.first() else {
                return;
            };
            let (open, today) = (clock.open.get_untracked(), clock.today.get_untracked());
            // A cart that has the product already goes up by one step.
            let held = cart.cart.with_untracked(|cart| {
                cart.as_ref()
                    .is_some_and(|cart| cart.quantity(&it.slug, &variant.id) > 0)
            });
            let quantity = if held { variant.step } else { variant.minimum };
            match cart.add(it, variant, quantity, open, today) {
                Ok(()) => notices.say(
                    t.buy.added(&say(&it.name), &quantity, &say(&variant.unit)),
                    Way::Cart,
                ),
                Err(refusal) => notices.say(refusal_sentence(&refusal), Way::Nowhere),
            }
        });
    };
    view! {
        <button type="button" class="card__add" aria-label=label on:click=put>
            {icon("plus")}{t.buy.add_short}
        </button>
    }
}
