use crate::features::order::OrderPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/orders/ID`
#[component]
pub fn OrderRoute() -> impl IntoView {
    let params = use_params_map();
    let code = Memo::new(move |_| params.read().get("code").unwrap_or_default());
    move || view! { <OrderPage code=code.get()/> }
}
