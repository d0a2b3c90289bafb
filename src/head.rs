//! The title and description of a page: in the browser the tab's title, natively the
//! contents of `<head>` that the prerender writes.

use crate::i18n::texts;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title, without the name of the market.
    pub title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// Whether the page stands for something that does not exist.
    pub missing: bool,
}

/// Takes the head of the page that is being rendered.
#[derive(Clone, Default)]
pub struct HeadSink(Arc<Mutex<Head>>);

impl HeadSink {
    /// What the page said of itself, or nothing.
    #[cfg(feature = "ssr")]
    pub fn take(&self) -> Head {
        self.0.lock().map(|head| head.clone()).unwrap_or_default()
    }
}

/// Declares the title and description of the page.
pub fn describe(head: Head) {
    if let Some(sink) = use_context::<HeadSink>() {
        if let Ok(mut slot) = sink.0.lock() {
            *slot = head;
        }
        return;
    }
    let title = full_title(&head.title);
    Effect::new(move |_| crate::platform::document::set_title(&title));
}

/// The title as the tab shows it.
pub fn full_title(title: &str) -> String {
    let market = texts().shell.market_name;
    if title.is_empty() {
        market.to_owned()
    } else {
        format!("{title} · {market}")
    }
}
