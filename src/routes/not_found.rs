use crate::features::shell::Missing;
use leptos::prelude::*;

/// Any address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Missing/> }
}
