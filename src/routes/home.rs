use crate::features::saved::SavedState;
use crate::features::schedule::{Hero, MarketClock, describe_home};
use crate::parts::{HOME, RECENT};
use crate::platform::later::rest;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;

/// `/`
#[component]
pub fn Home() -> impl IntoView {
    describe_home();
    let saved = expect_context::<SavedState>();
    let has_seen = memo(move || !saved.seen().is_empty());
    let below = |is_there| {
        provide_context(expect_context::<MarketClock>().once(is_there));
        view! { <div class="home">{HOME.piece()}</div> }.into_any()
    };
    view! {
        <Hero/>
        {rest(below)}
        {dynamic(move || has_seen.get().then(|| RECENT.piece()))}
    }
}
