//! Events as calendars read them: the text of iCalendar files (RFC 5545).

mod google;
mod write;

pub use google::google_subscription;

use crate::time::{Timestamp, UtcOffset, Weekday};

/// A calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What calendars show above its events.
    pub name: String,
    /// The name of the time zone in the IANA database; its clocks must not change in the year.
    pub time_zone: String,
    /// How far the zone's clocks are ahead of UTC.
    pub offset: UtcOffset,
    /// When the file was made. Readers take the later of two files for the better one.
    pub made: Timestamp,
    /// Its events.
    pub events: Vec<CalendarEvent>,
}

/// Something that takes place once, or every week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// What it is called for ever and everywhere: readers know an event again by it.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// The address of a page about it.
    pub url: Option<String>,
    /// When it begins.
    pub starts: Timestamp,
    /// When it ends.
    pub ends: Timestamp,
    /// Its further dates.
    pub weekly: Option<EveryWeek>,
}

/// The dates of an event that takes place every week, from the day of its beginning on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EveryWeek {
    /// The day of the week on which it begins.
    pub weekday: Weekday,
    /// When it begins for the last time, or a little later.
    pub until: Timestamp,
    /// The beginnings that are left out.
    pub except: Vec<Timestamp>,
}

impl Calendar {
    /// The text of the file: lines of at most 75 bytes that end in CR and LF.
    #[must_use]
    pub fn to_text(&self) -> String {
        write::text(self)
    }
}
