//! The nights that a schedule means, in order.

use super::{Cancelled, Schedule, Weekly};
use crate::locale::Text;
use crate::sort::sort_by_key;
use crate::time::{Date, TimeOfDay, Timestamp, UtcOffset};
use std::collections::VecDeque;

/// A night of the market: open from `opens`, shut at `closes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Night {
    /// The first instant at which the market is open.
    pub opens: Timestamp,
    /// The first instant at which it is shut again.
    pub closes: Timestamp,
    /// What is special about the night.
    pub note: Option<Text>,
}

impl Night {
    /// What the night is called in addresses: the date and time at which it opens, such as
    /// `2026-11-27-2030`.
    pub fn name(&self, offset: UtcOffset) -> String {
        let opens = self.opens.civil(offset);
        format!("{}-{:02}{:02}", opens.date, opens.hour, opens.minute)
    }
}

impl Schedule {
    /// The nights that end after an instant, in order. Nights that overlap or touch are one.
    pub fn nights_from(&self, from: Timestamp, offset: UtcOffset) -> Nights<'_> {
        let day = self.start_of_chain(from.civil(offset).date.plus_days(-1), offset);
        Nights {
            schedule: self,
            offset,
            from,
            day: Some(day),
            waiting: VecDeque::new(),
        }
    }

    /// The cancelled nights that would have come before the next one that takes place, or
    /// before the end of the season where none is left, in order; those whose time has passed
    /// are left out. While the market is open, the night at hand is the next one.
    pub fn cancelled_before_next(&self, now: Timestamp, offset: UtcOffset) -> Vec<&Cancelled> {
        let next = self.nights_from(now, offset).next();
        let would_come = |cancelled: &&Cancelled| {
            self.weekly_on(cancelled.date).any(|weekly| {
                let (opens, closes) = span(cancelled.date, weekly.opens, weekly.closes, offset);
                closes > now && next.as_ref().is_none_or(|night| opens < night.opens)
            })
        };
        let mut nights: Vec<_> = self.cancelled.iter().filter(would_come).collect();
        sort_by_key(&mut nights, |cancelled| cancelled.date);
        nights.dedup_by_key(|cancelled| cancelled.date);
        nights
    }

    /// The weekly nights that a date would have if none were cancelled.
    fn weekly_on(&self, date: Date) -> impl Iterator<Item = &Weekly> {
        let in_season = self.first_day <= date && date <= self.last_day;
        self.weekly.iter().filter(move |weekly| {
            in_season && weekly.weekday == date.weekday() && weekly.applies_on(date)
        })
    }

    pub(super) fn is_cancelled(&self, date: Date) -> bool {
        self.cancelled
            .iter()
            .any(|cancelled| cancelled.date == date)
    }

    /// The nights that begin on a date, in order, not yet merged.
    fn nights_on(&self, date: Date, offset: UtcOffset) -> Vec<Night> {
        let mut nights = Vec::new();
        if !(self.first_day..=self.last_day).contains(&date) {
            return nights;
        }
        let mut push = |from, to, note| {
            let (opens, closes) = span(date, from, to, offset);
            nights.push(Night {
                opens,
                closes,
                note,
            });
        };
        if !self.is_cancelled(date) {
            self.weekly_on(date)
                .for_each(|weekly| push(weekly.opens, weekly.closes, None));
        }
        for extra in self.extra.iter().filter(|extra| extra.date == date) {
            push(extra.opens, extra.closes, extra.note.clone());
        }
        sort_by_key(&mut nights, |night| night.opens);
        nights
    }

    /// The first date from `day` on with a night that begins on it. Goes from candidate to
    /// candidate, not from day to day: a season may span centuries.
    fn next_date(&self, day: Date) -> Option<Date> {
        let day = day.max(self.first_day);
        let weekly = self.weekly.iter().filter_map(|weekly| {
            let mut date = weekly.from.map_or(day, |from| from.max(day));
            date = date.plus_days(date.weekday().days_until(weekly.weekday));
            while self.is_cancelled(date) {
                date = date.plus_days(7);
            }
            weekly.applies_on(date).then_some(date)
        });
        let extra = self
            .extra
            .iter()
            .map(|extra| extra.date)
            .filter(|date| *date >= day);
        weekly
            .chain(extra)
            .min()
            .filter(|date| *date <= self.last_day)
    }

    /// The day on which the chain of touching nights begins that reaches `day`, or `day`. A
    /// night ends a day after its beginning at the latest, so no chain goes past an empty day.
    fn start_of_chain(&self, mut day: Date, offset: UtcOffset) -> Date {
        let mut tonight = self.nights_on(day, offset);
        while day > self.first_day {
            let earlier = day.plus_days(-1);
            let before = self.nights_on(earlier, offset);
            let (Some(first), Some(last)) = (
                tonight.first(),
                before.iter().map(|night| night.closes).max(),
            ) else {
                break;
            };
            if last < first.opens {
                break;
            }
            (day, tonight) = (earlier, before);
        }
        day
    }
}

impl Weekly {
    fn applies_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

/// The instants at which a night that begins on a date opens and closes.
pub(super) fn span(
    date: Date,
    opens: TimeOfDay,
    closes: TimeOfDay,
    offset: UtcOffset,
) -> (Timestamp, Timestamp) {
    let last = if closes <= opens {
        date.plus_days(1)
    } else {
        date
    };
    (date.at(opens, offset), last.at(closes, offset))
}

/// The nights of a schedule in order; see [`Schedule::nights_from`].
#[derive(Clone, Debug)]
pub struct Nights<'a> {
    schedule: &'a Schedule,
    offset: UtcOffset,
    from: Timestamp,
    /// The first day that has not been looked at; none once the season is over.
    day: Option<Date>,
    /// Nights that begin before `day`, in order.
    waiting: VecDeque<Night>,
}

impl Nights<'_> {
    /// The next night as the schedule has it, not merged.
    fn single(&mut self) -> Option<Night> {
        if self.waiting.is_empty() {
            let date = self.schedule.next_date(self.day?);
            self.day = date.map(|date| date.plus_days(1));
            self.waiting
                .extend(self.schedule.nights_on(date?, self.offset));
        }
        self.waiting.pop_front()
    }

    fn merged(&mut self) -> Option<Night> {
        let mut night = self.single()?;
        while let Some(next) = self.single() {
            if next.opens > night.closes {
                self.waiting.push_front(next);
                break;
            }
            night.closes = night.closes.max(next.closes);
            night.note = night.note.or(next.note);
        }
        Some(night)
    }
}

impl Iterator for Nights<'_> {
    type Item = Night;

    fn next(&mut self) -> Option<Night> {
        loop {
            let night = self.merged()?;
            if night.closes > self.from {
                return Some(night);
            }
        }
    }
}
