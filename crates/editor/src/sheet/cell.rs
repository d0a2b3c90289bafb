//! What stands in a cell, and how texts are written into one.

use super::columns::{Column, Kind};
use super::value::serial;
use serde_json::Value;

/// The signs with which a program takes a text for a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// A day, counted from the end of 1899 as spreadsheets do.
    Day(f64),
    Flag(bool),
    /// What a formula failed with.
    Failed(String),
    /// A formula whose result is not known.
    Formula(String),
}

impl Cell {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// What people see of it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Failed(text) | Self::Formula(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => serial(*day).map_or_else(|_| day.to_string(), |it| it.to_string()),
            Self::Flag(flag) => flag.to_string().to_uppercase(),
        }
    }
}

/// A text as a sheet can hold it: lines end with one sign, others that nobody sees are gone.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen = text.chars().filter(|it| !is_hidden(*it));
    seen.collect::<String>().trim().to_owned()
}

/// Whether a sign controls something and is no text.
pub(crate) fn is_hidden(sign: char) -> bool {
    let is_noncharacter = matches!(sign, '\u{fffe}' | '\u{ffff}');
    is_noncharacter || (sign.is_control() && !matches!(sign, '\n' | '\t'))
}

/// A text that no program takes for a formula: an apostrophe stands before it.
pub(crate) fn protected(text: &str) -> String {
    if text.starts_with(FORMULA) || text.starts_with('\'') {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text without its protection.
pub(crate) fn unprotected(text: &str) -> &str {
    let rest = text.strip_prefix('\'');
    let guarded = rest.filter(|it| it.starts_with(FORMULA) || it.starts_with('\''));
    guarded.unwrap_or(text)
}

/// What a column shows of a value.
pub(crate) fn written(column: &Column, value: Option<&Value>) -> String {
    let default = column.default();
    match value.or(default.as_ref()) {
        Some(Value::String(text)) => plain(text),
        Some(Value::Bool(true)) => "có".to_owned(),
        Some(Value::Bool(false)) => "không".to_owned(),
        Some(Value::Array(words)) => {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            plain(&words.join("; "))
        }
        Some(Value::Number(number)) => match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        },
        Some(Value::Null | Value::Object(_)) | None => String::new(),
    }
}

/// Whether a column holds numbers to calculate with.
pub(crate) fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Whole(_) | Kind::Stars | Kind::Score)
}

/// The letters of a column, counted from 0.
pub(crate) fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn no_text_is_taken_for_a_formula() {
        for text in [
            "=1+1", "+84", "-", "@a", "'=1", "''", "a", "'a", "\t=1", "＝1",
        ] {
            let written = protected(text);
            assert!(!written.starts_with(FORMULA), "{written}");
            assert_eq!(unprotected(&written), text);
        }
        // What people type so is left as it is.
        assert_eq!(unprotected("'a"), "'a");
    }
}
