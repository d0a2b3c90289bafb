use crate::parts;
use leptos::prelude::*;

/// `/cart`
#[component]
pub fn CartRoute() -> impl IntoView {
    parts::CART.view()
}
