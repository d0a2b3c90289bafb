//! What a page has that selectors ask for.

use super::find;
use std::collections::HashSet;

/// The elements, `.classes`, `#ids`, `[aria-…]` and `[data-state]` of a page that are to be seen.
pub(super) fn names(html: &str) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|it: char| it.is_ascii_alphabetic()) {
            continue;
        }
        let Some(end) = find(rest, |byte| byte == b'>') else {
            break;
        };
        let tag = &rest[..end];
        let name = tag.split([' ', '/', '\n']).next().unwrap_or(tag);
        if is_unseen(name, tag) {
            rest = &rest[end_of(name, rest)..];
            continue;
        }
        names.insert(name.to_ascii_lowercase());
        for (name, value) in attributes(tag).filter(|(name, _)| is_told(name)) {
            names.insert(format!("[{name}=]"));
            names.insert(format!("[{name}={value}]"));
        }
        for (attribute, mark) in [(" class=", "."), (" id=", "#")] {
            for value in value_of(tag, attribute).split_ascii_whitespace() {
                names.insert(format!("{mark}{value}"));
            }
        }
        rest = &rest[end..];
    }
    names
}

/// Whether an attribute says how an element stands, so that a page shows what it begins with.
pub(super) fn is_told(attribute: &str) -> bool {
    attribute.starts_with("aria-") || attribute == "data-state"
}

/// The attributes of a tag with their values, without quotes.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.find(' ').map_or("", |at| &tag[at..]);
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = find(rest, |byte| byte.is_ascii_whitespace()).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        rest = after;
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        (!name.is_empty()).then(|| (name, value.trim_matches(['"', '\''])))
    })
}

/// Whether an element is not to be seen before something has happened.
fn is_unseen(name: &str, tag: &str) -> bool {
    let has = |wanted: &str| attributes(tag).any(|(name, _)| name == wanted);
    has("hidden") || (name == "dialog" && !has("open"))
}

/// Where an element ends, in a text that begins with its tag.
fn end_of(name: &str, text: &str) -> usize {
    let (open, close) = (format!("<{name}"), format!("</{name}"));
    let (mut depth, mut at) = (1, 0);
    while depth > 0 {
        let Some(next) = text[at..].find(&close) else {
            return text.len();
        };
        depth += text[at..at + next].matches(&open).count();
        depth -= 1;
        at += next + close.len();
    }
    at
}

/// The value of an attribute, with or without quotes; empty where there is none.
fn value_of<'a>(tag: &'a str, attribute: &str) -> &'a str {
    let Some((_, value)) = tag.split_once(attribute) else {
        return "";
    };
    let end = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => return value[1..].split(quote).next().unwrap_or_default(),
        _ => value.find(' '),
    };
    &value[..end.unwrap_or(value.len())]
}
