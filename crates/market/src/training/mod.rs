//! Courses for those who sell: what is taught, when and where, and who wants to take part.

mod application;

pub use application::{Applicant, Application, Draft, Field, Registration};

use crate::form::at_least_one;
use crate::locale::Text;
use crate::slug::Slug;
use crate::time::{Date, TimeOfDay, Timestamp, UtcOffset};
use serde::{Deserialize, Serialize};

/// The courses: the file `training.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Whether the courses are made up, for demonstration.
    #[serde(default)]
    pub demonstration: bool,
    /// The courses, in the order in which the page shows them.
    pub courses: Vec<Course>,
}

/// A course. All courses are free of charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The course's name in addresses and registrations.
    pub slug: Slug,
    /// What it is about.
    pub topic: Topic,
    /// Its title.
    pub title: Text,
    /// What one learns, in a sentence or two.
    pub summary: Text,
    /// When it takes place; left out while that is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
    /// Where it takes place; left out for a course that is held online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// The first day on which one can register; without it, at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_from: Option<Date>,
    /// How many can take part.
    #[serde(deserialize_with = "at_least_one")]
    pub places: u32,
    /// How many places are left.
    pub left: u32,
}

/// What a course is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Selling on the web.
    OnlineSelling,
    /// Selling in live streams.
    Livestreaming,
}

/// When a course takes place, by the market's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// The day.
    pub date: Date,
    /// When it begins.
    pub begins: TimeOfDay,
    /// When it ends, on the same day.
    pub ends: TimeOfDay,
}

/// How a course stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseState {
    /// One cannot register yet.
    Planned,
    /// One can register.
    Open,
    /// No place is left.
    Full,
    /// It has begun, or is over.
    Held,
}

impl Course {
    /// How the course stands at an instant. Before that is known, only a course whose date is not
    /// settled has a state: it is planned.
    pub fn state(&self, now: Option<Timestamp>, offset: UtcOffset) -> Option<CourseState> {
        let Some(session) = &self.session else {
            return Some(CourseState::Planned);
        };
        let now = now?;
        let today = now.civil(offset).date;
        Some(if session.begins_at(offset) <= now {
            CourseState::Held
        } else if self.registration_from.is_some_and(|first| today < first) {
            CourseState::Planned
        } else if self.left == 0 {
            CourseState::Full
        } else {
            CourseState::Open
        })
    }
}

impl Session {
    /// The instant at which it begins.
    pub fn begins_at(&self, offset: UtcOffset) -> Timestamp {
        self.date.at(self.begins, offset)
    }

    /// The instant at which it ends.
    pub fn ends_at(&self, offset: UtcOffset) -> Timestamp {
        self.date.at(self.ends, offset)
    }
}
