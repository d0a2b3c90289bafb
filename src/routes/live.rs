use super::places::said;
use crate::features::live::SessionPage;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// `/live/SESSION`
#[component]
pub fn SessionRoute() -> impl IntoView {
    let slug = said();
    dynamic(move || view! { <SessionPage slug=slug.get()/> })
}
