use crate::parts;
use leptos::prelude::*;

/// `/producers`
#[component]
pub fn Producers() -> impl IntoView {
    parts::PRODUCERS.view()
}
