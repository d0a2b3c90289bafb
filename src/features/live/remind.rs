//! A reminder of one live session: in the calendar, or as a notification for whoever asked for it
//! on this device.

use super::session::Parts;
use crate::features::schedule::{MarketClock, save_event};
use crate::i18n::{href, say, texts};
use crate::platform::events::Timer;
use crate::platform::source::{Current, Source};
use crate::platform::{clock, location, notify, storage};
use crate::reactive::{dynamic, memo};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::{CalendarEvent, Session, SessionState, Timestamp, UtcOffset};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::time::Duration;

/// Where the choices lie on the device.
const KEY: &str = "live.reminders";
/// After this long the clock is looked at again: the device may have slept.
const LOOK: i64 = 60_000;
/// A session that began longer ago is not said any more.
const LATE: i64 = 10 * 60_000;

/// What somebody wants to be reminded of, with its texts in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Wanted {
    slug: String,
    at: i64,
    offset_minutes: i16,
    title: String,
    body: String,
}

thread_local! {
    static TIMER: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

fn wanted() -> Vec<Wanted> {
    let text = storage::read(KEY).ok().flatten().unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn keep(all: &[Wanted]) -> bool {
    let text = serde_json::to_string(all).unwrap_or_default();
    storage::write(KEY, &text).is_ok()
}

fn forget(slug: &str) {
    let mut all = wanted();
    all.retain(|it| it.slug != slug);
    keep(&all);
}

/// Whether somebody has asked for a reminder on this device.
pub fn has_reminders() -> bool {
    matches!(storage::read(KEY), Ok(Some(text)) if text.len() > 2)
}

/// Waits for the sessions that somebody wants to be reminded of, for as long as the page lives.
pub fn watch_reminders() {
    let now = clock::now().millis();
    for it in wanted() {
        if it.at <= now {
            // One of several tabs takes it out and says it.
            forget(&it.slug);
            if now - it.at <= LATE {
                spawn_local(say_begun(it));
            }
        }
    }
    let next = wanted().iter().map(|it| it.at).min();
    let timer = next.map(|at| {
        let pause = (at - now).clamp(0, LOOK);
        Timer::after(Duration::from_millis(pause.unsigned_abs()), watch_reminders)
    });
    TIMER.with(|slot| *slot.borrow_mut() = timer);
}

/// Says that a session begins, unless it turns out to begin later or not at all.
async fn say_begun(it: Wanted) {
    let session = Current.live().await.ok();
    let session = session.and_then(|them| them.programme.session(&it.slug).cloned());
    if let Some(session) = session {
        let offset = UtcOffset::from_minutes(it.offset_minutes);
        match session.state(clock::now(), offset) {
            SessionState::Cancelled | SessionState::Ended { .. } => return,
            SessionState::Planned { begins }
            | SessionState::Soon { begins }
            | SessionState::Late { begins } => {
                let at = begins.millis();
                let mut all = wanted();
                all.push(Wanted { at, ..it });
                keep(&all);
                return watch_reminders();
            }
            SessionState::Live { .. } => {}
        }
    }
    notify::show(it.title, it.body, format!("live.{}", it.slug));
}

/// The ways to be reminded, while the session has not begun.
#[component]
pub fn SessionReminder(
    /// The session.
    parts: Parts,
) -> impl IntoView {
    let is_to_come = memo(move || parts.state.get().is_some_and(is_to_come));
    let t = texts();
    let content = move || {
        let ways = reminder_ways(&parts.face.get()?);
        Some(view! {
            <section class="live__reminder" aria-labelledby="remind">
                <h2 id="remind" class="shelf__title">{t.live.remind_title}</h2>
                {ways}
                <p class="form__hint">{t.live.remind_explained}</p>
            </section>
        })
    };
    move || is_to_come.get().then_some(content)
}

/// Whether a session has not begun and will.
pub fn is_to_come(state: SessionState) -> bool {
    matches!(
        state,
        SessionState::Planned { .. } | SessionState::Soon { .. } | SessionState::Late { .. }
    )
}

/// A switch for a notification, and a date for the calendar.
pub fn reminder_ways(session: &Session) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let offset = untrack(|| clock.offset()).unwrap_or(UtcOffset::UTC);
    let is_wanted = RwSignal::new(false);
    let trouble = RwSignal::new(None);
    let slug = session.slug.to_string();
    Effect::new({
        let slug = slug.clone();
        move |_| is_wanted.set(wanted().iter().any(|it| it.slug == slug))
    });
    let reminder = Wanted {
        slug,
        at: session.begins().at(offset).millis(),
        offset_minutes: offset.minutes(),
        title: say(&session.title),
        body: t.live.reminder_body.to_owned(),
    };
    let choose = move |event| {
        let reminder = reminder.clone();
        if !event_target_checked(&event) {
            forget(&reminder.slug);
            is_wanted.set(false);
            return;
        }
        spawn_local(async move {
            let said = match notify::ask().await {
                notify::Permission::Granted => {
                    forget(&reminder.slug);
                    let mut all = wanted();
                    all.push(reminder);
                    let is_kept = keep(&all);
                    is_wanted.try_set(is_kept);
                    watch_reminders();
                    (!is_kept).then_some(t.reminder.not_kept)
                }
                notify::Permission::Unsupported => Some(t.reminder.unsupported),
                notify::Permission::Denied | notify::Permission::Unasked => Some(t.reminder.denied),
            };
            trouble.try_set(said);
            // The box goes back to what holds.
            is_wanted.notify();
        });
    };
    let event = session.clone();
    let save = move |_| {
        save_event(event.slug.as_str(), clock, |_| {
            calendar_event(&event, offset)
        });
    };
    view! {
        <p><label class="switch">
            <input type="checkbox" prop:checked=move || is_wanted.get() on:change=choose/>
            <span>{t.live.remind}</span>
        </label></p>
        <p class="reminder__trouble" role="status">{dynamic(move || trouble.get())}</p>
        <p><button type="button" class="button button--quiet" on:click=save>{icon("calendar")}{t.live.calendar}</button></p>
    }
}

fn calendar_event(session: &Session, offset: UtcOffset) -> CalendarEvent {
    let starts: Timestamp = session.begins().at(offset);
    let path = href(&format!("/live/{}", session.slug));
    CalendarEvent {
        uid: session.slug.to_string(),
        title: say(&session.title),
        description: say(&session.about),
        url: Some(format!("{}{path}", location::origin())),
        starts,
        ends: session.ends.at(offset),
        weekly: None,
    }
}
