//! For whoever listens to the page: the way past the header, the new page, the clock.

use crate::features::catalogue::is_list;
use crate::features::schedule::{MarketClock, announcement};
use crate::i18n::texts;
use crate::navigation::navigation;
use crate::platform::document;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// The first stop of the Tab key.
#[component]
pub fn Skip() -> impl IntoView {
    let to_content = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        document::focus("main");
    };
    view! { <a class="skip" href="#main" on:click=to_content>{texts().shell.skip}</a> }
}

/// Says the states and marks of the market's clock, and moves the focus to a new page.
#[component]
pub fn Announcer() -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    let sentence = announcement(clock);
    let path = navigation().path;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        // All lists are one page, in which the focus stays where somebody chooses.
        let is_other = |before: String| before != now && !(is_list(&before) && is_list(&now));
        if before.is_some_and(is_other) {
            document::focus_in_place_next("main");
        }
        now
    });
    view! { <p class="hidden" role="status">{dynamic(move || sentence.get())}</p> }
}
