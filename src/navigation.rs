//! Where the reader is in the shop, and the ways to elsewhere in it.

use crate::i18n::href_in;
use crate::platform::location::{self, Address, Asks};
use crate::platform::{events, links, scroll};
use crate::reactive::{effect, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Locale;

/// How a page is gone to. By default it is a step that "back" takes back, to the page's beginning.
#[derive(Clone, Copy, Debug, Default)]
pub struct Way {
    /// It takes the place of the page before in the history.
    pub replaces: bool,
    /// What is on the screen stays there.
    pub stays: bool,
}

/// The address of the page, and the way to others.
#[derive(Clone, Copy)]
pub struct Navigation {
    address: RwSignal<Address>,
    locale: Locale,
    /// The path, with the language.
    pub path: Memo<String>,
    /// The query with its question mark, or nothing.
    pub query: Memo<String>,
}

impl Navigation {
    /// Begins at an address.
    pub fn new(locale: Locale, address: Address) -> Self {
        let address = RwSignal::new(address);
        Self {
            address,
            locale,
            path: memo(move || address.with(|it| it.path.clone())),
            query: memo(move || address.with(|it| it.query.clone())),
        }
    }

    /// What the query says under a name.
    pub fn asks(self, name: &str) -> Option<String> {
        self.query.with(|query| Asks::of(query).get(name))
    }

    /// Opens the page at a path without the language.
    pub fn open(self, path: &str) {
        self.go(path, Way::default());
    }

    /// Goes to a path without the language.
    pub fn go(self, path: &str, way: Way) {
        self.enter(Address::read(&href_in(self.locale, path)), way);
    }

    fn enter(self, to: Address, way: Way) {
        location::enter(&to.whole(), way.replaces);
        let fragment = to.fragment.clone();
        self.address.set(to);
        if !way.stays {
            // After the tasks in which the page follows its address.
            spawn_local(async move { scroll::go_to_beginning(&fragment) });
        }
    }

    /// Follows links of this language and the browser's ways back and forward.
    pub fn follow(self) {
        links::on_follow(move |to, stays| {
            let is_own = Locale::from_path(&to.path).0 == self.locale;
            if is_own {
                let replaces = false;
                self.enter(to, Way { replaces, stays });
            }
            is_own
        });
        events::on_history(move || self.address.set(location::current()));
        effect(move || {
            let (path, query) = (self.path.get(), self.query.get());
            scroll::arrive(&[path, query].concat());
        });
    }
}

/// Where this page is.
pub fn navigation() -> Navigation {
    expect_context()
}
