//! The sentences in English.

use super::{DateFault, NumberFault, SheetFault, both, headers, named, near};
use crate::sheet::limits;
use market::Language;

impl SheetFault {
    pub(super) fn en(&self) -> (String, String) {
        match self {
            Self::TooLarge => both(
                format!(
                    "the sheet is larger than {} MB and is not read",
                    limits::BYTES >> 20
                ),
                "a sheet of the whole market has less than 1 MB; take pictures and other data out",
            ),
            Self::Unpacked => both(
                format!(
                    "the sheet unpacks to more than {} MB and is not read",
                    limits::UNPACKED >> 20
                ),
                "copy the rows that matter into a new sheet and save that",
            ),
            Self::Encoding => both(
                "this file is neither UTF-8 nor UTF-16; its accents would be lost",
                "in Excel choose Save as and CSV UTF-8, or save it as .xlsx",
            ),
            Self::Binary => both(
                "this is neither a CSV nor an XLSX sheet",
                "open the file in Excel and save it as .xlsx or CSV UTF-8",
            ),
            Self::OldExcel => both(
                "this is a file of an old Excel (.xls), or it has a password",
                "take the password away and save it as Excel Workbook (.xlsx)",
            ),
            Self::Broken { reason } => both(
                format!("this XLSX file cannot be read: {reason}"),
                "it may have been copied in part; copy it again, or open and save it in Excel",
            ),
            Self::NoRows => both(
                "the sheet has no row below its headers",
                "the first row has the headers, each row below is a variant; editor export writes an example",
            ),
            Self::TooManyRows => both(
                format!(
                    "the sheet has more than {} rows, or too many cells",
                    limits::ROWS
                ),
                "delete the rows at its end, or part it into several files",
            ),
            Self::TooManyColumns => both(
                format!("the sheet has more than {} columns", limits::COLUMNS),
                "delete the columns on the right",
            ),
            Self::OpenQuote { line } => both(
                format!("the \" that opens in line {line} is never closed"),
                "add a \" at the end of the cell; a \" within a cell is written \"\"",
            ),
            Self::TextBehindQuote { line } => both(
                format!("in line {line} there is text behind the \" that closes a cell"),
                "a \" within a cell is written \"\"",
            ),
            Self::UnknownHeader { name } => both(
                format!("no column is called \"{name}\""),
                near(
                    name,
                    headers(Language::En),
                    "did you mean",
                    "delete the column, or take the header that editor export writes",
                ),
            ),
            Self::HeaderTwice { first } => both(
                format!("column {first} has this header already"),
                "delete one of the two columns",
            ),
            Self::NoHeader => both(
                "this cell says something and its column has no header",
                "write a header in the first row, or delete the column",
            ),
            Self::HeaderMissing { header } => both(
                format!("the sheet has no column \"{}\"", header.en),
                "add it; without it nobody knows which row is whose",
            ),
            Self::NoSlug => both(
                "this row has no slug",
                "write the product's slug in every row",
            ),
            Self::NoVariantId => both(
                "this cell is about a variant, and its row has no variant id",
                "write the variant's id, such as hop-100, or empty the cell",
            ),
            Self::RowTwice { row } => both(
                format!("row {row} is about this variant already"),
                "delete one of the two rows, or mend the id",
            ),
            Self::Disagrees { row } => both(
                format!("this cell says something else than row {row} of the same product"),
                "say it once, in the product's first row, or the same in both",
            ),
            Self::BrokenProduct { file } => both(
                format!("the file {file} has mistakes and cannot be changed from a sheet"),
                "run editor check and mend it first",
            ),
            Self::NewProduct { slug, known, lacks } => both(
                format!(
                    "there is no product {slug}, and this row is too little for a new one: it lacks {}",
                    named(lacks, Language::En)
                ),
                near(
                    slug,
                    known.iter().map(String::as_str),
                    "did you mean",
                    "mend the slug, or fill in those columns",
                ),
            ),
            Self::NewVariant { id, known, lacks } => both(
                format!(
                    "this product has no variant {id}, and this row is too little for a new one: it lacks {}",
                    named(lacks, Language::En)
                ),
                near(
                    id,
                    known.iter().map(String::as_str),
                    "did you mean",
                    "mend the id, or fill in those columns",
                ),
            ),
            Self::Formula => both(
                "this is a formula whose result is not known",
                "paste the result into the cell (Paste Special, Values), or put ' before it if it is text",
            ),
            Self::Failed { value } => both(
                format!("the formula here has failed: {value}"),
                "mend the formula, or write its result",
            ),
            Self::HiddenSign => both(
                "this cell has a control character that nobody sees",
                "empty the cell and type it again",
            ),
            Self::TooLong => both(
                format!("this cell has more than {} characters", limits::SIGNS),
                "Excel keeps no more; make it shorter",
            ),
            Self::Number(fault) => fault.en(),
            Self::Date(fault) => fault.en(),
            Self::BecameDate => both(
                "Excel has made a date of the text in this cell",
                "format the cell as Text, and type it again",
            ),
            Self::BecameNumber => both(
                "Excel has made a number of the text in this cell, and digits may be lost",
                "format the cell as Text, and type it again",
            ),
            Self::Choice { known } => both(
                "this column has no such choice",
                format!("choose one of: {}", known.join(", ")),
            ),
            Self::CellMissing => both(
                "this cell is missing: others of its row need it",
                "fill it in, or take back what goes with it (translations need Vietnamese, net amounts a measure)",
            ),
            Self::NotOptional => both(
                "this cannot be cleared: every product has it",
                "write a new value, or leave the cell empty to keep the old one",
            ),
        }
    }
}

impl NumberFault {
    pub(super) fn en(self) -> (String, String) {
        match self {
            Self::Ambiguous => both(
                "this number can be read in two ways",
                "write the digits alone, or dots between groups of three only: 1.250.000",
            ),
            Self::NotWhole => both(
                "this has to be a whole number",
                "leave the decimals away: 350000",
            ),
            Self::Negative => both("this must not be negative", "write 0 or more"),
            Self::Scientific => both(
                "this number is in short form and has lost digits",
                "format the column as Number, and type it in full: 1250000",
            ),
            Self::TooLarge(most) => {
                both(format!("this is more than {most}"), "count the zeros again")
            }
            Self::NotNumber => both(
                "this is no number",
                "write digits alone, such as 350000, 350.000 or 350.000 ₫",
            ),
        }
    }
}

impl DateFault {
    pub(super) fn en(self) -> (String, String) {
        let what = match self {
            Self::TwoDigitYear => {
                "the year has two digits, so this date can be read in several ways"
            }
            Self::MonthFirst => {
                "this date has the month first; this Excel writes as Americans do, so the sheet's other dates are doubtful as well"
            }
            Self::Swapped => {
                "with the month first this is the day that stands there already; it may be a change, or another way of writing it"
            }
            Self::NoSuchDay => "the calendar has no such day",
            Self::NotDate => "this is no date",
        };
        both(
            what,
            "write YYYY-MM-DD, such as 2027-06-28; the day before the month is read as well where the year has four digits: 28/06/2027",
        )
    }
}
