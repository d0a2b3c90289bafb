use crate::features::catalogue::ProducerPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/producers/SLUG`
#[component]
pub fn ProducerRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    move || view! { <ProducerPage slug=slug.get()/> }
}
