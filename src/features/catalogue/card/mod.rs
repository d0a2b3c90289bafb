//! A product in short, on a shelf or in a list.
//!
//! A page has up to a hundred cards. The app leaves their HTML as it stands, writes into it what
//! changes, and hears all their buttons in one place.

mod changing;
mod facts;
mod press;
mod view;
mod write;

pub use changing::{Changing, Shown, Table};
pub use facts::availability_label;
pub use press::{Press, answer_cards};

use super::shop::Shop;
use crate::features::saved::SavedState;
use crate::features::schedule::MarketClock;
use crate::platform::later::handed;
use crate::reactive::effect;
use crate::ui::cover_file;
use facts::Facts;
use leptos::prelude::*;
use market::{Listing, Locale, Slug};
use search::Shelf;
use std::sync::Arc;
use view::{Begin, article};
use write::Card;

/// A product in short: picture, name, village, stars, price, and a way into the cart.
pub fn card(shelf: &Shelf, listing: &Listing, eager: bool) -> AnyView {
    let (shop, clock) = (expect_context::<Shop>(), expect_context::<MarketClock>());
    let saved = expect_context::<SavedState>();
    let (cover, listing) = (cover_file(shelf, listing), Arc::new(listing.clone()));
    let facts = move || {
        let moment = clock.moment();
        Facts::of(&shop.renewed(&listing, moment.open), cover.clone(), moment)
    };
    let says = untrack(&facts);
    let slug = listing_slug(&says.link);
    let begin = Begin {
        loading: Some(loading(eager)),
        is_favourite: slug.is_some_and(|slug| untrack(|| saved.is_favourite(&slug))),
        is_model: false,
    };
    let view = {
        let says = says.clone();
        move || article(&says, begin)
    };
    let follow = move |element| {
        let mut card = Card::of(element, says);
        effect(move || card.say(facts(), Vec::new(), || false));
    };
    handed(view, follow).into_any()
}

/// When a picture is fetched, in the words of HTML.
fn loading(eager: bool) -> &'static str {
    if eager { "eager" } else { "lazy" }
}

/// The product that an address leads to.
pub(super) fn listing_slug(address: &str) -> Option<Slug> {
    let (_, path) = Locale::from_path(address);
    path.strip_prefix("/products/")?.parse().ok()
}
