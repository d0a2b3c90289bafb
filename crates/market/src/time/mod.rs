//! Instants, dates and times of day, as far as a market with a fixed offset from UTC needs
//! them.
//!
//! Vietnam has no daylight saving, so an offset in minutes says all there is to a time zone.

mod date;
mod http;
mod local;

pub use date::{Date, DateError, Weekday};
pub use http::parse_http_date;
pub use local::{LocalTime, LocalTimeError};

use crate::form::text_form;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Milliseconds in a second.
const SECOND: i64 = 1_000;
/// Milliseconds in a minute.
const MINUTE: i64 = 60 * SECOND;
/// Milliseconds in a day.
const DAY: i64 = 24 * 60 * MINUTE;

/// An instant: milliseconds since 1970-01-01T00:00Z, as `Date.now()` counts them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant so many milliseconds after the beginning of 1970.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the beginning of 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant so many milliseconds later, or earlier.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// What calendar and clock show at this instant.
    pub fn civil(self, offset: UtcOffset) -> Civil {
        let local = self.0.saturating_add(offset.millis());
        let second = local.rem_euclid(DAY) / SECOND;
        // The remainder of a day fits each of these types.
        Civil {
            date: Date::from_days(local.div_euclid(DAY)),
            hour: (second / 3600) as u8,
            minute: (second / 60 % 60) as u8,
            second: (second % 60) as u8,
        }
    }
}

/// What calendar and clock show at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// The day.
    pub date: Date,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

/// How far clocks are ahead of UTC, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// The offset of UTC itself.
    pub const UTC: Self = Self(0);

    /// The greatest offset, in minutes; no place on Earth is beyond 14 hours.
    const MAX: i16 = 14 * 60;

    /// So many minutes ahead of UTC, negative to the west; at most 14 hours either way.
    pub const fn from_minutes(minutes: i16) -> Self {
        if minutes > Self::MAX {
            Self(Self::MAX)
        } else if minutes < -Self::MAX {
            Self(-Self::MAX)
        } else {
            Self(minutes)
        }
    }

    /// Minutes ahead of UTC.
    pub const fn minutes(self) -> i16 {
        self.0
    }

    const fn millis(self) -> i64 {
        self.0 as i64 * MINUTE
    }
}

/// As it stands behind "UTC": `+7`, `+5:30`, `−3`.
impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '−' } else { '+' };
        let minutes = self.0.unsigned_abs();
        write!(f, "{sign}{}", minutes / 60)?;
        match minutes % 60 {
            0 => Ok(()),
            rest => write!(f, ":{rest:02}"),
        }
    }
}

impl Serialize for UtcOffset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i16(self.0)
    }
}

struct OffsetVisitor;

impl Visitor<'_> for OffsetVisitor {
    type Value = UtcOffset;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number of minutes from -840 to 840")
    }

    fn visit_i64<E: Error>(self, minutes: i64) -> Result<UtcOffset, E> {
        match i16::try_from(minutes) {
            Ok(minutes) if minutes.abs() <= UtcOffset::MAX => Ok(UtcOffset(minutes)),
            _ => Err(E::custom(
                "an offset from UTC is a whole number of minutes from -840 to 840",
            )),
        }
    }

    fn visit_u64<E: Error>(self, minutes: u64) -> Result<UtcOffset, E> {
        self.visit_i64(i64::try_from(minutes).unwrap_or(i64::MAX))
    }
}

impl<'de> Deserialize<'de> for UtcOffset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i64(OffsetVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for UtcOffset {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "UtcOffset".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "minimum": -Self::MAX,
            "maximum": Self::MAX,
            "description": "Minutes ahead of UTC; 420 for Vietnam"
        })
    }
}

/// A time of day to the minute, written `20:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: Self = Self { hour: 0, minute: 0 };

    /// The time, where hour and minute exist on a clock.
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self { hour, minute })
        } else {
            None
        }
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        self.minute
    }

    const fn millis(self) -> i64 {
        (self.hour as i64 * 60 + self.minute as i64) * MINUTE
    }
}

/// Why a text is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time has the form HH:MM, such as 20:30, from 00:00 to 23:59")]
pub struct TimeError;

impl FromStr for TimeOfDay {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let (hour, minute) = text.split_once(':').ok_or(TimeError)?;
        let part = |text| {
            digits(text, 2)
                .and_then(|part| u8::try_from(part).ok())
                .ok_or(TimeError)
        };
        Self::new(part(hour)?, part(minute)?).ok_or(TimeError)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

text_form!(
    TimeOfDay,
    "a time such as 20:30",
    "TimeOfDay",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$"
);

/// The number that exactly `count` ASCII digits write; `count` is at most 9.
fn digits(text: &str, count: usize) -> Option<u32> {
    if text.len() != count || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}
