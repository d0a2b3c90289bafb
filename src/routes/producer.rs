use crate::features::catalogue::ProducerPage;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/producers/SLUG`
#[component]
pub fn ProducerRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = memo(move || params.read().get("slug").unwrap_or_default());
    dynamic(move || view! { <ProducerPage slug=slug.get()/> })
}
