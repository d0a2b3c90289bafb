//! Why an engine did not take an order, for the order as a whole and at its lines.

use crate::features::cart::refusal_sentence;
use crate::i18n::texts;
use crate::ui::amount;
use market::Refusal as TooMuch;
use market::order::Item;
use market::outbox::{Entry, Refusal, State, Why};

/// The refusal of what was sent, if it was refused by an engine.
pub fn refusal(entry: Option<&Entry>) -> Option<&Refusal> {
    match &entry?.state {
        State::Refused { refusal, .. } => refusal.as_ref(),
        State::Waiting { .. } | State::Sent { .. } => None,
    }
}

/// Why the order as a whole was not taken.
pub fn sentence(why: Why) -> &'static str {
    let t = &texts().orders;
    match why {
        Why::Closed => t.why_closed,
        Why::Stock => t.why_stock,
        Why::Price => t.why_price,
        Why::Certificate => t.why_certificate,
        Why::ViewOnly => t.why_view_only,
        Why::Quantity => t.why_quantity,
        Why::NotSold => t.why_not_sold,
        Why::Region => t.why_region,
        Why::Cancelled => t.why_cancelled,
        Why::Other => t.why_other,
    }
}

/// What stands in the way at a line of the order.
pub fn at_line(refusal: Option<&Refusal>, item: &Item) -> Option<String> {
    let refusal = refusal?;
    let mut lines = refusal.lines.iter();
    let line = lines.find(|it| it.product == item.product && it.variant == item.variant)?;
    Some(match (line.left, line.price) {
        (Some(stock), _) => refusal_sentence(&TooMuch::AboveStock { stock }),
        (None, Some(to)) => {
            let cart = &texts().cart;
            cart.price_changed(&amount(item.price), &amount(to))
        }
        (None, None) => sentence(refusal.why).to_owned(),
    })
}
