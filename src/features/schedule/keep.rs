//! One event as a file for calendars.

use super::clock::MarketClock;
use crate::platform::{clock, download, location};
use market::{Calendar, CalendarEvent, Market};

/// Hands the reader a file with one event; its `uid` is made whole with the shop's host.
pub fn save_event(name: &str, market: MarketClock, event: impl FnOnce(&Market) -> CalendarEvent) {
    let host = location::origin();
    let host = host.split("//").last().unwrap_or_default().to_owned();
    let calendar = market.with_market(|market| {
        let event = event(market);
        Calendar {
            name: event.title.clone(),
            time_zone: market.time_zone.clone(),
            offset: market.offset(),
            made: clock::now(),
            events: vec![CalendarEvent {
                uid: format!("{}@{host}", event.uid),
                ..event
            }],
        }
    });
    if let Some(calendar) = calendar {
        let file = format!("{name}.ics");
        download::text(&file, "text/calendar;charset=utf-8", &calendar.to_text());
    }
}
