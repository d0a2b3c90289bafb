use crate::features::live::SessionPage;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/live/SESSION`
#[component]
pub fn SessionRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = memo(move || params.read().get("session").unwrap_or_default());
    dynamic(move || view! { <SessionPage slug=slug.get()/> })
}
