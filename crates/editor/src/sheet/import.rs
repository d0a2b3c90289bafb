//! Takes the changes of a sheet into the content.

use super::columns::{Column, Part, columns};
use super::fault::SheetFault;
use super::head::Head;
use super::plan::{Draft, draft};
use super::problem::{Problem, Wrong};
use super::read::Table;
use super::{read, show, write};
use crate::check::look_into;
use crate::content::{self, Content};
use anyhow::Result;
use market::fault::{Fault, FieldFault};
use market::{Date, Finding, Language, Severity};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

/// How to import.
pub(crate) struct Options {
    pub(crate) language: Language,
    pub(crate) today: Date,
    /// Whether files are written.
    pub(crate) apply: bool,
}

/// Says what a sheet would change in a folder, or changes it; fails where something is wrong.
pub(crate) fn import(sheet: &Path, folder: &Path, options: &Options) -> Result<ExitCode> {
    let content = content::read(folder)?;
    let table = read::read(sheet)?;
    let name = table.as_ref().ok().and_then(|it| it.name.clone());
    let planned = match table {
        Ok(table) => plan(&table, &content, options.today),
        Err(fault) => Err(vec![fault.into()]),
    };
    let place = match name {
        Some(name) => format!("{} [{name}]", sheet.display()),
        None => sheet.display().to_string(),
    };
    let told = |mut problems: Vec<Problem>| {
        problems.sort_by_key(|it| (it.row, it.column));
        let renderer = crate::check::renderer();
        show::problems(&problems, &place, options.language, &renderer)
    };
    let Planned { drafts, doubts } = match planned {
        Ok(planned) => planned,
        Err(problems) => {
            eprint!("{}", told(problems));
            return Ok(ExitCode::FAILURE);
        }
    };
    if !doubts.is_empty() {
        eprint!("{}", told(doubts));
    }
    if options.apply {
        let files = drafts
            .iter()
            .map(|it| (it.file.as_str(), content.with_mark(&it.file, &it.text)));
        write::write_all(folder, files)?;
    }
    print!("{}", show::drafts(&drafts, options.apply, options.language));
    Ok(ExitCode::SUCCESS)
}

/// What a sheet makes of the content.
struct Planned {
    drafts: Vec<Draft>,
    /// What may be right, and was not there before.
    doubts: Vec<Problem>,
}

/// What a sheet makes of the content, which is checked as a whole.
fn plan(table: &Table, content: &Content, today: Date) -> Result<Planned, Vec<Problem>> {
    let head = Head::read(table)?;
    let (groups, mut problems) = head.groups(table);
    let known = content.products();
    let mut drafts = Vec::new();
    for group in &groups {
        match draft(&head, group, content, &known) {
            Ok(draft) if draft.changes.is_empty() && !draft.is_new => {}
            Ok(draft) => drafts.push(draft),
            Err(found) => problems.extend(found),
        }
    }
    let mut doubts = Vec::new();
    if problems.is_empty() && !drafts.is_empty() {
        let found = checked(&head, table, content, &drafts, today);
        let is_wrong = |it: &Problem| it.wrong.severity() == Severity::Error;
        (problems, doubts) = found.into_iter().partition(is_wrong);
    }
    if problems.is_empty() {
        Ok(Planned { drafts, doubts })
    } else {
        Err(problems)
    }
}

/// The errors that the changed files would have, and the doubts that they have not now, at the cells
/// that they come from.
fn checked(
    head: &Head,
    table: &Table,
    content: &Content,
    drafts: &[Draft],
    today: Date,
) -> Vec<Problem> {
    let texts = drafts
        .iter()
        .map(|it| (it.file.clone(), content.with_mark(&it.file, &it.text)));
    let texts: BTreeMap<String, String> = texts.collect();
    let by_file: HashMap<&str, &Draft> = drafts.iter().map(|it| (it.file.as_str(), it)).collect();
    let outcome = look_into(content.with_files(texts), today);
    let found = outcome.findings.iter();
    let found = found.filter(|it| it.severity() != Severity::Advice);
    let found = found.filter_map(|it| Some((it, *by_file.get(it.file.as_str())?)));
    let (errors, doubts): (Vec<_>, Vec<_>) =
        found.partition(|(it, _)| it.severity() == Severity::Error);
    let new = new_among(doubts, content, today);
    let all = errors.into_iter().chain(new);
    all.map(|(it, draft)| at_cell(head, table, draft, it))
        .collect()
}

/// What the content as it stands is not doubted for.
fn new_among<'a>(
    mut doubts: Vec<(&'a Finding, &'a Draft)>,
    content: &Content,
    today: Date,
) -> Vec<(&'a Finding, &'a Draft)> {
    if !doubts.is_empty() {
        let now = look_into(content.with_files(BTreeMap::new()), today);
        let known: HashSet<_> = now.findings.iter().map(kind).collect();
        doubts.retain(|(it, _)| !known.contains(&kind(it)));
    }
    doubts
}

/// What tells findings apart, wherever the line may be by now.
fn kind(it: &Finding) -> (String, String, &'static str) {
    (it.file.clone(), it.field.clone(), it.fault.code())
}

/// The cell that a finding comes from; its row alone where no cell is about the field.
fn at_cell(head: &Head, table: &Table, draft: &Draft, finding: &Finding) -> Problem {
    let mut field = finding.field.clone();
    let mut wrong = Wrong::Content(finding.fault.clone());
    if let Fault::Field(FieldFault::Missing { name }) = &finding.fault {
        let dot = if field.is_empty() { "" } else { "." };
        field = format!("{field}{dot}{name}");
        wrong = Wrong::Sheet(SheetFault::CellMissing);
    }
    let (part, index, path) = match of_variant(&field) {
        Some((index, path)) => (Part::Variant, Some(index), path),
        None => (Part::Product, None, field.as_str()),
    };
    let about = columns()
        .iter()
        .find(|it| it.part == part && is_about(it, path));
    let column = about.and_then(|it| head.place(it));
    let says = |row: &usize| {
        let cell = column.and_then(|it| table.cell(*row, it));
        cell.is_some_and(|it| !it.is_empty())
    };
    let first = draft.rows.iter().find(|it| says(it)).or(draft.rows.first());
    let row = index.and_then(|it| draft.variants.get(&it)).or(first);
    let row = row.copied().unwrap_or_default();
    let cell = column.and_then(|it| table.cell(row, it));
    Problem {
        row,
        column,
        about,
        shown: cell.map(super::cell::Cell::shown).unwrap_or_default(),
        wrong,
    }
}

/// The place of a variant, and the path in it.
fn of_variant(field: &str) -> Option<(usize, &str)> {
    let (index, path) = field.strip_prefix("variants[")?.split_once(']')?;
    Some((index.parse().ok()?, path.trim_start_matches('.')))
}

/// Whether a column holds a field, a part of it, or what it is a part of.
fn is_about(column: &Column, path: &str) -> bool {
    let goes_on = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
    };
    goes_on(path, &column.path) || (!path.is_empty() && goes_on(&column.path, path))
}
