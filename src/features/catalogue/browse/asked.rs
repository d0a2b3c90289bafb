//! What the list's address asks for, and the only way to change it.

use super::address::{group_at, is_list, list_address};
use crate::navigation::{Navigation, Way, navigation};
use crate::platform::events::Timer;
use crate::platform::layout;
use crate::platform::location::Asks;
use crate::reactive::{effect, memo};
use leptos::prelude::*;
use search::Query;
use std::time::Duration;

/// The id of what a search finds, which comes into view when something else is asked for.
pub(super) const RESULTS: &str = "results";

/// After the last key the address follows; browsers allow a page few changes of it a second.
const SETTLE: Duration = Duration::from_millis(300);

/// Words that are being typed and do not stand in the address yet, and who hears of them: the list,
/// while it is the page.
#[derive(Clone, Copy)]
pub struct Draft {
    words: RwSignal<Option<String>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    hearer: StoredValue<Option<Callback<Typed>>>,
}

/// What stands in the search field.
pub struct Typed {
    /// The words.
    pub words: String,
    /// Whether nothing more comes.
    pub is_all: bool,
}

impl Draft {
    /// Nothing is being typed.
    pub fn new() -> Self {
        Self {
            words: RwSignal::new(None),
            timer: StoredValue::new_local(None),
            hearer: StoredValue::new(None),
        }
    }

    /// Tells the list; says whether there is one.
    pub fn tell(self, typed: Typed) -> bool {
        let hearer = self.hearer.get_value();
        hearer.map(|hearer| hearer.run(typed)).is_some()
    }

    fn told(self, hear: impl Fn(Typed) + Send + Sync + 'static) {
        self.hearer.set_value(Some(Callback::new(hear)));
        on_cleanup(move || {
            self.hearer.try_set_value(None);
        });
    }

    fn forget(self) {
        self.timer.try_set_value(None);
        if self.words.with_untracked(Option::is_some) {
            self.words.set(None);
        }
    }
}

/// What is asked for: the address, and the words that are on their way into it.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Words, filters and order.
    pub query: Memo<Query>,
    draft: Draft,
    here: Navigation,
}

impl Asked {
    /// Reads the address.
    pub fn new() -> Self {
        let draft = expect_context::<Draft>();
        let here = navigation();
        let query = memo(move || {
            let asks = here.query.with(|query| Asks::of(query));
            let mut query = Query::from_address(|key| asks.get(key));
            if let Some(group) = here.path.with(|path| group_at(path).map(str::to_owned)) {
                query.filters.group = group;
            }
            if let Some(words) = draft.words.get() {
                words.trim().clone_into(&mut query.text);
            }
            query
        });
        // Another address says all there is to say. The first look at it is no change: this list may
        // come into the page after somebody has begun to type.
        Effect::new(move |before: Option<(String, String)>| {
            let now = (here.path.get(), here.query.get());
            if before.is_some_and(|before| before != now) {
                draft.forget();
            }
            now
        });
        Self { query, draft, here }
    }

    /// Asks for something else, as a step that "back" takes back, to the words as they were typed.
    pub fn choose(self, change: impl FnOnce(&mut Query)) {
        self.settle();
        let mut query = self.query.get_untracked();
        change(&mut query);
        if query != self.query.get_untracked() {
            self.go(&query, false);
        }
    }

    /// Looks for what is typed into the search field, as long as the list is there. Each key finds at
    /// once and adds nothing to the history.
    pub fn hear(self) {
        self.draft.told(move |Typed { words, is_all }| {
            let is_known = self
                .query
                .with_untracked(|query| query.text == words.trim());
            if is_all || !is_known {
                self.look_for(words);
            }
            if is_all {
                self.settle();
            }
        });
    }

    fn look_for(self, words: String) {
        self.draft.words.set(Some(words));
        let settle = Timer::after(SETTLE, move || self.settle());
        self.draft.timer.set_value(Some(settle));
        layout::scroll_up_to_next(RESULTS);
    }

    /// Brings the typed words into the address now.
    pub fn settle(self) {
        if self.is_typing() && self.is_on_list() {
            self.go(&self.query.get_untracked(), true);
        }
    }

    /// Whether the page at hand is a list.
    pub fn is_on_list(self) -> bool {
        self.here.path.with_untracked(|path| is_list(path))
    }

    /// Whether there are words that do not stand in the address yet.
    pub(super) fn is_typing(self) -> bool {
        self.draft.words.with_untracked(Option::is_some)
    }

    /// Calls `action` whenever all words that were typed stand in the address.
    pub(super) fn when_settled(self, action: impl Fn() + 'static) {
        effect(move || {
            if self.draft.words.with(Option::is_none) {
                untrack(&action);
            }
        });
    }

    fn go(self, query: &Query, replaces: bool) {
        self.draft.forget();
        let stays = self.is_on_list();
        self.here.go(&list_address(query), Way { replaces, stays });
        if self.is_on_list() && !replaces {
            layout::scroll_up_to_next(RESULTS);
        }
    }
}
