//! Which field stands at which place of a JSON text, and the other way round.

/// A place in a text, both counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    /// In characters.
    pub(super) column: usize,
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
pub(super) fn place_of(text: &str, field: &str) -> Option<Place> {
    let mut walker = Walker::new(text);
    loop {
        walker.next()?;
        let rest = walker
            .rest
            .as_str()
            .trim_start_matches([' ', '\t', '\r', '\n', ':']);
        if !walker.at_key && walker.path() == field && !rest.starts_with(['}', ',']) {
            let before = &text[..text.len() - rest.len()];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            return Some(Place { line, column });
        }
    }
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
