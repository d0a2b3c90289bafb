//! A text that stays on one line wherever an order is read.

use crate::form::text_form;
use crate::person::{Fault, one_line};
use std::fmt;
use std::str::FromStr;

/// The longest such text, in characters.
pub const MAX_LINE: usize = 500;

/// A text of one line: neither empty nor long, and nothing in it that nobody can see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OneLine(Box<str>);

impl OneLine {
    /// Reads what somebody has typed: what cannot be seen is left out, and blanks of any kind,
    /// breaks of lines among them, become one space.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn read(text: &str, most: usize) -> Result<Self, Fault> {
        let most = most.min(MAX_LINE);
        let text = one_line(text);
        if text.is_empty() {
            return Err(Fault::Missing);
        }
        if text.chars().count() > most {
            return Err(Fault::TooLong { most });
        }
        match text.chars().find(|it| it.is_control()) {
            Some(strange) => Err(Fault::Strange(strange)),
            None => Ok(Self(text.into())),
        }
    }

    /// As much of a text as fits; nothing where nothing of it can be seen.
    pub fn cut(text: &str) -> Option<Self> {
        let seen: String = one_line(text)
            .chars()
            .filter(|it| !it.is_control())
            .take(MAX_LINE)
            .collect();
        Self::read(&seen, MAX_LINE).ok()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OneLine {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match Self::read(text, MAX_LINE) {
            Ok(line) if *line.0 == *text => Ok(line),
            _ => Err("this is not a text of one line"),
        }
    }
}

impl fmt::Display for OneLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_form!(OneLine, "a text of one line", "OneLine", "^[^\\n]+$");
