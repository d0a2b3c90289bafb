//! A card that shows one product after another: its elements stay, what they say is exchanged.
//! It looks like any card; a new one would take several times as long.

use super::grid::marked;
use super::page::Browse;
use super::slots::Item;
use crate::features::cart::CartButton;
use crate::features::catalogue::Shop;
use crate::features::catalogue::card::availability_label;
use crate::features::saved::{SavedState, toggle};
use crate::features::schedule::MarketClock;
use crate::features::shell::Notices;
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::layout;
use crate::ui::{amount, cover_file, icon};
use leptos::html::Img;
use leptos::prelude::*;
use market::{Date, Dong, Listing};
use std::sync::Arc;

/// What a card says of a product, as things stand.
#[derive(PartialEq)]
struct Facts {
    listing: Listing,
    name: String,
    link: String,
    cover: String,
    expired: bool,
    price: Option<Price>,
    /// Why it cannot be bought.
    closed: Option<&'static str>,
}

#[derive(Clone, PartialEq)]
struct Price {
    now: Dong,
    usual: Dong,
    unit: String,
}

impl Facts {
    fn of(shop: Shop, browse: Browse, place: u32, open: bool, today: Option<Date>) -> Option<Self> {
        browse.shelf.with_value(|shelf| {
            let listing = shelf.listing(place)?;
            let listing = shop.with_sold(shelf, open, |sold| sold.renewed(listing));
            let price = |usual: &market::Variant| {
                let now = listing.cheapest(open)?.price_at(open);
                Some(Price {
                    now,
                    usual: usual.price,
                    unit: say(&usual.unit),
                })
            };
            Some(Self {
                name: say(&listing.name),
                link: href(&format!("/products/{}", listing.slug)),
                cover: cover_file(shelf, &listing),
                expired: today.is_some_and(|today| today > listing.valid_until),
                price: listing.cheapest(false).and_then(price),
                closed: availability_label(&listing.availability(today)),
                listing,
            })
        })
    }

    fn has_choice(&self) -> bool {
        self.listing.variants.len() > 1
    }
}

/// The card's facts, as each of its parts reads them.
#[derive(Clone, Copy)]
struct Shown {
    facts: Memo<Option<Arc<Facts>>>,
}

impl Shown {
    /// A text made of the facts; nothing while the card shows no product.
    fn text(
        self,
        read: impl Fn(&Facts) -> String + Send + Sync + 'static,
    ) -> impl Fn() -> String + Send + Sync + Clone + 'static {
        let read = Arc::new(read);
        move || {
            self.facts
                .with(|facts| facts.as_deref().map(|facts| read(facts)))
                .unwrap_or_default()
        }
    }

    /// Whether a part of the card is left out.
    fn without(self, has: fn(&Facts) -> bool) -> impl Fn() -> bool + Send + Sync + Clone + 'static {
        move || self.facts.with(|facts| !facts.as_deref().is_some_and(has))
    }

    fn use_now(self, act: impl FnOnce(&Facts)) {
        if let Some(facts) = self.facts.get_untracked() {
            act(&facts);
        }
    }
}

/// A card for whatever product `item` names.
pub(super) fn recycled(browse: Browse, item: Signal<Option<Item>>) -> AnyView {
    let clock = expect_context::<MarketClock>();
    let shop = expect_context::<Shop>();
    let facts = Memo::new(move |_| {
        let (_, place) = item.get()?;
        let (open, today) = (clock.open.get(), clock.today.get());
        Facts::of(shop, browse, place, open, today).map(Arc::new)
    });
    let shown = Shown { facts };
    let lang = move || {
        let facts = facts.get()?;
        lang_of(&facts.listing.name)
    };
    let name = move || {
        let name = facts.get().map(|it| it.name.clone()).unwrap_or_default();
        browse.words.with(|words| marked(browse, &name, words))
    };
    view! {
        <article class="card" data-group=shown.text(|it| it.listing.group.to_string())>
            <a class="card__link" href=shown.text(|it| it.link.clone())>
                {cover(shown)}
                <h3 class="card__name" lang=lang>{name}</h3>
            </a>
            {heart(shown)}
            <p class="card__place" lang="vi">
                {shown.text(|it| format!("{} · {}", it.listing.village, it.listing.place))}
            </p>
            {stars(shown)}
            {price(shown)}
            {ways(shown)}
        </article>
    }
    .into_any()
}

/// The picture; one that has not come yet is not hidden behind that of the last product.
fn cover(shown: Shown) -> AnyView {
    let image = NodeRef::<Img>::new();
    let reveal = move || {
        if let Some(image) = image.get_untracked() {
            layout::show_when_loaded(&image);
        }
    };
    let file = Memo::new(move |_| shown.text(|it| it.cover.clone())());
    Effect::new(move |before: Option<String>| {
        let now = file.get();
        if before.is_some_and(|before| before != now) {
            reveal();
        }
        now
    });
    view! {
        <img class="cover" node_ref=image src=move || file.get() alt="" width="800" height="600"
            decoding="async" on:load=move |_| reveal()/>
    }
    .into_any()
}

fn heart(shown: Shown) -> AnyView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let notices = expect_context::<Notices>();
    let pressed = move || {
        let facts = shown.facts.get();
        facts.is_some_and(|it| saved.is_favourite(&it.listing.slug))
    };
    let press = move |_| shown.use_now(|it| toggle(saved, notices, &it.listing));
    view! {
        <button type="button" class="heart" aria-label=shown.text(|it| t.saved.favourite(&it.name))
            aria-pressed=move || pressed().to_string() on:click=press>{icon("heart")}</button>
    }
    .into_any()
}

fn stars(shown: Shown) -> AnyView {
    let t = texts();
    let label = shown.text(|it| t.product.stars(u64::from(it.listing.stars.get())));
    let drawn = shown.text(|it| "★".repeat(usize::from(it.listing.stars.get())));
    view! {
        <p class="card__stars">
            <span class="stars" role="img" aria-label=label hidden=shown.without(|it| !it.expired)>
                <span class="stars__drawn" aria-hidden="true">{drawn}</span>
            </span>
            <span class="badge badge--warning" hidden=shown.without(|it| it.expired)>
                {t.product.expired_badge}
            </span>
        </p>
    }
    .into_any()
}

fn price(shown: Shown) -> AnyView {
    let t = texts();
    let part = move |read: fn(&Price) -> String| {
        shown.text(move |it| it.price.as_ref().map(read).unwrap_or_default())
    };
    let lowered = {
        let not = shown.without(is_lowered);
        move || !not()
    };
    view! {
        <p class="price" class:price--night=lowered hidden=shown.without(|it| it.price.is_some())>
            <span class="price__from" hidden=shown.without(Facts::has_choice)>{t.price.from}" "</span>
            <del class="price__usual" hidden=shown.without(is_lowered)>
                <span class="hidden">{t.price.usual}" "</span>
                {part(|it| amount(it.usual))}" "
            </del>
            <span class="price__now">{part(|it| amount(it.now))}</span>
            " "
            <span class="price__unit">"/ "{part(|it| it.unit.clone())}</span>
        </p>
    }
    .into_any()
}

fn is_lowered(facts: &Facts) -> bool {
    let price = facts.price.as_ref();
    price.is_some_and(|price| price.now < price.usual)
}

/// Into the cart, to the page with the choice, or why neither.
fn ways(shown: Shown) -> AnyView {
    let t = texts();
    let cart = CartButton::new();
    let put = move |_| shown.use_now(|it| cart.put_in(&it.listing));
    let can_put = |it: &Facts| it.closed.is_none() && !it.has_choice();
    let can_choose = |it: &Facts| it.closed.is_none() && it.has_choice();
    view! {
        <button type="button" class="card__add" hidden=shown.without(can_put)
            aria-label=shown.text(|it| t.buy.add_name(&it.name)) on:click=put>
            {icon("plus")}{t.buy.add_short}
        </button>
        <a class="card__add" hidden=shown.without(can_choose) href=shown.text(|it| it.link.clone())
            aria-label=shown.text(|it| t.buy.choose_for(&it.name))>{t.buy.choose_short}</a>
        <p class="card__closed" hidden=shown.without(|it| it.closed.is_some())>
            {shown.text(|it| it.closed.unwrap_or_default().to_owned())}
        </p>
    }
    .into_any()
}
