//! Turns `locales/*.json` into Rust: one struct with a field or a method for every text.
//!
//! The Vietnamese file decides which keys exist. A key that another language lacks, has
//! in excess, or fills with other placeholders stops the build with the file and the key.

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

const LOCALES: [&str; 3] = ["vi", "en", "fr"];

/// Sections that only prerendered HTML shows: the wasm does not carry them.
const PRERENDERED: [&str; 4] = ["app", "embed", "offline", "trouble"];

fn main() {
    println!("cargo:rerun-if-changed=locales");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        // The finishing step of the build cuts the program into parts by them.
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    let files = LOCALES.map(read_locale);
    let mut problems = Vec::new();
    for (locale, file) in LOCALES.iter().zip(&files).skip(1) {
        compare(locale, "", &files[0], file, &mut problems);
    }
    assert!(
        problems.is_empty(),
        "the translations differ:\n  {}",
        problems.join("\n  ")
    );
    let mut out = String::from("// Written by build.rs from locales/*.json.\n");
    write_struct(&mut out, "Texts", "", &files[0]);
    for (locale, file) in LOCALES.iter().zip(&files) {
        let name = locale.to_uppercase();
        let _ = writeln!(
            out,
            "static {name}: Texts = {};",
            value_of(locale, "Texts", file)
        );
    }
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    fs::write(&target, out).expect("OUT_DIR can be written");
}

fn read_locale(locale: &str) -> Map<String, Value> {
    let path = format!("locales/{locale}.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a key holds: a plain text, a text with placeholders, a plural, or further keys.
enum Entry<'a> {
    Plain(&'a str),
    Template(&'a str, Vec<String>),
    Plural(&'a str, &'a str, Vec<String>),
    Section(&'a Map<String, Value>),
}

fn entry<'a>(key: &str, value: &'a Value) -> Entry<'a> {
    match value {
        Value::String(text) => match placeholders(text) {
            names if names.is_empty() => Entry::Plain(text),
            names => Entry::Template(text, names),
        },
        Value::Object(map) => match (map.get("one"), map.get("other")) {
            (Some(Value::String(one)), Some(Value::String(other))) if map.len() == 2 => {
                Entry::Plural(one, other, placeholders(other))
            }
            _ => Entry::Section(map),
        },
        _ => panic!("locales: {key} is neither a text nor a group of texts"),
    }
}

/// The names between braces, in order of the alphabet and without repetition.
fn placeholders(text: &str) -> Vec<String> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after
            .split_once('}')
            .unwrap_or_else(|| panic!("locales: no closing brace in «{text}»"));
        names.insert(name.to_owned());
        rest = after;
    }
    names.into_iter().collect()
}

fn compare(
    locale: &str,
    at: &str,
    reference: &Map<String, Value>,
    other: &Map<String, Value>,
    problems: &mut Vec<String>,
) {
    for (key, value) in reference {
        let path = format!("{at}{key}");
        let Some(translated) = other.get(key) else {
            problems.push(format!("locales/{locale}.json: {path} is missing"));
            continue;
        };
        match (entry(&path, value), entry(&path, translated)) {
            (Entry::Section(a), Entry::Section(b)) => {
                compare(locale, &format!("{path}."), a, b, problems);
            }
            (Entry::Plain(_), Entry::Plain(_)) => {}
            (Entry::Template(_, a), Entry::Template(_, b))
            | (Entry::Plural(_, _, a), Entry::Plural(_, _, b))
                if a == b => {}
            _ => problems.push(format!(
                "locales/{locale}.json: {path} has other placeholders or another form than locales/vi.json"
            )),
        }
    }
    for key in other.keys().filter(|key| !reference.contains_key(*key)) {
        problems.push(format!(
            "locales/{locale}.json: {at}{key} is not in locales/vi.json"
        ));
    }
}

fn type_name(parent: &str, key: &str) -> String {
    let camel: String = key
        .split('_')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect();
    format!("{parent}{camel}")
}

/// The condition under which there is what belongs to a section.
fn condition_of(section: &str) -> &'static str {
    if PRERENDERED.contains(&section) {
        "#[cfg(feature = \"ssr\")]\n"
    } else {
        ""
    }
}

fn write_struct(out: &mut String, name: &str, attribute: &str, map: &Map<String, Value>) {
    let mut fields = String::new();
    let mut methods = String::new();
    for (key, value) in map {
        match entry(key, value) {
            Entry::Plain(text) => {
                let doc = text.replace('\n', " ");
                let _ = writeln!(fields, "/// {doc}\npub {key}: &'static str,");
            }
            Entry::Template(text, names) => {
                let _ = writeln!(fields, "{key}: &'static str,");
                write_method(&mut methods, key, text, &names, false);
            }
            Entry::Plural(_, other, names) => {
                let _ = writeln!(fields, "{key}: Plural,");
                write_method(&mut methods, key, other, &names, true);
            }
            Entry::Section(section) => {
                let of = type_name(name, key);
                let when = condition_of(key);
                let _ = writeln!(fields, "/// The texts of `{key}`.\n{when}pub {key}: {of},");
                write_struct(out, &of, when, section);
            }
        }
    }
    let _ = writeln!(
        out,
        "/// Texts that a reader sees.\n{attribute}pub struct {name} {{\n{fields}}}"
    );
    if !methods.is_empty() {
        let _ = writeln!(out, "{attribute}impl {name} {{\n{methods}}}");
    }
}

/// A method that fills a template; a plural chooses its template by the number `n`.
fn write_method(out: &mut String, key: &str, doc: &str, names: &[String], plural: bool) {
    let mut arguments = String::from(if plural { ", n: u64" } else { "" });
    let mut pairs = String::new();
    for name in names {
        if plural && name == "n" {
            let _ = write!(pairs, "(\"n\", &self.{key}.figure(n)),");
        } else {
            let _ = write!(arguments, ", {name}: &dyn core::fmt::Display");
            let _ = write!(pairs, "(\"{name}\", {name}),");
        }
    }
    let template = if plural {
        format!("self.{key}.of(n)")
    } else {
        format!("self.{key}")
    };
    let doc = doc.replace('\n', " ");
    let _ = writeln!(
        out,
        "/// {doc}\npub fn {key}(&self{arguments}) -> String {{ fill({template}, &[{pairs}]) }}"
    );
}

/// The Rust expression that holds the texts of one language.
fn value_of(locale: &str, name: &str, map: &Map<String, Value>) -> String {
    let mut out = format!("{name} {{ ");
    for (key, value) in map {
        let _ = match entry(key, value) {
            Entry::Plain(text) | Entry::Template(text, _) => write!(out, "{key}: {text:?}, "),
            Entry::Plural(one, other, _) => {
                let locale = type_name("", locale);
                write!(
                    out,
                    "{key}: Plural {{ one: {one:?}, other: {other:?}, locale: Locale::{locale} }}, "
                )
            }
            Entry::Section(section) => {
                let inner = value_of(locale, &type_name(name, key), section);
                write!(out, "{}{key}: {inner}, ", condition_of(key))
            }
        };
    }
    out.push('}');
    out
}
