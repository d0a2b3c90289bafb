//! The way to the live sessions on the home page.

use crate::i18n::{href, texts};
use crate::ui::icon;
use leptos::prelude::*;

/// A line that leads to the programme.
#[component]
pub fn LiveBand() -> impl IntoView {
    let t = texts();
    view! {
        <p class="band live-band">
            <a class="live-band__link" href=href("/live")>
                {icon("live")}<span>{t.live.band}</span>{icon("chevron-right")}
            </a>
        </p>
    }
}
