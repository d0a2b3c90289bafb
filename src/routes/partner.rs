use crate::features::community::PartnerPage;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/partners/SLUG`
#[component]
pub fn PartnerRoute() -> impl IntoView {
    let params = use_params_map();
    let slug = memo(move || params.read().get("slug").unwrap_or_default());
    dynamic(move || view! { <PartnerPage slug=slug.get()/> })
}
