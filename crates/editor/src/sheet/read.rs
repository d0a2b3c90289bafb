//! Opens a sheet, whatever program wrote it.

use super::cell::Cell;
use super::fault::SheetFault;
use super::{csv, limits, workbook};
use anyhow::{Context as _, Result, ensure};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

/// What a sheet holds.
pub(crate) struct Table {
    /// The name of the sheet in its workbook.
    pub(crate) name: Option<String>,
    /// The rows that hold something, by their numbers from 1.
    pub(crate) rows: Vec<(usize, Vec<Cell>)>,
}

impl Table {
    /// What stands in a cell.
    pub(crate) fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let place = self.rows.binary_search_by_key(&row, |(number, _)| *number);
        self.rows.get(place.ok()?)?.1.get(column)
    }
}

/// Reads a sheet, or says what is wrong with it as a whole.
pub(crate) fn read(path: &Path) -> Result<Result<Table, SheetFault>> {
    let about = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    // A pipe would be waited for.
    ensure!(about.is_file(), "{} is no file", path.display());
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limits::BYTES + 1).read_to_end(&mut bytes))
        .with_context(|| format!("cannot read {}", path.display()))?;
    if bytes.len() as u64 > limits::BYTES {
        return Ok(Err(SheetFault::TooLarge));
    }
    Ok(table(bytes))
}

/// Tells by the first bytes what a file is, for its name may be wrong.
pub(crate) fn table(bytes: Vec<u8>) -> Result<Table, SheetFault> {
    if bytes.starts_with(b"PK") {
        return workbook::read(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(SheetFault::OldExcel);
    }
    let rows = csv::read(&text(bytes)?)?;
    let cell = |text: String| match text.trim() {
        "" => Cell::Empty,
        it if it.starts_with('=') => Cell::Formula(text),
        _ => Cell::Text(text),
    };
    let rows = rows.into_iter().enumerate().map(|(number, cells)| {
        let cells: Vec<Cell> = cells.into_iter().map(cell).collect();
        (number + 1, cells)
    });
    Ok(Table {
        name: None,
        rows: rows
            .filter(|(_, cells)| !cells.iter().all(Cell::is_empty))
            .collect(),
    })
}

fn text(bytes: Vec<u8>) -> Result<String, SheetFault> {
    let unit: Option<fn([u8; 2]) -> u16> = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    let text = match unit {
        Some(_) if !bytes.len().is_multiple_of(2) => return Err(SheetFault::Encoding),
        Some(unit) => {
            let pairs = bytes[2..].chunks_exact(2);
            let units: Vec<u16> = pairs.map(|it| unit([it[0], it[1]])).collect();
            String::from_utf16(&units).map_err(|_| SheetFault::Encoding)?
        }
        None if bytes.contains(&0) => return Err(SheetFault::Binary),
        None => String::from_utf8(bytes).map_err(|_| SheetFault::Encoding)?,
    };
    if text.contains('\0') {
        return Err(SheetFault::Binary);
    }
    Ok(text)
}
