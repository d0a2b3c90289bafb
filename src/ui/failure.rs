//! Waiting, nothing there, and something gone wrong.

use super::icon;
use crate::i18n::{Texts, href, texts};
use crate::platform::http::FetchError;
use crate::platform::source::SourceError;
use leptos::prelude::*;

/// Something is on its way.
pub fn waiting() -> impl IntoView {
    view! { <p class="waiting" role="status"><span class="waiting__lantern" aria-hidden="true"></span>{texts().failure.waiting}</p> }
}

/// One clear sentence on what is wrong and, where asking again may help, a button for it.
pub fn failure(error: &SourceError, retry: Box<dyn Fn()>) -> impl IntoView + use<> {
    let t = texts();
    let button = error.may_pass().then(|| {
        view! { <button type="button" class="button" on:click=move |_| retry()>{t.failure.retry}</button> }
    });
    view! {
        <div class="notice notice--warning" role="alert">
            {icon("warning")}
            <p>{failure_sentence(t, error)}</p>
            {button}
        </div>
    }
}

/// What is wrong, in a sentence.
pub fn failure_sentence(t: &'static Texts, error: &SourceError) -> &'static str {
    match error {
        SourceError::Fetch(FetchError::Unreachable) => t.failure.unreachable,
        SourceError::Fetch(FetchError::TimedOut) => t.failure.timed_out,
        SourceError::Fetch(FetchError::Status(400..=499)) => t.failure.missing,
        SourceError::Fetch(FetchError::Status(_)) => t.failure.server,
        SourceError::Damaged => t.failure.damaged,
        SourceError::Empty => t.failure.empty,
    }
}

/// Nothing is there, and where to go instead.
pub fn empty(picture: &'static str, title: &'static str, text: String) -> impl IntoView {
    view! {
        <div class="empty">
            <img class="empty__picture" src=format!("/art/{picture}.svg") alt="" width="320" height="240"/>
            <h2 class="empty__title">{title}</h2>
            <p>{text}</p>
            <p><a class="button" href=href("/products")>{texts().home.all_products}</a></p>
        </div>
    }
}
