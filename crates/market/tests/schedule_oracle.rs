//! Schedules of every kind, held against an obvious and slow way to work them out: every
//! minute of a few weeks is open or it is not.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::{
    Cancelled, Date, Extra, PhaseKind, Schedule, Text, TimeOfDay, Timestamp, UtcOffset, Weekday,
    Weekly,
};
use proptest::prelude::*;
use proptest::sample::select;

const MINUTE: i64 = 60_000;
const DAY: usize = 24 * 60;

/// The days that a plan covers, from `first()` on; seasons lie well inside them.
const DAYS: i32 = 24;

fn first() -> Date {
    "2026-01-26".parse().unwrap()
}

/// Every minute of the days, as an obvious program sees it.
struct Plan {
    start: Timestamp,
    open: Vec<bool>,
    /// The phase at the beginning of each minute, and the minute that a countdown counts to.
    phases: Vec<(PhaseKind, Option<usize>)>,
}

impl Plan {
    fn new(schedule: &Schedule, offset: UtcOffset) -> Self {
        let mut open = vec![false; (DAYS as usize + 2) * DAY];
        for index in 0..DAYS {
            let day = first().plus_days(index);
            for (opens, closes) in hours_on(schedule, day) {
                let from = index as usize * DAY + minute(opens);
                let mut to = index as usize * DAY + minute(closes);
                if to <= from {
                    to += DAY;
                }
                open[from..to].fill(true);
            }
        }
        let start = first().at(TimeOfDay::MIDNIGHT, offset);
        let phases = phases(&open, usize::from(schedule.closing_soon_minutes));
        Self {
            start,
            open,
            phases,
        }
    }

    fn at(&self, index: usize) -> Timestamp {
        self.start.plus_millis(index as i64 * MINUTE)
    }

    /// The nights: the ends of each stretch of open minutes.
    fn nights(&self) -> Vec<(Timestamp, Timestamp)> {
        let edges: Vec<usize> = self.edges().collect();
        let pairs = edges.chunks(2);
        pairs
            .map(|pair| (self.at(pair[0]), self.at(pair[1])))
            .collect()
    }

    /// The minutes at which nights begin and end.
    fn edges(&self) -> impl Iterator<Item = usize> {
        (1..self.open.len()).filter(|index| self.open[index - 1] != self.open[*index])
    }
}

fn phases(open: &[bool], soon: usize) -> Vec<(PhaseKind, Option<usize>)> {
    let first = open.iter().position(|open| *open).unwrap_or(open.len());
    let mut phases = Vec::new();
    // From the end, so that the next minute of the other kind is known.
    let (mut next_open, mut next_shut) = (None, None);
    for (index, is_open) in open.iter().enumerate().rev() {
        if *is_open {
            next_open = Some(index);
        } else {
            next_shut = Some(index);
        }
        phases.push(match (*is_open, next_open, next_shut) {
            (true, _, Some(shut)) if shut - index <= soon => (PhaseKind::ClosingSoon, next_shut),
            (true, _, _) => (PhaseKind::Open, next_shut),
            (false, None, _) => (PhaseKind::Over, None),
            (false, _, _) if index < first => (PhaseKind::Before, next_open),
            (false, _, _) => (PhaseKind::Closed, next_open),
        });
    }
    phases.reverse();
    phases
}

fn minute(time: TimeOfDay) -> usize {
    usize::from(time.hour()) * 60 + usize::from(time.minute())
}

fn hours_on(schedule: &Schedule, day: Date) -> Vec<(TimeOfDay, TimeOfDay)> {
    let mut hours = Vec::new();
    if day < schedule.first_day || day > schedule.last_day {
        return hours;
    }
    let is_cancelled = schedule.cancelled.iter().any(|it| it.date == day);
    for weekly in &schedule.weekly {
        let too_early = weekly.from.is_some_and(|from| day < from);
        let too_late = weekly.until.is_some_and(|until| day > until);
        if weekly.weekday == day.weekday() && !is_cancelled && !too_early && !too_late {
            hours.push((weekly.opens, weekly.closes));
        }
    }
    for extra in schedule.extra.iter().filter(|extra| extra.date == day) {
        hours.push((extra.opens, extra.closes));
    }
    hours
}

prop_compose! {
    fn a_day()(index in 2..DAYS - 2) -> Date {
        first().plus_days(index)
    }
}

prop_compose! {
    // Few hours and quarters, so that nights often touch.
    fn a_time()(hour in select(vec![0, 1, 6, 12, 20, 22, 23]), minute in select(vec![0, 30, 59])) -> TimeOfDay {
        TimeOfDay::new(hour, minute).unwrap()
    }
}

prop_compose! {
    // Every other minute is one at which nights may begin and end.
    fn a_minute()(day in 0..DAYS as usize, time in a_time(), any in 0..DAY, exact: bool) -> usize {
        day * DAY + if exact { minute(time) } else { any }
    }
}

prop_compose! {
    fn a_weekly()(
        weekday in select(vec![Weekday::Friday, Weekday::Saturday, Weekday::Sunday]), opens in a_time(), closes in a_time(),
        from in prop::option::of(a_day()), until in prop::option::of(a_day()),
    ) -> Weekly {
        Weekly { weekday, opens, closes, from, until }
    }
}

prop_compose! {
    fn an_extra()(date in a_day(), opens in a_time(), closes in a_time()) -> Extra {
        Extra { date, opens, closes, note: None }
    }
}

prop_compose! {
    fn a_schedule()(
        first_day in a_day(), length in -1..20_i32, closing_soon_minutes in select(vec![0_u16, 1, 10, 600]),
        weekly in prop::collection::vec(a_weekly(), 0..8),
        cancelled in prop::collection::vec(a_day(), 0..12),
        extra in prop::collection::vec(an_extra(), 0..8),
    ) -> Schedule {
        let last_day = first_day.plus_days(length).min(first().plus_days(DAYS - 2));
        let reason = Text { vi: "Bão".to_owned(), en: None, fr: None };
        let cancelled = cancelled.into_iter().map(|date| Cancelled { date, reason: reason.clone() });
        Schedule {
            first_day, last_day, closing_soon_minutes, weekly, extra, cancelled: cancelled.collect(),
        }
    }
}

prop_compose! {
    fn an_offset()(minutes in select(vec![0_i16, 420, -570, 840])) -> UtcOffset {
        UtcOffset::from_minutes(minutes)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn nights_are_the_stretches_of_open_minutes(schedule in a_schedule(), offset in an_offset()) {
        let plan = Plan::new(&schedule, offset);
        let nights: Vec<_> = schedule
            .nights_from(plan.start, offset)
            .map(|night| (night.opens, night.closes))
            .collect();
        prop_assert_eq!(nights, plan.nights());
    }

    #[test]
    fn nights_from_an_instant_are_those_that_end_after_it(
        schedule in a_schedule(), offset in an_offset(),
        indices in prop::collection::vec(a_minute(), 20), millis in 0..2_i64,
    ) {
        let plan = Plan::new(&schedule, offset);
        let all = plan.nights();
        for index in indices {
            let now = plan.at(index).plus_millis(millis);
            let nights: Vec<_> = schedule
                .nights_from(now, offset)
                .map(|night| (night.opens, night.closes))
                .collect();
            let mut expected = all.clone();
            expected.retain(|(_, closes)| *closes > now);
            prop_assert_eq!(nights, expected, "minute {}", index);
        }
    }

    #[test]
    fn phases_are_those_of_the_minutes(
        schedule in a_schedule(), offset in an_offset(),
        indices in prop::collection::vec(a_minute(), 20), millis in 0..MINUTE,
    ) {
        let plan = Plan::new(&schedule, offset);
        let soon = usize::from(schedule.closing_soon_minutes);
        // Besides any minutes, those at which phases change, and the ones before.
        let edges = plan.edges().flat_map(|edge| [edge - 1, edge, edge.saturating_sub(soon)]);
        for index in indices.into_iter().chain(edges) {
            let (kind, target) = plan.phases[index];
            for now in [plan.at(index), plan.at(index).plus_millis(millis)] {
                let phase = schedule.phase(now, offset);
                prop_assert_eq!(phase.kind(), kind, "minute {}", index);
                prop_assert_eq!(phase.target(), target.map(|target| plan.at(target)));
            }
        }
    }

    #[test]
    fn the_next_change_is_the_first_instant_of_another_kind(
        schedule in a_schedule(), offset in an_offset(), index in a_minute(), millis in 0..MINUTE,
    ) {
        let plan = Plan::new(&schedule, offset);
        let now = plan.at(index).plus_millis(millis);
        let first = (index + 1..plan.open.len())
            .find(|later| plan.phases[*later].0 != plan.phases[index].0);
        prop_assert_eq!(schedule.next_change(now, offset), first.map(|first| plan.at(first)));
    }

    #[test]
    fn cancelled_nights_are_told_if_they_come_before_the_next_one(
        schedule in a_schedule(), offset in an_offset(), indices in prop::collection::vec(a_minute(), 20),
    ) {
        let plan = Plan::new(&schedule, offset);
        let all = Schedule { cancelled: Vec::new(), extra: Vec::new(), ..schedule.clone() };
        let mut cancelled: Vec<Date> = schedule.cancelled.iter().map(|it| it.date).collect();
        cancelled.sort();
        cancelled.dedup();
        let nights = plan.nights();
        for now in indices.into_iter().map(|index| plan.at(index)) {
            let next = nights.iter().copied().find(|(_, closes)| *closes > now);
            let would_come = |date: Date| {
                hours_on(&all, date).into_iter().any(|(opens, closes)| {
                    let last = if closes <= opens { date.plus_days(1) } else { date };
                    let (opens, closes) = (date.at(opens, offset), last.at(closes, offset));
                    closes > now && next.is_none_or(|(next, _)| opens < next)
                })
            };
            let expected: Vec<Date> = cancelled.iter().copied().filter(|date| would_come(*date)).collect();
            let told = schedule.cancelled_before_next(now, offset);
            prop_assert_eq!(told.iter().map(|it| it.date).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn schedules_survive_json(schedule in a_schedule()) {
        let text = serde_json::to_string(&schedule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Schedule>(&text).unwrap(), schedule);
    }
}
