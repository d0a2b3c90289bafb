//! From the cart to orders, and what becomes of them.

mod checkout;
mod desk;
mod fields;
mod hand;
mod keep;
mod list;
mod maker;
mod page;
mod personal;
mod placing;
mod refused;
mod report;
mod review;
mod slip;
mod state;
mod steps;
mod words;

use crate::features::cart::CartState;
use crate::reactive::effect;
use leptos::prelude::*;

pub use checkout::CheckoutPage;
pub use list::OrdersPage;
pub use page::OrderPage;

/// Takes out of the cart what was ordered right before a crash, once the page is up.
pub fn settle_cart() {
    let cart = expect_context::<CartState>();
    effect(move || keep::settle(cart));
}
