//! The OCOP stars.

use crate::i18n::texts;
use crate::platform::later::still;
use leptos::prelude::*;

/// Three to five stars; the words stand beside the drawing for whoever cannot see gold.
pub fn stars(count: u8) -> impl IntoView {
    let label = texts().product.stars(u64::from(count));
    let drawn = "★".repeat(usize::from(count));
    still(label.clone(), move || {
        view! {
            <span class="stars" role="img" aria-label=label>
                <span class="stars__drawn" aria-hidden="true">{drawn}</span>
            </span>
        }
        .into_any()
    })
}
