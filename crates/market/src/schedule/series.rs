//! The schedule as series of nights, as calendars want it.

use super::nights::span;
use super::{Extra, Schedule, Weekly};
use crate::calendar::EveryWeek;
use crate::locale::Text;
use crate::sort::sort;
use crate::time::{Date, TimeOfDay, Timestamp, UtcOffset};

/// A night, or one of every week. Nights of two series may touch or overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// A name that no other series of the schedule has, and which stays while its hours stay.
    pub name: String,
    /// When the first of its nights begins.
    pub opens: Timestamp,
    /// When that ends.
    pub closes: Timestamp,
    /// The further nights; none for a single one.
    pub weekly: Option<EveryWeek>,
    /// What is special about it.
    pub note: Option<Text>,
}

impl Schedule {
    /// All nights of the season as series.
    pub fn series(&self, offset: UtcOffset) -> Vec<Series> {
        let weekly = self.weekly.iter().enumerate();
        let weekly = weekly.filter(|(index, it)| !self.weekly[..*index].contains(it));
        let in_season = |extra: &&Extra| (self.first_day..=self.last_day).contains(&extra.date);
        let extra = self.extra.iter().filter(in_season);
        let mut series: Vec<Series> = weekly
            .filter_map(|(_, weekly)| self.every_week(weekly, offset))
            .chain(extra.map(|extra| single(extra, offset)))
            .collect();
        // Two that are called the same begin together; a number tells them apart.
        let names: Vec<String> = series.iter().map(|it| it.name.clone()).collect();
        for (index, name) in names.iter().enumerate() {
            let same = names[..index].iter().filter(|it| *it == name).count();
            if same > 0 {
                series[index].name = format!("{name}-{}", same + 1);
            }
        }
        series
    }

    fn every_week(&self, weekly: &Weekly, offset: UtcOffset) -> Option<Series> {
        let from = weekly
            .from
            .map_or(self.first_day, |it| it.max(self.first_day));
        let until = weekly
            .until
            .map_or(self.last_day, |it| it.min(self.last_day));
        let mut first = from.plus_days(from.weekday().days_until(weekly.weekday));
        while first <= until && self.is_cancelled(first) {
            first = first.plus_days(7);
        }
        if first > until {
            return None;
        }
        let (opens, closes) = span(first, weekly.opens, weekly.closes, offset);
        let mut except: Vec<Date> = self.cancelled.iter().map(|it| it.date).collect();
        except.retain(|date| (first..=until).contains(date) && date.weekday() == weekly.weekday);
        sort(&mut except);
        except.dedup();
        let beginning = |date: Date| date.at(weekly.opens, offset);
        Some(Series {
            name: name(from, weekly.opens),
            opens,
            closes,
            weekly: Some(EveryWeek {
                weekday: weekly.weekday,
                until: beginning(until),
                except: except.into_iter().map(beginning).collect(),
            }),
            note: None,
        })
    }
}

fn single(extra: &Extra, offset: UtcOffset) -> Series {
    let (opens, closes) = span(extra.date, extra.opens, extra.closes, offset);
    Series {
        name: name(extra.date, extra.opens),
        opens,
        closes,
        weekly: None,
        note: extra.note.clone(),
    }
}

fn name(date: Date, opens: TimeOfDay) -> String {
    format!("{date}-{:02}{:02}", opens.hour(), opens.minute())
}
