//! `/events`: what takes place around the market.

use super::page::Sheet;
use crate::features::schedule::{MarketClock, day};
use crate::i18n::{lang_of, say, texts};
use crate::platform::source::{Current, Source};
use crate::reactive::{dynamic, memo};
use crate::routes::Preload;
use crate::ui::icon;
use leptos::prelude::*;
use market::sort::sort_by_key;
use market::{Date, Event, Festival};

/// The days of an event: one, or the first and the last.
pub fn days(from: Date, until: Date) -> String {
    if from == until {
        day(from)
    } else {
        texts().events.between(&day(from), &day(until))
    }
}

/// `/events`
#[component]
pub fn EventsPage() -> impl IntoView {
    let t = texts();
    let first = match use_context::<Preload>() {
        Some(Preload::Festival(festival)) => Some(festival),
        _ => None,
    };
    let sheet = Sheet {
        path: "/events",
        file: "events.json",
        title: t.events.title,
        description: t.events.description,
        lead: t.events.lead,
        class: "page page--reading",
    };
    sheet.view(first, || Box::pin(async { Current.festival().await }), list)
}

fn list(festival: &Festival) -> AnyView {
    let t = texts();
    if festival.events.is_empty() {
        return view! { <p class="notice notice--info">{icon("info")}<span>{t.events.none}</span></p> }
            .into_any();
    }
    let mut events: Vec<&Event> = festival.events.iter().collect();
    sort_by_key(&mut events, |event| (event.from, event.last_day()));
    let events = events.into_iter().map(event);
    let demonstration = festival.demonstration.then(|| {
        view! { <p class="notice notice--info">{icon("info")}<span>{t.events.demonstration}</span></p> }
    });
    view! {
        {demonstration}
        <ul class="programme__all" role="list">{events.collect_view()}</ul>
    }
    .into_any()
}

fn event(event: &Event) -> impl IntoView + use<> {
    let t = texts();
    let today = expect_context::<MarketClock>().today;
    let last = event.last_day();
    let is_over = memo(move || today.get().is_some_and(|today| last < today));
    let link = event.link.as_ref().map(|link| {
        view! {
            <p><a class="linklike" href=link.to_string() target="_blank" rel="noopener noreferrer">{t.events.link}</a></p>
        }
    });
    let hours = event
        .hours
        .as_ref()
        .map(|hours| view! { ", "<span lang=lang_of(hours)>{say(hours)}</span> });
    view! {
        <li>
            <article class="course" class:course--past=move || is_over.get() id=event.slug.to_string()>
                <h2 class="course__title" lang=lang_of(&event.title)>{say(&event.title)}</h2>
                <p class="course__fact">{icon("calendar")}<span>{days(event.from, last)}{hours}</span></p>
                <p class="course__fact">{icon("pin")}<span lang=lang_of(&event.place)>{say(&event.place)}</span></p>
                <p lang=lang_of(&event.text)>{say(&event.text)}</p>
                {link}
                {dynamic(move || is_over.get().then(|| view! { <p class="course__state badge">{t.events.over}</p> }))}
            </article>
        </li>
    }
}
