//! Instants as the market's calendar and clock show them.

use super::{Date, TimeOfDay, Timestamp, UtcOffset};
use crate::form::text_form;
use std::fmt;
use std::str::FromStr;

/// A date and a time of day by the market's clocks, written `2026-11-27T20:40`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    /// The day.
    pub date: Date,
    /// The time on it.
    pub time: TimeOfDay,
}

impl LocalTime {
    /// The instant, where the market's clocks are so far ahead of UTC.
    pub fn at(self, offset: UtcOffset) -> Timestamp {
        self.date.at(self.time, offset)
    }

    /// Seconds from here to a later time; negative where it is an earlier one.
    pub fn seconds_until(self, later: Self) -> i64 {
        let [from, to] = [self, later].map(|it| it.at(UtcOffset::UTC).millis());
        (to - from) / 1000
    }
}

/// Why a text is no date with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a moment has the form YYYY-MM-DDTHH:MM by the market's clock, such as 2026-11-27T20:40")]
pub struct LocalTimeError;

impl FromStr for LocalTime {
    type Err = LocalTimeError;

    fn from_str(text: &str) -> Result<Self, LocalTimeError> {
        let (date, time) = text.split_once('T').ok_or(LocalTimeError)?;
        Ok(Self {
            date: date.parse().map_err(|_| LocalTimeError)?,
            time: time.parse().map_err(|_| LocalTimeError)?,
        })
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)
    }
}

text_form!(
    LocalTime,
    "a moment by the market's clock such as 2026-11-27T20:40",
    "LocalTime",
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_date_and_a_time() {
        let at: LocalTime = "2026-11-27T20:40".parse().expect("a moment");
        assert_eq!(at.to_string(), "2026-11-27T20:40");
        let offset = UtcOffset::from_minutes(420);
        assert_eq!(at.at(offset).millis(), 1_795_786_800_000);
        let later: LocalTime = "2026-11-28T00:00".parse().expect("a moment");
        assert_eq!(at.seconds_until(later), 200 * 60);
        assert_eq!(later.seconds_until(at), -200 * 60);
        for bad in [
            "",
            "2026-11-27",
            "2026-11-27 20:40",
            "2026-11-27T20:40:00",
            "2026-11-27T24:00",
            "2026-11-31T20:40",
            "2026-11-27T20:40+07:00",
        ] {
            assert_eq!(bad.parse::<LocalTime>(), Err(LocalTimeError), "{bad}");
        }
    }
}
