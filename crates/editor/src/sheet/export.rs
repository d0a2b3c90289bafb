//! Writes the products into a sheet.

use super::cell::{letters, protected, written};
use super::columns::{Column, Kind, List, Part, columns};
use super::notes;
use super::workbook::NAME;
use super::{csv, write};
use crate::content::{self, Content};
use anyhow::{Context as _, Result, bail, ensure};
use market::{Compiled, Groups};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Formula, Note, Workbook, Worksheet};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::Path;

/// The sheet of what may stand in some columns.
const LISTS: &str = "Danh mục";
/// So many rows get lists and formats, for those that are added.
const SPARE: usize = 2000;
/// The widest column of a text, in signs.
const WIDEST: f64 = 48.0;

/// Writes the products of a folder into a sheet; its name says of which kind. Gives how many are
/// in it, and how many are not because their files are broken.
pub(crate) fn export(path: &Path, folder: &Path) -> Result<[usize; 2]> {
    let content = content::read(folder)?;
    // What somebody has changed in it since would be lost.
    ensure!(!path.exists(), "{} is there already", path.display());
    let compiled = content.compile();
    let rows = rows(&content, &compiled)?;
    let groups = content.marked_text("groups.json").unwrap_or_default();
    let groups: Groups = serde_json::from_str(groups).context("groups.json")?;
    let bytes = match path.extension().and_then(OsStr::to_str) {
        Some("csv") => csv::write(&with_headers(&rows)).into_bytes(),
        Some("xlsx") => workbook(&rows, &compiled, &groups).context("cannot make a workbook")?,
        _ => bail!(
            "{}: the name of a sheet ends with .csv or .xlsx",
            path.display()
        ),
    };
    write::write_one(path, &bytes)?;
    let count = compiled.products.len();
    Ok([count, content.products().len().saturating_sub(count)])
}

/// A row for each variant. What is said of a product stands in its first row alone: a change is
/// made once, and the slug in every row keeps them together however they are sorted.
fn rows(content: &Content, compiled: &Compiled) -> Result<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    let mut products: Vec<&str> = compiled
        .products
        .iter()
        .map(|it| it.slug.as_str())
        .collect();
    products.sort_unstable();
    ensure!(
        !products.is_empty(),
        "there are no products: `editor check` says why"
    );
    for slug in products {
        let text = content.marked_text(&format!("products/{slug}.json"));
        let product: Value = serde_json::from_str(text.unwrap_or_default())?;
        let variants = product["variants"].as_array().cloned().unwrap_or_default();
        for (index, variant) in variants.iter().enumerate() {
            let cell = |column: &Column| match column.part {
                Part::Variant => shown(column, variant),
                Part::Product if index == 0 || column.is_slug() => shown(column, &product),
                Part::Product => String::new(),
            };
            rows.push(columns().iter().map(cell).collect());
        }
    }
    Ok(rows)
}

fn shown(column: &Column, of: &Value) -> String {
    protected(&written(column, column.value(of)))
}

fn with_headers(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let headers = columns().iter().map(|it| it.vi.clone()).collect();
    [headers].into_iter().chain(rows.iter().cloned()).collect()
}

fn workbook(rows: &[Vec<String>], compiled: &Compiled, groups: &Groups) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(NAME)?.set_freeze_panes(1, 2)?;
    let last = u32::try_from(rows.len() + SPARE)?;
    for (place, column) in columns().iter().enumerate() {
        let place = u16::try_from(place)?;
        head(sheet, place, column)?;
        if let Some(list) = list(column.kind) {
            sheet.add_data_validation(1, place, last, place, &list)?;
        }
    }
    for (row, cells) in rows.iter().enumerate() {
        let row = u32::try_from(row + 1)?;
        for ((place, text), column) in (0..).zip(cells).zip(columns()) {
            write_cell(sheet, row, place, column, text)
                .with_context(|| format!("{}: {}{}", cells[0], letters(place.into()), row + 1))?;
        }
    }
    lists(book.add_worksheet(), compiled, groups)?;
    Ok(book.save_to_buffer()?)
}

/// The header with its note, and the format of the column: texts stay as they are typed.
fn head(sheet: &mut Worksheet, place: u16, column: &Column) -> Result<()> {
    let bold = Format::new().set_bold().set_text_wrap();
    let note = Note::new(notes::note(column))
        .add_author_prefix(false)
        .set_width(260);
    sheet.set_column_format(place, &format(column.kind))?;
    sheet.set_column_width(place, width(column))?;
    sheet.write_string_with_format(0, place, &column.vi, &bold)?;
    sheet.insert_note(0, place, &note)?;
    Ok(())
}

fn format(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Whole(_) => format.set_num_format("#,##0"),
        Kind::Stars => format.set_num_format("0"),
        Kind::Score => format.set_num_format("0.0"),
        Kind::Text | Kind::Words => format.set_num_format("@").set_text_wrap(),
        _ => format.set_num_format("@"),
    }
}

fn width(column: &Column) -> f64 {
    match column.kind {
        Kind::Text if column.path.starts_with("story") => WIDEST,
        Kind::Text | Kind::Words => 32.0,
        Kind::Slug | Kind::Choice(_) | Kind::Word => 22.0,
        _ => 13.0,
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    place: u16,
    column: &Column,
    text: &str,
) -> Result<()> {
    let format = format(column.kind);
    let number = text.parse::<f64>().ok();
    match number.filter(|_| super::cell::is_number(column.kind)) {
        Some(number) => sheet.write_number_with_format(row, place, number, &format)?,
        None if text.is_empty() => sheet.write_blank(row, place, &format)?,
        None => sheet.write_string_with_format(row, place, text, &format)?,
    };
    Ok(())
}

/// What may be chosen in a column.
fn list(kind: Kind) -> Option<DataValidation> {
    let fixed = |all: &[&str]| DataValidation::new().allow_list_strings(all).ok();
    let list = match kind {
        Kind::Choice(list) => {
            let column = letters(list as usize);
            let range = format!("='{LISTS}'!${column}$2:${column}${SPARE}");
            Some(DataValidation::new().allow_list_formula(Formula::new(range)))
        }
        Kind::Stars => fixed(&["3", "4", "5"]),
        Kind::YesNo => fixed(&["có", "không"]),
        Kind::Measure => fixed(&["g", "ml", "piece"]),
        _ => None,
    };
    // Other values are let in: the import says more of them than Excel can.
    list.map(|it| it.show_error_message(false))
}

/// The names that may be chosen, with what they mean beside them.
fn lists(sheet: &mut Worksheet, compiled: &Compiled, groups: &Groups) -> Result<()> {
    sheet.set_name(LISTS)?.set_freeze_panes(1, 0)?;
    let producers = compiled
        .producers
        .iter()
        .map(|it| (it.slug.as_str(), it.name.vi.as_str()));
    let subgroups = groups.groups.iter().flat_map(|it| &it.subgroups);
    let groups = groups
        .groups
        .iter()
        .map(|it| (it.slug.as_str(), it.name.vi.as_str()));
    let subgroups = subgroups.map(|it| (it.slug.as_str(), it.name.vi.as_str()));
    let all = [
        (
            List::Producers,
            "nhà sản xuất",
            producers.collect::<Vec<_>>(),
        ),
        (List::Groups, "nhóm", groups.collect()),
        (List::Subgroups, "phân nhóm", subgroups.collect()),
    ];
    for (list, header, names) in all {
        let place = list as u16;
        let beside = place + 3;
        sheet
            .set_column_width(place, 30)?
            .set_column_width(beside, 40)?;
        sheet.write_string(0, place, header)?;
        sheet.write_string(0, beside, format!("{header}: tên"))?;
        for (row, (slug, name)) in (1..).zip(names) {
            sheet.write_string(row, place, slug)?;
            sheet.write_string(row, beside, protected(name))?;
        }
    }
    Ok(())
}
