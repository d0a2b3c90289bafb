//! Icons from the sprite `public/art/ui.svg`.

use crate::platform::later::still;
use leptos::prelude::*;

/// An icon beside or instead of a text; whoever uses it gives the accessible name.
pub fn icon(name: &'static str) -> impl IntoView {
    still(name, move || {
        let href = format!("/art/ui.svg#{name}");
        view! {
            <svg class="icon" width="24" height="24" aria-hidden="true" focusable="false">
                <use href=href></use>
            </svg>
        }
        .into_any()
    })
}

/// What a group's tile shows, in the group's own colours.
pub fn group_icon(slug: &str) -> impl IntoView + use<> {
    let href = format!("/art/ui.svg#group-{slug}");
    view! {
        <svg class="tile__icon" width="48" height="48" aria-hidden="true" focusable="false">
            <use href=href></use>
        </svg>
    }
}
