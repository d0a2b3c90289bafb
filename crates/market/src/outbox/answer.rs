//! What the answers of a receiver mean, and how long to wait before the next attempt.

use super::{Refusal, State, Trouble};
use crate::time::{Timestamp, parse_http_date};

/// The wait after the first attempt that came to nothing, in milliseconds.
const FIRST: i64 = 4_000;
/// The longest wait of our own, in milliseconds.
const LONGEST: i64 = 30 * 60_000;
/// The longest wait that a receiver may ask for, in milliseconds.
const LONGEST_ASKED: i64 = 24 * 60 * 60_000;
/// So much of a receiver's own words is kept, in characters.
const REASON: usize = 300;

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing, or nothing that could be read: the entry may have arrived or not.
    None,
    /// An answer.
    Given {
        /// Its status.
        status: u16,
        /// When the receiver wants to be asked again.
        retry_after: Option<Timestamp>,
        /// What it says; shown where it refuses.
        reason: Option<String>,
    },
    /// An engine has made an order of it, with this name.
    Placed(String),
    /// An engine does not want it as it is.
    Refused(Refusal),
    /// An engine cannot take it now.
    Later(Trouble),
}

/// When a `Retry-After` asks to come back: it holds seconds, or a date.
#[must_use]
pub fn retry_after(header: &str, now: Timestamp) -> Option<Timestamp> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|b| b.is_ascii_digit()) {
        let seconds: i64 = header.parse().unwrap_or(i64::MAX);
        return Some(now.plus_millis(seconds.saturating_mul(1000)));
    }
    parse_http_date(header)
}

pub(super) fn state_after(answer: Answer, attempts: u32, now: Timestamp, random: u32) -> State {
    let (status, retry_after, reason) = match answer {
        Answer::Given {
            status,
            retry_after,
            reason,
        } => (status, retry_after, reason),
        Answer::None => return waiting(Trouble::NoAnswer, None, attempts, now, random),
        Answer::Later(trouble) => return waiting(trouble, None, attempts, now, random),
        Answer::Placed(_) => return State::Sent { at: now },
        Answer::Refused(refusal) => return refused(refusal, now),
    };
    match status {
        200..=299 => State::Sent { at: now },
        408 | 409 | 423 | 425 | 429 => waiting(Trouble::Busy, retry_after, attempts, now, random),
        400..=499 => State::Refused {
            at: now,
            status,
            reason: reason.and_then(|text| readable(&text)),
            refusal: None,
        },
        _ => waiting(Trouble::Broken, retry_after, attempts, now, random),
    }
}

fn refused(refusal: Refusal, now: Timestamp) -> State {
    State::Refused {
        at: now,
        status: 400,
        reason: None,
        refusal: Some(refusal),
    }
}

fn waiting(
    trouble: Trouble,
    asked: Option<Timestamp>,
    attempts: u32,
    now: Timestamp,
    random: u32,
) -> State {
    let own = FIRST << attempts.saturating_sub(1).min(16);
    let asked = asked.map_or(0, |at| at.millis().saturating_sub(now.millis()));
    let wait = own.min(LONGEST).max(asked.min(LONGEST_ASKED));
    // Up to half as long again, so that many devices do not come back together.
    let spread = wait / 2 * i64::from(random) / i64::from(u32::MAX);
    State::Waiting {
        since: now,
        until: now.plus_millis(wait + spread),
        trouble: Some(trouble),
    }
}

/// The beginning of what a receiver says, as one line without what cannot be seen.
fn readable(text: &str) -> Option<String> {
    let text = crate::person::one_line(text);
    let text: String = text.chars().filter(|it| !it.is_control()).collect();
    let cut: String = text.chars().take(REASON).collect();
    (!cut.is_empty()).then_some(cut)
}
