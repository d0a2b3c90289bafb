//! When the market is open: weekly nights, cancelled and extra ones, and what they mean now.

mod nights;
mod phase;
mod remaining;
mod series;
mod timetable;

pub use nights::{Night, Nights};
pub use phase::{Phase, PhaseKind};
pub use remaining::{Mark, Remaining, mark};
pub use series::Series;
pub use timetable::Timetable;

use crate::locale::Text;
use crate::time::{Date, TimeOfDay, Weekday};
use serde::{Deserialize, Serialize};

/// The nights of the market. Dates and times are the market's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The first day on which a night may begin.
    pub first_day: Date,
    /// The last day on which a night may begin.
    pub last_day: Date,
    /// For how many minutes before the end the market says that it is about to close.
    pub closing_soon_minutes: u16,
    /// The nights of every week.
    pub weekly: Vec<Weekly>,
    /// Weekly nights that do not take place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cancelled: Vec<Cancelled>,
    /// Nights besides the weekly ones. An extra night on the date of a cancelled one moves it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Extra>,
}

/// A night of every week, within dates where its hours change in the course of the season.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Weekly {
    /// The day on which it begins.
    pub weekday: Weekday,
    /// When it begins.
    pub opens: TimeOfDay,
    /// When it ends; a time before `opens` is one of the next day.
    pub closes: TimeOfDay,
    /// The first date of these hours; without it, from the first day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last date of these hours; without it, to the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A date whose weekly nights do not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cancelled {
    /// The date.
    pub date: Date,
    /// Why, for shoppers.
    pub reason: Text,
}

/// A night besides the weekly ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// The date on which it begins.
    pub date: Date,
    /// When it begins.
    pub opens: TimeOfDay,
    /// When it ends; a time before `opens` is one of the next day.
    pub closes: TimeOfDay,
    /// What is special about it, for shoppers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}
