//! `/live`: who streams when, night by night, and what can be watched again.

use super::follow::{ask_again, follow};
use super::remind::{is_to_come, reminder_ways};
use super::state::LiveState;
use super::words;
use crate::features::catalogue::Shop;
use crate::features::schedule::{MarketClock, date};
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, say, texts};
use crate::load::Load;
use crate::reactive::{dynamic, memo};
use crate::ui::{failure, icon, waiting};
use leptos::prelude::*;
use market::{Date, Session, Text};
use search::Shelf;
use std::sync::Arc;

/// `/live`
#[component]
pub fn LivePage() -> impl IntoView {
    let t = texts();
    let live = expect_context::<LiveState>();
    describe(Head {
        title: t.live.title.to_owned(),
        description: t.live.description.to_owned(),
        path: Some("/live".to_owned()),
        missing: false,
    });
    follow(live);
    view! {
        <div class="page">
            <h1 class="page__title">{t.live.title}</h1>
            <p class="page__lead">{t.live.lead}</p>
            {kept(live)}
            {programme(live)}
        </div>
    }
}

/// Whether there is anything to show.
#[derive(Clone, PartialEq)]
enum Shown {
    Waiting,
    Failed(crate::platform::source::SourceError),
    Nothing,
    Sessions,
}

fn programme(live: LiveState) -> impl IntoView {
    let shop = expect_context::<Shop>();
    let shown = memo(move || {
        live.load.with(|load| match load {
            Load::Waiting => Shown::Waiting,
            Load::Failed(error) => Shown::Failed(error.clone()),
            Load::Ready(programme) if programme.sessions.is_empty() => Shown::Nothing,
            Load::Ready(_) => Shown::Sessions,
        })
    });
    shop.view(move |shelf| {
        let shown = move || match shown.get() {
            Shown::Waiting => waiting().into_any(),
            Shown::Failed(error) => {
                failure(&error, Box::new(move || ask_again(live))).into_any()
            }
            Shown::Nothing => {
                view! { <p class="notice notice--info">{icon("info")}<span>{texts().live.nothing}</span></p> }
                    .into_any()
            }
            Shown::Sessions => sessions(live, &shelf),
        };
        shown.into_any()
    })
}

/// The sessions as they are listed: the nights to come, and what is over.
#[derive(Clone, Default, PartialEq)]
struct Listed {
    nights: Vec<(Date, Vec<Session>)>,
    past: Vec<Session>,
}

/// A pin that is added changes nothing in the list.
fn without_pins(sessions: &[&Session]) -> Vec<Session> {
    let sessions = sessions.iter().map(|session| Session {
        pins: Vec::new(),
        ..(*session).clone()
    });
    sessions.collect()
}

fn sessions(live: LiveState, shelf: &Arc<Shelf>) -> AnyView {
    let clock = expect_context::<MarketClock>();
    let listed = memo(move || {
        let (Some(programme), Some(offset)) = (live.ready(), clock.offset()) else {
            return Listed::default();
        };
        let lineup = programme.lineup(clock.now.get(), offset);
        let nights = lineup.nights.iter();
        Listed {
            nights: nights
                .map(|(date, sessions)| (*date, without_pins(sessions)))
                .collect(),
            past: without_pins(&lineup.past),
        }
    });
    let shelf = Arc::clone(shelf);
    let body = move || {
        let Listed { nights, past } = listed.get();
        let nights = nights.into_iter().map(|(date, of)| night(&shelf, date, of));
        let past = (!past.is_empty()).then(|| {
            let rows = past.into_iter().map(|it| row(&shelf, it, true));
            view! {
                <section class="sessions" aria-labelledby="past">
                    <h2 id="past" class="shelf__title">{texts().live.past}</h2>
                    <ul class="sessions__list" role="list">{rows.collect_view()}</ul>
                </section>
            }
        });
        view! { {nights.collect_view()} {past} }
    };
    body.into_any()
}

fn night(shelf: &Shelf, of: Date, sessions: Vec<Session>) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let heading = format!("night-{of}");
    let labelled_by = heading.clone();
    let title = move || match clock.today.get() {
        Some(today) if today == of => t.live.tonight(&date(of)),
        _ => date(of),
    };
    let rows = sessions.into_iter().map(|it| row(shelf, it, false));
    view! {
        <section class="sessions" aria-labelledby=labelled_by>
            <h2 id=heading class="shelf__title sessions__night">{dynamic(title)}</h2>
            <ul class="sessions__list" role="list">{rows.collect_view()}</ul>
        </section>
    }
}

/// A session in short; one that is over is told with its day.
fn row(shelf: &Shelf, session: Session, with_day: bool) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let offset = untrack(|| clock.offset()).unwrap_or(market::UtcOffset::UTC);
    let producer = shelf.producer(session.producer.as_ref()).map(|producer| {
        view! { <p class="session__who">{icon("store")}<span lang=lang_of(&producer.name)>{say(&producer.name)}</span></p> }
    });
    let hours = if with_day {
        words::when(&session, offset)
    } else {
        words::hours(&session, offset)
    };
    let link = href(&format!("/live/{}", session.slug));
    let (title, lang) = (say(&session.title), lang_of(&session.title));
    let heading = format!("session-{}", session.slug);
    let named_by = heading.clone();
    let own = session.clone();
    let state = memo(move || {
        let state = session.state(clock.now.get()?, offset);
        let sentence = words::sentence(&session, Some(state), offset);
        let is_news = matches!(words::name(Some(state)), "late" | "cancelled");
        Some((state, sentence.filter(|_| is_news)))
    });
    // Its room is there before the time is known.
    let label = move || {
        let state = state.get().map(|(state, _)| state);
        words::label(t, state).unwrap_or("…")
    };
    let has_ways = memo(move || state.get().is_some_and(|(state, _)| is_to_come(state)));
    let ways = move || {
        has_ways.get().then(|| {
            view! { <div class="session__way" role="group" aria-labelledby=named_by.clone()>{reminder_ways(&own)}</div> }
        })
    };
    // Their room is there before the time is known.
    let ways = (!with_day).then(|| view! { <div class="session__ways">{dynamic(ways)}</div> });
    let news = move || {
        let (_, sentence) = state.get()?;
        sentence.map(|it| view! { <p class="session__news">{it}</p> })
    };
    view! {
        <li>
            <article class="session" data-state=move || words::name(state.get().map(|(state, _)| state))>
                <p class="session__hours">{hours}</p>
                <h3 class="session__title" id=heading><a href=link lang=lang>{title}</a></h3>
                {producer}
                <p class="session__state badge">{dynamic(label)}</p>
                {dynamic(news)}
                {ways}
            </article>
        </li>
    }
}

/// That the sessions are the last known ones.
pub fn kept(live: LiveState) -> impl IntoView {
    dynamic(move || {
        live.is_kept.get().then(|| {
            view! { <p class="notice notice--info" role="status">{icon("info")}<span>{texts().live.kept}</span></p> }
        })
    })
}

/// What holds for every stream, point by point.
pub fn rules(rules: &[Text]) -> impl IntoView + use<> {
    if rules.is_empty() {
        return None;
    }
    let points = rules
        .iter()
        .map(|rule| view! { <li lang=lang_of(rule)>{say(rule)}</li> });
    Some(view! {
        <section class="facts" aria-labelledby="rules">
            <h2 id="rules">{texts().live.rules}</h2>
            <ul class="session__rules">{points.collect_view()}</ul>
        </section>
    })
}
