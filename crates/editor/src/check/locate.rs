//! The place of what was found: the line, and what to mark in it.

use crate::content::Content;
use market::Finding;
use market::fault::{Fault, FieldFault, Fit, Form, JsonFault, offset_of, value_of};
use std::ops::Range;

/// A place in a file.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The first column, in characters from 1.
    pub(crate) column: usize,
    /// The column behind the last one.
    pub(crate) end: usize,
    /// The line itself.
    pub(crate) source: &'a str,
    /// What is marked in it, in bytes.
    pub(crate) marked: Range<usize>,
}

/// Where something was found; none where a whole file is meant.
pub(crate) fn locate<'a>(content: &'a Content, finding: &Finding) -> Option<Place<'a>> {
    let text = content.marked_text(&finding.file)?;
    (finding.line > 0 || !finding.field.is_empty()).then(|| place_in(text, finding))
}

/// Where something was found in its file's text.
pub(super) fn place_in<'a>(text: &'a str, finding: &Finding) -> Place<'a> {
    if finding.line > 0 {
        return place(text, span(text, finding));
    }
    // A field that is not there would come before the last brace.
    let brace = text.rfind('}').map_or(0..0, |at| at..at + 1);
    place(text, brace)
}

/// What to mark: a value whole, the name of a field that nobody knows, or one sign.
fn span(text: &str, finding: &Finding) -> Range<usize> {
    let at = offset_of(text, finding.line, finding.column);
    let sign = at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    match &finding.fault {
        Fault::Field(FieldFault::Unknown { .. } | FieldFault::Twice { .. }) => {
            let name = text[..at]
                .rfind('"')
                .filter(|_| text[at..].starts_with('"'));
            name.map_or(sign, |start| start..at + 1)
        }
        Fault::Field(FieldFault::Missing { .. }) => sign,
        Fault::Form(form) => form_span(text, &finding.field, *form).unwrap_or(sign),
        Fault::Json(JsonFault::OpenText) | Fault::Field(_) => {
            value_of(text, &finding.field).unwrap_or(sign)
        }
        Fault::Fit(Fit::Places { .. }) => at..text.len(),
        Fault::Json(_) => sign,
        _ => value_of(text, &finding.field).unwrap_or(sign),
    }
}

/// The text that has not its form. The reader takes a stream whole before it looks into it, and
/// so stops behind it, where the last field of a session is the session itself.
fn form_span(text: &str, field: &str, form: Form) -> Option<Range<usize>> {
    let is_text = |range: &Range<usize>| text[range.start..].starts_with('"');
    let whole = value_of(text, field);
    if whole.as_ref().is_some_and(is_text) {
        return whole;
    }
    let name = if form == Form::Youtube { "id" } else { "url" };
    let inside = ["", ".stream", ".replay"];
    let inside = inside.map(|part| value_of(text, &format!("{field}{part}.{name}")));
    let last = inside.into_iter().flatten().filter(is_text);
    last.max_by_key(|it| it.start).or(whole)
}

/// The part of a span that lies on its first line.
fn place(text: &str, span: Range<usize>) -> Place<'_> {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |at| span.start + at);
    let source = text[start..end].trim_end_matches('\r');
    let marked = span.start - start..(span.end.min(end) - start).min(source.len());
    let marked = marked.start.min(source.len())..marked.end.max(marked.start.min(source.len()));
    let column = source[..marked.start].chars().count() + 1;
    Place {
        line: text[..start].matches('\n').count() + 1,
        column,
        end: column + source[marked.clone()].chars().count(),
        source,
        marked,
    }
}
