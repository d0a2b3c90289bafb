//! What takes place around the market beyond its weekly nights.

use crate::catalogue::WebAddress;
use crate::locale::Text;
use crate::slug::Slug;
use crate::sort::sort_by_key;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// The events: the file `events.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Festival {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Whether the events are made up, for demonstration.
    #[serde(default)]
    pub demonstration: bool,
    /// The events, in any order; the shop shows them by their dates.
    pub events: Vec<Event>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The event's name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: Text,
    /// The first day.
    pub from: Date,
    /// The last day; left out for an event of one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The hours of the day, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Text>,
    /// Where it takes place.
    pub place: Text,
    /// What there is to see and do.
    pub text: Text,
    /// A page of its organiser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<WebAddress>,
}

/// What the home page says of an event: a part of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventCard {
    /// The event's name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: Text,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Where it takes place.
    pub place: Text,
}

impl Event {
    /// The last day.
    pub fn last_day(&self) -> Date {
        self.until.unwrap_or(self.from)
    }
}

impl From<&Event> for EventCard {
    fn from(event: &Event) -> Self {
        Self {
            slug: event.slug.clone(),
            title: event.title.clone(),
            from: event.from,
            until: event.last_day(),
            place: event.place.clone(),
        }
    }
}

impl Festival {
    /// What the home page says of the events, the first one first.
    pub fn cards(&self) -> Vec<EventCard> {
        let mut cards: Vec<EventCard> = self.events.iter().map(EventCard::from).collect();
        sort_by_key(&mut cards, |card| (card.from, card.until));
        cards
    }
}
