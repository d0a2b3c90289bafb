use super::places::said;
use crate::features::catalogue::ProductPage;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// `/products/SLUG`
#[component]
pub fn ProductRoute() -> impl IntoView {
    let slug = said();
    dynamic(move || view! { <ProductPage slug=slug.get()/> })
}
