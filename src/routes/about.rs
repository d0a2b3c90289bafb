use crate::features::catalogue::AboutPage;
use leptos::prelude::*;

/// `/about`
#[component]
pub fn About() -> impl IntoView {
    view! { <AboutPage/> }
}
