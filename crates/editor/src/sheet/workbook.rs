//! Reads the sheets of Excel.

use super::cell::Cell;
use super::fault::SheetFault;
use super::limits;
use super::read::Table;
use calamine::{DataRef, Reader as _, Xlsx, XlsxError, XlsxFormulaMetadata};
use market::fold;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _};
use zip::ZipArchive;

/// The sheet that is read, where a workbook has it.
pub(crate) const NAME: &str = "Sản phẩm";
const ENGLISH_NAME: &str = "products";
/// How far the days of old Macintosh workbooks are from those of others.
const MACINTOSH: f64 = 1462.0;

/// Reads the sheet of the products, or the first one.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Table, SheetFault> {
    measure(&bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = book.sheet_names();
    let is_wanted = |it: &&String| {
        let name = fold(it.trim());
        name == fold(NAME) || name == ENGLISH_NAME
    };
    let name = names.iter().find(is_wanted).or(names.first()).cloned();
    let name = name.ok_or(SheetFault::NoRows)?;
    let rows = rows(&mut book, &name)?;
    Ok(Table {
        name: Some(name),
        rows,
    })
}

/// Unpacks everything and keeps nothing: what a file says of its own size may be a lie.
fn measure(bytes: &[u8]) -> Result<(), SheetFault> {
    let broken = |error: zip::result::ZipError| SheetFault::Broken {
        reason: error.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = limits::UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink());
        let size = size.map_err(|error| SheetFault::Broken {
            reason: error.to_string(),
        })?;
        left = left.checked_sub(size).ok_or(SheetFault::Unpacked)?;
    }
    Ok(())
}

/// Reads cell by cell: a sheet with one cell in its last corner is small, and its frame is not.
fn rows(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
) -> Result<Vec<(usize, Vec<Cell>)>, SheetFault> {
    let shift = if book.has_1904_epoch() {
        MACINTOSH
    } else {
        0.0
    };
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut rows: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    let mut count = 0;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let cell = match (cell(&record.value, shift), &record.formula) {
            (Cell::Empty, Some(formula)) => Cell::Formula(text_of(formula)),
            (cell, _) => cell,
        };
        if cell.is_empty() {
            continue;
        }
        let (row, column) = (record.pos.0 as usize, record.pos.1 as usize);
        if row > limits::ROWS {
            return Err(SheetFault::TooManyRows);
        }
        if column >= limits::COLUMNS {
            return Err(SheetFault::TooManyColumns);
        }
        let cells = rows.entry(row + 1).or_default();
        // Empty cells before it take room as well.
        count += (column + 1).saturating_sub(cells.len());
        if count > limits::CELLS {
            return Err(SheetFault::TooManyRows);
        }
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
    }
    Ok(rows.into_iter().collect())
}

fn text_of(formula: &XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            format!("={formula}")
        }
        _ => "=".to_owned(),
    }
}

fn cell(value: &DataRef<'_>, shift: f64) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "no number of a sheet is as large"
        )]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(day) => Cell::Day(day.as_f64() + shift),
        DataRef::Error(error) => Cell::Failed(error.to_string()),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn broken(error: XlsxError) -> SheetFault {
    SheetFault::Broken {
        reason: error.to_string(),
    }
}
