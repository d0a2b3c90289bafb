//! Dates and times as each language writes them, always in the market's time.

use crate::i18n::{Texts, locale, texts};
use market::{Civil, Date, Locale, Schedule, Timestamp, UtcOffset, Weekday};

/// "thứ Sáu, 27/11/2026", "Friday 27 November 2026", "vendredi 27 novembre 2026".
pub fn date(date: Date) -> String {
    let t = texts();
    t.time.date(
        &date.day(),
        &month_name(date.month()),
        &weekday(t, date.weekday()),
        &date.year(),
    )
}

/// "27/11/2026", "27 November 2026", "27 novembre 2026".
pub fn day(date: Date) -> String {
    let t = texts();
    t.time
        .day(&date.day(), &month_name(date.month()), &date.year())
}

/// The nights of every week and the last day, in a sentence.
pub fn hours(schedule: &Schedule, offset: UtcOffset) -> String {
    let t = texts();
    let nights: Vec<String> = schedule
        .weekly
        .iter()
        .map(|night| {
            let closes = with_offset(night.closes.to_string(), offset);
            t.schedule
                .weekly(&closes, &night.opens, &weekday(t, night.weekday))
        })
        .collect();
    t.schedule
        .hours_sentence(&day(schedule.last_day), &nights.join(", "))
}

/// The day of the week on which all weekly nights are, where that is one.
pub fn only_weekday(schedule: &Schedule) -> Option<&'static str> {
    let mut days = schedule.weekly.iter().map(|night| night.weekday);
    let first = days.next()?;
    days.all(|day| day == first)
        .then(|| weekday(texts(), first))
}

/// "20:30"; in languages whose readers may sit elsewhere the market's offset stands beside it.
pub fn time(at: Timestamp, offset: UtcOffset) -> String {
    with_offset(clock(at.civil(offset)), offset)
}

fn with_offset(clock: String, offset: UtcOffset) -> String {
    match locale() {
        Locale::Vi => clock,
        Locale::En | Locale::Fr => format!("{clock} (UTC{offset})"),
    }
}

/// Date and time together.
pub fn date_time(at: Timestamp, offset: UtcOffset) -> String {
    texts()
        .time
        .date_time(&date(at.civil(offset).date), &time(at, offset))
}

/// The reader's own time of an instant, where it differs from the market's.
pub fn own_time(at: Timestamp, market: UtcOffset, own: UtcOffset) -> Option<String> {
    if market == own {
        return None;
    }
    let (there, here) = (at.civil(market), at.civil(own));
    let t = texts();
    let clock = clock(here);
    Some(if there.date == here.date {
        t.time.your_time(&clock)
    } else {
        t.time
            .your_time_on(&weekday(t, here.date.weekday()), &clock)
    })
}

/// "20:30", for whoever reads the offset elsewhere.
pub fn time_alone(at: Timestamp, offset: UtcOffset) -> String {
    clock(at.civil(offset))
}

fn clock(civil: Civil) -> String {
    format!("{:02}:{:02}", civil.hour, civil.minute)
}

fn weekday(t: &Texts, day: Weekday) -> &'static str {
    let names = &t.weekdays;
    match day {
        Weekday::Monday => names.monday,
        Weekday::Tuesday => names.tuesday,
        Weekday::Wednesday => names.wednesday,
        Weekday::Thursday => names.thursday,
        Weekday::Friday => names.friday,
        Weekday::Saturday => names.saturday,
        Weekday::Sunday => names.sunday,
    }
}

/// The name of a month from 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    let names = &texts().months;
    [
        names.january,
        names.february,
        names.march,
        names.april,
        names.may,
        names.june,
        names.july,
        names.august,
        names.september,
        names.october,
        names.november,
        names.december,
    ][usize::from(month.clamp(1, 12) - 1)]
}
