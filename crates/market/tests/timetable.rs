//! When the market is open, as it stands in pages.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::kept::value;
use market::{
    Cancelled, Date, Extra, KeptError, Schedule, Text, TimeOfDay, Timetable, UtcOffset, Weekday,
    Weekly,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn read(text: &str) -> Result<Timetable, KeptError> {
    Timetable::read(&value(text)?)
}

/// The shortest one, with another text in the place of a part.
fn with(part: &str, other: &str) -> String {
    let text = r#"{"utc_offset_minutes":420,"schedule":{"first_day":"2026-10-02","last_day":"2026-12-31","closing_soon_minutes":10,"weekly":[{"weekday":"friday","opens":"20:30","closes":"22:00"}]}}"#;
    assert!(text.contains(part), "{part}");
    text.replace(part, other)
}

#[test]
fn what_may_be_left_out_is_none() {
    let Timetable {
        utc_offset_minutes,
        schedule,
    } = read(&with("", "")).unwrap();
    assert_eq!(utc_offset_minutes.minutes(), 420);
    assert_eq!(schedule.weekly[0].weekday, Weekday::Friday);
    assert_eq!(schedule.weekly[0].from, None);
    assert!(schedule.cancelled.is_empty() && schedule.extra.is_empty());
}

#[test]
fn what_is_damaged_is_named() {
    for (part, other, field) in [
        ("420", "\"420\"", "utc_offset_minutes"),
        ("420", "70000", "utc_offset_minutes"),
        ("schedule", "schedules", "schedule"),
        ("2026-10-02", "2026-02-30", "first_day"),
        ("2026-12-31", "", "last_day"),
        (":10,", ":-1,", "closing_soon_minutes"),
        ("[", "0,\"x\":[", "weekly"),
        ("friday", "Friday", "weekday"),
        ("20:30", "24:30", "opens"),
        ("\"22:00\"", "null", "closes"),
        ("\"22:00\"", "\"22:00\",\"from\":\"soon\"", "from"),
        ("]", "],\"cancelled\":[{\"date\":\"2026-10-09\"}]", "reason"),
        ("]", "],\"extra\":[{\"opens\":\"20:00\"}]", "date"),
    ] {
        let text = with(part, other);
        assert_eq!(read(&text), Err(KeptError::Field(field)), "{text}");
    }
    assert!(matches!(read("{"), Err(KeptError::NotJson(_))));
}

prop_compose! {
    fn date()(year in 1..=9999, month in 1..=12_u8, day in 1..=28_u8) -> Date {
        Date::new(year, month, day).unwrap()
    }
}

prop_compose! {
    fn time()(minutes in 0..1440_u16) -> TimeOfDay {
        format!("{:02}:{:02}", minutes / 60, minutes % 60).parse().unwrap()
    }
}

prop_compose! {
    fn text()(vi in "\\PC+", en in option::of("\\PC+"), fr in option::of("\\PC+")) -> Text {
        Text { vi, en, fr }
    }
}

prop_compose! {
    fn weekly()(
        weekday in select(Weekday::ALL.as_slice()),
        opens in time(),
        closes in time(),
        from in option::of(date()),
        until in option::of(date()),
    ) -> Weekly {
        Weekly { weekday, opens, closes, from, until }
    }
}

prop_compose! {
    fn cancelled()(date in date(), reason in text()) -> Cancelled {
        Cancelled { date, reason }
    }
}

prop_compose! {
    fn extra()(date in date(), opens in time(), closes in time(), note in option::of(text())) -> Extra {
        Extra { date, opens, closes, note }
    }
}

prop_compose! {
    fn timetable()(
        minutes in -840..=840_i16,
        first_day in date(),
        last_day in date(),
        closing_soon_minutes: u16,
        weekly in vec(weekly(), 0..4),
        cancelled in vec(cancelled(), 0..3),
        extra in vec(extra(), 0..3),
    ) -> Timetable {
        Timetable {
            utc_offset_minutes: UtcOffset::from_minutes(minutes),
            schedule: Schedule { first_day, last_day, closing_soon_minutes, weekly, cancelled, extra },
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(timetable in timetable()) {
        let text = serde_json::to_string(&timetable).unwrap();
        prop_assert_eq!(read(&text), Ok(timetable));
    }
}
