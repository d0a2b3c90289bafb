//! The headers of a sheet, and its rows as they name their products.

use super::cell::{Cell, letters};
use super::columns::{self, Column, Part, with_header};
use super::fault::SheetFault;
use super::problem::{Problem, Wrong};
use super::read::Table;
use super::value;
use market::Slug;
use market::fault::Form;
use std::collections::HashMap;

/// The columns of a sheet; those without a header hold nothing.
pub(crate) struct Head {
    columns: Vec<Option<&'static Column>>,
}

/// The rows of a product, in the order of the sheet.
pub(crate) struct Group<'a> {
    pub(crate) slug: String,
    pub(crate) rows: Vec<(usize, &'a [Cell])>,
}

impl Head {
    /// Reads the first row.
    pub(crate) fn read(table: &Table) -> Result<Self, Vec<Problem>> {
        let Some(((row, cells), [_, ..])) = table.rows.split_first() else {
            return Err(vec![SheetFault::NoRows.into()]);
        };
        let mut head = Self {
            columns: Vec::new(),
        };
        let mut problems = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            let found = head.column(cell);
            head.columns.push(found.as_ref().copied().unwrap_or(None));
            if let Err(fault) = found {
                problems.push(head.problem(*row, column, cell, fault));
            }
        }
        let product = columns::of(Part::Product, "slug");
        let variant = columns::of(Part::Variant, "id");
        let has_variants = head.known().any(|it| it.part == Part::Variant);
        let needed = [product, variant.filter(|_| has_variants)];
        for header in needed.into_iter().flatten() {
            if head.place(header).is_none() && problems.is_empty() {
                problems.push(SheetFault::HeaderMissing { header }.into());
            }
        }
        if problems.is_empty() {
            Ok(head)
        } else {
            Err(problems)
        }
    }

    fn column(&self, cell: &Cell) -> Result<Option<&'static Column>, SheetFault> {
        if cell.is_empty() {
            return Ok(None);
        }
        let name = cell.shown().trim().to_owned();
        let Some(column) = with_header(&name) else {
            return Err(SheetFault::UnknownHeader { name });
        };
        match self.place(column) {
            Some(first) => Err(SheetFault::HeaderTwice {
                first: letters(first),
            }),
            None => Ok(Some(column)),
        }
    }

    fn known(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().filter_map(|it| *it)
    }

    /// Where a column stands in the sheet.
    pub(crate) fn place(&self, wanted: &Column) -> Option<usize> {
        let same = |it: &Option<&'static Column>| it.is_some_and(|it| std::ptr::eq(it, wanted));
        self.columns.iter().position(same)
    }

    /// The cells of a row that say something, with their columns.
    pub(crate) fn cells<'a>(
        &self,
        row: &'a [Cell],
    ) -> impl Iterator<Item = (usize, &'static Column, &'a Cell)> {
        let cells = row.iter().enumerate().zip(&self.columns);
        cells.filter_map(|((place, cell), column)| {
            (!cell.is_empty()).then_some((place, (*column)?, cell))
        })
    }

    /// What stands in a column of a row.
    pub(crate) fn cell<'a>(&self, row: &'a [Cell], column: &Column) -> Option<&'a Cell> {
        row.get(self.place(column)?).filter(|it| !it.is_empty())
    }

    /// Something that is wrong with a cell.
    pub(crate) fn problem(
        &self,
        row: usize,
        column: usize,
        cell: &Cell,
        fault: SheetFault,
    ) -> Problem {
        Problem {
            row,
            column: Some(column),
            about: self.columns.get(column).copied().flatten(),
            shown: cell.shown(),
            wrong: Wrong::Sheet(fault),
        }
    }

    /// The rows by their products.
    pub(crate) fn groups<'a>(&self, table: &'a Table) -> (Vec<Group<'a>>, Vec<Problem>) {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut places = HashMap::new();
        let mut problems = Vec::new();
        for (row, cells) in table.rows.iter().skip(1) {
            if let Some(stray) = self.stray(*row, cells) {
                problems.push(stray);
            }
            match self.slug(*row, cells) {
                Ok(slug) => {
                    let place = *places.entry(slug.clone()).or_insert(groups.len());
                    if place == groups.len() {
                        let rows = Vec::new();
                        groups.push(Group { slug, rows });
                    }
                    groups[place].rows.push((*row, cells));
                }
                Err(problem) => problems.push(*problem),
            }
        }
        (groups, problems)
    }

    /// A cell below no header.
    fn stray(&self, row: usize, cells: &[Cell]) -> Option<Problem> {
        let column = |it: usize| self.columns.get(it).copied().flatten();
        let mut cells = cells.iter().enumerate();
        let (place, cell) = cells.find(|(it, cell)| !cell.is_empty() && column(*it).is_none())?;
        Some(self.problem(row, place, cell, SheetFault::NoHeader))
    }

    fn slug(&self, row: usize, cells: &[Cell]) -> Result<String, Box<Problem>> {
        let place = self
            .columns
            .iter()
            .position(|it| it.is_some_and(Column::is_slug));
        let place = place.unwrap_or_default();
        let cell = cells.get(place).unwrap_or(&Cell::Empty);
        if cell.is_empty() {
            return Err(Box::new(self.problem(row, place, cell, SheetFault::NoSlug)));
        }
        self.name(row, place, cell)
    }

    /// A name without accents, as it becomes part of a file's name.
    pub(crate) fn name(
        &self,
        row: usize,
        place: usize,
        cell: &Cell,
    ) -> Result<String, Box<Problem>> {
        let wrong = |wrong| {
            let problem = self.problem(row, place, cell, SheetFault::NoSlug);
            Box::new(Problem { wrong, ..problem })
        };
        let column = self.columns.get(place).copied().flatten();
        let value = column.map(|it| value::value(it, cell));
        match value {
            Some(Err(fault)) => Err(wrong(Wrong::Sheet(fault))),
            Some(Ok(value)) if value.as_str().is_some_and(|it| it.parse::<Slug>().is_ok()) => {
                Ok(value.as_str().unwrap_or_default().to_owned())
            }
            _ => Err(wrong(Wrong::Content(Form::Slug.into()))),
        }
    }
}
