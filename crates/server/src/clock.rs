//! The clock of the `Date` header, which can be set to another instant and runs on from there.

use axum::http::HeaderValue;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};

/// The system's clock, moved by a fixed amount.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    ahead: SignedDuration,
}

impl Clock {
    /// The system's clock as it is.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that shows `instant` now.
    pub fn starting_at(instant: Timestamp) -> Self {
        let ahead = instant.duration_since(Timestamp::now());
        Self { ahead }
    }

    /// The instant that this clock shows. Beyond the years that a timestamp can hold
    /// (-9999 to 9999) it stands still.
    pub fn now(self) -> Timestamp {
        let now = Timestamp::now();
        now.saturating_add(self.ahead).unwrap_or(now)
    }

    /// How many seconds this clock is behind the system's; 0 where it is ahead.
    pub fn behind(self) -> u64 {
        let behind = 0_i64.saturating_sub(self.ahead.as_secs());
        u64::try_from(behind).unwrap_or(0)
    }

    /// The present second in the form of HTTP, `Fri, 27 Nov 2026 13:29:50 GMT`.
    pub fn http_date(self) -> HeaderValue {
        // A year below 0 has no form in HTTP; the epoch is as wrong as any other answer.
        DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&self.now())
            .ok()
            .and_then(|text| HeaderValue::try_from(text).ok())
            .unwrap_or(HeaderValue::from_static("Thu, 01 Jan 1970 00:00:00 GMT"))
    }
}
