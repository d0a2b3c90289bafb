//! What a sheet changes: which fields of which files.

use super::cell::{Cell, plain, unprotected, written};
use super::columns::{self, Column, Part, columns};
use super::edit;
use super::fault::SheetFault;
use super::head::{Group, Head};
use super::problem::Problem;
use super::value::{self, CLEAR};
use crate::content::Content;
use market::parse_product;
use serde_json::Value;
use std::collections::HashMap;

/// A field that becomes another.
#[derive(Debug)]
pub(crate) struct Change {
    /// The path of the field in its file.
    pub(crate) field: String,
    pub(crate) old: Option<Value>,
    pub(crate) new: Option<Value>,
}

/// What becomes of a file.
pub(crate) struct Draft {
    /// The path below the content's folder.
    pub(crate) file: String,
    pub(crate) is_new: bool,
    pub(crate) text: String,
    pub(crate) changes: Vec<Change>,
    /// The rows of the sheet that are about it.
    pub(crate) rows: Vec<usize>,
    /// The rows of its variants, by their places in the file.
    pub(crate) variants: HashMap<usize, usize>,
}

/// A product as it stands, and what the sheet makes of it.
struct Work<'a> {
    head: &'a Head,
    group: &'a Group<'a>,
    old: Value,
    ids: Vec<String>,
    variants: HashMap<usize, usize>,
    changes: Vec<Change>,
    /// What the sheet says of the product, and in which row.
    said: HashMap<&'static str, (Option<Value>, usize)>,
    problems: Vec<Problem>,
}

/// What a cell says of its field.
enum Said {
    Same,
    Clear,
    New(Value),
}

/// What a product's rows make of its file.
pub(crate) fn draft(
    head: &Head,
    group: &Group<'_>,
    content: &Content,
    known: &[String],
) -> Result<Draft, Vec<Problem>> {
    let file = format!("products/{}.json", group.slug);
    let text = content.marked_text(&file);
    let is_new = text.is_none();
    let old = match text {
        Some(text) => parse_product(&file, text)
            .ok()
            .and_then(|_| serde_json::from_str(text).ok()),
        // What cannot be read must not be written over.
        None => (!content.has(&file)).then_some(Value::Null),
    };
    let Some(old) = old else {
        return Err(vec![work_problem(
            head,
            group,
            SheetFault::BrokenProduct { file },
        )]);
    };
    let mut work = Work::new(head, group, old);
    work.read_all();
    if is_new {
        work.require_all(known);
    }
    if !work.problems.is_empty() {
        return Err(work.problems);
    }
    let text = text.map_or_else(|| edit::new_product(&group.slug), str::to_owned);
    Ok(Draft {
        text: applied(text, &work.changes),
        file,
        is_new,
        rows: group.rows.iter().map(|(row, _)| *row).collect(),
        variants: work.variants,
        changes: work.changes,
    })
}

/// What goes, goes first: a part of it may come again.
fn applied(text: String, changes: &[Change]) -> String {
    let (go, come): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|it| it.new.is_none());
    let text = go
        .iter()
        .fold(text, |text, it| edit::remove(&text, &it.field));
    come.iter().fold(text, |text, it| match &it.new {
        Some(value) => edit::set(&text, &it.field, value.clone()),
        None => text,
    })
}

/// Something that is wrong with a product, at its slug.
fn work_problem(head: &Head, group: &Group<'_>, fault: SheetFault) -> Problem {
    let (row, cells) = group.rows[0];
    let column = columns::of(Part::Product, "slug");
    let place = column.and_then(|it| head.place(it)).unwrap_or_default();
    head.problem(row, place, cells.get(place).unwrap_or(&Cell::Empty), fault)
}

impl<'a> Work<'a> {
    fn new(head: &'a Head, group: &'a Group<'a>, old: Value) -> Self {
        let variants = old.get("variants").and_then(Value::as_array);
        let ids = variants
            .into_iter()
            .flatten()
            .filter_map(|it| it["id"].as_str());
        Self {
            ids: ids.map(str::to_owned).collect(),
            head,
            group,
            old,
            variants: HashMap::new(),
            changes: Vec::new(),
            said: HashMap::new(),
            problems: Vec::new(),
        }
    }

    fn read_all(&mut self) {
        for (row, cells) in &self.group.rows {
            self.read_product(*row, cells);
            self.read_variant(*row, cells);
        }
    }

    fn read_product(&mut self, row: usize, cells: &[Cell]) {
        let of_product = |it: &&Column| it.part == Part::Product && !it.is_slug();
        let head = self.head;
        for (place, column, cell) in head.cells(cells).filter(|(_, it, _)| of_product(it)) {
            let old = column.value(&self.old).cloned();
            let said = match read(column, cell, old.as_ref()) {
                Ok(said) => said,
                Err(fault) => {
                    self.problems.push(head.problem(row, place, cell, fault));
                    continue;
                }
            };
            let is = said.value(old.as_ref());
            match self.said.get(column.path.as_str()) {
                Some((other, _)) if *other == is => continue,
                Some((_, row_before)) => {
                    let fault = SheetFault::Disagrees { row: *row_before };
                    self.problems.push(head.problem(row, place, cell, fault));
                    continue;
                }
                None => self.said.insert(&column.path, (is, row)),
            };
            self.change(column, "", said, old);
        }
    }

    fn read_variant(&mut self, row: usize, cells: &[Cell]) {
        let head = self.head;
        let id = columns::of(Part::Variant, "id").and_then(|it| head.place(it));
        let id = id.and_then(|it| Some((it, cells.get(it).filter(|it| !it.is_empty())?)));
        let of_variant = |it: &&Column| it.part == Part::Variant && !it.is_variant_id();
        let mut of_it = head
            .cells(cells)
            .filter(|(_, it, _)| of_variant(it))
            .peekable();
        let Some((place, cell)) = id else {
            if let Some((place, _, cell)) = of_it.peek() {
                let fault = SheetFault::NoVariantId;
                self.problems.push(head.problem(row, *place, cell, fault));
            }
            return;
        };
        let name = match head.name(row, place, cell) {
            Ok(name) => name,
            Err(problem) => return self.problems.push(*problem),
        };
        let index = self.ids.iter().position(|it| *it == name);
        let is_new = index.is_none();
        let index = index.unwrap_or(self.ids.len());
        if let Some(before) = self.variants.insert(index, row) {
            let fault = SheetFault::RowTwice { row: before };
            return self.problems.push(head.problem(row, place, cell, fault));
        }
        if is_new && let Some(fault) = self.lacks_of_variant(&name, cells) {
            self.ids.push(name);
            return self.problems.push(head.problem(row, place, cell, fault));
        }
        let holder = format!("variants[{index}].");
        if is_new {
            self.changes.push(Change {
                field: format!("{holder}id"),
                old: None,
                new: Some(name.clone().into()),
            });
            self.ids.push(name);
        }
        let variant = self.old.pointer(&format!("/variants/{index}")).cloned();
        for (place, column, cell) in of_it {
            let old = variant.as_ref().and_then(|it| column.value(it)).cloned();
            match read(column, cell, old.as_ref()) {
                Ok(said) => self.change(column, &holder, said, old),
                Err(fault) => self.problems.push(head.problem(row, place, cell, fault)),
            }
        }
    }

    fn lacks_of_variant(&self, id: &str, cells: &[Cell]) -> Option<SheetFault> {
        let required = columns()
            .iter()
            .filter(|it| it.part == Part::Variant && it.is_required());
        let lacks: Vec<&Column> = required
            .filter(|it| self.head.cell(cells, it).is_none())
            .collect();
        let is_whole = lacks.is_empty();
        (!is_whole).then(|| SheetFault::NewVariant {
            id: id.to_owned(),
            known: self.ids.clone(),
            lacks,
        })
    }

    /// A new product has all that every product has, or its slug is a slip.
    fn require_all(&mut self, known: &[String]) {
        let required = columns()
            .iter()
            .filter(|it| it.is_required() && !it.is_slug());
        let rows = &self.group.rows;
        let lacks: Vec<&'static Column> = required
            .filter(|it| it.part == Part::Product || it.is_variant_id())
            .filter(|it| {
                rows.iter()
                    .all(|(_, cells)| self.head.cell(cells, it).is_none())
            })
            .collect();
        if lacks.is_empty() {
            return;
        }
        let fault = SheetFault::NewProduct {
            slug: self.group.slug.clone(),
            known: known.to_vec(),
            lacks,
        };
        // What else is wrong follows from the slip.
        self.problems = vec![work_problem(self.head, self.group, fault)];
    }

    fn change(&mut self, column: &'static Column, holder: &str, said: Said, old: Option<Value>) {
        let change = match said {
            Said::Same => return,
            Said::Clear => {
                let field = format!("{holder}{}", column.whole());
                let pointer = field.replace(['.', '['], "/").replace(']', "");
                Change {
                    old: self.old.pointer(&format!("/{pointer}")).cloned(),
                    field,
                    new: None,
                }
            }
            Said::New(new) => Change {
                field: format!("{holder}{}", column.path),
                old,
                new: Some(new),
            },
        };
        let is_known = self.changes.iter().any(|it| it.field == change.field);
        if !is_known {
            self.changes.push(change);
        }
    }
}

impl Said {
    /// What the field holds then.
    fn value(&self, old: Option<&Value>) -> Option<Value> {
        match self {
            Self::Same => old.cloned(),
            Self::Clear => None,
            Self::New(value) => Some(value.clone()),
        }
    }
}

/// What a cell says of a field that holds this now.
fn read(column: &Column, cell: &Cell, old: Option<&Value>) -> Result<Said, SheetFault> {
    let text = match cell {
        Cell::Text(text) => Some(plain(text)),
        Cell::Number(number) => Some(number.to_string()),
        _ => None,
    };
    // What exports write for it changes nothing, even if nobody could type it.
    if let Some(text) = &text
        && unprotected(text) == written(column, old)
    {
        return Ok(Said::Same);
    }
    if text.as_deref() == Some(CLEAR) {
        return match old {
            _ if column.is_required() => Err(SheetFault::NotOptional),
            None => Ok(Said::Same),
            Some(_) => Ok(Said::Clear),
        };
    }
    let new = value::value(column, cell)?;
    value::refuse_spoilt(column, cell, old, &new)?;
    let default = column.default();
    Ok(if Some(&new) == old.or(default.as_ref()) {
        Said::Same
    } else {
        Said::New(new)
    })
}
