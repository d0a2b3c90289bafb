//! The registrations on this device, and how each stands.

use super::form::Desk;
use super::session;
use crate::features::schedule::MarketClock;
use crate::i18n::{say, texts};
use crate::platform::outbox;
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::outbox::{Entry, Kind, State, Trouble};

/// The registrations on this device; nothing where there is none.
#[component]
pub fn Entries(
    /// What it shares with the rest of the page.
    desk: Desk,
) -> impl IntoView {
    let t = texts();
    let entries = RwSignal::new(Vec::<Entry>::new());
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            // The outbox outlives the page that opens it.
            spawn_local(async { outbox::start() });
        }
        outbox::changes();
        spawn_local(async move {
            let all = outbox::all().await.unwrap_or_default();
            let own = all.into_iter().filter(|it| it.kind == Kind::Registration);
            entries.try_set(own.rev().collect());
        });
    });
    let keys = Memo::new(move |_| {
        let key = |entry: &Entry| entry.key.clone();
        entries.with(|all| all.iter().map(key).collect::<Vec<_>>())
    });
    let list = move || {
        let keys = keys.get();
        if keys.is_empty() {
            return None;
        }
        let rows = keys.into_iter().map(|key| {
            let own = move |all: &Vec<Entry>| all.iter().find(|it| it.key == key).cloned();
            let entry = Memo::new(move |_| entries.with(&own));
            view! { <li>{move || entry.get().map(|entry| row(desk, &entry))}</li> }
        });
        Some(view! {
            <section class="registrations" aria-labelledby="registrations">
                <h2 id="registrations">{t.training.yours}</h2>
                <ul role="list">{rows.collect_view()}</ul>
            </section>
        })
    };
    view! { {list} }
}

fn row(desk: Desk, entry: &Entry) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let course = desk.course(&entry.about);
    let title = course.as_ref().map(|it| say(&it.title));
    let calendar = course.filter(|it| it.session.is_some()).map(|course| {
        let label = t.training.calendar_of(&say(&course.title));
        view! {
            <button type="button" class="linklike" aria-label=label on:click=move |_| session::save(&course, clock)>
                {t.training.calendar}
            </button>
        }
    });
    let mend = matches!(entry.state, State::Refused { .. }).then(|| {
        let entry = entry.clone();
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| desk.mend(&entry)>{t.outbox.mend}</button>
        }
    });
    let forget = (!entry.is_waiting()).then(|| {
        let key = entry.key.clone();
        let forget = move |_| {
            let key = key.clone();
            spawn_local(async move {
                // Where that fails, it stays on the page as it stays on the device.
                let _ = outbox::remove(&key).await;
            });
        };
        let label = t.outbox.forget(&entry.code);
        view! {
            <button type="button" class="saved__remove" aria-label=label on:click=forget>{icon("trash")}</button>
        }
    });
    view! {
        <article class="entry" data-state=state_name(&entry.state)>
            <h3 class="entry__code">{t.training.code(&entry.code)}</h3>
            <p class="entry__title">{title.unwrap_or_else(|| entry.about.clone())}</p>
            <p class="entry__state" role="status">{status(&entry.state)}</p>
            <p class="notice__ways">{mend}{calendar}{forget}</p>
        </article>
    }
}

/// How an entry stands, in words.
fn status(state: &State) -> String {
    let t = &texts().outbox;
    match state {
        State::Waiting { trouble, .. } => match trouble {
            None => t.waiting,
            Some(Trouble::NoAnswer) => t.no_answer,
            Some(Trouble::Busy) => t.busy,
            Some(Trouble::Broken) => t.broken,
        }
        .to_owned(),
        State::Sent { .. } => t.sent.to_owned(),
        State::Refused {
            reason: Some(reason),
            ..
        } => t.refused_because(reason),
        State::Refused { status, .. } => t.refused(status),
    }
}

fn state_name(state: &State) -> &'static str {
    match state {
        State::Waiting { .. } => "waiting",
        State::Sent { .. } => "sent",
        State::Refused { .. } => "refused",
    }
}
