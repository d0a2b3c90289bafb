use super::places::said;
use crate::features::catalogue::ProducerPage;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// `/producers/SLUG`
#[component]
pub fn ProducerRoute() -> impl IntoView {
    let slug = said();
    dynamic(move || view! { <ProducerPage slug=slug.get()/> })
}
