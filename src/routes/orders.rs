use super::places::said;
use crate::features::order::OrderPage;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// `/orders/ID`
#[component]
pub fn OrderRoute() -> impl IntoView {
    let code = said();
    dynamic(move || view! { <OrderPage code=code.get()/> })
}
