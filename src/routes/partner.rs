use super::places::said;
use crate::features::community::PartnerPage;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// `/partners/SLUG`
#[component]
pub fn PartnerRoute() -> impl IntoView {
    let slug = said();
    dynamic(move || view! { <PartnerPage slug=slug.get()/> })
}
