//! The live sessions as the app holds them, followed while one is near or on.

use crate::load::Load;
use crate::platform::source::{Sessions, SourceError};
use crate::routes::Preload;
use leptos::prelude::*;
use market::Programme;
use std::sync::Arc;

/// The sessions, or why there are none.
#[derive(Clone, Copy)]
pub struct LiveState {
    /// The sessions.
    pub load: RwSignal<Load<Arc<Programme>>>,
    /// Whether they are the last known ones, because the server could not be reached.
    pub is_kept: RwSignal<bool>,
    /// How often asking has failed since the last answer.
    pub failures: StoredValue<u32>,
    /// Whether they came with the page and no page has shown them yet.
    unseen: StoredValue<bool>,
}

impl LiveState {
    /// Holds what the start has loaded.
    pub fn new(preload: &Preload) -> Self {
        let load = match preload {
            Preload::Live(programme) => Load::Ready(Arc::clone(programme)),
            _ => Load::Waiting,
        };
        let unseen = matches!(load, Load::Ready(_));
        Self {
            load: RwSignal::new(load),
            is_kept: RwSignal::new(false),
            failures: StoredValue::new(0),
            unseen: StoredValue::new(unseen),
        }
    }

    /// The sessions, once they are there.
    pub fn ready(self) -> Option<Arc<Programme>> {
        self.load.with(|load| match load {
            Load::Ready(programme) => Some(Arc::clone(programme)),
            Load::Waiting | Load::Failed(_) => None,
        })
    }

    /// Whether a page that comes up has to ask first: what is held did not come with it.
    pub fn is_stale(self) -> bool {
        let unseen = self.unseen.get_value();
        self.unseen.set_value(false);
        !unseen
    }

    /// Takes an answer. One that tells nothing new changes nothing, and a failure leaves the
    /// sessions as they were.
    pub fn take(self, answer: Result<Sessions, SourceError>) {
        match answer {
            Ok(sessions) => {
                self.failures.try_set_value(0);
                let now = untrack(|| self.ready());
                let fresh = sessions.programme;
                if now.is_none_or(|now| now.fingerprint != fresh.fingerprint) {
                    if let Some(problem) = &fresh.problem {
                        crate::platform::source::tell(problem);
                    }
                    self.load.try_set(Load::Ready(Arc::new(fresh)));
                }
                if self.is_kept.get_untracked() != sessions.is_kept {
                    self.is_kept.try_set(sessions.is_kept);
                }
            }
            Err(error) => {
                self.failures
                    .try_update_value(|count| *count = count.saturating_add(1));
                if untrack(|| self.ready()).is_none() {
                    self.load.try_set(Load::Failed(error));
                } else {
                    self.is_kept.try_set(true);
                }
            }
        }
    }
}
