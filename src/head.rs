//! What a page says of itself: in the browser the tab's title and what search engines read,
//! natively the contents of `<head>` that the prerender writes.

use crate::i18n::{href_in, locale, texts};
use crate::platform::document;
use crate::reactive::effect;
use leptos::prelude::*;
use market::Locale;
use std::sync::{Arc, Mutex};

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title, without the name of the market.
    pub title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// The path, without the language, at which search engines are to find the page, whatever
    /// the address at hand asks for; none for a page that is the reader's own.
    pub path: Option<String>,
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

/// Declares what the page says of itself.
pub fn describe(head: Head) {
    describe_by(move || head.clone());
}

/// Declares what the page says of itself, anew whenever that changes.
pub fn describe_by(head: impl Fn() -> Head + 'static) {
    if let Some(sink) = use_context::<HeadSink>() {
        if let Ok(mut slot) = sink.0.lock() {
            *slot = untrack(head);
        }
        return;
    }
    let locale = locale();
    let market = texts().shell.market_name;
    effect(move || {
        let head = head();
        document::set_title(&title_of(&head.title, market));
        follow(locale, head.path.as_deref());
    });
}

/// What search engines read of a page besides its words.
const FOR_ENGINES: &str = "link[rel=canonical],link[hreflang],meta[name=robots]";

/// Brings what search engines read in step with the page at hand. Pictures and data for link
/// previews stay those of the first page: whoever reads them runs no app.
fn follow(locale: Locale, path: Option<&str>) {
    let elements = match (path, document::origin()) {
        (None, _) => vec![(
            "meta",
            vec![
                ("name", "robots".to_owned()),
                ("content", NOINDEX.to_owned()),
            ],
        )],
        (Some(path), Some(origin)) => links(&origin, locale, path)
            .into_iter()
            .map(|link| ("link", link.attributes()))
            .collect(),
        (Some(_), None) => Vec::new(),
    };
    document::replace_in_head(FOR_ENGINES, &elements);
}

/// What keeps a page out of the lists of search engines.
pub const NOINDEX: &str = "noindex";

/// An address by which search engines know a page, or its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `canonical` or `alternate`.
    pub rel: &'static str,
    /// The language of a translation; `x-default` for readers of any other.
    pub hreflang: Option<&'static str>,
    /// The whole address.
    pub href: String,
}

impl Link {
    /// The attributes of its element.
    #[must_use]
    pub fn attributes(self) -> Vec<(&'static str, String)> {
        let mut attributes = vec![("rel", self.rel.to_owned()), ("href", self.href)];
        if let Some(language) = self.hreflang {
            attributes.push(("hreflang", language.to_owned()));
        }
        attributes
    }
}

/// The addresses of a page at a path without the language: its own, and those of all its
/// translations, itself included, as search engines want them.
#[must_use]
pub fn links(origin: &str, locale: Locale, path: &str) -> Vec<Link> {
    let link = |rel, hreflang, locale| Link {
        rel,
        hreflang,
        href: [origin, &href_in(locale, path)].concat(),
    };
    let mut links = vec![link("canonical", None, locale)];
    for other in Locale::ALL {
        links.push(link("alternate", Some(other.code()), other));
    }
    links.push(link("alternate", Some("x-default"), Locale::default()));
    links
}

/// The title as the tab shows it.
#[cfg(feature = "ssr")]
pub fn full_title(title: &str) -> String {
    title_of(title, texts().shell.market_name)
}

fn title_of(title: &str, market: &str) -> String {
    if title.is_empty() {
        market.to_owned()
    } else {
        format!("{title} · {market}")
    }
}
