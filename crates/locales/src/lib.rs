//! The texts of `locales/*.json`, for the build of the shop: read, compared and put in order.
//!
//! The Vietnamese file decides which keys exist. A key that another language lacks, has in
//! excess, or fills with other placeholders is an error with the file and the key.
//!
//! The browser's program carries no texts: it fetches those of its page's language, as lines in
//! an order that `build.rs` counts on and [`Language::lines`] keeps.

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The languages, the one that decides first.
pub const LOCALES: [&str; 3] = ["vi", "en", "fr"];

/// Sections that only prerendered HTML shows: browsers do not fetch them.
const PRERENDERED: [&str; 4] = ["app", "embed", "offline", "trouble"];

/// What is wrong with the files, one line for each.
#[derive(Debug, thiserror::Error)]
#[error("the texts cannot be used:\n  {}", .0.join("\n  "))]
pub struct Problems(Vec<String>);

/// The texts of a language.
#[derive(Debug)]
pub struct Language {
    /// Its code, which is the name of its file.
    pub code: &'static str,
    /// The texts by their keys, in the order of the alphabet.
    pub texts: Map<String, Value>,
}

/// What a key holds: a plain text, a text with placeholders, a plural, or further keys.
#[derive(Debug)]
pub enum Entry<'a> {
    /// A text.
    Plain(&'a str),
    /// A text and the names between its braces.
    Template(&'a str, Vec<String>),
    /// The forms for one and for more, and the names between the braces of the second.
    Plural(&'a str, &'a str, Vec<String>),
    /// Further keys.
    Section(&'a Map<String, Value>),
}

/// A line of a language's texts.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its key after those of its sections.
    pub path: String,
    /// The text itself.
    pub text: &'a str,
    /// Whether only prerendered HTML shows it.
    pub is_prerendered: bool,
}

/// Reads the texts of all languages from a folder.
///
/// # Errors
/// Names every file that cannot be read and every key that differs.
pub fn read(folder: &Path) -> Result<Vec<Language>, Problems> {
    let mut problems = Vec::new();
    let mut languages = Vec::new();
    for code in LOCALES {
        match read_one(folder, code) {
            Ok(texts) => languages.push(Language { code, texts }),
            Err(problem) => problems.push(problem),
        }
    }
    if let [first, others @ ..] = languages.as_slice() {
        check(first.code, "", &first.texts, &mut problems);
        for other in others {
            compare(other.code, "", &first.texts, &other.texts, &mut problems);
        }
    }
    if problems.is_empty() {
        Ok(languages)
    } else {
        Err(Problems(problems))
    }
}

fn read_one(folder: &Path, code: &str) -> Result<Map<String, Value>, String> {
    let path = folder.join(format!("{code}.json"));
    let said = |error: &dyn std::fmt::Display| format!("locales/{code}.json: {error}");
    let text = fs::read_to_string(path).map_err(|error| said(&error))?;
    serde_json::from_str(&text).map_err(|error| said(&error))
}

impl Language {
    /// The texts, one in a line, in the order of the keys. A plural has three: its form for one, its
    /// form for more, and the language whose rule chooses between them.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        self.collect(&self.texts, "", false, &mut lines);
        lines
    }

    /// The file that a browser fetches.
    pub fn file(&self) -> String {
        let lines = self.lines().into_iter();
        let fetched = lines.filter(|line| !line.is_prerendered);
        let texts: Vec<&str> = fetched.map(|line| line.text).collect();
        texts.join("\n")
    }

    fn collect<'a>(
        &'a self,
        texts: &'a Map<String, Value>,
        at: &str,
        is_prerendered: bool,
        lines: &mut Vec<Line<'a>>,
    ) {
        for (key, value) in texts {
            let path = format!("{at}{key}");
            let mut put = |path, text| {
                lines.push(Line {
                    path,
                    text,
                    is_prerendered,
                });
            };
            match entry(value) {
                Ok(Entry::Plain(text) | Entry::Template(text, _)) => put(path, text),
                Ok(Entry::Plural(one, other, _)) => {
                    put(format!("{path}.one"), one);
                    put(format!("{path}.other"), other);
                    put(format!("{path}.language"), self.code);
                }
                Ok(Entry::Section(section)) => {
                    let is_prerendered = is_prerendered || only_prerendered(key);
                    self.collect(section, &format!("{path}."), is_prerendered, lines);
                }
                // Reading has refused it.
                Err(_) => {}
            }
        }
    }
}

/// Whether only prerendered HTML shows what belongs to a section.
pub fn only_prerendered(section: &str) -> bool {
    PRERENDERED.contains(&section)
}

/// What a key holds.
///
/// # Errors
/// Says what is wrong with the value.
pub fn entry(value: &Value) -> Result<Entry<'_>, String> {
    match value {
        Value::String(text) => Ok(match placeholders(text)? {
            names if names.is_empty() => Entry::Plain(text),
            names => Entry::Template(text, names),
        }),
        Value::Object(map) => match (map.get("one"), map.get("other")) {
            (Some(Value::String(one)), Some(Value::String(other))) if map.len() == 2 => {
                Ok(Entry::Plural(one, other, placeholders(other)?))
            }
            _ => Ok(Entry::Section(map)),
        },
        _ => Err("neither a text nor a group of texts".to_owned()),
    }
}

/// The names between braces, in order of the alphabet and without repetition.
fn placeholders(text: &str) -> Result<Vec<String>, String> {
    if text.contains('\n') {
        return Err(format!("more than one line in «{text}»"));
    }
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            return Err(format!("no closing brace in «{text}»"));
        };
        names.insert(name.to_owned());
        rest = after;
    }
    Ok(names.into_iter().collect())
}

/// Whether every value of the first language is one.
fn check(code: &str, at: &str, texts: &Map<String, Value>, problems: &mut Vec<String>) {
    for (key, value) in texts {
        let path = format!("{at}{key}");
        match entry(value) {
            Ok(Entry::Section(section)) => check(code, &format!("{path}."), section, problems),
            Ok(_) => {}
            Err(error) => problems.push(format!("locales/{code}.json: {path}: {error}")),
        }
    }
}

fn compare(
    code: &str,
    at: &str,
    reference: &Map<String, Value>,
    other: &Map<String, Value>,
    problems: &mut Vec<String>,
) {
    for (key, value) in reference {
        let path = format!("{at}{key}");
        let Some(translated) = other.get(key) else {
            problems.push(format!("locales/{code}.json: {path} is missing"));
            continue;
        };
        match (entry(value), entry(translated)) {
            (Ok(Entry::Section(a)), Ok(Entry::Section(b))) => {
                compare(code, &format!("{path}."), a, b, problems);
            }
            (Ok(Entry::Plain(_)), Ok(Entry::Plain(_))) => {}
            (Ok(Entry::Template(_, a)), Ok(Entry::Template(_, b)))
            | (Ok(Entry::Plural(_, _, a)), Ok(Entry::Plural(_, _, b)))
                if a == b => {}
            (_, Err(error)) => problems.push(format!("locales/{code}.json: {path}: {error}")),
            _ => problems.push(format!(
                "locales/{code}.json: {path} has other placeholders or another form than \
                 locales/vi.json"
            )),
        }
    }
    for key in other.keys().filter(|key| !reference.contains_key(*key)) {
        problems.push(format!(
            "locales/{code}.json: {at}{key} is not in locales/vi.json"
        ));
    }
}

#[cfg(test)]
mod tests;
