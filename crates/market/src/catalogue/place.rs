//! Which field stands at which place of a JSON text, and the other way round.

use std::ops::Range;

/// A place in a text, both counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    /// In characters.
    pub(crate) column: usize,
}

/// A step into a JSON text.
enum Step {
    /// Inside an object, at the value of a key; none before the first key.
    Key(Option<String>),
    /// Inside a list, at an element.
    Index(usize),
}

/// Reads as far as it has to and no more strictly than it must: the text may be broken.
struct Walker<'a> {
    rest: std::str::Chars<'a>,
    steps: Vec<Step>,
    /// Whether the next text in quotes is a key.
    at_key: bool,
}

impl<'a> Walker<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            rest: text.chars(),
            steps: Vec::new(),
            at_key: false,
        }
    }

    /// Goes on by one token; none at the end of the text.
    fn next(&mut self) -> Option<()> {
        match self.rest.next()? {
            '{' => {
                self.steps.push(Step::Key(None));
                self.at_key = true;
            }
            '[' => self.steps.push(Step::Index(0)),
            '}' | ']' => {
                self.steps.pop();
                self.at_key = false;
            }
            ',' => match self.steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                Some(Step::Key(key)) => {
                    *key = None;
                    self.at_key = true;
                }
                None => {}
            },
            '"' => {
                let text = self.quoted();
                if self.at_key
                    && let Some(Step::Key(key)) = self.steps.last_mut()
                {
                    *key = Some(text);
                    self.at_key = false;
                }
            }
            _ => {}
        }
        Some(())
    }

    /// The text up to the closing quotation mark, escapes left as they are.
    fn quoted(&mut self) -> String {
        let mut text = String::new();
        while let Some(c) = self.rest.next() {
            match c {
                '"' => break,
                '\\' => {
                    text.push(c);
                    text.extend(self.rest.next());
                }
                c => text.push(c),
            }
        }
        text
    }

    /// Whether the last step is that of a field; spares most paths.
    fn may_be(&self, field: &str) -> bool {
        match self.steps.last() {
            Some(Step::Key(Some(key))) => field.ends_with(key.as_str()),
            Some(Step::Index(_)) => field.ends_with(']'),
            // Inside an object whose first key has not come, the path is that of the object.
            Some(Step::Key(None)) => true,
            None => field.is_empty(),
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            match step {
                Step::Key(None) => {}
                Step::Key(Some(key)) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
                Step::Index(index) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                }
            }
        }
        path
    }
}

/// The field at a place of a text, with the column in bytes, as serde_json gives it.
pub(super) fn path_at(text: &str, line: usize, column: usize) -> String {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let end = text.len().saturating_sub(before.saturating_add(column));
    let mut walker = Walker::new(text);
    while walker.rest.as_str().len() > end && walker.next().is_some() {}
    walker.path()
}

/// Where the value of a field begins.
pub(crate) fn place_of(text: &str, field: &str) -> Option<Place> {
    let mut walker = Walker::new(text);
    loop {
        walker.next()?;
        if walker.at_key || !walker.may_be(field) || walker.path() != field {
            continue;
        }
        let rest = walker
            .rest
            .as_str()
            .trim_start_matches([' ', '\t', '\r', '\n', ':']);
        if !rest.starts_with(['}', ',']) {
            let before = &text[..text.len() - rest.len()];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            return Some(Place { line, column });
        }
    }
}

/// How many bytes stand before a line and column, both from 1 and the column in characters.
pub fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let line = lines.next().unwrap_or_default();
    let mut signs = line.char_indices().skip(column.saturating_sub(1));
    before + signs.next().map_or(line.len(), |(at, _)| at)
}

/// Where the value of a field stands, in bytes.
pub fn value_of(text: &str, field: &str) -> Option<Range<usize>> {
    let Place { line, column } = place_of(text, field)?;
    let start = offset_of(text, line, column);
    Some(start..value_end(text, start))
}

/// Where the value ends that begins at a byte of a text; the text may be broken.
pub fn value_end(text: &str, start: usize) -> usize {
    let value = text.get(start..).unwrap_or_default();
    if value.starts_with(['{', '[', '"']) {
        let mut walker = Walker::new(value);
        while walker.next().is_some() && !walker.steps.is_empty() {}
        return text.len() - walker.rest.as_str().len();
    }
    let end = value.find([',', '}', ']', ' ', '\t', '\r', '\n']);
    end.map_or(text.len(), |end| start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": 1,\n  \"é\": [ {\"b\": \"x,}\\\"\"},\n    {\"b\": [2, 3]} ],\n  \"c\": {\"d\": {}}\n}";

    #[test]
    fn fields_have_places() {
        for (field, line, column) in [
            ("a", 2, 8),
            ("é", 3, 8),
            ("é[0].b", 3, 16),
            ("é[1].b", 4, 11),
            ("é[1].b[1]", 4, 15),
            ("c.d", 5, 14),
        ] {
            assert_eq!(
                place_of(TEXT, field),
                Some(Place { line, column }),
                "{field}"
            );
        }
        assert_eq!(place_of(TEXT, "x"), None);
        for (field, value) in [
            ("a", "1"),
            ("é[0].b", "\"x,}\\\"\""),
            ("é[1]", "{\"b\": [2, 3]}"),
            ("c", "{\"d\": {}}"),
        ] {
            assert_eq!(value_of(TEXT, field).map(|it| &TEXT[it]), Some(value));
        }
    }

    #[test]
    fn places_have_fields() {
        for (line, column, field) in [
            (1, 1, ""),
            (2, 8, "a"),
            (3, 17, "é[0].b"),
            (4, 15, "é[1].b[1]"),
            (5, 14, "c.d"),
        ] {
            assert_eq!(path_at(TEXT, line, column), field, "{line}:{column}");
        }
        assert_eq!(path_at("", 0, 0), "");
        assert_eq!(path_at("{\"a\": [1, 2", 9, 9), "a[1]");
    }
}
