//! What is wrong with a file of the content, and where.

use super::place::{Place, path_at, place_of};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something wrong with a file, said so that an editor finds and mends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file, as a path below the content's folder.
    pub file: String,
    /// The field, such as `variants[0].price`; empty where the whole file is meant.
    pub field: String,
    /// The line, from 1; 0 where no line is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where no column is meant.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// Something wrong with a file as a whole.
    pub fn with_file(file: &str, message: impl Into<String>) -> Self {
        let (file, message) = (file.to_owned(), message.into());
        Self {
            file,
            field: String::new(),
            line: 0,
            column: 0,
            message,
        }
    }

    /// Something wrong with a field, whose place is looked up in the file's text.
    pub fn with_field(file: &str, text: &str, field: &str, message: impl Into<String>) -> Self {
        let Place { line, column } = place_of(text, field).unwrap_or_default();
        Self {
            field: field.to_owned(),
            line,
            column,
            ..Self::with_file(file, message)
        }
    }

    /// What a JSON reader found in a text.
    pub fn from_json(file: &str, text: &str, error: &serde_json::Error) -> Self {
        let full = error.to_string();
        // The place is a field of its own here; serde_json repeats it at the end.
        let message = full
            .rsplit_once(" at line ")
            .map_or(full.as_str(), |(message, _)| message);
        let column = column_in_characters(text, error.line(), error.column());
        let mut field = path_at(text, error.line(), error.column());
        if let Some(name) = missing_field(message) {
            // The reader notices at the end of the object, whose field this would be.
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(name);
        }
        let message = message.to_owned();
        Self {
            file: file.to_owned(),
            field,
            line: error.line(),
            column,
            message,
        }
    }
}

/// The name in serde's "missing field `name`".
fn missing_field(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}

/// serde_json counts bytes; an editor's program counts characters.
fn column_in_characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    line.char_indices()
        .take_while(|(at, _)| *at < bytes)
        .count()
        .max(1)
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        if !self.field.is_empty() {
            write!(f, ": {}", self.field)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Reads a file of the content.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Problem> {
    let text = without_mark(text);
    serde_json::from_str(text).map_err(|error| Problem::from_json(file, text, &error))
}

/// A text without the byte order mark that some Windows programs put before it.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
