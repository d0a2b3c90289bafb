use crate::features::live::SessionPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/live/SESSION`
#[component]
pub fn SessionRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("session").unwrap_or_default());
    move || view! { <SessionPage slug=slug.get()/> }
}
