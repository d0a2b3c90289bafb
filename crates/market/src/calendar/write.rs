//! The text of a calendar file.

use super::{Calendar, CalendarEvent, EveryWeek};
use crate::time::{Timestamp, UtcOffset, Weekday};

/// So many bytes a line may have before its end.
const LINE: usize = 75;

pub(super) fn text(calendar: &Calendar) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//night-market//market//VI");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.put_text("X-WR-CALNAME", &calendar.name);
    lines.put_text("X-WR-TIMEZONE", &calendar.time_zone);
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    zone(&mut lines, calendar);
    for event in &calendar.events {
        put_event(&mut lines, calendar, event);
    }
    lines.put("END", "VCALENDAR");
    lines.text
}

fn zone(lines: &mut Lines, calendar: &Calendar) {
    let minutes = calendar.offset.minutes();
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    let offset = format!("{sign}{hours:02}{rest:02}");
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", &calendar.time_zone);
    lines.put("BEGIN", "STANDARD");
    lines.put("DTSTART", "19700101T000000");
    lines.put("TZOFFSETFROM", &offset);
    lines.put("TZOFFSETTO", &offset);
    lines.put("END", "STANDARD");
    lines.put("END", "VTIMEZONE");
}

fn put_event(lines: &mut Lines, calendar: &Calendar, event: &CalendarEvent) {
    let with_zone = |name: &str| format!("{name};TZID={}", calendar.time_zone);
    let local = |at: Timestamp| local(at, calendar.offset);
    lines.put("BEGIN", "VEVENT");
    lines.put_text("UID", &event.uid);
    lines.put("DTSTAMP", &utc(calendar.made));
    // A later file has a higher number, which is all that readers compare.
    let days = calendar.made.millis().div_euclid(86_400_000);
    lines.put("SEQUENCE", &days.max(0).to_string());
    lines.put(&with_zone("DTSTART"), &local(event.starts));
    lines.put(&with_zone("DTEND"), &local(event.ends));
    if let Some(weekly) = &event.weekly {
        lines.put("RRULE", &rule(weekly));
        for left_out in &weekly.except {
            lines.put(&with_zone("EXDATE"), &local(*left_out));
        }
    }
    lines.put_text("SUMMARY", &event.title);
    if !event.description.is_empty() {
        lines.put_text("DESCRIPTION", &event.description);
    }
    if let Some(url) = &event.url {
        lines.put("URL", url);
    }
    lines.put("END", "VEVENT");
}

fn rule(weekly: &EveryWeek) -> String {
    let day = match weekly.weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    // Where the beginning has a time zone, the end of the repetition is in UTC.
    format!("FREQ=WEEKLY;BYDAY={day};UNTIL={}", utc(weekly.until))
}

pub(super) fn utc(at: Timestamp) -> String {
    format!("{}Z", local(at, UtcOffset::from_minutes(0)))
}

fn local(at: Timestamp, offset: UtcOffset) -> String {
    let civil = at.civil(offset);
    let date = civil.date;
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        date.year(),
        date.month(),
        date.day(),
        civil.hour,
        civil.minute,
        civil.second
    )
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// A property whose value has a form of its own. What would end the line is left out.
    fn put(&mut self, name: &str, value: &str) {
        let mut length = 0;
        let value = value.chars().filter(|it| !it.is_control());
        for letter in name.chars().chain([':']).chain(value) {
            if length + letter.len_utf8() > LINE {
                // A line that begins with a space goes on with the one before.
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(letter);
            length += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// A property whose value is text for people.
    fn put_text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\n' | '\r' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                _ => escaped.push(letter),
            }
        }
        self.put(name, &escaped);
    }
}
