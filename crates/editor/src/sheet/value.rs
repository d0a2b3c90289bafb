//! What the texts and numbers of cells mean in a column.

use super::cell::{Cell, is_hidden, plain, unprotected};
use super::columns::{Column, Kind};
use super::fault::{DateFault, NumberFault, SheetFault};
use super::limits;
use market::{Date, fold};
use serde_json::Value;

/// The sign that clears an optional field.
pub(crate) const CLEAR: &str = "-";
const YES: [&str; 6] = ["co", "yes", "true", "dung", "x", "1"];
const NO: [&str; 5] = ["khong", "no", "false", "sai", "0"];
/// How far 1 January 1970 is from the day 0 of spreadsheets.
const EPOCH: i32 = 25_569;
/// The days of spreadsheets that dates of certificates can be: 2000 to 2099.
const DAYS: std::ops::RangeInclusive<i32> = 36_526..=73_050;

/// A value, or why a cell is none.
pub(crate) fn value(column: &Column, cell: &Cell) -> Result<Value, SheetFault> {
    match cell {
        Cell::Formula(_) => return Err(SheetFault::Formula),
        Cell::Failed(value) => {
            return Err(SheetFault::Failed {
                value: value.clone(),
            });
        }
        Cell::Day(_) if column.kind != Kind::Date => return Err(SheetFault::BecameDate),
        _ => {}
    }
    match column.kind {
        Kind::Whole(most) => whole(cell, most).map(Value::from),
        Kind::Stars => stars(cell),
        Kind::Score => score(cell),
        Kind::Date => date(cell).map(|it| it.to_string().into()),
        Kind::YesNo => yes_or_no(cell).map(Value::from),
        Kind::Measure => measure(cell),
        Kind::Words => Ok(words(&text(cell)?)),
        Kind::Slug | Kind::Choice(_) | Kind::Word | Kind::Text => text(cell).map(Value::from),
    }
}

/// Refuses what differs from what stands there only as programs spoil it: `0012` that became 12, and
/// a date whose day and month changed places.
pub(crate) fn refuse_spoilt(
    column: &Column,
    cell: &Cell,
    old: Option<&Value>,
    new: &Value,
) -> Result<(), SheetFault> {
    let (Some(old), Some(new)) = (old.and_then(Value::as_str), new.as_str()) else {
        return Ok(());
    };
    if old == new {
        return Ok(());
    }
    let is_number = !new.is_empty() && new.bytes().all(|it| it.is_ascii_digit());
    let zeros = old.strip_suffix(new).filter(|_| is_number);
    if zeros.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it == b'0')) {
        return Err(SheetFault::BecameNumber);
    }
    let is_written = matches!(cell, Cell::Text(text) if !text.trim().starts_with(new));
    if column.kind == Kind::Date && is_written && is_swapped(old, new) {
        return Err(SheetFault::Date(DateFault::Swapped));
    }
    Ok(())
}

/// Whether two days are written with the same numbers, the last two the other way round.
fn is_swapped(a: &str, b: &str) -> bool {
    let parts = |it: &str| it.splitn(3, '-').map(str::to_owned).collect::<Vec<_>>();
    let mut swapped = parts(b);
    if swapped.len() == 3 {
        swapped.swap(1, 2);
    }
    parts(a) == swapped
}

/// A text, where the cell still holds what was typed.
fn text(cell: &Cell) -> Result<String, SheetFault> {
    match cell {
        Cell::Text(text) => {
            let text = unprotected(text.trim());
            if text.chars().any(|it| is_hidden(it) && it != '\r') {
                return Err(SheetFault::HiddenSign);
            }
            if text.chars().count() > limits::SIGNS {
                return Err(SheetFault::TooLong);
            }
            if is_scientific(text) {
                return Err(SheetFault::BecameNumber);
            }
            Ok(plain(text))
        }
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Ok(number.to_string())
        }
        Cell::Number(_) => Err(SheetFault::BecameNumber),
        other => Ok(other.shown()),
    }
}

/// `1.25E+06`, of which digits are lost.
fn is_scientific(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    let number = number.replacen([',', '.'], "", 1);
    digits(&number) && power.strip_prefix(['+', '-']).is_some_and(digits)
}

fn whole(cell: &Cell, most: u64) -> Result<u64, SheetFault> {
    let number = match cell {
        Cell::Number(number) => of_float(*number),
        Cell::Text(text) => of_text(text),
        _ => Err(NumberFault::NotNumber),
    };
    match number {
        Ok(number) if number > most => Err(SheetFault::Number(NumberFault::TooLarge(most))),
        other => other.map_err(SheetFault::Number),
    }
}

fn of_float(number: f64) -> Result<u64, NumberFault> {
    if number < 0.0 {
        return Err(NumberFault::Negative);
    }
    if number.fract() != 0.0 {
        return Err(NumberFault::NotWhole);
    }
    // Its shortest form has no exponent, so that it is read without a cast.
    number
        .to_string()
        .parse()
        .map_err(|_| NumberFault::NotNumber)
}

/// A whole number as people write it: `1.250.000 ₫`, `1 250 000`, `1250000,0`.
pub(crate) fn of_text(text: &str) -> Result<u64, NumberFault> {
    let bare = without_unit(text);
    if is_scientific(&bare) {
        return Err(NumberFault::Scientific);
    }
    if let Some(rest) = bare.strip_prefix(['-', '−']) {
        let is_number = of_text(rest).is_ok();
        return Err(if is_number {
            NumberFault::Negative
        } else {
            NumberFault::NotNumber
        });
    }
    if bare.is_empty()
        || !bare
            .chars()
            .all(|it| it.is_ascii_digit() || ". ,".contains(it))
    {
        return Err(NumberFault::NotNumber);
    }
    let marks: Vec<char> = bare.chars().filter(|it| !it.is_ascii_digit()).collect();
    let digits = match marks.as_slice() {
        [] => bare,
        [first, rest @ ..] if rest.iter().all(|it| it == first) => grouped(&bare, *first)?,
        // The last sign parts the decimals, and the others are of one kind.
        [groups @ .., last] if groups.iter().all(|it| *it == groups[0] && it != last) => {
            let (number, decimals) = bare.rsplit_once(*last).unwrap_or((&bare, ""));
            if *last == ' ' || decimals.len() == 3 || decimals.is_empty() {
                return Err(NumberFault::Ambiguous);
            }
            let number = grouped(number, groups[0])?;
            without_decimals(number, decimals)?
        }
        _ => return Err(NumberFault::Ambiguous),
    };
    digits.parse().map_err(|_| NumberFault::TooLarge(u64::MAX))
}

/// A number without its currency; blanks of all kinds become one.
fn without_unit(text: &str) -> String {
    let text = fold(text.trim()).replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    let text = text.trim();
    let units = ["₫", "vnd", "dong", "d"];
    let bare = units.iter().find_map(|it| text.strip_suffix(it));
    let bare = bare.or_else(|| text.strip_prefix('₫')).unwrap_or(text);
    bare.trim().to_owned()
}

/// The digits of groups of three, or of a number whose decimals are all zero.
fn grouped(text: &str, mark: char) -> Result<String, NumberFault> {
    let parts: Vec<&str> = text.split(mark).collect();
    let (first, rest) = (parts[0], &parts[1..]);
    let are_groups = rest.iter().all(|it| it.len() == 3);
    let is_sound = (1..=3).contains(&first.len()) && !first.starts_with('0');
    match rest {
        _ if are_groups && is_sound => Ok(parts.concat()),
        [decimals] if mark != ' ' && matches!(decimals.len(), 1 | 2) && !first.is_empty() => {
            without_decimals(first.to_owned(), decimals)
        }
        _ => Err(NumberFault::Ambiguous),
    }
}

fn without_decimals(number: String, decimals: &str) -> Result<String, NumberFault> {
    if decimals.bytes().all(|it| it == b'0') {
        Ok(number)
    } else {
        Err(NumberFault::NotWhole)
    }
}

fn stars(cell: &Cell) -> Result<Value, SheetFault> {
    let text = fold(&cell.shown());
    let text = text.trim_end_matches(['★', '*', ' ']);
    let text = text.strip_suffix("sao").unwrap_or(text).trim();
    match text {
        "3" => Ok(3.into()),
        "4" => Ok(4.into()),
        "5" => Ok(5.into()),
        _ => Err(SheetFault::Choice {
            known: &["3", "4", "5"],
        }),
    }
}

/// A score of 0 to 100 points, with one decimal.
fn score(cell: &Cell) -> Result<Value, SheetFault> {
    let wrong = |it| Err(SheetFault::Number(it));
    let text = match cell {
        Cell::Number(_) | Cell::Text(_) => cell.shown(),
        _ => return wrong(NumberFault::NotNumber),
    };
    let text = text.trim().replace(',', ".");
    let (points, tenths) = text.split_once('.').unwrap_or((&text, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    if !is_number(points) || !is_number(tenths) {
        return wrong(NumberFault::NotNumber);
    }
    let value: f64 = text
        .parse()
        .map_err(|_| SheetFault::Number(NumberFault::NotNumber))?;
    if value > 100.0 {
        return wrong(NumberFault::TooLarge(100));
    }
    Ok(match points.parse::<u8>() {
        Ok(points) if value.fract() == 0.0 => points.into(),
        _ => value.into(),
    })
}

/// A day, however spreadsheets and people write it.
fn date(cell: &Cell) -> Result<Date, SheetFault> {
    let day = match cell {
        Cell::Day(day) | Cell::Number(day) => serial(*day),
        Cell::Text(text) => written_day(text.trim().trim_start_matches('\'')),
        _ => Err(DateFault::NotDate),
    };
    day.map_err(SheetFault::Date)
}

/// A day as spreadsheets count them.
pub(crate) fn serial(day: f64) -> Result<Date, DateFault> {
    let whole: Result<i32, _> = day.to_string().parse();
    match whole {
        Ok(day) if DAYS.contains(&day) => {
            let first = Date::new(1970, 1, 1).ok_or(DateFault::NoSuchDay)?;
            Ok(first.plus_days(day - EPOCH))
        }
        _ => Err(DateFault::NotDate),
    }
}

fn written_day(text: &str) -> Result<Date, DateFault> {
    // A time of midnight is what programs add.
    let text = text
        .strip_suffix(" 00:00:00")
        .or_else(|| text.strip_suffix("T00:00:00"))
        .unwrap_or(text);
    if text.len() == 5 && text.bytes().all(|it| it.is_ascii_digit()) {
        return serial(text.parse().map_err(|_| DateFault::NotDate)?);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let number = |it: &str| {
        let is_number = (1..=4).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_digit());
        let number: Option<u16> = if is_number { it.parse().ok() } else { None };
        number.ok_or(DateFault::NotDate)
    };
    let [first, second, third] = parts.as_slice() else {
        return Err(DateFault::NotDate);
    };
    let numbers = [number(first)?, number(second)?, number(third)?];
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1 | 2) => (numbers[0], numbers[1], numbers[2]),
        (1 | 2, 4) if numbers[1] > 12 && numbers[0] <= 12 => return Err(DateFault::MonthFirst),
        (1 | 2, 4) => (numbers[2], numbers[1], numbers[0]),
        (1 | 2, 1 | 2) => return Err(DateFault::TwoDigitYear),
        _ => return Err(DateFault::NotDate),
    };
    let small = |it: u16| u8::try_from(it).unwrap_or(0);
    Date::new(i32::from(year), small(month), small(day)).ok_or(DateFault::NoSuchDay)
}

fn yes_or_no(cell: &Cell) -> Result<bool, SheetFault> {
    let text = fold(cell.shown().trim());
    if YES.contains(&text.as_str()) {
        Ok(true)
    } else if NO.contains(&text.as_str()) {
        Ok(false)
    } else {
        Err(SheetFault::Choice {
            known: &["có", "không"],
        })
    }
}

fn measure(cell: &Cell) -> Result<Value, SheetFault> {
    let text = fold(cell.shown().trim());
    let known = match text.as_str() {
        "g" | "gam" | "gram" => "g",
        "ml" => "ml",
        "piece" | "cai" | "chiec" => "piece",
        _ => {
            return Err(SheetFault::Choice {
                known: &["g", "ml", "piece"],
            });
        }
    };
    Ok(known.into())
}

/// Words with `;` or line ends between them.
fn words(text: &str) -> Value {
    let words = text.split([';', '\n']).map(str::trim);
    let words: Vec<Value> = words.filter(|it| !it.is_empty()).map(Value::from).collect();
    words.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them_or_not_at_all() {
        use NumberFault::{Ambiguous, Negative, NotNumber, NotWhole, Scientific};
        for (text, number) in [
            ("350000", Ok(350_000)),
            (" 0 ", Ok(0)),
            ("1.250.000", Ok(1_250_000)),
            ("1,250,000", Ok(1_250_000)),
            ("1 250 000", Ok(1_250_000)),
            ("1\u{a0}250\u{202f}000", Ok(1_250_000)),
            ("350.000", Ok(350_000)),
            ("1.250.000 ₫", Ok(1_250_000)),
            ("1.250.000đ", Ok(1_250_000)),
            ("1.250.000 VNĐ", Ok(1_250_000)),
            ("₫350,000", Ok(350_000)),
            ("1250000,0", Ok(1_250_000)),
            ("1250000.00", Ok(1_250_000)),
            ("1.250.000,00", Ok(1_250_000)),
            ("1,250,000.0", Ok(1_250_000)),
            ("1.250,000", Err(Ambiguous)),
            ("1250,000", Err(Ambiguous)),
            ("0.500", Err(Ambiguous)),
            ("1.25.000", Err(Ambiguous)),
            ("12.5000", Err(Ambiguous)),
            ("1.250 000", Err(Ambiguous)),
            ("1.", Err(Ambiguous)),
            (".", Err(Ambiguous)),
            (".5", Err(Ambiguous)),
            ("1,2.3,4", Err(Ambiguous)),
            ("12,5", Err(NotWhole)),
            ("1.250.000,50", Err(NotWhole)),
            ("-5", Err(Negative)),
            ("1.25E+06", Err(Scientific)),
            ("1,25E+06", Err(Scientific)),
            ("350k", Err(NotNumber)),
            ("", Err(NotNumber)),
            ("₫", Err(NotNumber)),
            ("-", Err(NotNumber)),
            ("99999999999999999999", Err(NumberFault::TooLarge(u64::MAX))),
        ] {
            assert_eq!(of_text(text), number, "{text:?}");
        }
        assert_eq!(of_float(1_250_000.0), Ok(1_250_000));
        assert_eq!(of_float(1.5), Err(NotWhole));
        assert_eq!(of_float(-1.0), Err(Negative));
        assert_eq!(of_float(f64::NAN), Err(NotWhole));
        assert_eq!(of_float(1e300), Err(NotNumber));
    }

    #[test]
    fn days_are_read_as_spreadsheets_write_them_or_not_at_all() {
        use DateFault::{MonthFirst, NoSuchDay, NotDate, TwoDigitYear};
        let june = Date::new(2027, 6, 28).ok_or(NoSuchDay);
        let july = Date::new(2027, 7, 6).ok_or(NoSuchDay);
        for (text, day) in [
            ("2027-06-28", june),
            ("2027/6/28", june),
            ("28/06/2027", june),
            ("28-6-2027", june),
            ("28.06.2027", june),
            ("46566", june),
            ("2027-06-28 00:00:00", june),
            ("6/7/2027", july),
            ("06/07/27", Err(TwoDigitYear)),
            ("06/28/2027", Err(MonthFirst)),
            ("29/02/2027", Err(NoSuchDay)),
            ("31/31/2027", Err(NoSuchDay)),
            ("2027", Err(NotDate)),
            ("12345", Err(NotDate)),
            ("99999", Err(NotDate)),
            ("28 tháng 6", Err(NotDate)),
            ("1/2/3/4", Err(NotDate)),
            ("00028/06/2027", Err(NotDate)),
        ] {
            assert_eq!(written_day(text), day, "{text:?}");
        }
        assert_eq!(serial(46_566.0), june);
        assert_eq!(serial(46_566.5), Err(NotDate));
        assert_eq!(serial(f64::INFINITY), Err(NotDate));
    }
}
