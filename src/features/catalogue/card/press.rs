//! The buttons of the cards, which are all heard in one place.

use super::listing_slug;
use crate::features::cart::CartButton;
use crate::features::catalogue::Shop;
use crate::features::saved::{SavedState, toggle};
use crate::features::schedule::MarketClock;
use crate::features::shell::{Notices, Way};
use crate::i18n::texts;
use crate::parts::press_card;
use crate::platform::plate::{self, Element};
use crate::reactive::effect;
use crate::ui::failure_sentence;
use leptos::prelude::*;
use market::Listing;
use std::sync::Arc;

/// The buttons of the cards.
const BUTTONS: &str = ".card > .heart, .card > button.card__add";

/// What a press changes, and who says so.
#[derive(Clone)]
struct Counter {
    shop: Shop,
    saved: SavedState,
    notices: Notices,
    cart: CartButton,
    clock: MarketClock,
    owner: Option<Owner>,
}

/// A press on a card's button. What it does is a part of the program: there is nothing to press
/// before the catalogue is there.
pub struct Press {
    counter: Counter,
    /// The address of the card's product.
    address: String,
    is_heart: bool,
}

impl Press {
    /// Does what the button says.
    pub fn answer(&self) {
        match &self.counter.owner {
            Some(owner) => owner.with(|| self.act()),
            None => self.act(),
        }
    }

    fn act(&self) {
        let Some(listing) = untrack(|| self.listing()) else {
            return;
        };
        if self.is_heart {
            toggle(self.counter.saved, self.counter.notices, &listing);
        } else {
            self.counter.cart.put_in(&listing);
        }
    }

    fn listing(&self) -> Option<Arc<Listing>> {
        let Counter { shop, clock, .. } = &self.counter;
        let slug = listing_slug(&self.address)?;
        let listing = shop.ready()?.product(slug.as_ref())?;
        Some(shop.renewed(&Arc::new(listing), clock.open.get()))
    }
}

/// Hears the buttons of all cards, and fills the hearts of the favourites.
pub fn answer_cards(shop: Shop, saved: SavedState, notices: Notices) {
    let counter = Counter {
        shop,
        saved,
        notices,
        cart: CartButton::new(),
        clock: expect_context(),
        owner: Owner::current(),
    };
    let t = texts();
    effect(move || {
        let counter = counter.clone();
        plate::on_click(BUTTONS, move |button| {
            let Some(press) = press_on(&counter, button) else {
                return;
            };
            wasm_bindgen_futures::spawn_local(async move {
                if let Err(error) = press_card(press).await {
                    notices.say(failure_sentence(t, &error).to_owned(), Way::Nowhere);
                }
            });
        });
    });
    effect(move || fill_hearts(saved));
}

fn press_on(counter: &Counter, button: &Element) -> Option<Press> {
    Some(Press {
        counter: counter.clone(),
        address: plate::address_beside(button, ".card__link")?,
        is_heart: plate::has_class(button, "heart"),
    })
}

fn fill_hearts(saved: SavedState) {
    saved.favourites.value.with(|favourites| {
        let Some(favourites) = favourites else { return };
        plate::each(".card > .heart", |heart| {
            let address = plate::address_beside(heart, ".card__link");
            let slug = address.and_then(|it| listing_slug(&it));
            let is_favourite = slug.is_some_and(|slug| favourites.has(&slug));
            plate::set_attribute(heart, "aria-pressed", Some(&is_favourite.to_string()));
        });
    });
}
