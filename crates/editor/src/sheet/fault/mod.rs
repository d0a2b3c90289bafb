//! What can be wrong with a sheet, kind by kind: each has a code that stays, and says in two
//! languages what is wrong and how to mend it.

mod en;
mod vi;

use super::columns::{Column, columns};
use market::fault::{Language, Told, nearest};

/// Why a number is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberFault {
    /// It can be read in two ways.
    Ambiguous,
    NotWhole,
    Negative,
    /// Digits were lost in `1.25E+06`.
    Scientific,
    TooLarge(u64),
    NotNumber,
}

/// Why a day is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateFault {
    TwoDigitYear,
    MonthFirst,
    /// With the month first it is the day that stands there already.
    Swapped,
    NoSuchDay,
    NotDate,
}

/// Something that is wrong with a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SheetFault {
    TooLarge,
    Unpacked,
    Encoding,
    Binary,
    OldExcel,
    Broken {
        reason: String,
    },
    NoRows,
    TooManyRows,
    TooManyColumns,
    OpenQuote {
        line: usize,
    },
    TextBehindQuote {
        line: usize,
    },
    UnknownHeader {
        name: String,
    },
    HeaderTwice {
        first: String,
    },
    NoHeader,
    HeaderMissing {
        header: &'static Column,
    },
    NoSlug,
    NoVariantId,
    RowTwice {
        row: usize,
    },
    Disagrees {
        row: usize,
    },
    BrokenProduct {
        file: String,
    },
    NewProduct {
        slug: String,
        known: Vec<String>,
        lacks: Vec<&'static Column>,
    },
    NewVariant {
        id: String,
        known: Vec<String>,
        lacks: Vec<&'static Column>,
    },
    Formula,
    Failed {
        value: String,
    },
    HiddenSign,
    TooLong,
    Number(NumberFault),
    Date(DateFault),
    BecameDate,
    BecameNumber,
    Choice {
        known: &'static [&'static str],
    },
    NotOptional,
    CellMissing,
}

impl SheetFault {
    /// The name of the kind, which stays the same.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "sheet-too-large",
            Self::Unpacked => "sheet-unpacks-too-large",
            Self::Encoding => "sheet-encoding",
            Self::Binary => "sheet-no-text",
            Self::OldExcel => "sheet-old-excel",
            Self::Broken { .. } => "sheet-broken",
            Self::NoRows => "sheet-empty",
            Self::TooManyRows => "too-many-rows",
            Self::TooManyColumns => "too-many-columns",
            Self::OpenQuote { .. } => "open-quote",
            Self::TextBehindQuote { .. } => "text-behind-quote",
            Self::UnknownHeader { .. } => "unknown-header",
            Self::HeaderTwice { .. } => "duplicate-header",
            Self::NoHeader => "no-header",
            Self::HeaderMissing { .. } => "missing-header",
            Self::NoSlug => "missing-slug",
            Self::NoVariantId => "missing-variant",
            Self::RowTwice { .. } => "duplicate-row",
            Self::Disagrees { .. } => "rows-disagree",
            Self::BrokenProduct { .. } => "broken-product",
            Self::NewProduct { .. } => "new-product-incomplete",
            Self::NewVariant { .. } => "new-variant-incomplete",
            Self::Formula => "formula",
            Self::Failed { .. } => "failed-formula",
            Self::HiddenSign => "hidden-sign",
            Self::TooLong => "cell-too-long",
            Self::Number(NumberFault::Ambiguous) => "ambiguous-number",
            Self::Number(_) => "cell-number",
            Self::Date(DateFault::TwoDigitYear | DateFault::Swapped) => "ambiguous-date",
            Self::Date(_) => "cell-date",
            Self::BecameDate => "became-date",
            Self::BecameNumber => "became-number",
            Self::Choice { .. } => "cell-choice",
            Self::NotOptional => "cannot-clear",
            Self::CellMissing => "missing-cell",
        }
    }

    /// What is wrong and how to mend it.
    pub(crate) fn told(&self, language: Language) -> Told {
        let (what, mend) = match language {
            Language::Vi => self.vi(),
            Language::En => self.en(),
        };
        Told { what, mend }
    }
}

fn both(what: impl Into<String>, mend: impl Into<String>) -> (String, String) {
    (what.into(), mend.into())
}

/// All headers, those of a language first.
fn headers(language: Language) -> impl Iterator<Item = &'static str> {
    let other = match language {
        Language::Vi => Language::En,
        Language::En => Language::Vi,
    };
    [language, other]
        .into_iter()
        .flat_map(|it| columns().iter().map(move |of| of.header(it)))
}

fn named(columns: &[&'static Column], language: Language) -> String {
    let names: Vec<&str> = columns.iter().map(|it| it.header(language)).collect();
    names.join(", ")
}

/// What somebody may have meant, before what to do.
fn near<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    question: &str,
    mend: &str,
) -> String {
    match nearest(name, known) {
        Some(meant) => format!("{question} \"{meant}\"? {mend}"),
        None => mend.to_owned(),
    }
}
