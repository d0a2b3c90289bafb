//! The market's nights at exact instants.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use PhaseKind::{Before, Closed, ClosingSoon, Open, Over};
use market::{
    Cancelled, Date, Extra, PhaseKind, Schedule, Text, TimeOfDay, Timestamp, UtcOffset, Weekday,
    Weekly,
};

const VIETNAM: UtcOffset = UtcOffset::from_minutes(420);

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn time(text: &str) -> TimeOfDay {
    text.parse().unwrap()
}

fn text(vi: &str) -> Text {
    Text {
        vi: vi.to_owned(),
        en: None,
        fr: None,
    }
}

/// An instant of the market's own clock: `2026-11-27 20:29:59.999`.
#[track_caller]
fn at(clock: &str) -> Timestamp {
    let (day, clock) = clock.split_once(' ').unwrap();
    let (minutes, seconds) = clock.split_at(5);
    let seconds: f64 = seconds
        .strip_prefix(':')
        .map_or(0.0, |rest| rest.parse().unwrap());
    date(day)
        .at(time(minutes), VIETNAM)
        .plus_millis((seconds * 1000.0).round() as i64)
}

fn weekly(weekday: Weekday, opens: &str, closes: &str) -> Weekly {
    Weekly {
        weekday,
        opens: time(opens),
        closes: time(closes),
        from: None,
        until: None,
    }
}

fn extra(day: &str, opens: &str, closes: &str) -> Extra {
    Extra {
        date: date(day),
        opens: time(opens),
        closes: time(closes),
        note: None,
    }
}

fn cancelled(day: &str, reason: &str) -> Cancelled {
    Cancelled {
        date: date(day),
        reason: text(reason),
    }
}

/// Every Friday from 20:30 to 22:00, June to December 2026, with changes.
fn fridays(change: impl FnOnce(&mut Schedule)) -> Schedule {
    let mut schedule = Schedule {
        first_day: date("2026-06-01"),
        last_day: date("2026-12-31"),
        closing_soon_minutes: 10,
        weekly: vec![weekly(Weekday::Friday, "20:30", "22:00")],
        cancelled: Vec::new(),
        extra: Vec::new(),
    };
    change(&mut schedule);
    schedule
}

/// Checks the phase at each clock, and what a countdown counts to; `-` where there is nothing.
#[track_caller]
fn check(schedule: &Schedule, table: &[(&str, PhaseKind, &str)]) {
    for (clock, kind, target) in table {
        let phase = schedule.phase(at(clock), VIETNAM);
        let expected = (*target != "-").then(|| at(target));
        assert_eq!(
            (phase.kind(), phase.target()),
            (*kind, expected),
            "at {clock}"
        );
        assert_eq!(
            phase.is_open(),
            matches!(kind, Open | ClosingSoon),
            "at {clock}"
        );
    }
}

#[test]
fn a_season_from_its_first_to_its_last_instant() {
    check(
        &fridays(|_| {}),
        &[
            ("2020-01-01 00:00", Before, "2026-06-05 20:30"),
            ("2026-06-05 20:29:59.999", Before, "2026-06-05 20:30"),
            ("2026-06-05 20:30", Open, "2026-06-05 22:00"),
            ("2026-06-05 22:00", Closed, "2026-06-12 20:30"),
            ("2026-11-27 00:00", Closed, "2026-11-27 20:30"),
            ("2026-11-27 20:29:59.999", Closed, "2026-11-27 20:30"),
            ("2026-11-27 20:30:00.000", Open, "2026-11-27 22:00"),
            ("2026-11-27 21:49:59.999", Open, "2026-11-27 22:00"),
            ("2026-11-27 21:50:00.000", ClosingSoon, "2026-11-27 22:00"),
            ("2026-11-27 21:59:59.999", ClosingSoon, "2026-11-27 22:00"),
            ("2026-11-27 22:00:00.000", Closed, "2026-12-04 20:30"),
            ("2026-12-18 22:00", Closed, "2026-12-25 20:30"),
            ("2026-12-25 21:59:59.999", ClosingSoon, "2026-12-25 22:00"),
            ("2026-12-25 22:00:00.000", Over, "-"),
            ("2099-01-01 00:00", Over, "-"),
        ],
    );
}

#[test]
fn the_last_day_itself_may_have_a_night_and_the_day_after_may_not() {
    let thursdays = fridays(|schedule| schedule.weekly[0].weekday = Weekday::Thursday);
    check(
        &thursdays,
        &[
            ("2026-12-31 20:30", Open, "2026-12-31 22:00"),
            ("2026-12-31 22:00", Over, "-"),
        ],
    );
    let shorter = fridays(|schedule| {
        schedule.first_day = date("2026-06-06");
        schedule.last_day = date("2026-06-18");
    });
    check(
        &shorter,
        &[
            ("2026-06-05 21:00", Before, "2026-06-12 20:30"),
            ("2026-06-12 22:00", Over, "-"),
        ],
    );
}

#[test]
fn a_schedule_without_nights_is_over() {
    let table = [
        ("2026-05-01 00:00", Over, "-"),
        ("2026-11-27 21:00", Over, "-"),
    ];
    check(&fridays(|schedule| schedule.weekly.clear()), &table);
    check(
        &fridays(|schedule| schedule.last_day = date("2026-05-31")),
        &table,
    );
    check(
        &fridays(|schedule| schedule.last_day = date("2026-06-04")),
        &table,
    );
}

#[test]
fn a_cancelled_night_is_left_out() {
    let schedule = fridays(|schedule| {
        schedule.cancelled = vec![
            cancelled("2026-11-27", "Bão"),
            cancelled("2026-12-25", "Lễ"),
        ];
    });
    check(
        &schedule,
        &[
            ("2026-11-20 22:00", Closed, "2026-12-04 20:30"),
            ("2026-11-27 21:00", Closed, "2026-12-04 20:30"),
            ("2026-12-18 21:59:59.999", ClosingSoon, "2026-12-18 22:00"),
            ("2026-12-18 22:00", Over, "-"),
        ],
    );
    let first = fridays(|schedule| schedule.cancelled = vec![cancelled("2026-06-05", "Bão")]);
    check(&first, &[("2026-06-05 21:00", Before, "2026-06-12 20:30")]);
}

#[test]
fn cancelled_nights_are_told_until_their_time_has_passed() {
    let schedule = fridays(|schedule| {
        // Neither in order nor each once; the Monday never had a night.
        schedule.cancelled = vec![
            cancelled("2026-11-27", "b"),
            cancelled("2026-11-20", "a"),
            cancelled("2026-11-27", "b"),
            cancelled("2026-11-23", "x"),
            cancelled("2026-12-25", "z"),
        ];
    });
    for (clock, reasons) in [
        ("2026-11-13 20:29", vec![]),
        ("2026-11-13 21:00", vec![]),
        ("2026-11-13 22:00", vec!["a", "b"]),
        ("2026-11-20 21:59:59.999", vec!["a", "b"]),
        ("2026-11-20 22:00", vec!["b"]),
        ("2026-11-27 22:00", vec![]),
        ("2026-12-18 22:00", vec!["z"]),
        ("2026-12-25 22:00", vec![]),
    ] {
        let told = schedule.cancelled_before_next(at(clock), VIETNAM);
        let told: Vec<&str> = told.iter().map(|it| it.reason.vi.as_str()).collect();
        assert_eq!(told, reasons, "at {clock}");
    }
}

#[test]
fn an_extra_night_comes_besides() {
    let schedule = fridays(|schedule| {
        schedule.extra = vec![
            extra("2026-12-31", "19:00", "23:30"),
            extra("2026-09-02", "08:00", "11:00"),
        ];
    });
    check(
        &schedule,
        &[
            ("2026-09-02 08:00", Open, "2026-09-02 11:00"),
            ("2026-09-02 11:00", Closed, "2026-09-04 20:30"),
            ("2026-12-25 22:00", Closed, "2026-12-31 19:00"),
            ("2026-12-31 23:20", ClosingSoon, "2026-12-31 23:30"),
            ("2026-12-31 23:30", Over, "-"),
        ],
    );
}

#[test]
fn a_moved_night_is_cancelled_and_extra() {
    let schedule = fridays(|schedule| {
        schedule.cancelled = vec![cancelled("2026-11-27", "Dời giờ")];
        schedule.extra = vec![extra("2026-11-27", "19:00", "21:00")];
    });
    check(
        &schedule,
        &[
            ("2026-11-27 18:59:59.999", Closed, "2026-11-27 19:00"),
            ("2026-11-27 19:00", Open, "2026-11-27 21:00"),
            ("2026-11-27 20:50", ClosingSoon, "2026-11-27 21:00"),
            ("2026-11-27 21:00", Closed, "2026-12-04 20:30"),
        ],
    );
}

#[test]
fn a_night_may_go_past_midnight() {
    let schedule = fridays(|schedule| {
        schedule.weekly = vec![weekly(Weekday::Friday, "22:30", "01:00")];
        schedule.last_day = date("2026-06-12");
    });
    check(
        &schedule,
        &[
            ("2026-06-05 23:59:59.999", Open, "2026-06-06 01:00"),
            ("2026-06-06 00:00", Open, "2026-06-06 01:00"),
            ("2026-06-06 00:50", ClosingSoon, "2026-06-06 01:00"),
            ("2026-06-06 01:00", Closed, "2026-06-12 22:30"),
            // It begins on the last day and ends after it.
            ("2026-06-13 00:30", Open, "2026-06-13 01:00"),
            ("2026-06-13 01:00", Over, "-"),
        ],
    );
    let until_midnight = fridays(|schedule| schedule.weekly[0].closes = TimeOfDay::MIDNIGHT);
    check(
        &until_midnight,
        &[("2026-11-27 23:59:59.999", ClosingSoon, "2026-11-28 00:00")],
    );
}

#[test]
fn hours_may_change_in_the_course_of_the_season() {
    let schedule = fridays(|schedule| {
        let mut summer = weekly(Weekday::Friday, "20:30", "22:00");
        summer.until = Some(date("2026-10-02"));
        let mut winter = weekly(Weekday::Friday, "19:30", "21:00");
        winter.from = Some(date("2026-10-09"));
        winter.until = Some(date("2026-10-16"));
        schedule.weekly = vec![winter, summer];
    });
    check(
        &schedule,
        &[
            ("2026-10-02 21:00", Open, "2026-10-02 22:00"),
            ("2026-10-02 22:00", Closed, "2026-10-09 19:30"),
            ("2026-10-09 20:00", Open, "2026-10-09 21:00"),
            ("2026-10-16 20:55", ClosingSoon, "2026-10-16 21:00"),
            ("2026-10-16 21:00", Over, "-"),
        ],
    );
}

#[test]
fn nights_that_overlap_or_touch_are_one() {
    let schedule = fridays(|schedule| {
        let mut late = extra("2026-11-27", "22:00", "02:00");
        late.note = Some(text("Đêm dài"));
        schedule.extra = vec![
            late,
            extra("2026-11-28", "01:00", "03:00"),
            extra("2026-11-28", "03:01", "04:00"),
        ];
    });
    check(
        &schedule,
        &[
            ("2026-11-27 20:30", Open, "2026-11-28 03:00"),
            ("2026-11-27 21:55", Open, "2026-11-28 03:00"),
            ("2026-11-28 02:49:59.999", Open, "2026-11-28 03:00"),
            ("2026-11-28 02:50", ClosingSoon, "2026-11-28 03:00"),
            ("2026-11-28 03:00", Closed, "2026-11-28 03:01"),
        ],
    );
    let night = schedule
        .nights_from(at("2026-11-28 02:00"), VIETNAM)
        .next()
        .unwrap();
    assert_eq!(
        (night.opens, night.closes),
        (at("2026-11-27 20:30"), at("2026-11-28 03:00"))
    );
    assert_eq!(night.note, Some(text("Đêm dài")));
}

#[test]
fn closing_soon_may_be_longer_than_the_night_or_nothing() {
    let long = fridays(|schedule| schedule.closing_soon_minutes = u16::MAX);
    check(
        &long,
        &[
            ("2026-11-27 20:29:59.999", Closed, "2026-11-27 20:30"),
            ("2026-11-27 20:30", ClosingSoon, "2026-11-27 22:00"),
        ],
    );
    let none = fridays(|schedule| schedule.closing_soon_minutes = 0);
    check(
        &none,
        &[
            ("2026-11-27 21:59:59.999", Open, "2026-11-27 22:00"),
            ("2026-11-27 22:00", Closed, "2026-12-04 20:30"),
        ],
    );
    assert_eq!(
        none.next_change(at("2026-11-27 21:00"), VIETNAM),
        Some(at("2026-11-27 22:00"))
    );
}

#[test]
fn when_the_phase_changes_next() {
    let schedule = fridays(|_| {});
    for (clock, change) in [
        ("2026-01-01 00:00", "2026-06-05 20:30"),
        ("2026-11-27 20:29:59.999", "2026-11-27 20:30"),
        ("2026-11-27 20:30", "2026-11-27 21:50"),
        ("2026-11-27 21:50", "2026-11-27 22:00"),
        ("2026-11-27 22:00", "2026-12-04 20:30"),
    ] {
        assert_eq!(
            schedule.next_change(at(clock), VIETNAM),
            Some(at(change)),
            "at {clock}"
        );
    }
    assert_eq!(schedule.next_change(at("2026-12-25 22:00"), VIETNAM), None);
}

#[test]
fn a_season_of_centuries_is_quick_to_look_through() {
    let schedule = fridays(|schedule| {
        schedule.first_day = date("0001-01-01");
        schedule.last_day = date("9999-12-31");
        schedule.weekly[0].from = Some(date("9999-12-01"));
    });
    for _ in 0..1_000 {
        let phase = schedule.phase(at("2026-11-27 21:00"), VIETNAM);
        assert_eq!(phase.target(), Some(at("9999-12-03 20:30")));
    }
}

#[test]
fn the_ends_of_time_do_not_panic() {
    let schedule = fridays(|_| {});
    for (millis, kind) in [(i64::MIN, Before), (i64::MAX, Over)] {
        for minutes in [-840, 840] {
            let now = Timestamp::from_millis(millis);
            let offset = UtcOffset::from_minutes(minutes);
            assert_eq!(schedule.phase(now, offset).kind(), kind);
            let _ = schedule.cancelled_before_next(now, offset);
        }
    }
}
