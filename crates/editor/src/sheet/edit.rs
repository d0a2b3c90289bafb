//! Changes fields in the text of a file and leaves all else as it stands, down to the blanks.

use market::fault::value_of;
use serde_json::Value;
use std::ops::Range;

/// The keys of objects, in the order in which new ones are put.
const PRODUCT: [&str; 23] = [
    "$schema",
    "slug",
    "name",
    "summary",
    "producer",
    "group",
    "subgroup",
    "village",
    "place",
    "old_place",
    "stars",
    "art",
    "certificate",
    "variants",
    "photos",
    "story",
    "ingredients",
    "storage",
    "shelf_life",
    "allergens",
    "trace_url",
    "keywords",
    "view_only",
];
const VARIANT: [&str; 10] = [
    "id",
    "name",
    "unit",
    "price",
    "night_price",
    "stock",
    "minimum",
    "maximum",
    "step",
    "net",
];
const CERTIFICATE: [&str; 7] = [
    "number",
    "decision",
    "decided",
    "issuer",
    "score",
    "valid_until",
    "potential_five_star",
];
const PHOTO: [&str; 6] = ["file", "alt", "width", "height", "widths", "blur"];
const NET: [&str; 2] = ["amount", "measure"];
const TEXTS: [&str; 3] = ["vi", "en", "fr"];

/// The text of a new product's file, with nothing but its name.
pub(crate) fn new_product(slug: &str) -> String {
    format!("{{\n  \"$schema\": \"../../schemas/product.json\",\n  \"slug\": \"{slug}\"\n}}\n")
}

/// Something to be put into a text.
enum Node {
    Value(Value),
    Object(String, Box<Node>),
    List(Box<Node>),
}

/// How a file is laid out.
struct Style {
    newline: &'static str,
    /// Whether objects within objects have lines of their own.
    is_airy: bool,
}

/// The text with a value in the place of a field, which may not be there yet.
pub(crate) fn set(text: &str, field: &str, value: Value) -> String {
    let style = Style::of(text);
    match value_of(text, field) {
        Some(range) => {
            let is_airy = text[range.clone()].contains('\n');
            let piece = leaf(&value, indent_at(text, range.start), is_airy, &style);
            replaced(text, range, &piece)
        }
        None => insert(text, field, Node::Value(value), &style),
    }
}

/// The text without a field.
pub(crate) fn remove(text: &str, field: &str) -> String {
    let Some(value) = value_of(text, field) else {
        return text.to_owned();
    };
    let before = text[..value.start].trim_end().trim_end_matches(':');
    let key = before.trim_end().trim_end_matches('"');
    let start = key.rfind('"').unwrap_or(key.len());
    let left = text[..start].trim_end();
    let right = text[value.end..].trim_start();
    if left.ends_with(',') {
        return replaced(text, left.len() - 1..value.end, "");
    }
    if let Some(rest) = right.strip_prefix(',') {
        let end = text.len() - rest.trim_start().len();
        return replaced(text, start..end, "");
    }
    replaced(text, left.len()..text.len() - right.len(), "")
}

fn insert(text: &str, field: &str, node: Node, style: &Style) -> String {
    let (parent, key) = split(field);
    let Some(range) = range_of(text, parent) else {
        let wrapped = match key {
            Some(key) => Node::Object(key.to_owned(), Box::new(node)),
            None => Node::List(Box::new(node)),
        };
        return insert(text, parent, wrapped, style);
    };
    let holder = &text[range.clone()];
    match key {
        Some(key) if holder.starts_with('{') => into_object(text, range, parent, key, &node, style),
        None if holder.starts_with('[') => into_list(text, range, parent, &node, style),
        // It is null.
        key => {
            let indent = indent_at(text, range.start);
            let wrapped = match key {
                Some(key) => Node::Object(key.to_owned(), Box::new(node)),
                None => Node::List(Box::new(node)),
            };
            replaced(text, range, &wrapped.render(indent, style.is_airy, style))
        }
    }
}

fn into_object(
    text: &str,
    range: Range<usize>,
    parent: &str,
    key: &str,
    node: &Node,
    style: &Style,
) -> String {
    let inside = &text[range.start + 1..range.end];
    let first = inside.trim_start();
    let blank = &inside[..inside.len() - first.len()];
    let has_lines = blank.contains('\n');
    let indent = blank.rsplit('\n').next().unwrap_or_default();
    let is_airy = style.is_airy && has_lines;
    let gap = if has_lines {
        format!("{}{indent}", style.newline)
    } else {
        " ".to_owned()
    };
    let indent = if has_lines { indent } else { "" };
    let piece = format!("\"{key}\": {}", node.render(indent, is_airy, style));
    let order = keys(parent);
    let place = order
        .iter()
        .position(|it| *it == key)
        .unwrap_or(order.len());
    let mut before = order[..place].iter().rev();
    let last = before.find_map(|it| value_of(text, &joined(parent, it)));
    match last {
        Some(last) => replaced(text, last.end..last.end, &format!(",{gap}{piece}")),
        None if first.starts_with('}') => {
            replaced(text, range.start + 1..range.end - 1, &format!(" {piece} "))
        }
        None => {
            let at = range.start + 1;
            replaced(text, at..at, &format!("{gap}{piece},"))
        }
    }
}

fn into_list(text: &str, range: Range<usize>, list: &str, node: &Node, style: &Style) -> String {
    let inside = &text[range.start + 1..range.end];
    let blank = &inside[..inside.len() - inside.trim_start().len()];
    let indent = blank.rsplit('\n').next().unwrap_or_default();
    let gap = if blank.contains('\n') {
        format!("{}{indent}", style.newline)
    } else {
        " ".to_owned()
    };
    let elements = (0..).map_while(|it| {
        let value = value_of(text, &format!("{list}[{it}]"))?;
        (!text[value.clone()].is_empty() && value.end < range.end).then_some(value)
    });
    match elements.last() {
        Some(last) => {
            let is_airy = text[last.clone()].contains('\n');
            let piece = node.render(indent, is_airy, style);
            replaced(text, last.end..last.end, &format!(",{gap}{piece}"))
        }
        None => {
            let piece = node.render(indent, false, style);
            replaced(text, range, &format!("[{piece}]"))
        }
    }
}

impl Style {
    fn of(text: &str) -> Self {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let name = value_of(text, "name");
        Self {
            newline,
            is_airy: name.is_none_or(|it| text[it].contains('\n')),
        }
    }
}

impl Node {
    fn render(&self, indent: &str, is_airy: bool, style: &Style) -> String {
        let newline = style.newline;
        let deeper = format!("{indent}  ");
        match self {
            Self::Value(value) => leaf(value, indent, is_airy, style),
            Self::Object(key, node) if is_airy => {
                let inner = node.render(&deeper, style.is_airy, style);
                format!("{{{newline}{deeper}\"{key}\": {inner}{newline}{indent}}}")
            }
            Self::Object(key, node) => {
                format!("{{ \"{key}\": {} }}", node.render(indent, false, style))
            }
            Self::List(node) => {
                let inner = node.render(&deeper, is_airy, style);
                format!("[{newline}{deeper}{inner}{newline}{indent}]")
            }
        }
    }
}

/// A text, a number, or a list of them.
fn leaf(value: &Value, indent: &str, is_airy: bool, style: &Style) -> String {
    let Value::Array(all) = value else {
        return value.to_string();
    };
    let parts: Vec<String> = all.iter().map(Value::to_string).collect();
    if !is_airy || parts.is_empty() {
        return format!("[{}]", parts.join(", "));
    }
    let newline = style.newline;
    let gap = format!(",{newline}{indent}  ");
    format!("[{newline}{indent}  {}{newline}{indent}]", parts.join(&gap))
}

/// Where an object or a list stands; the whole file has no name.
fn range_of(text: &str, field: &str) -> Option<Range<usize>> {
    if !field.is_empty() {
        return value_of(text, field);
    }
    Some(text.find('{')?..text.rfind('}')? + 1)
}

/// What holds a field, and its key there; an element of a list has none.
fn split(field: &str) -> (&str, Option<&str>) {
    match (field.rfind('.'), field.rfind('[')) {
        (dot, Some(bracket)) if field.ends_with(']') && dot.is_none_or(|it| it < bracket) => {
            (&field[..bracket], None)
        }
        (Some(dot), _) => (&field[..dot], Some(&field[dot + 1..])),
        (None, _) => ("", Some(field)),
    }
}

fn joined(parent: &str, key: &str) -> String {
    if parent.is_empty() {
        key.to_owned()
    } else {
        format!("{parent}.{key}")
    }
}

/// The keys of what stands at a path.
fn keys(path: &str) -> &'static [&'static str] {
    match path {
        "" => &PRODUCT,
        "certificate" => &CERTIFICATE,
        _ if path.starts_with("photos[") && path.ends_with(']') => &PHOTO,
        _ if path.ends_with(']') => &VARIANT,
        _ if path.ends_with(".net") => &NET,
        _ => &TEXTS,
    }
}

/// The blanks before the line of a place.
fn indent_at(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let rest = &text[line..at];
    &rest[..rest.len() - rest.trim_start().len()]
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    [&text[..range.start], by, &text[range.end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const AIRY: &str = "{\n  \"slug\": \"a\",\n  \"name\": {\n    \"vi\": \"A\"\n  },\n  \"variants\": [\n    {\n      \"id\": \"x\",\n      \"price\": 1\n    }\n  ],\n  \"keywords\": [\n    \"a\"\n  ]\n}\n";
    const DENSE: &str = "{\n  \"slug\": \"a\",\n  \"name\": { \"vi\": \"A\" },\n  \"variants\": [\n    { \"id\": \"x\", \"price\": 1 }\n  ],\n  \"keywords\": [\"a\"]\n}\n";

    #[test]
    fn a_change_leaves_the_rest_as_it_stands() {
        for (text, field, value, part) in [
            (AIRY, "variants[0].price", json!(2), "\"price\": 2\n    }"),
            (
                AIRY,
                "name.en",
                json!("B"),
                "{\n    \"vi\": \"A\",\n    \"en\": \"B\"\n  }",
            ),
            (
                AIRY,
                "variants[0].night_price",
                json!(1),
                "1,\n      \"night_price\": 1\n    }",
            ),
            (
                AIRY,
                "storage.vi",
                json!("S"),
                "],\n  \"storage\": {\n    \"vi\": \"S\"\n  },\n  \"keywords\"",
            ),
            (
                AIRY,
                "keywords",
                json!(["b", "c"]),
                "[\n    \"b\",\n    \"c\"\n  ]",
            ),
            (
                AIRY,
                "variants[1].id",
                json!("y"),
                "1\n    },\n    {\n      \"id\": \"y\"\n    }\n  ]",
            ),
            (
                AIRY,
                "variants[0].net.amount",
                json!(5),
                "1,\n      \"net\": {\n        \"amount\": 5\n      }",
            ),
            (
                DENSE,
                "name.fr",
                json!("B"),
                "{ \"vi\": \"A\", \"fr\": \"B\" }",
            ),
            (
                DENSE,
                "variants[0].unit.vi",
                json!("u"),
                "\"x\", \"unit\": { \"vi\": \"u\" }, \"price\"",
            ),
            (
                DENSE,
                "variants[1].id",
                json!("y"),
                "},\n    { \"id\": \"y\" }\n  ]",
            ),
            (DENSE, "keywords", json!(["b", "c"]), "[\"b\", \"c\"]"),
            (
                DENSE,
                "stars",
                json!(4),
                "},\n  \"stars\": 4,\n  \"variants\"",
            ),
            (
                DENSE,
                "certificate.score",
                json!(82.5),
                "\"certificate\": { \"score\": 82.5 },",
            ),
        ] {
            let changed = set(text, field, value.clone());
            assert!(changed.contains(part), "{field}: {changed}");
            let read: Value = serde_json::from_str(&changed).unwrap_or_default();
            let pointer = field.replace('[', "/").replace(']', "").replace('.', "/");
            assert_eq!(
                read.pointer(&format!("/{pointer}")),
                Some(&value),
                "{changed}"
            );
        }
    }

    #[test]
    fn what_was_added_goes_without_a_trace() {
        for text in [
            AIRY.to_owned(),
            DENSE.to_owned(),
            AIRY.replace('\n', "\r\n"),
        ] {
            for (field, whole) in [
                ("name.en", "name.en"),
                ("variants[0].night_price", "variants[0].night_price"),
                ("variants[0].net.amount", "variants[0].net"),
                ("storage.vi", "storage"),
                ("view_only", "view_only"),
                ("$schema", "$schema"),
            ] {
                let more = set(&text, field, json!("1"));
                assert_ne!(more, text);
                assert_eq!(remove(&more, whole), text, "{more}");
            }
        }
        assert_eq!(remove("{\"a\": 1}", "a"), "{}");
        assert_eq!(set("{}", "slug", json!("a")), "{ \"slug\": \"a\" }");
    }
}
