//! The time that is left, for the countdown and for announcements.

use crate::time::Timestamp;

/// The time that is left, in whole seconds rounded up, so that a countdown shows 0 only when
/// the time has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Remaining {
    /// Whole days.
    pub days: u32,
    /// Hours besides, 0 to 23.
    pub hours: u8,
    /// Minutes besides, 0 to 59.
    pub minutes: u8,
    /// Seconds besides, 0 to 59.
    pub seconds: u8,
}

impl Remaining {
    /// The time from `now` to `target`; nothing once that has passed.
    pub fn between(now: Timestamp, target: Timestamp) -> Self {
        let seconds = seconds_between(now, target);
        // The remainders fit a byte.
        Self {
            days: u32::try_from(seconds / 86_400).unwrap_or(u32::MAX),
            hours: (seconds / 3_600 % 24) as u8,
            minutes: (seconds / 60 % 60) as u8,
            seconds: (seconds % 60) as u8,
        }
    }
}

fn seconds_between(now: Timestamp, target: Timestamp) -> i64 {
    let millis = target.millis().saturating_sub(now.millis()).max(0);
    millis / 1000 + i64::from(millis % 1000 > 0)
}

/// A point of the countdown that is worth an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Thirty minutes are left.
    Thirty,
    /// Ten minutes are left.
    Ten,
    /// Five minutes are left.
    Five,
    /// One minute is left.
    One,
}

impl Mark {
    /// How many minutes are left.
    pub fn minutes(self) -> u8 {
        match self {
            Self::Thirty => 30,
            Self::Ten => 10,
            Self::Five => 5,
            Self::One => 1,
        }
    }
}

/// The mark that the countdown to `target` has come to between two looks at the clock. After
/// a gap only the last one counts; those before it are stale, and so are all once the time
/// has come.
pub fn mark(previous: Timestamp, now: Timestamp, target: Timestamp) -> Option<Mark> {
    let (before, left) = (
        seconds_between(previous, target),
        seconds_between(now, target),
    );
    if left == 0 {
        return None;
    }
    [Mark::One, Mark::Five, Mark::Ten, Mark::Thirty]
        .into_iter()
        .find(|mark| {
            let seconds = i64::from(mark.minutes()) * 60;
            left <= seconds && seconds < before
        })
}
