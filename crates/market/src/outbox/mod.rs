//! What is to be sent to a receiver, for sure and once: a registration, an order.
//!
//! An entry is kept before anything is shown as sent, and leaves the state "waiting" only by an
//! answer of the receiver. Each carries a key that stays the same however often it is sent, so
//! that a receiver that honours it takes it once.

mod answer;
mod key;
mod refusal;

pub use answer::{Answer, retry_after};
pub use key::{Code, Key};
pub use refusal::{Refusal, RefusedLine, Why};

use crate::catalogue::{Endpoint, Engine, Receiver};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody wants to take part in a course.
    Registration,
    /// Somebody asks partners for a quotation.
    Quotation,
    /// Somebody complains.
    Complaint,
    /// Somebody wants goods.
    Order,
    /// Somebody takes an order back.
    Cancellation,
}

/// Something to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// By what the receiver knows it again.
    pub key: Key,
    /// What kind of thing it is.
    pub kind: Kind,
    /// By what people know it again.
    pub code: Code,
    /// What it is about, as the shop's addresses name it.
    pub about: String,
    /// Where it is to be sent.
    pub to: Endpoint,
    /// What is to be sent, as JSON; empty once it has been taken.
    pub body: String,
    /// When it was written.
    pub made: Timestamp,
    /// How often an attempt to send it has ended.
    pub attempts: u32,
    /// How it stands.
    pub state: State,
    /// How it stands at an engine; none where its receiver takes a plain POST.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purchase: Option<Purchase>,
}

/// How something stands at an engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// The engine.
    pub engine: Engine,
    /// The engine's cart of an order, once there is one: it makes the order of it once, however
    /// often it is told to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cart: Option<String>,
    /// The empty cart that the engine made when the checkout began, by which it knows who began
    /// in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<String>,
    /// The engine's name of the order, once it is placed. Whoever knows it can read the order, so
    /// it never stands in an address of the shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}

/// How an entry stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum State {
    /// It is to be sent.
    Waiting {
        /// When it began to wait; before that the clock has been set back, and nothing waits.
        since: Timestamp,
        /// When it may be sent.
        until: Timestamp,
        /// What came of the last attempt.
        trouble: Option<Trouble>,
    },
    /// The receiver has taken it.
    Sent {
        /// When it said so.
        at: Timestamp,
    },
    /// The receiver does not want it as it is.
    Refused {
        /// When it said so.
        at: Timestamp,
        /// The status of its answer.
        status: u16,
        /// Why, in its own words.
        reason: Option<String>,
        /// Why, and at which lines, where an engine says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refusal: Option<Refusal>,
    },
}

/// Why an entry has to be sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// No answer came.
    NoAnswer,
    /// The receiver has too much to do, or is still at work on this very entry.
    Busy,
    /// Something is wrong with the receiver.
    Broken,
}

/// What is to be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// Send this entry.
    Send(&'a Entry),
    /// Nothing before this instant.
    Wait(Timestamp),
    /// Nothing at all.
    Nothing,
}

/// What is to be done now with these entries: of those that may be sent, the oldest comes first.
pub fn next(entries: &[Entry], now: Timestamp) -> Next<'_> {
    let waiting = entries.iter().filter_map(|entry| match entry.state {
        State::Waiting { since, until, .. } => Some((entry, since, until)),
        State::Sent { .. } | State::Refused { .. } => None,
    });
    let is_due = |since: Timestamp, until: Timestamp| now < since || until <= now;
    let due = waiting
        .clone()
        .filter(|(_, since, until)| is_due(*since, *until));
    match due.min_by_key(|(entry, ..)| (entry.attempts, entry.made)) {
        Some((entry, ..)) => Next::Send(entry),
        None => waiting
            .map(|(_, _, until)| until)
            .min()
            .map_or(Next::Nothing, Next::Wait),
    }
}

impl State {
    /// Of what has been taken on just now, to be sent at once.
    pub fn new(now: Timestamp) -> Self {
        Self::Waiting {
            since: now,
            until: now,
            trouble: None,
        }
    }
}

impl Purchase {
    /// Of what an engine is to take; none where its receiver takes a plain POST.
    pub fn at(receiver: &Receiver) -> Option<Self> {
        Some(Self {
            engine: receiver.engine.clone()?,
            cart: None,
            begun: None,
            order: None,
        })
    }
}

impl Entry {
    /// Whether it is still to be sent.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting { .. })
    }

    /// Takes in what came of an attempt to send it. The random number spreads the next attempts
    /// of many devices; an entry that no longer waits stays as it is.
    pub fn answered(&mut self, answer: Answer, now: Timestamp, random: u32) {
        if !self.is_waiting() {
            return;
        }
        self.attempts = self.attempts.saturating_add(1);
        if let (Answer::Placed(order), Some(purchase)) = (&answer, &mut self.purchase) {
            purchase.order = Some(order.clone());
        }
        self.state = answer::state_after(answer, self.attempts, now, random);
        if let State::Sent { .. } = self.state {
            // What has arrived need not lie on the device any longer.
            self.body = String::new();
        }
    }

    /// The device has a connection again: what no answer came to need not wait longer.
    pub fn hurry(&mut self, now: Timestamp) {
        if let State::Waiting {
            until,
            trouble: Some(Trouble::NoAnswer),
            ..
        } = &mut self.state
        {
            *until = now.min(*until);
        }
    }

    /// Sends what was refused once more as it is, with the same key. An engine's cart has the
    /// prices of then, so that another one is made.
    pub fn again(&mut self, now: Timestamp) {
        if let State::Refused { .. } = self.state {
            if let Some(purchase) = &mut self.purchase {
                purchase.cart = None;
            }
            self.state = State::Waiting {
                since: now,
                until: now,
                trouble: None,
            };
        }
    }
}
