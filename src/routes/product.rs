use crate::features::catalogue::ProductPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/products/SLUG`
#[component]
pub fn ProductRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    move || view! { <ProductPage slug=slug.get()/> }
}
