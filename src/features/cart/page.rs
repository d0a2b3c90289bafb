//! `/cart`: the lines by producer, their totals, and what has changed since.

use super::line::{CartLine, remove_id};
use super::prices::PriceAge;
use super::shared::{ShareCart, SharedCart};
use super::state::CartState;
use crate::features::catalogue::Shop;
use crate::features::schedule::{Countdown, MarketClock};
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::document;
use crate::platform::storage::StorageError;
use crate::reactive::{dynamic, memo};
use crate::ui::{amount, empty, icon, waiting};
use leptos::prelude::*;
use market::{Cart, CartView, OrderingPolicy, ProducerLines};
use search::Shelf;
use std::sync::Arc;

/// The cart.
#[component]
pub fn CartPage() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    describe(Head {
        title: t.cart.title.to_owned(),
        description: t.cart.description.to_owned(),
        ..Head::default()
    });
    view! {
        <div class="page page--kept">
            <h1 class="page__title">{t.cart.title}</h1>
            <Trouble/>
            <PriceAge/>
            {shop.view(|shelf| view! { <SharedCart shelf=Arc::clone(&shelf)/> <Lines shelf/> }.into_any())}
        </div>
    }
}

/// Says where the cart cannot be kept.
#[component]
fn Trouble() -> impl IntoView {
    let cart = expect_context::<CartState>();
    dynamic(move || {
        let t = texts();
        let text = match cart.trouble.get()? {
            StorageError::Forbidden => t.cart.storage_forbidden,
            StorageError::Full => t.cart.storage_full,
        };
        Some(
            view! { <div class="notice notice--warning" role="alert">{icon("warning")}<p>{text}</p></div> },
        )
    })
}

#[component]
fn Lines(shelf: Arc<Shelf>) -> impl IntoView {
    let t = texts();
    let state = expect_context::<CartState>();
    let clock = expect_context::<MarketClock>();
    let shop = expect_context::<Shop>();
    let view = {
        let shelf = Arc::clone(&shelf);
        memo(move || {
            let (open, today) = (clock.open.get(), clock.today.get());
            let view = |cart: &Cart| shop.with_sold(&shelf, open, |it| cart.view(it, open, today));
            state.cart.with(|cart| cart.as_ref().map(view))
        })
    };
    view! {
        <Undo/>
        {dynamic(move || match view.get() {
            None => waiting().into_any(),
            Some(view) if view.groups.is_empty() => empty("empty-cart", t.cart.empty_title, t.cart.empty_text.to_owned()).into_any(),
            Some(view) => filled(&shelf, &view),
        })}
    }
}

fn filled(shelf: &Arc<Shelf>, view: &CartView) -> AnyView {
    let groups = view
        .groups
        .iter()
        .map(|group| group_section(shelf, group))
        .collect_view();
    let cart = expect_context::<CartState>().cart;
    let fragment = cart.with_untracked(|cart| cart.as_ref().map(Cart::to_fragment));
    view! {
        <div class="cart">
            <div class="cart__groups">{groups}</div>
            <aside class="cart__summary" aria-label=texts().cart.summary>
                {summary(view)}
                <OrderingNote/>
                // With it the cart goes from a portal's page to the shop itself: see `scripts/embed/framed.ts`.
                <p><a class="button button--lantern" href=href("/checkout") data-cart=fragment>{texts().checkout.go}</a></p>
                <ShareCart/>
            </aside>
        </div>
    }
    .into_any()
}

fn group_section(shelf: &Arc<Shelf>, group: &ProducerLines) -> AnyView {
    let t = texts();
    let heading = format!("maker-{}", group.producer);
    let labelled_by = heading.clone();
    let name = match &group.name {
        Some(name) => {
            let address = href(&format!("/producers/{}", group.producer));
            view! { <a href=address lang=lang_of(name)>{say(name)}</a> }.into_any()
        }
        None => t.cart.unknown_producer.into_any(),
    };
    let lines = group
        .lines
        .iter()
        .map(|line| view! { <CartLine shelf=Arc::clone(shelf) view=line.clone()/> });
    view! {
        <section class="cart__group" aria-labelledby=labelled_by>
            <h2 id=heading class="cart__maker">{icon("store")}{name}</h2>
            <ul class="cart__lines" role="list">{lines.collect_view()}</ul>
            <p class="cart__subtotal"><span>{t.cart.subtotal}</span> " " <strong>{amount(group.total)}</strong></p>
        </section>
    }
    .into_any()
}

fn summary(view: &CartView) -> impl IntoView + use<> {
    let t = texts();
    // What has vanished belongs to no producer and costs nothing.
    let known = view
        .groups
        .iter()
        .filter(|group| !group.producer.is_empty());
    let parts = known.map(|group| {
        let name = group
            .name
            .as_ref()
            .map_or_else(|| t.cart.unknown_producer.to_owned(), say);
        view! { <div class="cart__part"><dt>{name}</dt><dd>{amount(group.total)}</dd></div> }
    });
    view! {
        <dl class="cart__parts">
            {parts.collect_view()}
            <div class="cart__total"><dt>{t.cart.total}</dt><dd>{amount(view.total)}</dd></div>
        </dl>
        <p class="cart__tax">{t.cart.without_shipping}</p>
    }
}

/// When the things in the cart can be ordered.
#[component]
fn OrderingNote() -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    let t = texts();
    let note = move || {
        let policy = clock.with_market(|market| market.ordering.policy)?;
        Some(match policy {
            OrderingPolicy::Always => t.cart.order_always,
            OrderingPolicy::MarketHours if clock.open.get() => t.cart.order_open,
            OrderingPolicy::MarketHours => t.cart.order_closed,
        })
    };
    view! {
        <Countdown/>
        <p class="cart__note">{dynamic(note)}</p>
    }
}

/// After a line was taken out: what it was, and the way back.
#[component]
fn Undo() -> impl IntoView {
    let t = texts();
    let state = expect_context::<CartState>();
    on_cleanup(move || {
        state.removed.try_set(None);
    });
    let removed = move || {
        let removed = state.removed.get()?;
        let back = remove_id(&removed.line);
        let undo = move |_| {
            state.undo();
            document::focus_next(back.clone());
        };
        Some(view! {
            <div class="notice notice--info">
                <p>{t.cart.removed(&removed.line.name)}</p>
                <button type="button" id="undo" class="button" on:click=undo>
                    {icon("undo")}{t.cart.undo}
                </button>
            </div>
        })
    };
    view! { <div role="status">{dynamic(removed)}</div> }
}
