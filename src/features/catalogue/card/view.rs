//! A card's elements, as they are rendered into the page and built in the browser. What they say
//! later is written into them, see [`super::write`].

use super::facts::{Facts, Price, Shape};
use crate::i18n::texts;
use crate::ui::{amount, icon};
use leptos::prelude::*;

/// How a card begins.
#[derive(Clone, Copy, Default)]
pub(super) struct Begin {
    /// Whether the picture waits until it is near the view, in the words of HTML.
    pub(super) loading: Option<&'static str>,
    pub(super) is_favourite: bool,
    /// Whether it has all parts, also those that it does not show.
    pub(super) is_model: bool,
}

/// The card.
pub(super) fn article(facts: &Facts, begin: Begin) -> AnyView {
    let t = texts();
    let Begin {
        loading,
        is_favourite,
        is_model,
    } = begin;
    let shape = facts.shape();
    let link = facts.link.clone();
    view! {
        <article class="card" data-group=facts.group.clone()>
            <a class="card__link" href=link>
                <img class="cover" src=facts.cover.clone() alt="" width="800" height="600"
                    loading=loading decoding="async"/>
                <h3 class="card__name" lang=facts.lang>{facts.name.clone()}</h3>
            </a>
            <button type="button" class="heart" aria-label=t.saved.favourite(&facts.name)
                aria-pressed=is_favourite.to_string()>{icon("heart")}</button>
            <p class="card__place" lang="vi">{facts.place.clone()}</p>
            <p class="card__stars">
                {stars(facts, is_model, shape)}
            </p>
            {price(facts, is_model, shape)}
            {ways(facts, is_model, shape)}
        </article>
    }
    .into_any()
}

fn stars(facts: &Facts, is_model: bool, shape: Shape) -> AnyView {
    let t = texts();
    let drawn = (is_model || shape.stars).then(|| {
        let label = t.product.stars(u64::from(facts.stars));
        let stars = drawing(facts.stars);
        view! {
            <span class="stars" role="img" aria-label=label hidden=!shape.stars>
                <span class="stars__drawn" aria-hidden="true">{stars}</span>
            </span>
        }
    });
    let badge = (is_model || !shape.stars).then(|| {
        view! { <span class="badge badge--warning" hidden=shape.stars>{t.product.expired_badge}</span> }
    });
    view! { {drawn} {badge} }.into_any()
}

/// So many stars.
pub(super) fn drawing(stars: u8) -> String {
    "★".repeat(usize::from(stars))
}

fn price(facts: &Facts, is_model: bool, shape: Shape) -> Option<AnyView> {
    if !is_model && !shape.price {
        return None;
    }
    let t = texts();
    let text = |read: fn(&Price) -> String| facts.price.as_ref().map(read).unwrap_or_default();
    let from = (is_model || shape.from).then(|| {
        view! { <span class="price__from" hidden=!shape.from>{format!("{} ", t.price.from)}</span> }
    });
    let usual = (is_model || shape.lowered).then(|| {
        view! {
            <del class="price__usual" hidden=!shape.lowered>
                <span class="hidden">{format!("{} ", t.price.usual)}</span>
                <span class="price__before">{text(|it| amount(it.usual))}</span>
            </del>
        }
    });
    let class = if shape.lowered {
        "price price--night"
    } else {
        "price"
    };
    let card = view! {
        <p class=class hidden=!shape.price>
            {from}
            {usual}
            <span class="price__now">{text(|it| amount(it.now))}</span>
            " "
            <span class="price__unit">{text(unit)}</span>
        </p>
    };
    Some(card.into_any())
}

/// What the price is for.
pub(super) fn unit(price: &Price) -> String {
    format!("/ {}", price.unit)
}

/// Into the cart, to the page with the choice, or why neither.
fn ways(facts: &Facts, is_model: bool, shape: Shape) -> AnyView {
    let t = texts();
    let add = (is_model || shape.add).then(|| {
        view! {
            <button type="button" class="card__add" hidden=!shape.add
                aria-label=t.buy.add_name(&facts.name)>{icon("plus")}{t.buy.add_short}</button>
        }
    });
    let choose = (is_model || shape.choose).then(|| {
        view! {
            <a class="card__add" hidden=!shape.choose href=facts.link.clone()
                aria-label=t.buy.choose_for(&facts.name)>{t.buy.choose_short}</a>
        }
    });
    let closed = (is_model || shape.closed).then(|| {
        view! { <p class="card__closed" hidden=!shape.closed>{facts.closed.unwrap_or_default()}</p> }
    });
    view! { {add} {choose} {closed} }.into_any()
}
