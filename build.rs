//! Turns `locales/*.json` into Rust: one struct with a field or a method for every text, in the
//! order of a language's lines. The native program holds the lines of all languages; the browser's
//! fetches those of its page.

use locales::{Entry, Language, Line, entry, only_prerendered};
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=locales");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        // The finishing step of the build cuts the program into parts by them.
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    let languages = locales::read(Path::new("locales")).unwrap_or_else(|problems| {
        panic!("{problems}");
    });
    let reference = &languages[0];
    let mut out = String::from("// Written by build.rs from locales/*.json.\n");
    write_count(&mut out, reference);
    for language in &languages {
        write_lines(&mut out, language);
    }
    write_struct(&mut out, "Texts", "", &reference.texts);
    write_listing(&mut out, reference);
    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    fs::write(&target, out).expect("OUT_DIR can be written");
}

/// What a key holds; reading has refused what is wrong.
fn held(value: &Value) -> Entry<'_> {
    entry(value).expect("the texts have been checked")
}

fn write_count(out: &mut String, reference: &Language) {
    let lines = reference.lines();
    let fetched = lines.iter().filter(|line| !line.is_prerendered).count();
    for (condition, count) in [
        ("not(feature = \"ssr\")", fetched),
        ("feature = \"ssr\"", lines.len()),
    ] {
        let _ = writeln!(
            out,
            "/// How many lines the texts of a language have.\n\
             #[cfg({condition})]\npub const LINES: usize = {count};"
        );
    }
}

/// What `write` makes of each line of a language, one after the other.
fn listed(language: &Language, write: impl Fn(&Line) -> String) -> String {
    language.lines().iter().map(write).collect()
}

/// All lines of a language, for the native program.
fn write_lines(out: &mut String, language: &Language) {
    let name = language.code.to_uppercase();
    let texts = listed(language, |line| format!("{:?},", line.text));
    let _ = writeln!(
        out,
        "#[cfg(feature = \"ssr\")]\nstatic {name}: [&str; LINES] = [{texts}];"
    );
}

/// All texts one after the other, for a test of where they stand.
fn write_listing(out: &mut String, reference: &Language) {
    let fields = listed(reference, |line| format!("self.{},", line.path));
    let _ = writeln!(
        out,
        "#[cfg(all(test, feature = \"ssr\"))]\nimpl Texts {{\n\
         fn listed(&self) -> [&'static str; LINES] {{ [{fields}] }}\n}}"
    );
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
    if only_prerendered(section) {
        "#[cfg(feature = \"ssr\")]\n"
    } else {
        ""
    }
}

fn write_struct(out: &mut String, name: &str, attribute: &str, map: &Map<String, Value>) {
    let mut fields = String::new();
    let mut methods = String::new();
    for (key, value) in map {
        match held(value) {
            Entry::Plain(text) => {
                let _ = writeln!(fields, "/// {text}\npub {key}: &'static str,");
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
        "/// Texts that a reader sees, in the order of their lines.\n\
         {attribute}#[repr(C)]\npub struct {name} {{\n{fields}}}"
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
    let _ = writeln!(
        out,
        "/// {doc}\npub fn {key}(&self{arguments}) -> String {{ fill({template}, &[{pairs}]) }}"
    );
}
