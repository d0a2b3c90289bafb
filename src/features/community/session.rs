//! When a course takes place, in words and as a file for calendars.

use crate::features::schedule::{MarketClock, date, save_event};
use crate::i18n::{href, locale, texts};
use crate::platform::location;
use market::training::Session;
use market::{CalendarEvent, Course};

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
    let place = course.place.as_ref().map(|place| place.get(language));
    save_event(course.slug.as_str(), market, |market| CalendarEvent {
        uid: course.slug.to_string(),
        title: course.title.get(language).to_owned(),
        description: place.unwrap_or(texts().training.online).to_owned(),
        url: Some(format!("{}{}", location::origin(), href("/training"))),
        starts: session.begins_at(market.offset()),
        ends: session.ends_at(market.offset()),
        weekly: None,
    });
}
