//! `/orders`: all orders on this device.

use super::personal::Personal;
use super::settle_cart;
use super::state::{Orders, status_words};
use crate::features::schedule::{MarketClock, date_time};
use crate::head::{Head, describe};
use crate::i18n::{href, texts};
use crate::reactive::dynamic;
use crate::ui::{amount, empty, icon, waiting};
use leptos::prelude::*;
use market::order::Order;

/// `/orders`
#[component]
pub fn OrdersPage() -> impl IntoView {
    let t = texts();
    describe(Head {
        title: t.orders.title.to_owned(),
        description: t.orders.description.to_owned(),
        ..Head::default()
    });
    let orders = Orders::new();
    settle_cart();
    let list = move || {
        match orders.all.get() {
        None => waiting().into_any(),
        Some(Err(_)) => view! {
            <p class="notice notice--warning">{icon("warning")}<span>{t.orders.unreadable}</span></p>
        }
        .into_any(),
        Some(Ok(all)) if all.is_empty() => {
            empty("empty-cart", t.orders.none_title, t.orders.none.to_owned()).into_any()
        }
        Some(Ok(all)) => {
            let rows = all.iter().map(|order| row(orders, order));
            view! { <ul class="orders" role="list">{rows.collect_view()}</ul> }.into_any()
        }
    }
    };
    view! {
        <div class="page page--kept">
            <h1 class="page__title">{t.orders.title}</h1>
            <p class="page__lead">{t.orders.lead}</p>
            {dynamic(list)}
            <Personal orders/>
        </div>
    }
}

fn row(orders: Orders, order: &Order) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let address = href(&format!("/orders/{}", order.code));
    let made = order.made;
    let when = move || {
        clock
            .offset()
            .map(|offset| t.orders.placed_at(&date_time(made, offset)))
    };
    let status = {
        let order = order.clone();
        move || status_words(&order, orders.entry(&order.id).as_ref(), clock.offset())
    };
    view! {
        <li>
            <article class="entry">
                <h2 class="entry__code"><a href=address>{t.orders.order(&order.code)}</a></h2>
                <p lang="vi">{order.seller.name.to_string()}</p>
                <p class="entry__sum"><strong>{amount(order.total())}</strong>" · "{dynamic(when)}</p>
                <p class="entry__state">{dynamic(status)}</p>
            </article>
        </li>
    }
}
