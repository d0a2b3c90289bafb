//! An order as a receiver gets it: the body of the POST, described in `docs/openapi.json`.

use super::{Handover, Order, Payment};
use crate::catalogue::Carriage;
use serde_json::{Value, json};

/// The order as its receiver gets it; `language` is the one of the page.
pub fn notice(order: &Order, language: &str) -> Value {
    let items = order.goods.items().iter().map(|item| {
        json!({
            "product": item.product,
            "variant": item.variant,
            "name": item.name,
            "unit_price": item.price,
            "quantity": item.quantity,
            "total": item.total(),
        })
    });
    json!({
        "type": "order",
        "id": order.id,
        "code": order.code,
        "producer": order.seller.slug,
        "made": order.made.millis(),
        "language": language,
        "buyer": order.buyer,
        "delivery": delivery(&order.handover),
        "payment": match order.payment {
            Payment::OnDelivery => "on-delivery",
            Payment::Transfer { .. } => "transfer",
        },
        "items": items.collect::<Vec<_>>(),
        "goods": order.goods.total(),
        "total": order.total(),
        "note": order.note,
    })
}

fn delivery(handover: &Handover) -> Value {
    match handover {
        Handover::PickUp => json!({ "how": "pick-up" }),
        Handover::Sent { to, carriage } => json!({
            "how": "sent",
            "street": to.street,
            "ward": to.ward,
            "province": to.province,
            // What is yet to be agreed on has no number.
            "fee": match carriage {
                Carriage::Fee(fee) => Some(fee),
                Carriage::Agreed => None,
            },
        }),
    }
}

/// Word that an order is taken back. It may come before the order itself, which is to be refused
/// then.
pub fn cancellation(order: &Order) -> Value {
    json!({
        "type": "cancellation",
        "id": order.id,
        "code": order.code,
        "producer": order.seller.slug,
    })
}
