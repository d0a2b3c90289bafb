use crate::parts;
use leptos::prelude::*;

/// `/saved`
#[component]
pub fn SavedRoute() -> impl IntoView {
    parts::SAVED.view()
}
