//! The calendars: one of the whole season, which readers subscribe to, and one for each night.

use super::TextFile;
use crate::site::Site;
use market::{Calendar, CalendarEvent, EveryWeek, Locale, Night, Origin, Text, Timestamp};
use night_market::render;

/// For how many of the next nights there are files.
const NIGHTS: usize = 60;

pub(super) fn files(site: &Site<'_>, locale: Locale) -> Vec<TextFile> {
    let here = Here { site, locale };
    let mut files = vec![(render::address(locale, render::CALENDAR), here.season())];
    for night in site.nights(NIGHTS) {
        let path = render::night_calendar(&night.name(site.offset()));
        files.push((render::address(locale, &path), here.night(&night)));
    }
    files
}

struct Here<'a> {
    site: &'a Site<'a>,
    locale: Locale,
}

impl Here<'_> {
    fn season(&self) -> String {
        let market = &self.site.content.catalogue.market;
        let series = market.schedule.series(self.site.offset());
        let events = series.into_iter().map(|it| {
            let span = (it.opens, it.closes);
            self.event(&it.name, span, it.note.as_ref(), it.weekly)
        });
        self.calendar(events.collect())
    }

    fn night(&self, night: &Night) -> String {
        let name = format!("night-{}", night.name(self.site.offset()));
        let span = (night.opens, night.closes);
        self.calendar(vec![self.event(&name, span, night.note.as_ref(), None)])
    }

    fn event(
        &self,
        name: &str,
        (starts, ends): (Timestamp, Timestamp),
        note: Option<&Text>,
        weekly: Option<EveryWeek>,
    ) -> CalendarEvent {
        let market = &self.site.content.catalogue.market;
        let origin = self.site.origin.map(Origin::as_str);
        let host = origin.and_then(|it| it.split_once("://"));
        CalendarEvent {
            uid: format!("{name}@{}", host.map_or("night-market.invalid", |it| it.1)),
            title: market.name.get(self.locale).to_owned(),
            description: note.unwrap_or(&market.tagline).get(self.locale).to_owned(),
            url: self.site.page(self.locale, "/"),
            starts,
            ends,
            weekly,
        }
    }

    fn calendar(&self, events: Vec<CalendarEvent>) -> String {
        let market = &self.site.content.catalogue.market;
        let today = self.site.today();
        let calendar = Calendar {
            name: market.name.get(self.locale).to_owned(),
            time_zone: market.time_zone.clone(),
            offset: self.site.offset(),
            // To the day, so that a file whose events have not changed is the same all day.
            made: today.at(market::TimeOfDay::MIDNIGHT, self.site.offset()),
            events,
        };
        calendar.to_text()
    }
}
