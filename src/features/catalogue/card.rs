//! A product on a shelf.

use super::shop::Shop;
use crate::features::cart::AddButton;
use crate::features::saved::Heart;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::later::later;
use crate::ui::{PriceTag, cover, stars};
use leptos::prelude::*;
use market::{Availability, Listing};
use search::Shelf;
use std::sync::Arc;

/// A product in short: picture, name, village, stars, price, and a way into the cart.
pub fn card(shelf: &Shelf, listing: &Listing, eager: bool) -> AnyView {
    card_named(shelf, listing, eager, say(&listing.name).into_any())
}

/// The same, with its name as it is to be shown.
pub fn card_named(shelf: &Shelf, listing: &Listing, eager: bool, name: AnyView) -> AnyView {
    let (cover, listing) = (cover(shelf, listing, eager), listing.clone());
    later(move || whole(cover, &listing, name)).into_any()
}

fn whole(cover: impl IntoView + 'static, listing: &Listing, name: AnyView) -> AnyView {
    let current = expect_context::<Shop>().current(listing);
    let link = href(&format!("/products/{}", listing.slug));
    let place = format!("{} · {}", listing.village, listing.place);
    view! {
        <article class="card" data-group=listing.group.to_string()>
            <a class="card__link" href=link>
                {cover}
                <h3 class="card__name" lang=lang_of(&listing.name)>{name}</h3>
            </a>
            <Heart listing=listing.clone()/>
            <p class="card__place" lang="vi">{place}</p>
            <p class="card__stars">{listing_stars(listing)}</p>
            {move || current.with(listing_price)}
            <AddButton listing=current/>
        </article>
    }
    .into_any()
}

/// The stars while the certificate is valid; afterwards the market may not show them.
fn listing_stars(listing: &Listing) -> impl IntoView + use<> {
    let clock = expect_context::<MarketClock>();
    let (count, valid_until) = (listing.stars.get(), listing.valid_until);
    // The stars are not drawn anew when the day comes to be known.
    let expired = Memo::new(move |_| clock.today.get().is_some_and(|today| today > valid_until));
    move || {
        if expired.get() {
            view! { <span class="badge badge--warning">{texts().product.expired_badge}</span> }
                .into_any()
        } else {
            stars(count).into_any()
        }
    }
}

/// The lowest price that holds now.
fn listing_price(listing: &Arc<Listing>) -> impl IntoView + use<> {
    let clock = expect_context::<MarketClock>();
    let (usual, unit) = match listing.cheapest(false) {
        Some(variant) => (variant.price, say(&variant.unit)),
        None => return None,
    };
    let from = listing.variants.len() > 1;
    let listing = Arc::clone(listing);
    let price = Memo::new(move |_| {
        listing
            .cheapest(clock.open.get())
            .map_or(usual, |variant| variant.price_at(clock.open.get()))
    });
    Some(view! { <PriceTag price usual unit from/> })
}

/// What keeps a product from being bought, in a few words.
pub fn availability_label(availability: &Availability) -> Option<&'static str> {
    let t = texts();
    match availability {
        Availability::ForSale => None,
        Availability::ViewOnly => Some(t.product.view_only_badge),
        Availability::CertificateExpired { .. } => Some(t.product.expired_badge),
        Availability::SoldOut => Some(t.product.sold_out_badge),
    }
}
