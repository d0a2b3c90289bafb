//! News that the service worker has for the page; `scripts/page/register.ts` brings them.

use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};
use web_sys::Event;

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A new version of the shop waits to be taken up.
    Version,
    /// The content has changed since this page was loaded.
    Content,
}

/// Calls `action` with what is known already, and whenever there is something new.
pub fn on_news(action: impl Fn(News) + 'static) {
    let tell = move || {
        if let Some(news) = at_hand() {
            action(news);
        }
    };
    tell();
    let handle = window_event_listener_untyped("news", move |_| tell());
    on_cleanup(move || handle.remove());
}

/// Loads the page again, with the new version where one waits.
pub fn take_up() {
    if let Ok(event) = Event::new("take-up") {
        let _ = window().dispatch_event(&event);
    }
}

fn at_hand() -> Option<News> {
    match super::document::root_attribute("data-news")?.as_str() {
        "version" => Some(News::Version),
        "content" => Some(News::Content),
        _ => None,
    }
}
