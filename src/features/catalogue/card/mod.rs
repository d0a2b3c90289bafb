//! A product in short, on a shelf or in a list.
//!
//! A page has up to a hundred cards. The app leaves their HTML as it stands, writes into it what
//! changes, and hears all their buttons in one place.

mod changing;
mod facts;
mod view;
mod write;

pub use changing::{Changing, Shown, Table};
pub use facts::availability_label;

use super::shop::Shop;
use crate::features::cart::CartButton;
use crate::features::saved::{SavedState, toggle};
use crate::features::schedule::MarketClock;
use crate::features::shell::Notices;
use crate::platform::later::handed;
use crate::platform::plate;
use crate::reactive::effect;
use crate::ui::cover_file;
use facts::Facts;
use leptos::prelude::*;
use market::{Listing, Locale, Slug};
use search::Shelf;
use std::sync::Arc;
use view::{Begin, article};
use write::Card;

/// The buttons of the cards.
const BUTTONS: &str = ".card > .heart, .card > button.card__add";

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

/// Hears the buttons of all cards, and fills the hearts of the favourites.
pub fn answer_cards(shop: Shop, saved: SavedState, notices: Notices) {
    let (cart, clock) = (CartButton::new(), expect_context::<MarketClock>());
    let owner = Owner::current();
    let listing = move |address: &str| {
        let listing = shop.ready()?.product(listing_slug(address)?.as_ref())?;
        Some(shop.renewed(&Arc::new(listing), clock.open.get()))
    };
    let press = move |button: &plate::Element| {
        let address = plate::address_beside(button, ".card__link");
        let Some(listing) = address.and_then(|it| untrack(|| listing(&it))) else {
            return;
        };
        if plate::has_class(button, "heart") {
            toggle(saved, notices, &listing);
        } else {
            cart.put_in(&listing);
        }
    };
    effect(move || {
        let (owner, press) = (owner.clone(), press);
        plate::on_click(BUTTONS, move |button| match &owner {
            Some(owner) => owner.with(|| press(button)),
            None => press(button),
        });
    });
    effect(move || {
        saved.favourites.value.with(|favourites| {
            let Some(favourites) = favourites else { return };
            plate::each(".card > .heart", |heart| {
                let address = plate::address_beside(heart, ".card__link");
                let slug = address.and_then(|it| listing_slug(&it));
                let is_favourite = slug.is_some_and(|slug| favourites.has(&slug));
                plate::set_attribute(heart, "aria-pressed", Some(&is_favourite.to_string()));
            });
        });
    });
}
