//! How an order stands, and what may happen to it.

use super::Order;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Status {
    /// It was placed, and nobody has handed it to its producer by hand.
    Placed,
    /// The buyer has handed it to its producer.
    HandedOver {
        /// When.
        at: Timestamp,
        /// By which way.
        way: Way,
    },
    /// The producer has said that the goods will come.
    Confirmed {
        /// When the buyer wrote that down.
        at: Timestamp,
    },
    /// The goods have come.
    Delivered {
        /// When the buyer wrote that down.
        at: Timestamp,
    },
    /// It does not hold any more.
    Cancelled {
        /// Since when.
        at: Timestamp,
    },
}

/// A way in which an order is handed to its producer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A message on Zalo.
    Zalo,
    /// A text message.
    Sms,
    /// An e-mail.
    Email,
    /// Whatever the device's own list offers.
    Share,
    /// The text was copied.
    Copy,
    /// The slip was printed.
    Print,
    /// A call, or in some other way.
    Other,
}

/// What may happen to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The buyer hands it to its producer.
    HandOver(Way),
    /// The producer says that the goods will come.
    Confirm,
    /// The goods come.
    Deliver,
    /// The buyer takes it back.
    Cancel,
}

/// What an engine says of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// How far it has come.
    pub progress: Progress,
    /// Whether it is paid.
    pub is_paid: bool,
}

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is there.
    Taken,
    /// The goods are being made ready, or are on their way.
    Underway,
    /// The goods have come.
    Delivered,
    /// It does not hold any more.
    Cancelled,
}

impl Status {
    /// What it becomes by a step; nothing where that step is not open to it. What was confirmed is
    /// the producer's, too, and cannot be cancelled here.
    #[must_use]
    pub fn after(self, step: Step, at: Timestamp) -> Option<Self> {
        match (self, step) {
            (Self::Placed | Self::HandedOver { .. }, Step::HandOver(way)) => {
                Some(Self::HandedOver { at, way })
            }
            (Self::Placed | Self::HandedOver { .. }, Step::Confirm) => Some(Self::Confirmed { at }),
            (Self::HandedOver { .. } | Self::Confirmed { .. }, Step::Deliver) => {
                Some(Self::Delivered { at })
            }
            (Self::Placed | Self::HandedOver { .. }, Step::Cancel) => Some(Self::Cancelled { at }),
            _ => None,
        }
    }

    /// Whether nothing can happen to it any more.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Delivered { .. } | Self::Cancelled { .. })
    }
}

impl Status {
    /// What it becomes by what an engine says; nothing where it stays as it is. What has ended
    /// on the device has ended.
    #[must_use]
    pub fn heard(self, progress: Progress, at: Timestamp) -> Option<Self> {
        if self.is_final() {
            return None;
        }
        match progress {
            Progress::Taken => None,
            Progress::Underway => self.after(Step::Confirm, at),
            Progress::Delivered => Some(Self::Delivered { at }),
            Progress::Cancelled => Some(Self::Cancelled { at }),
        }
    }
}

impl Order {
    /// Takes a step; says whether it was open to the order.
    pub fn step(&mut self, step: Step, at: Timestamp) -> bool {
        match self.status.after(step, at) {
            Some(status) => {
                self.status = status;
                true
            }
            None => false,
        }
    }
}
