use crate::parts;
use leptos::prelude::*;

/// `/events`
#[component]
pub fn EventsRoute() -> impl IntoView {
    parts::EVENTS.view()
}
