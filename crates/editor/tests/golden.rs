//! What an editor is told about every kind of mistake, word for word and in both languages.
//!
//! `UPDATE_GOLDEN=1 cargo test -p editor --test golden` writes the expected texts anew; read what
//! has changed in them before it is committed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

#[path = "golden/cases.rs"]
mod cases;
mod common;

use cases::{CASES, Case};
use common::shop::Shop;
use market::fault::JsonFault;
use market::{Fault, Gap, Language};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What is told about a case: the blocks that bear its code.
fn told(case: &Case, language: &str) -> String {
    let shop = Shop::new();
    for change in case.changes {
        shop.change(*change);
    }
    let checked = shop.checked(&["--advice", "--lang", language]);
    let code = format!("[{}]: ", case.code);
    let blocks = checked.err.split("\n\n");
    let mut blocks = blocks.filter(|it| it.lines().next().is_some_and(|it| it.contains(&code)));
    let block = blocks.next().map(str::to_owned);
    block.unwrap_or_else(|| panic!("{} was not told of: {}", case.code, checked.err))
}

/// Reads blocks by the names in the lines above them.
fn read(text: &str) -> BTreeMap<String, String> {
    let blocks = text.split("=== ").skip(1);
    blocks
        .map(|block| {
            let (name, told) = block.split_once('\n').unwrap();
            (name.to_owned(), told.trim_end().to_owned())
        })
        .collect()
}

#[track_caller]
fn check(language: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{language}.txt"));
    let got: Vec<(String, String)> = CASES
        .iter()
        .map(|case| (case.name(), told(case, language)))
        .collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let mut text = String::new();
        for (name, told) in &got {
            writeln!(text, "=== {name}\n{told}\n").unwrap();
        }
        fs::write(&file, text.trim_end().to_owned() + "\n").unwrap();
        return;
    }
    let expected = read(&fs::read_to_string(&file).unwrap());
    assert_eq!(expected.len(), got.len(), "a case is there twice or gone");
    for (name, told) in got {
        assert_eq!(expected.get(&name), Some(&told), "{name}");
    }
}

#[test]
fn in_vietnamese() {
    check("vi");
}

#[test]
fn in_english() {
    check("en");
}

#[test]
fn every_kind_has_a_case_and_its_code_is_its_own() {
    let mut codes = BTreeSet::new();
    for code in Fault::codes() {
        assert!(codes.insert(code), "two kinds have the code {code}");
    }
    let elsewhere = elsewhere().map(|(fault, ..)| fault.code());
    let cases = CASES.iter().map(|it| it.code);
    let cases: BTreeSet<&str> = cases.chain(elsewhere).collect();
    assert_eq!(codes, cases);
}

/// What no broken file brings about, and what is said of it: what a later reader of JSON may say,
/// and what only figures tell, for the check warns of it.
fn elsewhere() -> [(Fault, &'static str, &'static str); 2] {
    let message = "something new".to_owned();
    [
        (
            JsonFault::Other { message }.into(),
            "không đọc được JSON: something new",
            "this is no JSON: something new",
        ),
        (
            Gap::ShelfLife.into(),
            "chưa có hạn sử dụng",
            "it does not say how long it keeps",
        ),
    ]
}

#[test]
fn what_no_file_brings_about_has_its_sentences_too() {
    for (fault, vi, en) in elsewhere() {
        for (language, what) in [(Language::Vi, vi), (Language::En, en)] {
            let told = fault.told(language);
            assert_eq!(told.what, what);
            assert!(!told.mend.is_empty());
        }
    }
}

#[test]
fn a_sound_shop_is_told_nothing_but_advice() {
    let checked = Shop::new().checked(&["--lang", "en"]);
    assert_eq!(checked.err, "");
    assert_eq!(checked.code, Some(0));
    assert!(checked.out.starts_with("2 products, 2 producers: all well"));
}
