use crate::features::catalogue::ProductPage;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/products/SLUG`
#[component]
pub fn ProductRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = memo(move || params.read().get("slug").unwrap_or_default());
    dynamic(move || view! { <ProductPage slug=slug.get()/> })
}
