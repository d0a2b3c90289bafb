//! What a page has to know of the market to count down, before anything else of it is there.

use super::{Cancelled, Extra, Schedule, Weekly};
use crate::kept::{Json, KeptError, integer, list, text};
use crate::locale::Text;
use crate::time::{UtcOffset, Weekday};
use serde::Serialize;
use std::str::FromStr;

/// The nights and the market's own time. It stands in pages as JSON, in the form of `market.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Timetable {
    /// How far the market's clocks are ahead of UTC.
    pub utc_offset_minutes: UtcOffset,
    /// When the market is open.
    pub schedule: Schedule,
}

impl Timetable {
    /// Reads it.
    ///
    /// # Errors
    /// Names the field that is missing or is not what it should be.
    pub fn read(value: &impl Json) -> Result<Self, KeptError> {
        let minutes = small(value, "utc_offset_minutes")?;
        let schedule = value.field("schedule");
        let schedule = schedule.ok_or(KeptError::Field("schedule"))?;
        Ok(Self {
            utc_offset_minutes: UtcOffset::from_minutes(minutes),
            schedule: read_schedule(&schedule)?,
        })
    }
}

fn read_schedule<T: Json>(value: &T) -> Result<Schedule, KeptError> {
    Ok(Schedule {
        first_day: written(value, "first_day")?,
        last_day: written(value, "last_day")?,
        closing_soon_minutes: small(value, "closing_soon_minutes")?,
        weekly: all(&list(value, "weekly")?, read_weekly)?,
        cancelled: all(&list_or_none(value, "cancelled"), read_cancelled)?,
        extra: all(&list_or_none(value, "extra"), read_extra)?,
    })
}

fn read_weekly(value: &impl Json) -> Result<Weekly, KeptError> {
    Ok(Weekly {
        weekday: weekday(&text(value, "weekday")?)?,
        opens: written(value, "opens")?,
        closes: written(value, "closes")?,
        from: written_or_none(value, "from")?,
        until: written_or_none(value, "until")?,
    })
}

fn read_cancelled(value: &impl Json) -> Result<Cancelled, KeptError> {
    let reason = value.field("reason").and_then(|it| read_text(&it));
    Ok(Cancelled {
        date: written(value, "date")?,
        reason: reason.ok_or(KeptError::Field("reason"))?,
    })
}

fn read_extra(value: &impl Json) -> Result<Extra, KeptError> {
    Ok(Extra {
        date: written(value, "date")?,
        opens: written(value, "opens")?,
        closes: written(value, "closes")?,
        note: value.field("note").and_then(|it| read_text(&it)),
    })
}

fn read_text(value: &impl Json) -> Option<Text> {
    let of = |name| value.field(name).and_then(|it| it.text());
    Some(Text {
        vi: of("vi")?,
        en: of("en"),
        fr: of("fr"),
    })
}

fn weekday(name: &str) -> Result<Weekday, KeptError> {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let mut days = NAMES.iter().zip(Weekday::ALL);
    let found = days.find(|(of, _)| **of == name);
    found.map(|it| it.1).ok_or(KeptError::Field("weekday"))
}

fn all<T, V>(values: &[V], read: fn(&V) -> Result<T, KeptError>) -> Result<Vec<T>, KeptError> {
    values.iter().map(read).collect()
}

fn list_or_none<T: Json>(value: &T, name: &'static str) -> Vec<T> {
    list(value, name).unwrap_or_default()
}

/// A date or a time.
fn written<T: FromStr>(value: &impl Json, name: &'static str) -> Result<T, KeptError> {
    written_or_none(value, name)?.ok_or(KeptError::Field(name))
}

fn written_or_none<T: FromStr>(
    value: &impl Json,
    name: &'static str,
) -> Result<Option<T>, KeptError> {
    let Some(text) = value.field(name).and_then(|it| it.text()) else {
        return Ok(None);
    };
    let read = text.parse().map_err(|_| KeptError::Field(name))?;
    Ok(Some(read))
}

fn small<T: TryFrom<i64>>(value: &impl Json, name: &'static str) -> Result<T, KeptError> {
    T::try_from(integer(value, name)?).map_err(|_| KeptError::Field(name))
}
