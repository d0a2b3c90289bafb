//! The orders on this device and what is being sent of them, as pages read them.

use super::refused;
use crate::features::schedule::date_time;
use crate::i18n::{Texts, texts};
use crate::platform::storage::StorageError;
use crate::platform::{orders, outbox};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::UtcOffset;
use market::order::{Order, Status, Way};
use market::outbox::{Entry, Key, State, Trouble};

/// The orders on this device.
#[derive(Clone, Copy)]
pub struct Orders {
    /// The orders, the newest first; nothing before they were read.
    pub all: RwSignal<Option<Result<Vec<Order>, StorageError>>>,
}

impl Orders {
    /// Reads them once the page is up, and again whenever one changes in any tab.
    pub fn new() -> Self {
        let own = Self {
            all: RwSignal::new(None),
        };
        Effect::new(move |before: Option<()>| {
            if before.is_none() {
                // The outbox outlives the page that opens it.
                spawn_local(async { outbox::start() });
            }
            outbox::changes();
            spawn_local(async move {
                let all = orders::all().await;
                if own
                    .all
                    .try_with_untracked(|before| before.as_ref() != Some(&all))
                    == Some(true)
                {
                    own.all.try_set(Some(all));
                }
            });
        });
        own
    }

    /// An order by its key, as it stands now.
    pub fn find(self, id: &Key) -> Option<Order> {
        let all = self.all.try_get_untracked()??.ok()?;
        all.into_iter().find(|it| it.id == *id)
    }

    /// What is sent of an order.
    pub fn entry(self, id: &Key) -> Option<Entry> {
        outbox::entries().with(|all| all.iter().find(|it| it.key == *id).cloned())
    }
}

/// How an order stands, in words.
pub fn status_words(order: &Order, entry: Option<&Entry>, offset: Option<UtcOffset>) -> String {
    let t = texts();
    match order.status {
        Status::Placed => match entry {
            Some(entry) => sending(&entry.state),
            None => t.orders.placed.to_owned(),
        },
        Status::HandedOver { at, way } => {
            let time = offset.map_or_else(String::new, |offset| date_time(at, offset));
            t.orders.handed(&time, &way_name(t, way))
        }
        Status::Confirmed { .. } => t.orders.confirmed.to_owned(),
        Status::Delivered { .. } => t.orders.delivered.to_owned(),
        Status::Cancelled { .. } => t.orders.cancelled.to_owned(),
    }
}

/// How the sending of an order stands, in words.
pub fn sending(state: &State) -> String {
    let t = &texts().orders;
    match state {
        State::Waiting { trouble, .. } => match trouble {
            None => t.waiting,
            Some(Trouble::NoAnswer) => t.no_answer,
            Some(Trouble::Busy) => t.busy,
            Some(Trouble::Broken) => t.broken,
        }
        .to_owned(),
        State::Sent { .. } => t.sent.to_owned(),
        State::Refused {
            refusal: Some(refusal),
            ..
        } => refused::sentence(refusal.why).to_owned(),
        State::Refused {
            reason: Some(reason),
            ..
        } => t.refused_because(reason),
        State::Refused { status, .. } => t.refused(status),
    }
}

fn way_name(t: &'static Texts, way: Way) -> &'static str {
    match way {
        Way::Zalo => t.orders.way_zalo,
        Way::Sms => t.orders.way_sms,
        Way::Email => t.orders.way_email,
        Way::Share => t.orders.way_share,
        Way::Copy => t.orders.way_copy,
        Way::Print => t.orders.way_print,
        Way::Other => t.orders.way_other,
    }
}
