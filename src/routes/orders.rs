use crate::features::order::OrderPage;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/orders/ID`
#[component]
pub fn OrderRoute() -> impl IntoView {
    let params = use_params_map();
    let code = memo(move || params.read().get("code").unwrap_or_default());
    dynamic(move || view! { <OrderPage code=code.get()/> })
}
