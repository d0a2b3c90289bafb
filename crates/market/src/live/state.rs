//! What a session is doing at an instant. A word in the file cannot say that: whoever wrote it is
//! on air and writes no files.

use super::Session;
use crate::time::{Timestamp, UtcOffset};

/// For so long before its beginning a session is about to begin.
const SOON: i64 = 15 * 60_000;

/// What a session is doing. It is live from the first instant to the last one before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// It begins some time.
    Planned {
        /// When it begins.
        begins: Timestamp,
    },
    /// It is about to begin.
    Soon {
        /// When it begins.
        begins: Timestamp,
    },
    /// It should have begun by now, or about now, and begins late.
    Late {
        /// When it begins.
        begins: Timestamp,
    },
    /// It is on.
    Live {
        /// When it began.
        began: Timestamp,
    },
    /// It is over.
    Ended {
        /// Whether there is a recording.
        replay: bool,
    },
    /// It does not take place.
    Cancelled,
}

impl SessionState {
    /// How many seconds of a session that is on have passed.
    pub fn elapsed_s(self, now: Timestamp) -> Option<u32> {
        match self {
            Self::Live { began } => {
                u32::try_from((now.millis().saturating_sub(began.millis())) / 1000).ok()
            }
            _ => None,
        }
    }
}

impl Session {
    /// What it is doing at an instant.
    pub fn state(&self, now: Timestamp, offset: UtcOffset) -> SessionState {
        let begins = self.begins().at(offset);
        if self.cancelled.is_some() {
            SessionState::Cancelled
        } else if now >= self.ends.at(offset) {
            SessionState::Ended {
                replay: self.replay.is_some(),
            }
        } else if now >= begins {
            SessionState::Live { began: begins }
        } else if self.delayed_to.is_some() && now >= self.starts.at(offset).plus_millis(-SOON) {
            SessionState::Late { begins }
        } else if now >= begins.plus_millis(-SOON) {
            SessionState::Soon { begins }
        } else {
            SessionState::Planned { begins }
        }
    }
}
