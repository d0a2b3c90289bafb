//! `/checkout`: one page from the cart to orders.

use super::desk::{Desk, Trouble};
use super::fields::ContactFields;
use super::maker::MakerPart;
use super::placing;
use super::review::Review;
use super::words;
use crate::features::schedule::{Countdown, date_time, time};
use crate::head::{Head, describe};
use crate::i18n::{href, say, texts};
use crate::reactive::{dynamic, memo};
use crate::ui::{amount, form, icon, waiting};
use leptos::prelude::*;
use market::order::{Obstacle, Taking};
use market::{Dong, LineState};

/// `/checkout`
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let t = texts();
    describe(Head {
        title: t.checkout.title.to_owned(),
        description: t.checkout.description.to_owned(),
        ..Head::default()
    });
    let desk = Desk::new();
    let is_empty = memo(move || {
        desk.cart
            .with(|it| it.as_ref().map(|it| it.groups.is_empty()))
    });
    view! {
        <div class="page page--kept">
            <h1 class="page__title">{t.checkout.title}</h1>
            {desk.shop.view(move |_| view! { {dynamic(move || match is_empty.get() {
                None => waiting().into_any(),
                // An order that has just been placed empties the cart before the next page is there.
                Some(true) if desk.is_busy.get_untracked() => waiting().into_any(),
                Some(true) => empty().into_any(),
                Some(false) => view! { <Sheet desk/> }.into_any(),
            })} }.into_any())}
        </div>
    }
}

fn empty() -> impl IntoView {
    let t = texts();
    view! {
        <p class="page__lead">{t.checkout.empty}</p>
        <p class="hero__ways">
            <a class="button" href=href("/products")>{t.home.all_products}</a>
            <a class="button button--quiet" href=href("/orders")>{t.orders.title}</a>
        </p>
    }
}

/// The form, and in its place the last look at what it makes.
#[component]
fn Sheet(desk: Desk) -> impl IntoView {
    let t = texts();
    let is_looking = memo(move || desk.looked_at.with(|it| !it.is_empty()));
    let producers = memo(move || {
        let cart = desk.cart.get();
        let groups = cart.into_iter().flat_map(|cart| cart.groups);
        groups.map(|group| group.producer).collect::<Vec<_>>()
    });
    placing::follow(desk);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        placing::ask(desk);
    };
    let parts = move || {
        let producers = producers.get().into_iter();
        let parts = producers.map(|producer| view! { <MakerPart desk producer/> });
        parts.collect_view()
    };
    view! {
        <div class="cart checkout" id="checkout" tabindex="-1">
            <form class="cart__groups" novalidate=true hidden=move || is_looking.get() on:submit=submit>
                {form::faults(t.checkout.faults, move || all_faults(desk))}
                <ContactFields desk/>
                {dynamic(parts)}
                <p class="notice__ways">
                    <button type="submit" class="button button--lantern">{t.checkout.review}</button>
                    <span role="status">{dynamic(move || desk.is_asked.get().then_some(t.failure.waiting))}</span>
                </p>
            </form>
            {dynamic(move || is_looking.get().then(|| view! { <Review desk/> }))}
            <aside class="cart__summary" aria-label=t.cart.summary>
                <Sum desk/>
                <Countdown/>
                <p class="cart__note" role="status">{dynamic(move || policy(desk))}</p>
            </aside>
        </div>
    }
}

/// What all goods in the cart cost, and with what is known of their shipping.
#[component]
fn Sum(desk: Desk) -> impl IntoView {
    let t = texts();
    let goods = move || {
        desk.cart
            .with(|it| it.as_ref().map_or(Dong::ZERO, |it| it.total))
    };
    view! {
        <dl class="cart__parts">
            <div class="cart__total"><dt>{t.checkout.goods}</dt><dd>{dynamic(move || amount(goods()))}</dd></div>
        </dl>
        <p class="cart__tax">{t.checkout.tax}</p>
    }
}

/// When orders are taken, in words.
fn policy(desk: Desk) -> Option<String> {
    let t = &texts().checkout;
    let offset = desk.clock.offset()?;
    Some(match desk.taking.get()? {
        Taking::Always => t.always.to_owned(),
        Taking::Open { closes } => {
            let minutes = desk.clock.with_market(|it| it.ordering.grace_minutes)?;
            t.open(&minutes, &time(closes, offset))
        }
        Taking::Grace { until } => t.grace(&time(until, offset)),
        Taking::Closed { opens: Some(opens) } => t.closed(&date_time(opens, offset)),
        Taking::Closed { opens: None } => t.over.to_owned(),
    })
}

/// All that has to be mended, in the form and in the cart.
fn all_faults(desk: Desk) -> Vec<(String, String)> {
    let shelf = desk.shop.ready();
    let product = |slug: &str| {
        let listing = shelf.as_ref().and_then(|shelf| shelf.product(slug));
        listing.map_or_else(|| slug.to_owned(), |it| say(&it.name))
    };
    let maker = |slug: &str| {
        let card = shelf.as_ref().and_then(|shelf| shelf.producer(slug));
        card.map_or_else(|| slug.to_owned(), |it| say(&it.name))
    };
    // What has been mended in the cart since is none any more.
    let stands = |it: &Obstacle| match it {
        Obstacle::Line {
            product, variant, ..
        } => desk.cart.with(|cart| {
            let groups = cart.iter().flat_map(|cart| &cart.groups);
            let mut lines = groups.flat_map(|group| &group.lines);
            lines.any(|line| {
                line.line.product == *product
                    && line.line.variant == *variant
                    && line.state != LineState::Fine
            })
        }),
        _ => true,
    };
    let faults = desk.faults.get().into_iter();
    let faults =
        faults.map(|(field, fault)| (words::id_of(&field), words::sentence(&field, fault)));
    let obstacles = desk.obstacles.get().into_iter().filter(stands);
    let obstacles =
        obstacles.map(|it| (words::place_of(&it), words::obstacle(&it, product, maker)));
    faults.chain(obstacles).collect()
}

/// What has to be said before anything else.
pub fn trouble(desk: Desk) -> impl IntoView {
    dynamic(move || {
        let t = &texts().checkout;
        let words = match desk.trouble.get()? {
            Trouble::NotKept => t.not_kept,
            Trouble::Changed => t.changed,
        };
        Some(
            view! { <div class="notice notice--warning" role="alert">{icon("warning")}<p>{words}</p></div> },
        )
    })
}
