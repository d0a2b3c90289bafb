//! A sentence for each reason why a quantity is refused.

use crate::features::schedule::day;
use crate::i18n::texts;
use market::{Availability, Refusal};

/// Says what is wrong and what would be right.
pub fn refusal_sentence(refusal: &Refusal) -> String {
    let t = texts();
    match refusal {
        Refusal::BelowMinimum { minimum } => t.refusal.below_minimum(minimum),
        Refusal::AboveMaximum { maximum } => t.refusal.above_maximum(maximum),
        Refusal::NotAStep {
            step, lower, upper, ..
        } => t.refusal.not_a_step(lower, step, upper),
        Refusal::AboveStock { stock: 0 } => t.refusal.sold_out.to_owned(),
        Refusal::AboveStock { stock } => t.refusal.above_stock(u64::from(*stock)),
        Refusal::CartFull { max } => t.refusal.cart_full(max),
        Refusal::NotForSale(availability) => not_for_sale(availability),
    }
}

/// Why a product cannot be ordered at all.
pub fn not_for_sale(availability: &Availability) -> String {
    let t = texts();
    match availability {
        Availability::CertificateExpired { since } => t.product.expired(&day(*since)),
        Availability::ViewOnly => t.product.view_only.to_owned(),
        Availability::SoldOut | Availability::ForSale => t.refusal.sold_out.to_owned(),
    }
}
