//! Something that was found, and where.

use super::fault_of;
use super::{Fault, Language, Severity};
use crate::catalogue::Problem;
use crate::catalogue::place::{Place, offset_of, place_of};
use crate::catalogue::problem::without_mark;
use serde::de::DeserializeOwned;

/// Something that is wrong with a file or could be better, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, as a path below the content's folder.
    pub file: String,
    /// The field, such as `variants[0].price`; empty where the whole file is meant.
    pub field: String,
    /// The line, from 1; 0 where no line is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 where no column is meant.
    pub column: usize,
    /// What it is.
    pub fault: Fault,
}

impl Finding {
    /// Something about a file as a whole.
    pub fn with_file(file: &str, fault: impl Into<Fault>) -> Self {
        Self {
            file: file.to_owned(),
            field: String::new(),
            line: 0,
            column: 0,
            fault: fault.into(),
        }
    }

    /// Something about a field, whose place is looked up in the file's text.
    pub fn with_field(file: &str, text: &str, field: &str, fault: impl Into<Fault>) -> Self {
        let field = field.to_owned();
        let found = Self::with_file(file, fault);
        Self { field, ..found }.placed(text)
    }

    /// The same with the place of its field in the file's text.
    #[must_use]
    pub fn placed(self, text: &str) -> Self {
        let Place { line, column } = place_of(text, &self.field).unwrap_or_default();
        Self {
            line,
            column,
            ..self
        }
    }

    /// Reads a file of the content.
    pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Box<Self>> {
        let text = without_mark(text);
        serde_json::from_str(text).map_err(|error| Box::new(Self::from_json(file, text, &error)))
    }

    /// What a JSON reader found in a text.
    fn from_json(file: &str, text: &str, error: &serde_json::Error) -> Self {
        let Problem {
            file,
            field,
            line,
            column,
            message,
        } = Problem::from_json(file, text, error);
        let offset = offset_of(text, line, column);
        let (before, at) = text.split_at(offset);
        // Behind a text that is refused, its closing quotation mark is the place.
        let value = before.rsplit('"').next().unwrap_or_default();
        let fault = fault_of(&message, text, at, value);
        Self {
            file,
            field,
            line,
            column,
            fault,
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }
}

/// As the index keeps it and the build prints it.
impl From<&Finding> for Problem {
    fn from(finding: &Finding) -> Self {
        Self {
            file: finding.file.clone(),
            field: finding.field.clone(),
            line: finding.line,
            column: finding.column,
            message: finding.fault.told(Language::En).what,
        }
    }
}
