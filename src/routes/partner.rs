use crate::features::community::PartnerPage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/partners/SLUG`
#[component]
pub fn PartnerRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    move || view! { <PartnerPage slug=slug.get()/> }
}
