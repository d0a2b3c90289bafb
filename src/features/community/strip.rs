//! The next events, on the home page.

use super::events::days;
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, lang_of, say, texts};
use crate::reactive::{dynamic, memo};
use crate::ui::icon;
use leptos::prelude::*;
use market::EventCard;

/// How many events the home page names.
const MOST: usize = 2;

/// The next events and the way to all; nothing where none were ever announced. What is over makes
/// way once the time is known, and its room stays, so that nothing moves.
#[component]
pub fn EventStrip() -> impl IntoView {
    let shop = expect_context::<Shop>();
    let today = expect_context::<MarketClock>().today;
    shop.view_or_nothing(move |shelf| {
        if shelf.events.is_empty() {
            return ().into_any();
        }
        let t = texts();
        let events = shelf.events.clone();
        let shown = memo(move || {
            let today = today.get();
            let is_over = |event: &EventCard| today.is_some_and(|today| event.until < today);
            let next = events.iter().filter(|event| !is_over(event));
            next.take(MOST).cloned().collect::<Vec<_>>()
        });
        let list = move || {
            let shown = shown.get();
            if shown.is_empty() {
                return view! { <p class="programme__over">{t.events.all_over}</p> }.into_any();
            }
            let events = shown.iter().map(entry);
            view! { <ul class="programme__list" role="list">{events.collect_view()}</ul> }.into_any()
        };
        view! {
            <section class="band programme" aria-labelledby="programme">
                <div class="shelf__head">
                    <h2 id="programme" class="shelf__title">{t.events.next}</h2>
                    <a class="shelf__all" href=href("/events")>{t.events.all}{icon("chevron-right")}</a>
                </div>
                <div class="programme__room">{dynamic(list)}</div>
            </section>
        }
        .into_any()
    })
}

fn entry(event: &EventCard) -> impl IntoView + use<> {
    let address = format!("{}#{}", href("/events"), event.slug);
    view! {
        <li>
            <a class="programme__event" href=address>
                {icon("calendar")}
                <span class="programme__title" lang=lang_of(&event.title)>{say(&event.title)}</span>
                " "
                <span class="programme__when">
                    {days(event.from, event.until)}" · "<span lang=lang_of(&event.place)>{say(&event.place)}</span>
                </span>
            </a>
        </li>
    }
}
