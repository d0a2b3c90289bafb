//! An order as a slip: who, what, where to and for how much.

use super::refused::at_line;
use super::words;
use crate::i18n::{locale, texts};
use crate::ui::{amount, icon};
use leptos::prelude::*;
use market::order::{Handover, Order, Payment};
use market::outbox::Refusal;
use market::{Carriage, vietqr};

/// The order as a slip, with a heading of this level; where an engine has refused it, with what
/// stands in the way at its lines.
pub fn slip(order: &Order, level: u8, refusal: Option<&Refusal>) -> impl IntoView + use<> {
    let t = texts();
    let seller = order.seller.name.to_string();
    let heading = if level == 2 {
        view! { <h2 class="slip__seller" lang="vi">{seller}</h2> }.into_any()
    } else {
        view! { <h3 class="slip__seller" lang="vi">{seller}</h3> }.into_any()
    };
    let items = order.goods.items().iter().map(|item| {
        let count = format!("{} × {}", item.quantity, amount(item.price));
        let remark = at_line(refusal, item)
            .map(|words| view! { <span class="slip__remark">{icon("warning")}{words}</span> });
        view! {
            <li class="slip__item">
                <span lang="vi">{item.name.to_string()}</span>
                <span class="slip__count">{count}</span>
                <strong>{amount(item.total())}</strong>
                {remark}
            </li>
        }
    });
    let without =
        (order.carriage() == Carriage::Agreed).then(|| format!(" ({})", t.checkout.without_agreed));
    let fact = |name: &'static str, value: String| {
        view! { <dt>{name}</dt><dd>{value}</dd> }
    };
    let note = order
        .note
        .as_ref()
        .map(|note| fact(t.orders.note, note.to_string()));
    view! {
        <div class="slip">
            {heading}
            <ul class="slip__items" role="list">{items.collect_view()}</ul>
            <dl class="cart__parts">
                <div class="cart__part"><dt>{t.checkout.goods}</dt><dd>{amount(order.goods.total())}</dd></div>
                <div class="cart__part"><dt>{t.checkout.shipping}</dt><dd>{words::carriage(order.carriage())}</dd></div>
                <div class="cart__total"><dt>{t.checkout.total}{without}</dt><dd>{amount(order.total())}</dd></div>
            </dl>
            <dl class="slip__facts">
                {fact(t.orders.buyer, format!("{}, {}", order.buyer.name, order.buyer.phone.format(locale())))}
                {place(order)}
                {fact(t.checkout.payment, payment(order))}
                {note}
            </dl>
        </div>
    }
}

fn place(order: &Order) -> impl IntoView + use<> {
    let t = texts();
    let (name, value) = match &order.handover {
        Handover::PickUp => (
            t.checkout.delivery,
            t.checkout.pick_up(&order.seller.address),
        ),
        Handover::Sent { to, .. } => (
            t.checkout.to,
            format!("{}, {}, {}", to.street, to.ward, to.province),
        ),
    };
    view! { <dt>{name}</dt><dd>{value}</dd> }
}

fn payment(order: &Order) -> String {
    let t = texts();
    match &order.payment {
        Payment::OnDelivery => t.checkout.on_delivery.to_owned(),
        Payment::Transfer { to } => {
            let bank = vietqr::bank_name(&to.bin).unwrap_or_default();
            format!(
                "{}: {bank} {}, {}",
                t.checkout.transfer, to.account, to.name
            )
        }
    }
}
