//! When a course takes place, in words and as a file for calendars.

use crate::features::schedule::{MarketClock, date};
use crate::i18n::{href, locale, texts};
use crate::platform::{clock, download, location};
use market::training::Session;
use market::{Calendar, CalendarEvent, Course};

/// The day and the hours of a course.
pub fn words(session: &Session) -> String {
    let ends = session.ends;
    texts()
        .training
        .hours(&session.begins, &date(session.date), &ends)
}

/// Hands the reader a file with the date of a course.
pub fn save(course: &Course, market: MarketClock) {
    let Some(session) = course.session else {
        return;
    };
    let language = locale();
    let title = course.title.get(language).to_owned();
    let place = course.place.as_ref().map(|place| place.get(language));
    let host = location::origin();
    let host = host.split("//").last().unwrap_or_default().to_owned();
    let calendar = market.with_market(|market| Calendar {
        name: title.clone(),
        time_zone: market.time_zone.clone(),
        offset: market.offset(),
        made: clock::now(),
        events: vec![CalendarEvent {
            uid: format!("{}@{host}", course.slug),
            title,
            description: place.unwrap_or(texts().training.online).to_owned(),
            url: Some(format!("{}{}", location::origin(), href("/training"))),
            starts: session.begins_at(market.offset()),
            ends: session.ends_at(market.offset()),
            weekly: None,
        }],
    });
    if let Some(calendar) = calendar {
        let file = format!("{}.ics", course.slug);
        download::text(&file, "text/calendar;charset=utf-8", &calendar.to_text());
    }
}
