use crate::parts;
use leptos::prelude::*;

/// `/calendar`
#[component]
pub fn Calendar() -> impl IntoView {
    parts::CALENDAR.view()
}
