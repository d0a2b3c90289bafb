use crate::features::cart::CartPage;
use leptos::prelude::*;

/// `/cart`
#[component]
pub fn CartRoute() -> impl IntoView {
    view! { <CartPage/> }
}
