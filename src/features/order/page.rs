//! `/orders/ID`: one order, and all that can be done with it.

use super::hand::Hand;
use super::refused::refusal;
use super::report::EngineReport;
use super::slip::slip;
use super::state::{Orders, sending, status_words};
use super::steps::{Again, Mend, Steps};
use crate::features::payment::PaymentCode;
use crate::features::schedule::{MarketClock, date_time};
use crate::head::{Head, describe};
use crate::i18n::{href, texts};
use crate::reactive::{dynamic, memo};
use crate::ui::{icon, waiting};
use leptos::prelude::*;
use market::order::{Order, Payment, Status};

/// `/orders/ID`
#[component]
pub fn OrderPage(
    /// The order's code.
    code: String,
) -> impl IntoView {
    let t = texts();
    describe(Head {
        title: t.orders.order(&code),
        description: t.orders.description.to_owned(),
        ..Head::default()
    });
    let orders = Orders::new();
    let title = title(&code);
    let found = memo(move || {
        let all = orders.all.get()?;
        Some(
            all.ok()
                .and_then(|all| all.into_iter().find(|it| *it.code == *code)),
        )
    });
    let content = move || match found.get() {
        None => waiting().into_any(),
        Some(None) => view! { <p class="page__lead">{t.orders.not_found}</p> }.into_any(),
        Some(Some(order)) => content(orders, &order).into_any(),
    };
    view! {
        <div class="page page--kept order">
            <h1 class="page__title">{title}</h1>
            {dynamic(content)}
            <p class="notice__ways"><a class="button button--quiet" href=href("/orders")>{t.orders.to_list}</a></p>
        </div>
    }
}

/// The page's heading, in which the code stays in one line.
fn title(code: &str) -> impl IntoView + use<> {
    let text = texts().orders.order(&code);
    let (before, after) = text.split_once(code).unwrap_or((&text, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    let code = code.to_owned();
    view! { {before}<span class="order__code">{code}</span>{after} }
}

fn content(orders: Orders, order: &Order) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let made = order.made;
    let when = move || {
        clock
            .offset()
            .map(|offset| t.orders.placed_at(&date_time(made, offset)))
    };
    let id = order.id.clone();
    let entry = memo(move || orders.entry(&id));
    let status = {
        let order = order.clone();
        move || status_words(&order, entry.get().as_ref(), clock.offset())
    };
    let sent = {
        let order = order.clone();
        dynamic(move || {
            let entry = entry.get()?;
            let said = (order.status != Status::Placed).then(|| sending(&entry.state));
            Some(view! { <p class="entry__state">{said}</p> <Mend order=order.clone() entry/> })
        })
    };
    let slip = {
        let order = order.clone();
        move || entry.with(|entry| slip(&order, 2, refusal(entry.as_ref())))
    };
    view! {
        <p class="page__lead">{dynamic(when)}</p>
        <p class="order__status" role="status">{icon("info")}{dynamic(status)}</p>
        {sent}
        <EngineReport orders order=order.clone() entry/>
        <div class="cart">
            <div class="cart__groups">
                <div class="cart__group">{slip}</div>
                <Hand order=order.clone()/>
            </div>
            <div class="cart__groups">
                {payment(order)}
                <Steps order=order.clone()/>
                <Again order=order.clone()/>
            </div>
        </div>
    }
}

/// The code that pays the order, while it is to be paid by a transfer.
fn payment(order: &Order) -> Option<AnyView> {
    let Payment::Transfer { to } = &order.payment else {
        return None;
    };
    if order.status.is_final() {
        return None;
    }
    let code = order.code.to_string();
    Some(view! { <PaymentCode bank=to.clone() amount=order.total() code/> }.into_any())
}
