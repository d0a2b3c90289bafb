use crate::parts;
use leptos::prelude::*;

/// `/about`
#[component]
pub fn About() -> impl IntoView {
    parts::ABOUT.view()
}
