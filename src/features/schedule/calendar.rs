//! The calendar of the market: the coming nights, ways to keep them, and a reminder.

use super::clock::MarketClock;
use super::remind::ReminderChoice;
use super::when;
use crate::features::catalogue::Shop;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, say, texts};
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use market::{CalendarEvent, Market, Night, google_subscription};

/// The file with the whole season, which calendars follow.
pub const SEASON_FILE: &str = "/calendar.ics";

/// The file with one night, by its name.
pub fn night_file(name: &str) -> String {
    format!("/calendar/{name}.ics")
}

/// How many of the coming nights are shown.
const NIGHTS: usize = 12;

/// `/calendar`
#[component]
pub fn CalendarPage() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    let clock = expect_context::<MarketClock>();
    let hours = untrack(move || clock.with_nights(when::hours)).unwrap_or_default();
    describe(Head {
        title: t.calendar.title.to_owned(),
        description: t.calendar.description(&hours),
        path: Some("/calendar".to_owned()),
        missing: false,
    });
    shop.view(|shelf| {
        let t = texts();
        view! {
            <div class="page page--reading">
                <h1 class="page__title">{t.calendar.title}</h1>
                <p>{when::hours(&shelf.market.schedule, shelf.market.offset())}</p>
                {called_off(&shelf.market)}
                {ways(&shelf.market)}
                <ReminderChoice/>
                <Coming/>
            </div>
        }
        .into_any()
    })
}

/// All nights that were called off, so that they can be read without the app, too.
fn called_off(market: &Market) -> impl IntoView + use<> {
    let t = texts();
    let nights = market.schedule.cancelled.iter().map(|night| {
        let reason = say(&night.reason);
        view! { <p class="notice" lang=lang_of(&night.reason)>{t.schedule.cancelled(&when::date(night.date), &reason)}</p> }
    });
    nights.collect_view()
}

/// Ways to keep all nights.
fn ways(market: &Market) -> impl IntoView + use<> {
    let t = texts();
    let file = href(SEASON_FILE);
    let host = market.origin.as_ref().map(ToString::to_string);
    let host = host.and_then(|it| Some(it.split_once("://")?.1.to_owned()));
    let follow = host.map(|host| {
        let address = format!("webcal://{host}{file}");
        let google = google_subscription(&address);
        view! {
            <a class="button button--lantern" href=address>{t.calendar.follow}</a>
            <a class="button" href=google target="_blank" rel="noopener noreferrer">{t.calendar.google}</a>
        }
    });
    view! {
        <section aria-labelledby="all-nights">
            <h2 id="all-nights">{t.calendar.all}</h2>
            <p>{t.calendar.all_explained}</p>
            <p class="calendar__ways">
                {follow}
                <a class="button" href=file rel="external" download>{t.calendar.file}</a>
            </p>
        </section>
    }
}

/// The coming nights, each with ways to keep it; they are known once the clock is.
#[component]
fn Coming() -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let nights = memo(move || {
        // Looked up anew with every state and every day, not with every second.
        clock.phase.get()?;
        clock.today.get()?;
        let now = clock.now.get_untracked()?;
        clock.with_market(|market| {
            let nights = market.schedule.nights_from(now, market.offset());
            nights.take(NIGHTS).collect::<Vec<_>>()
        })
    });
    let list = move || {
        let nights = nights.get()?;
        if nights.is_empty() {
            return Some(view! { <p>{t.schedule.over_sentence}</p> }.into_any());
        }
        let rows = nights
            .into_iter()
            .filter_map(|night| clock.with_market(|market| row(&night, market).into_any()));
        Some(view! { <ol class="nights" role="list">{rows.collect_view()}</ol> }.into_any())
    };
    view! {
        <section aria-labelledby="coming-nights" hidden=move || nights.with(Option::is_none)>
            <h2 id="coming-nights">{t.calendar.coming}</h2>
            {dynamic(list)}
        </section>
    }
}

fn row(night: &Night, market: &Market) -> impl IntoView + use<> {
    let t = texts();
    let offset = market.offset();
    let date = when::date(night.opens.civil(offset).date);
    let hours = t.calendar.hours(
        &when::time(night.closes, offset),
        &when::time_alone(night.opens, offset),
    );
    let note = night.note.as_ref().map(|note| {
        view! { <p class="night__note" lang=lang_of(note)>{say(note)}</p> }
    });
    let file = href(&night_file(&night.name(offset)));
    let google = event(night, market).google_link(&market.time_zone);
    view! {
        <li class="night">
            <p class="night__when"><b>{date.clone()}</b>" "<span>{hours}</span></p>
            {note}
            <p class="night__ways">
                <a href=file rel="external" download aria-label=t.calendar.file_of(&date)>{t.calendar.file_short}</a>
                <a href=google target="_blank" rel="noopener noreferrer" aria-label=t.calendar.google_of(&date)>
                    {t.calendar.google_short}
                </a>
            </p>
        </li>
    }
}

fn event(night: &Night, market: &Market) -> CalendarEvent {
    CalendarEvent {
        uid: String::new(),
        title: texts().shell.market_name.to_owned(),
        description: say(night.note.as_ref().unwrap_or(&market.tagline)),
        url: None,
        starts: night.opens,
        ends: night.closes,
        weekly: None,
    }
}
