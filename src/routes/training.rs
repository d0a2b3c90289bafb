use crate::parts;
use leptos::prelude::*;

/// `/training`
#[component]
pub fn TrainingRoute() -> impl IntoView {
    parts::TRAINING.view()
}
