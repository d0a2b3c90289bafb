//! Something that is wrong, and the cell it is in.

use super::columns::Column;
use super::fault::SheetFault;
use market::fault::{Fault, Language, Severity, Told};

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wrong {
    Sheet(SheetFault),
    /// What `editor check` says of the content that would be.
    Content(Fault),
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The row, from 1; 0 where the whole sheet is meant.
    pub(crate) row: usize,
    /// The column, from 0.
    pub(crate) column: Option<usize>,
    /// What the column holds, even where the sheet has none such.
    pub(crate) about: Option<&'static Column>,
    /// What stands in the cell.
    pub(crate) shown: String,
    pub(crate) wrong: Wrong,
}

impl From<SheetFault> for Problem {
    fn from(fault: SheetFault) -> Self {
        Self {
            row: 0,
            column: None,
            about: None,
            shown: String::new(),
            wrong: Wrong::Sheet(fault),
        }
    }
}

impl Wrong {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Sheet(fault) => fault.code(),
            Self::Content(fault) => fault.code(),
        }
    }

    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::Sheet(_) => Severity::Error,
            Self::Content(fault) => fault.severity(),
        }
    }

    pub(crate) fn told(&self, language: Language) -> Told {
        match self {
            Self::Sheet(fault) => fault.told(language),
            Self::Content(fault) => fault.told(language),
        }
    }
}
