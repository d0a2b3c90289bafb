//! Days, instants, clocks and the dates of HTTP answers.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::{Civil, Date, DateError, TimeOfDay, Timestamp, UtcOffset, Weekday, parse_http_date};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn is_leap(year: i32) -> bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
}

/// The day after, by the rules that children learn.
fn next_day(year: i32, month: u8, day: u8) -> (i32, u8, u8) {
    let last = match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, day) if day == last => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

#[test]
fn every_day_from_1600_to_2400_follows_the_one_before() {
    let (mut year, mut month, mut day) = (1600, 1, 1);
    let first = Date::new(year, month, day).unwrap();
    // 1 January 1600 was a Saturday.
    let mut weekday = 5;
    let mut days = first.days_since_epoch();
    while year < 2400 {
        let today = Date::new(year, month, day).unwrap();
        assert_eq!(today.days_since_epoch(), days);
        assert_eq!(today.weekday(), Weekday::ALL[weekday], "{today}");
        assert_eq!(
            first.plus_days((days - first.days_since_epoch()) as i32),
            today
        );
        let tomorrow = next_day(year, month, day);
        assert!(tomorrow.2 == day + 1 || Date::new(year, month, day + 1).is_none());
        (year, month, day) = tomorrow;
        weekday = (weekday + 1) % 7;
        days += 1;
    }
    assert_eq!(date("1970-01-01").days_since_epoch(), 0);
}

#[test]
fn days_that_are_known() {
    for (text, days, weekday) in [
        ("0001-01-01", -719_162, Weekday::Monday),
        ("1969-12-31", -1, Weekday::Wednesday),
        ("1970-01-01", 0, Weekday::Thursday),
        ("2000-02-29", 11_016, Weekday::Tuesday),
        ("2026-11-27", 20_784, Weekday::Friday),
        ("9999-12-31", 2_932_896, Weekday::Friday),
    ] {
        let date = date(text);
        assert_eq!(
            (date.days_since_epoch(), date.weekday()),
            (days, weekday),
            "{text}"
        );
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        "2026",
        "2026-11",
        "2026-11-27-",
        "2026-11-27-01",
        "2026-1-02",
        "26-11-27",
        "2026-11-2",
        "2026/11/27",
        "27-11-2026",
        " 2026-11-27",
        "2026-11-27 ",
        "-026-11-27",
        "+026-11-27",
        "2026-11-+7",
        "２０２６-11-27",
        "hôm nay",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
    }
    for text in [
        "0000-01-01",
        "2026-00-01",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "2026-04-31",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "2024-02-30",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError::NoSuchDay), "{text}");
    }
    for text in ["2024-02-29", "2000-02-29", "2026-12-31"] {
        assert!(text.parse::<Date>().is_ok(), "{text}");
    }
}

#[test]
fn times_of_day() {
    for (text, hour, minute) in [("00:00", 0, 0), ("20:30", 20, 30), ("23:59", 23, 59)] {
        let time: TimeOfDay = text.parse().unwrap();
        assert_eq!((time.hour(), time.minute()), (hour, minute));
        assert_eq!(time.to_string(), text);
        assert_eq!(Some(time), TimeOfDay::new(hour, minute));
    }
    for text in [
        "", "20", "24:00", "20:60", "8:30", "20:5", "20h30", "20:30:00", "-1:00", "+1:00", " 20:30",
    ] {
        assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
    }
    assert!(TimeOfDay::new(24, 0).is_none());
    assert!(TimeOfDay::new(0, 60).is_none());
}

#[test]
fn offsets_are_written_behind_utc_and_stop_at_fourteen_hours() {
    for (minutes, text) in [
        (0, "+0"),
        (420, "+7"),
        (330, "+5:30"),
        (-180, "−3"),
        (-570, "−9:30"),
        (5, "+0:05"),
        (-5, "−0:05"),
        (840, "+14"),
        (841, "+14"),
        (i16::MAX, "+14"),
        (i16::MIN, "−14"),
    ] {
        assert_eq!(
            UtcOffset::from_minutes(minutes).to_string(),
            text,
            "{minutes}"
        );
    }
    for text in [
        "841",
        "-841",
        "70000",
        "18446744073709551615",
        "\"420\"",
        "7.5",
        "null",
    ] {
        assert!(serde_json::from_str::<UtcOffset>(text).is_err(), "{text}");
    }
    for minutes in [-840, 0, 420, 840] {
        let offset: UtcOffset = serde_json::from_str(&minutes.to_string()).unwrap();
        assert_eq!(offset.minutes(), minutes);
        assert_eq!(serde_json::to_string(&offset).unwrap(), minutes.to_string());
    }
}

#[test]
fn calendars_and_clocks_differ_by_their_offset() {
    // 2026-12-31T23:30:15.999Z
    let at = Timestamp::from_millis(1_798_759_815_999);
    for (minutes, day, hour, minute) in [
        (0, "2026-12-31", 23, 30),
        (420, "2027-01-01", 6, 30),
        (29, "2026-12-31", 23, 59),
        (30, "2027-01-01", 0, 0),
        (-330, "2026-12-31", 18, 0),
        (840, "2027-01-01", 13, 30),
        (-840, "2026-12-31", 9, 30),
    ] {
        let civil = at.civil(UtcOffset::from_minutes(minutes));
        assert_eq!(
            civil,
            Civil {
                date: date(day),
                hour,
                minute,
                second: 15
            },
            "{minutes}"
        );
    }
    let before_1970 = Timestamp::from_millis(-1).civil(UtcOffset::UTC);
    assert_eq!(
        before_1970,
        Civil {
            date: date("1969-12-31"),
            hour: 23,
            minute: 59,
            second: 59
        }
    );
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for millis in [i64::MIN, i64::MAX] {
        for minutes in [-840, 0, 840] {
            let civil = Timestamp::from_millis(millis).civil(UtcOffset::from_minutes(minutes));
            let _ = civil
                .date
                .plus_days(i32::MAX)
                .plus_days(i32::MIN)
                .at(TimeOfDay::MIDNIGHT, UtcOffset::UTC);
            let _ = (civil.date.weekday(), civil.date.to_string());
        }
        assert_eq!(
            Timestamp::from_millis(millis).plus_millis(millis).millis(),
            millis
        );
    }
}

#[test]
fn http_dates() {
    for (text, millis) in [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Fri, 27 Nov 2026 13:29:50 GMT", 1_795_786_190_000),
        (" Fri, 27 Nov 2026 13:29:50 GMT\r\n", 1_795_786_190_000),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199_000),
        // A leap second, and what it is one second after.
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800_000),
    ] {
        assert_eq!(
            parse_http_date(text).map(Timestamp::millis),
            Some(millis),
            "{text}"
        );
    }
    for text in [
        "",
        "GMT",
        "Fri, 27 Nov 2026 13:29:50",
        "Fri, 27 Nov 2026 13:29:50 UTC",
        "Fri, 27 Nov 2026 13:29:50 +0700",
        "Fri 27 Nov 2026 13:29:50 GMT",
        "Thu, 27 Nov 2026 13:29:50 GMT",
        "fri, 27 Nov 2026 13:29:50 GMT",
        "Fri, 27 nov 2026 13:29:50 GMT",
        "Fri, 27 Thg 2026 13:29:50 GMT",
        "Fri, 7 Nov 2026 13:29:50 GMT",
        "Fri, 27 Nov 26 13:29:50 GMT",
        "Fri,  27 Nov 2026 13:29:50 GMT",
        "Fri, 27 Nov 2026 24:00:00 GMT",
        "Fri, 27 Nov 2026 13:60:00 GMT",
        "Fri, 27 Nov 2026 13:29:61 GMT",
        "Fri, 27 Nov 2026 13:29 GMT",
        "Fri, 27 Nov 2026 13:29:50 x GMT",
        "Thu, 29 Feb 2026 13:29:50 GMT",
        // The two obsolete forms.
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        assert_eq!(parse_http_date(text), None, "{text}");
    }
}

prop_compose! {
    fn a_date()(year in 1..=9999_i32, month in 1..=12_u8, day in 1..=31_u8) -> Option<Date> {
        Date::new(year, month, day)
    }
}

proptest! {
    #[test]
    fn dates_survive_days_text_and_json(date in a_date()) {
        let Some(date) = date else { return Ok(()) };
        let days = date.days_since_epoch();
        prop_assert_eq!(Timestamp::from_millis(days * 86_400_000).civil(UtcOffset::UTC).date, date);
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(serde_json::from_str::<Date>(&format!("\"{date}\"")).unwrap(), date);
        prop_assert_eq!(serde_json::to_string(&date).unwrap(), format!("\"{date}\""));
    }

    #[test]
    fn the_order_of_dates_is_that_of_days(a in a_date(), b in a_date()) {
        let (Some(a), Some(b)) = (a, b) else { return Ok(()) };
        prop_assert_eq!(a.cmp(&b), a.days_since_epoch().cmp(&b.days_since_epoch()));
    }

    #[test]
    fn days_add_up(date in a_date(), days in -400_000..400_000_i32) {
        let Some(date) = date else { return Ok(()) };
        let moved = date.plus_days(days);
        prop_assert_eq!(moved.days_since_epoch() - date.days_since_epoch(), i64::from(days));
        prop_assert_eq!(moved.plus_days(-days), date);
    }

    #[test]
    fn a_time_of_a_day_is_what_its_clock_shows(
        date in a_date(), hour in 0..24_u8, minute in 0..60_u8, second in 0..60_u8,
        millis in 0..1000_i64, offset in -840..=840_i16,
    ) {
        let Some(date) = date else { return Ok(()) };
        let offset = UtcOffset::from_minutes(offset);
        let at = date.at(TimeOfDay::new(hour, minute).unwrap(), offset);
        let civil = at.plus_millis(i64::from(second) * 1000 + millis).civil(offset);
        prop_assert_eq!(civil, Civil { date, hour, minute, second });
    }

    #[test]
    fn http_dates_of_any_instant_are_read(seconds in 0..4_102_444_800_i64) {
        const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let at = Timestamp::from_millis(seconds * 1000);
        let Civil { date, hour, minute, second } = at.civil(UtcOffset::UTC);
        let (weekday, month) = (DAYS[date.weekday() as usize], MONTHS[usize::from(date.month()) - 1]);
        let text = format!(
            "{weekday}, {:02} {month} {:04} {hour:02}:{minute:02}:{second:02} GMT", date.day(), date.year(),
        );
        prop_assert_eq!(parse_http_date(&text), Some(at), "{}", text);
    }

    #[test]
    fn no_text_panics(text in ".*", parts in "[A-Za-z0-9:, é-]{0,40}") {
        for text in [text, parts] {
            let _ = (text.parse::<Date>(), text.parse::<TimeOfDay>());
            let _ = parse_http_date(&text);
            let _ = parse_http_date(&[&text, " GMT"].concat());
        }
    }
}
