//! A registration that was handed on: to the outbox, or to the reader, who mails or copies it.

use super::form::Desk;
use super::session;
use crate::features::schedule::MarketClock;
use crate::i18n::{locale, say, texts};
use crate::platform::document;
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::training::{Application, Registration};
use market::{Course, Timestamp, percent_encode};

/// Why a registration is left to the reader to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// Nobody receives registrations through the shop.
    NoReceiver,
    /// The device cannot keep it until it is sent.
    NotKept,
}

/// What was handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// By what it is known again.
    pub code: String,
    /// Who wants to take part in what.
    pub application: Application,
    /// Why the reader has to send it; nothing where the outbox does.
    pub by_hand: Option<ByHand>,
}

/// The registration as its receiver gets it.
pub fn registration(
    course: &Course,
    application: &Application,
    code: &str,
    now: Timestamp,
) -> String {
    let registration = Registration {
        code,
        course: &application.course,
        title: &say(&course.title),
        applicant: &application.applicant,
        consent: texts().training.consent,
        made: now.millis(),
        language: locale().code(),
    };
    // Texts and numbers under fixed names can always be written.
    serde_json::to_string(&registration).unwrap_or_default()
}

/// The registration as people read it.
fn letter(course: &Course, handed: &Handed) -> String {
    let t = &texts().training;
    let applicant = &handed.application.applicant;
    let when = course.session.as_ref().map(session::words);
    let lines = [
        Some(t.subject(&handed.code)),
        Some(format!("{}: {}", t.course, say(&course.title))),
        when,
        Some(format!("{}: {}", t.name, applicant.name)),
        Some(format!("{}: {}", t.phone, applicant.phone)),
        applicant.email.as_ref().map(ToString::to_string),
        Some(format!("{} {}", t.makes, applicant.makes)),
        Some(t.consent.to_owned()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Confirms what was handed on, with its code and the date for the calendar.
#[component]
pub fn Receipt(
    /// What it shares with the rest of the page.
    desk: Desk,
    /// What was handed on.
    handed: Handed,
) -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let course = desk.course(handed.application.course.as_ref());
    let sentence = match handed.by_hand {
        None => t.training.done_kept,
        Some(ByHand::NoReceiver) => t.training.done_by_hand,
        Some(ByHand::NotKept) => t.training.not_kept,
    };
    let ways = course
        .clone()
        .filter(|_| handed.by_hand.is_some())
        .map(|course| by_hand(&course, &handed, clock));
    let calendar = course.filter(|it| it.session.is_some()).map(|course| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| session::save(&course, clock)>
                {icon("calendar")}{t.training.calendar}
            </button>
        }
    });
    let another = move |_| {
        desk.handed.set(None);
        document::focus_next("course".to_owned());
    };
    view! {
        <div class="notice notice--offer receipt" id="receipt" tabindex="-1">
            <h3>{t.training.done(&handed.code)}</h3>
            <p>{sentence}</p>
            {ways}
            <p class="notice__ways">
                {calendar}
                <button type="button" class="button button--quiet" on:click=another>{t.training.another}</button>
            </p>
        </div>
    }
}

fn by_hand(course: &Course, handed: &Handed, clock: MarketClock) -> impl IntoView + use<> {
    let t = texts();
    let text = letter(course, handed);
    let to = clock.with_market(|market| market.owner.email.to_string());
    let mail = format!(
        "mailto:{}?subject={}&body={}",
        to.unwrap_or_default(),
        percent_encode(&t.training.subject(&handed.code)),
        percent_encode(&text.replace('\n', "\r\n")),
    );
    let said = RwSignal::new("");
    let copied = text.clone();
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let is_copied = document::copy(&text).await;
            said.try_set(if is_copied {
                t.training.copied
            } else {
                t.training.not_copied
            });
        });
    };
    view! {
        <p class="notice__ways">
            <a class="button" href=mail>{icon("mail")}{t.training.by_mail}</a>
            <button type="button" class="button button--quiet" on:click=copy>{icon("copy")}{t.training.copy}</button>
            <span role="status">{move || said.get()}</span>
        </p>
        <label class="receipt__text">
            <span>{t.training.text}</span>
            <textarea rows="8" readonly=true prop:value=text></textarea>
        </label>
    }
}
