//! Asking whether the sessions have changed: often while one is on, seldom while one is near,
//! not at all otherwise or while nobody looks.

use super::state::LiveState;
use crate::features::schedule::MarketClock;
use crate::platform::document;
use crate::platform::events::{self, Timer};
use crate::platform::source::{Current, Source};
use crate::reactive::{effect, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::{Attention, pause};

/// What asks, for as long as its page is open.
#[derive(Clone, Copy)]
struct Follower {
    live: LiveState,
    attention: Memo<Option<Attention>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    asking: StoredValue<bool>,
}

/// Follows the sessions while the page that calls it is open.
pub fn follow(live: LiveState) {
    let clock = expect_context::<MarketClock>();
    let attention = memo(move || {
        let (now, offset) = (clock.now.get()?, clock.offset()?);
        Some(live.ready()?.attention(now, offset))
    });
    let follower = Follower {
        live,
        attention,
        timer: StoredValue::new_local(None),
        asking: StoredValue::new(false),
    };
    // Once, when the page is up.
    effect(move || follower.start());
    effect(move || {
        if attention.get().is_some() {
            follower.wait();
        }
    });
}

/// Asks once, whatever the time.
pub fn ask_again(live: LiveState) {
    spawn_local(async move { live.take(Current.live().await) });
}

impl Follower {
    fn start(self) {
        if self.live.is_stale() {
            self.ask();
        }
        events::on_return(move || self.ask());
        events::on_online(move || self.ask());
        events::on_leave(move || {
            self.timer.try_set_value(None);
        });
    }

    fn ask(self) {
        if self.asking.try_get_value() != Some(false) || !document::is_visible() {
            return;
        }
        self.asking.set_value(true);
        self.timer.set_value(None);
        spawn_local(async move {
            self.live.take(Current.live().await);
            // The page may have been left meanwhile.
            if self.asking.try_set_value(false).is_none() {
                self.wait();
            }
        });
    }

    /// Sets the time of the next question.
    fn wait(self) {
        let attention = self.attention.try_get_untracked().flatten();
        let failures = self.live.failures.try_get_value().unwrap_or(0);
        let timer = attention
            .filter(|_| document::is_visible())
            .and_then(|attention| pause(attention, failures, events::chance()))
            .map(|pause| Timer::after(pause, move || self.ask()));
        self.timer.try_set_value(timer);
    }
}
