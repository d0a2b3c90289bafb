//! Sentences on what is wrong with a form, and on what stands in an order's way.

use crate::features::cart::{not_for_sale, refusal_sentence};
use crate::i18n::texts;
use crate::ui::amount;
use crate::ui::form::common_fault;
use market::order::{Field, Obstacle};
use market::person::Fault;
use market::{Carriage, Dong, LineState};

/// The id of a field's element.
pub fn id_of(field: &Field) -> String {
    match field {
        Field::Name => "name".to_owned(),
        Field::Phone => "phone".to_owned(),
        Field::Province => "province".to_owned(),
        Field::Ward => "ward".to_owned(),
        Field::Street => "street".to_owned(),
        Field::Note(producer) => format!("note-{producer}"),
    }
}

/// What is wrong with a field, and how to mend it.
pub fn sentence(field: &Field, fault: Fault) -> String {
    if let Some(words) = common_fault(fault) {
        return words;
    }
    let (t, own) = (&texts().form, &texts().checkout);
    let words = match (fault, field) {
        (Fault::Missing, Field::Name) => t.fault_name,
        (_, Field::Name | Field::Note(_)) => t.fault_form,
        (Fault::Missing, Field::Phone) => t.fault_phone,
        (_, Field::Phone) => t.fault_phone_form,
        (Fault::Missing, Field::Province) => own.fault_province,
        (_, Field::Province) => own.fault_province_form,
        (Fault::Missing, Field::Ward) => own.fault_ward,
        (_, Field::Ward) => own.fault_ward_form,
        (_, Field::Street) => own.fault_street,
    };
    words.to_owned()
}

/// The id of the part of the page where an obstacle is dealt with.
pub fn place_of(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Empty | Obstacle::Closed => "checkout".to_owned(),
        Obstacle::Line {
            product, variant, ..
        } => format!("remove-{product}-{variant}"),
        Obstacle::Unknown { producer } | Obstacle::TooMuch { producer } => {
            format!("maker-{producer}")
        }
        Obstacle::NotThere { producer } => format!("sent-{producer}"),
        Obstacle::NoPickUp { producer } => format!("pick-up-{producer}"),
        Obstacle::NoTransfer { producer } => format!("transfer-{producer}"),
    }
}

/// What stands in the way; `product` and `maker` give the names of things by their slugs.
pub fn obstacle(
    obstacle: &Obstacle,
    product: impl Fn(&str) -> String,
    maker: impl Fn(&str) -> String,
) -> String {
    let t = &texts().checkout;
    match obstacle {
        Obstacle::Empty => t.empty.to_owned(),
        Obstacle::Closed => t.obstacle_closed.to_owned(),
        Obstacle::Line {
            product: slug,
            state,
            ..
        } => t.obstacle_line(&product(slug.as_ref()), &line(*state)),
        Obstacle::Unknown { producer } => t.obstacle_unknown(&maker(producer)),
        Obstacle::NotThere { producer } => t.obstacle_not_there(&maker(producer)),
        Obstacle::NoPickUp { producer } => t.obstacle_no_pick_up(&maker(producer)),
        Obstacle::NoTransfer { producer } => t.obstacle_no_transfer(&maker(producer)),
        Obstacle::TooMuch { producer } => t.obstacle_too_much(&maker(producer)),
    }
}

fn line(state: LineState) -> String {
    let t = texts();
    match state {
        LineState::PriceChanged { from, to } => {
            t.checkout.obstacle_price(&amount(from), &amount(to))
        }
        LineState::QuantityRefused(refusal) => refusal_sentence(&refusal),
        LineState::Unavailable(availability) => not_for_sale(&availability),
        LineState::Vanished | LineState::Fine => t.cart.vanished.to_owned(),
    }
}

/// What it costs to send an order.
pub fn carriage(carriage: Carriage) -> String {
    let t = &texts().checkout;
    match carriage {
        Carriage::Fee(Dong::ZERO) => t.free.to_owned(),
        Carriage::Fee(fee) => amount(fee),
        Carriage::Agreed => t.agreed.to_owned(),
    }
}
