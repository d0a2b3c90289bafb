//! What was handed in on this device, and how each stands.

use crate::i18n::texts;
use crate::platform::outbox;
use crate::reactive::{dynamic, memo};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::outbox::{Entry, Kind, State, Trouble};
use std::sync::Arc;

/// What is made of an entry.
type OfEntry<T> = Arc<dyn Fn(&Entry) -> T + Send + Sync>;

/// What a page says of its own entries.
#[derive(Clone)]
pub struct Own {
    /// The kind of entry.
    pub kind: Kind,
    /// The heading.
    pub heading: &'static str,
    /// What an entry is about, in words.
    pub title: OfEntry<String>,
    /// What else can be done with it.
    pub ways: OfEntry<Option<AnyView>>,
    /// Puts a refused one back into the form.
    pub mend: Callback<Entry>,
}

/// The entries on this device; nothing where there is none.
pub fn entries(own: Own) -> impl IntoView {
    let shown = RwSignal::new(Vec::<Entry>::new());
    let kind = own.kind;
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            // The outbox outlives the page that opens it.
            spawn_local(async { outbox::start() });
        }
        let all = outbox::entries().get().into_iter();
        shown.set(all.filter(|it| it.kind == kind).rev().collect());
    });
    let keys = memo(move || {
        let key = |entry: &Entry| entry.key.clone();
        shown.with(|all| all.iter().map(key).collect::<Vec<_>>())
    });
    let list = move || {
        let keys = keys.get();
        if keys.is_empty() {
            return None;
        }
        let rows = keys.into_iter().map(|key| {
            let this = move |all: &Vec<Entry>| all.iter().find(|it| it.key == key).cloned();
            let entry = memo(move || shown.with(&this));
            let own = own.clone();
            view! { <li>{dynamic(move || entry.get().map(|entry| row(&own, &entry)))}</li> }
        });
        Some(view! {
            <section class="registrations" aria-labelledby="registrations">
                <h2 id="registrations">{own.heading}</h2>
                <ul role="list">{rows.collect_view()}</ul>
            </section>
        })
    };
    view! { {dynamic(list)} }
}

fn row(own: &Own, entry: &Entry) -> impl IntoView + use<> {
    let t = texts();
    let mend = matches!(entry.state, State::Refused { .. }).then(|| {
        let (entry, mend) = (entry.clone(), own.mend);
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| mend.run(entry.clone())>{t.outbox.mend}</button>
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
            <h3 class="entry__code">{t.outbox.code(&entry.code)}</h3>
            <p class="entry__title">{(own.title)(entry)}</p>
            <p class="entry__state" role="status">{status(&entry.state)}</p>
            <p class="notice__ways">{mend}{(own.ways)(entry)}{forget}</p>
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
