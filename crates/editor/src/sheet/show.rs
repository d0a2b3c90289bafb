//! Says what would change, and what is wrong with which cell.

use super::cell::letters;
use super::plan::{Change, Draft};
use super::problem::Problem;
use crate::language::{Words, visible};
use annotate_snippets::{Group, Level, Origin, Renderer};
use market::{Language, Severity};
use serde_json::Value;
use std::fmt::Write as _;

/// How many mistakes are told; who has mended them asks again.
const MOST: usize = 100;
/// How many signs of a text are shown on either side of a change.
const AROUND: usize = 24;
/// How many signs of a changed text are shown.
const LENGTH: usize = 72;

/// The mistakes of a sheet, or what is doubtful in it, one picture each.
pub(crate) fn problems(
    problems: &[Problem],
    sheet: &str,
    language: Language,
    renderer: &Renderer,
) -> String {
    let mut text = String::new();
    for problem in problems.iter().take(MOST) {
        let _ = writeln!(text, "{}\n", picture(problem, sheet, language, renderer));
    }
    let words = Words(language);
    let count = problems.len();
    let more = count.saturating_sub(MOST);
    if more > 0 {
        let told = words.pick(
            format!("… và {more} điều nữa"),
            format!("… and {more} more"),
        );
        let _ = writeln!(text, "{told}\n");
    }
    let is_wrong = |it: &Problem| it.wrong.severity() == Severity::Error;
    if problems.iter().any(is_wrong) {
        let told = words.pick(
            format!("{count} lỗi: chưa tệp nào bị đổi"),
            format!(
                "{count} {}: no file was changed",
                if count == 1 { "error" } else { "errors" }
            ),
        );
        let _ = writeln!(text, "{told}");
    }
    text
}

fn picture(problem: &Problem, sheet: &str, language: Language, renderer: &Renderer) -> String {
    let words = Words(language);
    let told = problem.wrong.told(language);
    let severity = problem.wrong.severity();
    let level = if severity == Severity::Error {
        Level::ERROR
    } else {
        Level::WARNING
    };
    let title = level
        .with_name(words.severity(severity))
        .primary_title(told.what)
        .id(problem.wrong.code());
    let header = problem.about.map(|it| it.header(language));
    let mut place = sheet.to_owned();
    if problem.row > 0 {
        let _ = write!(place, ", {} {}", words.pick("hàng", "row"), problem.row);
    }
    let column = problem.column.map(letters);
    let named = match (column, header) {
        (Some(letters), Some(header)) => format!("{letters} ({header})"),
        (Some(letters), None) => letters,
        (None, Some(header)) => format!("\"{header}\""),
        (None, None) => String::new(),
    };
    if !named.is_empty() {
        let _ = write!(place, ", {} {named}", words.pick("cột", "column"));
    }
    let shown = visible(&shortened(&problem.shown, LENGTH));
    let mut main = title.element(Origin::path(place));
    if !shown.is_empty() {
        let cell = Level::NOTE.with_name(words.pick("trong ô", "the cell"));
        main = main.element(cell.message(shown));
    }
    let mend = Level::HELP
        .with_name(words.mend())
        .secondary_title(told.mend);
    renderer.render(&[main, Group::with_title(mend)])
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What becomes of the files, field by field.
pub(crate) fn drafts(drafts: &[Draft], is_applied: bool, language: Language) -> String {
    let words = Words(language);
    let mut text = String::new();
    for draft in drafts {
        let new = if draft.is_new {
            words.pick(" (mới)", " (new)")
        } else {
            ""
        };
        let _ = writeln!(text, "{}{new}", draft.file);
        for change in &draft.changes {
            let _ = writeln!(text, "  {}", line(change, words));
        }
    }
    let fields: usize = drafts.iter().map(|it| it.changes.len()).sum();
    let files = drafts.len();
    let told = match (files, is_applied) {
        (0, _) => words
            .pick("không có gì thay đổi", "nothing changes")
            .to_owned(),
        (_, true) => words.pick(
            format!("đã ghi {files} tệp, {fields} trường"),
            format!("files written: {files}; fields changed: {fields}"),
        ),
        (_, false) => words.pick(
            format!("{files} tệp sẽ đổi, {fields} trường; thêm --apply để ghi"),
            format!("files to change: {files}; fields: {fields}; --apply writes them"),
        ),
    };
    let _ = writeln!(text, "{told}");
    text
}

fn line(change: &Change, words: Words) -> String {
    let none = words.pick("(không có)", "(none)");
    let (old, new) = match (&change.old, &change.new) {
        (Some(Value::String(old)), Some(Value::String(new))) => around(old, new),
        (old, new) => {
            let shown = |it: &Option<Value>| match it {
                Some(Value::String(text)) => quoted(&shortened(text, LENGTH)),
                Some(value) => visible(&shortened(&value.to_string(), LENGTH)),
                None => none.to_owned(),
            };
            (shown(old), shown(new))
        }
    };
    format!("{}: {old} → {new}", change.field)
}

/// Where two texts differ, with some of what stands around.
fn around(old: &str, new: &str) -> (String, String) {
    let both = old.chars().zip(new.chars());
    let same = both.take_while(|(a, b)| a == b).count();
    let start = if new.chars().count().max(old.chars().count()) <= LENGTH {
        0
    } else {
        same.saturating_sub(AROUND)
    };
    let part = |text: &str| {
        let part: String = text.chars().skip(start).collect();
        let before = if start > 0 { "…" } else { "" };
        quoted(&format!("{before}{}", shortened(&part, LENGTH)))
    };
    (part(old), part(new))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text))
}
