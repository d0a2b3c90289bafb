//! The `Date` of an HTTP answer.

use super::{Date, SECOND, TimeOfDay, Timestamp, UtcOffset, digits};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Reads a date as HTTP servers write it, `Fri, 27 Nov 2026 13:29:50 GMT` (RFC 9110's
/// IMF-fixdate). The two obsolete forms are not read: no server sends them.
///
/// ```
/// use market::{Timestamp, parse_http_date};
/// let at = parse_http_date("Fri, 27 Nov 2026 13:29:50 GMT");
/// assert_eq!(at.map(Timestamp::millis), Some(1_795_786_190_000));
/// ```
pub fn parse_http_date(text: &str) -> Option<Timestamp> {
    let (weekday, rest) = text.trim().strip_suffix(" GMT")?.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day = digits(parts.next()?, 2)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year = digits(parts.next()?, 4)?;
    let clock = parts.next()?;
    let (clock, second) = clock.rsplit_once(':')?;
    let time: TimeOfDay = clock.parse().ok()?;
    let second = digits(second, 2)?;
    // The sixtieth second is a leap second.
    if parts.next().is_some() || second > 60 {
        return None;
    }
    let date = Date::new(year as i32, month as u8, day as u8)?;
    if WEEKDAYS[date.weekday() as usize] != weekday {
        return None;
    }
    Some(
        date.at(time, UtcOffset::UTC)
            .plus_millis(i64::from(second) * SECOND),
    )
}
