//! Links that open an event in Google Calendar, ready to be kept.

use super::CalendarEvent;
use super::write::utc;
use crate::search::percent_encode;

impl CalendarEvent {
    /// A link that adds the event to the reader's Google Calendar, once.
    #[must_use]
    pub fn google_link(&self, time_zone: &str) -> String {
        format!(
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text={}&details={}\
             &dates={}/{}&ctz={}",
            percent_encode(&self.title),
            percent_encode(&self.description),
            utc(self.starts),
            utc(self.ends),
            percent_encode(time_zone)
        )
    }
}

/// A link that has Google Calendar follow the calendar at an address with the scheme `webcal`.
#[must_use]
pub fn google_subscription(webcal: &str) -> String {
    let address = percent_encode(webcal);
    format!("https://calendar.google.com/calendar/r?cid={address}")
}
