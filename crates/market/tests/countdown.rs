//! The time that is left, and the points of it that are announced.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::{Mark, Remaining, Timestamp, mark};
use proptest::prelude::*;

/// An instant of a day: `20:29:59.999`.
fn at(clock: &str) -> Timestamp {
    let parts: Vec<f64> = clock.split(':').map(|part| part.parse().unwrap()).collect();
    let seconds = (parts[0] * 60.0 + parts[1]) * 60.0 + parts[2];
    Timestamp::from_millis((seconds * 1000.0).round() as i64)
}

#[test]
fn the_time_that_is_left() {
    let now = at("20:00:00");
    for (millis, days, hours, minutes, seconds) in [
        (-1, 0, 0, 0, 0),
        (0, 0, 0, 0, 0),
        (1, 0, 0, 0, 1),
        (999, 0, 0, 0, 1),
        (1_000, 0, 0, 0, 1),
        (1_001, 0, 0, 0, 2),
        (59_000, 0, 0, 0, 59),
        (59_001, 0, 0, 1, 0),
        (3_599_001, 0, 1, 0, 0),
        (86_399_001, 1, 0, 0, 0),
        (90_061_000, 1, 1, 1, 1),
        (604_800_000, 7, 0, 0, 0),
    ] {
        let expected = Remaining {
            days,
            hours,
            minutes,
            seconds,
        };
        assert_eq!(
            Remaining::between(now, now.plus_millis(millis)),
            expected,
            "{millis}"
        );
    }
    let (least, most) = (
        Timestamp::from_millis(i64::MIN),
        Timestamp::from_millis(i64::MAX),
    );
    assert_eq!(Remaining::between(most, least), Remaining::default());
    assert_eq!(Remaining::between(least, most).days, u32::MAX);
}

#[test]
fn marks_of_the_countdown() {
    let target = at("20:30:00");
    for (previous, now, expected) in [
        ("19:59:59", "20:00:00", Some(Mark::Thirty)),
        ("20:00:00", "20:00:01", None),
        // What counts is the clock as it is shown, in seconds rounded up.
        ("19:59:59.500", "20:00:00.500", Some(Mark::Thirty)),
        ("19:59:58.900", "19:59:59.900", None),
        ("20:19:59", "20:20:00", Some(Mark::Ten)),
        ("20:24:59", "20:25:00", Some(Mark::Five)),
        ("20:28:59", "20:29:00", Some(Mark::One)),
        ("20:29:00", "20:29:59", None),
        // After a gap only the last one counts.
        ("19:00:00", "20:10:00", Some(Mark::Thirty)),
        ("19:00:00", "20:26:00", Some(Mark::Five)),
        ("20:26:00", "20:29:59.999", Some(Mark::One)),
        // The time has come, or the clock was put back.
        ("20:28:00", "20:30:00", None),
        ("20:28:00", "20:45:00", None),
        ("20:25:30", "20:20:00", None),
        ("20:20:00", "20:20:00", None),
    ] {
        assert_eq!(
            mark(at(previous), at(now), target),
            expected,
            "{previous} {now}"
        );
    }
    assert_eq!(
        [Mark::Thirty, Mark::Ten, Mark::Five, Mark::One].map(Mark::minutes),
        [30, 10, 5, 1]
    );
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_whole_seconds_rounded_up(
        now in -4_000_000_000_000..4_000_000_000_000_i64, left in 0..10_000_000_000_i64,
    ) {
        let now = Timestamp::from_millis(now);
        let Remaining { days, hours, minutes, seconds } = Remaining::between(now, now.plus_millis(left));
        prop_assert!(hours < 24 && minutes < 60 && seconds < 60);
        let hours = i64::from(days) * 24 + i64::from(hours);
        let whole = (hours * 60 + i64::from(minutes)) * 60 + i64::from(seconds);
        prop_assert!(whole * 1000 >= left && (whole - 1) * 1000 < left);
    }

    #[test]
    fn a_countdown_announces_each_mark_once(start in 0..4_000_000_i64, ticks in prop::collection::vec(1..9_000_i64, 0..600)) {
        // However unevenly the clock is looked at, the marks are more than nine seconds apart.
        let target = Timestamp::from_millis(4_000_000);
        let mut previous = Timestamp::from_millis(start);
        let mut told = Vec::new();
        let to_go = 4_000_000 - start;
        for tick in ticks {
            let now = previous.plus_millis(tick);
            told.extend(mark(previous, now, target));
            previous = now;
        }
        let left = (target.millis() - previous.millis() + 999).div_euclid(1000);
        let first = (to_go + 999) / 1000;
        let expected: Vec<Mark> = [Mark::Thirty, Mark::Ten, Mark::Five, Mark::One]
            .into_iter()
            .filter(|mark| {
                let seconds = i64::from(mark.minutes()) * 60;
                left <= seconds && seconds < first
            })
            .collect();
        prop_assert_eq!(told, expected);
    }
}
