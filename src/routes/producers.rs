use crate::features::catalogue::ProducerList;
use leptos::prelude::*;

/// `/producers`
#[component]
pub fn Producers() -> impl IntoView {
    view! { <ProducerList/> }
}
