use crate::features::saved::SavedPage;
use leptos::prelude::*;

/// `/saved`
#[component]
pub fn SavedRoute() -> impl IntoView {
    view! { <SavedPage/> }
}
