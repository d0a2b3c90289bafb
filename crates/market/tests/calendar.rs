//! Calendar files, read by a program for such files, and the nights in them worked out by an
//! engine for RFC 5545 that knows nothing of schedules.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use icalendar::parser::{Component, read_calendar, unfold};
use market::{
    Calendar, CalendarEvent, Cancelled, Date, Extra, Schedule, Text, TimeOfDay, Timestamp,
    UtcOffset, Weekday, Weekly,
};
use proptest::prelude::*;
use proptest::sample::select;
use rrule::{RRuleSet, Tz};

const ZONE: &str = "Asia/Ho_Chi_Minh";
const OFFSET: UtcOffset = UtcOffset::from_minutes(420);
/// 2026-11-25T12:00:00+07:00
const NOON: Timestamp = Timestamp::from_millis(1_795_582_800_000);

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn time(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

fn calendar_of(schedule: &Schedule) -> Calendar {
    let event = |series: market::Series| CalendarEvent {
        uid: format!("{}@example.com", series.name),
        title: "Chợ đêm".to_owned(),
        description: String::new(),
        url: None,
        starts: series.opens,
        ends: series.closes,
        weekly: series.weekly,
    };
    Calendar {
        name: "Chợ đêm".to_owned(),
        time_zone: ZONE.to_owned(),
        offset: OFFSET,
        made: NOON,
        events: schedule.series(OFFSET).into_iter().map(event).collect(),
    }
}

/// The nights of a calendar file as the engine sees them, in order, those that overlap or touch
/// as one, in milliseconds.
fn nights_of(text: &str) -> Vec<(i64, i64)> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().filter(|it| it.name == "VEVENT");
    let mut spans: Vec<(i64, i64)> = events.flat_map(spans_of).collect();
    spans.sort_unstable();
    let mut nights: Vec<(i64, i64)> = Vec::new();
    for (opens, closes) in spans {
        match nights.last_mut() {
            Some(last) if opens <= last.1 => last.1 = last.1.max(closes),
            _ => nights.push((opens, closes)),
        }
    }
    nights
}

fn spans_of(event: &Component<'_>) -> Vec<(i64, i64)> {
    let value = |name: &str| event.find_prop(name).map(|it| it.val.to_string());
    let at = |text: &str| format!("TZID={ZONE}:{text}");
    let starts = value("DTSTART").unwrap();
    let mut rules = format!("DTSTART;{}", at(&starts));
    if let Some(rule) = value("RRULE") {
        rules.push_str(&format!("\nRRULE:{rule}"));
    } else {
        rules.push_str(&format!("\nRDATE;{}", at(&starts)));
    }
    for property in event.properties.iter().filter(|it| it.name == "EXDATE") {
        rules.push_str(&format!("\nEXDATE;{}", at(property.val.as_ref())));
    }
    let length = millis(&value("DTEND").unwrap()) - millis(&starts);
    let set: RRuleSet = rules.parse().unwrap();
    let all = set.all(5_000);
    assert!(!all.limited);
    let millis = all.dates.iter().map(chrono_millis);
    millis.map(|at| (at, at + length)).collect()
}

fn chrono_millis(at: &chrono::DateTime<Tz>) -> i64 {
    at.timestamp_millis()
}

/// An instant of the market as the file writes it.
fn millis(text: &str) -> i64 {
    let form = "%Y%m%dT%H%M%S";
    let naive = chrono::NaiveDateTime::parse_from_str(text, form).unwrap();
    naive.and_utc().timestamp_millis() - 7 * 3_600_000
}

fn nights(schedule: &Schedule) -> Vec<(i64, i64)> {
    let long_ago = schedule
        .first_day
        .plus_days(-3)
        .at(TimeOfDay::MIDNIGHT, OFFSET);
    let nights = schedule.nights_from(long_ago, OFFSET);
    nights
        .map(|it| (it.opens.millis(), it.closes.millis()))
        .collect()
}

fn reason() -> Text {
    Text {
        vi: "Bão".to_owned(),
        en: None,
        fr: None,
    }
}

fn fridays() -> Schedule {
    Schedule {
        first_day: date("2026-06-05"),
        last_day: date("2026-12-31"),
        closing_soon_minutes: 10,
        weekly: vec![Weekly {
            weekday: Weekday::Friday,
            opens: time("20:30"),
            closes: time("22:00"),
            from: None,
            until: None,
        }],
        cancelled: vec![Cancelled {
            date: date("2026-12-04"),
            reason: reason(),
        }],
        extra: vec![Extra {
            date: date("2026-12-24"),
            opens: time("19:00"),
            closes: time("23:00"),
            note: None,
        }],
    }
}

#[test]
fn the_season_is_one_event_with_its_exceptions() {
    let text = calendar_of(&fridays()).to_text();
    for line in [
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20260605T203000",
        "DTEND;TZID=Asia/Ho_Chi_Minh:20260605T220000",
        "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T133000Z",
        "EXDATE;TZID=Asia/Ho_Chi_Minh:20261204T203000",
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20261224T190000",
        "UID:2026-12-24-1900@example.com",
        "DTSTAMP:20261125T050000Z",
        "TZOFFSETTO:+0700",
    ] {
        assert!(
            text.contains(&format!("\r\n{line}\r\n")),
            "{line} in {text}"
        );
    }
    let nights = nights_of(&text);
    assert_eq!(nights.len(), 30, "29 of 30 Fridays and the extra night");
    assert_eq!(nights, self::nights(&fridays()));
}

#[test]
fn a_season_that_begins_with_cancelled_nights_begins_later() {
    let mut schedule = fridays();
    schedule.cancelled = ["2026-06-05", "2026-06-12"]
        .map(|it| Cancelled {
            date: date(it),
            reason: reason(),
        })
        .to_vec();
    let series = schedule.series(OFFSET);
    assert_eq!(
        series[0].opens,
        date("2026-06-19").at(time("20:30"), OFFSET)
    );
    assert_eq!(series[0].weekly.as_ref().unwrap().except, []);
    assert_eq!(
        nights_of(&calendar_of(&schedule).to_text()),
        nights(&schedule)
    );
}

#[test]
fn series_of_the_same_hours_have_names_of_their_own() {
    let mut schedule = fridays();
    let extra = schedule.extra[0].clone();
    let longer = Extra {
        closes: time("23:30"),
        ..extra.clone()
    };
    schedule.extra = vec![extra.clone(), longer, extra];
    let names: Vec<String> = schedule
        .series(OFFSET)
        .into_iter()
        .map(|it| it.name)
        .collect();
    let first = "2026-12-24-1900";
    let numbered = [format!("{first}-2"), format!("{first}-3")];
    assert_eq!(
        names,
        ["2026-06-05-2030", first, &numbered[0], &numbered[1]]
    );
}

prop_compose! {
    fn a_day()(days in 0..1_600_i32) -> Date {
        date("2025-12-01").plus_days(days)
    }
}

prop_compose! {
    fn a_time()(hour in select(vec![0_u8, 9, 18, 20, 23]), minute in select(vec![0_u8, 30])) -> TimeOfDay {
        TimeOfDay::new(hour, minute).unwrap()
    }
}

prop_compose! {
    fn a_weekly()(
        weekday in select(vec![Weekday::Monday, Weekday::Friday, Weekday::Sunday]), opens in a_time(), closes in a_time(),
        from in prop::option::of(a_day()), until in prop::option::of(a_day()),
    ) -> Weekly {
        Weekly { weekday, opens, closes, from, until }
    }
}

prop_compose! {
    fn a_schedule()(
        first_day in a_day(), length in 0..1_200_i32,
        weekly in prop::collection::vec(a_weekly(), 0..4),
        cancelled in prop::collection::vec((a_day(), 0..60_i32), 0..6),
        extra in prop::collection::vec((a_day(), a_time(), a_time()), 0..4),
    ) -> Schedule {
        // Half of the dates lie near the first day, so that they often meet a night.
        let off = cancelled.into_iter().flat_map(|(day, near)| [day, first_day.plus_days(near)]);
        Schedule {
            first_day,
            last_day: first_day.plus_days(length),
            closing_soon_minutes: 10,
            weekly,
            cancelled: off.map(|date| Cancelled { date, reason: reason() }).collect(),
            extra: extra.into_iter().map(|(date, opens, closes)| Extra { date, opens, closes, note: None }).collect(),
        }
    }
}

prop_compose! {
    fn a_text()(text in "[a-zđêộ,;\\\\\\n\\r\\t\"😀 ]{0,120}") -> String {
        text
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_nights_of_a_calendar_are_those_of_the_schedule(schedule in a_schedule()) {
        prop_assert_eq!(nights_of(&calendar_of(&schedule).to_text()), nights(&schedule));
    }

    #[test]
    fn texts_come_back_and_never_break_a_line(title in a_text(), description in a_text()) {
        let mut calendar = calendar_of(&fridays());
        calendar.events.truncate(1);
        calendar.events[0].title = title.clone();
        calendar.events[0].description = format!("x{description}");
        let text = calendar.to_text();
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = unfold(&text);
        let read = read_calendar(&unfolded).unwrap();
        let event = read.components.iter().find(|it| it.name == "VEVENT").unwrap();
        let value = |name: &str| event.find_prop(name).unwrap().val.to_string();
        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "");
        prop_assert_eq!(value("SUMMARY"), plain(&title));
        prop_assert_eq!(value("DESCRIPTION"), plain(&format!("x{description}")));
        prop_assert_eq!(event.properties.iter().filter(|it| it.name == "UID").count(), 1);
    }
}
