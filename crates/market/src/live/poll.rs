//! How often an open page asks whether the sessions have changed.

use super::{Programme, SessionState};
use crate::time::{Timestamp, UtcOffset};
use std::time::Duration;

/// How closely the sessions have to be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// One is on: a pin has to reach the page within five seconds.
    Live,
    /// One is about to begin, or late.
    Near,
    /// Nothing is going to change soon.
    Away,
}

/// The longest pause between two questions.
const LONGEST: Duration = Duration::from_secs(120);

/// How long to wait before the next question; none where nobody has to ask.
///
/// After failures the pause doubles each time, and `chance`, from 0 to 1, spreads the pages that
/// have failed together.
pub fn pause(attention: Attention, failures: u32, chance: f64) -> Option<Duration> {
    let usual = match attention {
        Attention::Live => Duration::from_secs(4),
        Attention::Near => Duration::from_secs(30),
        Attention::Away => return None,
    };
    if failures == 0 {
        return Some(usual);
    }
    let doubled = usual.saturating_mul(1 << failures.min(6)).min(LONGEST);
    Some(doubled.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0))
}

impl Programme {
    /// How closely the sessions have to be followed at an instant.
    pub fn attention(&self, now: Timestamp, offset: UtcOffset) -> Attention {
        let mut attention = Attention::Away;
        for session in &self.sessions {
            match session.state(now, offset) {
                SessionState::Live { .. } => return Attention::Live,
                SessionState::Soon { .. } | SessionState::Late { .. } => {
                    attention = Attention::Near;
                }
                _ => {}
            }
        }
        attention
    }
}
