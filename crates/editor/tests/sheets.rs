//! `editor export` and `editor import`: what goes out comes back, what is changed is changed alone,
//! and what is broken changes nothing.
//!
//! `UPDATE_GOLDEN=1 cargo test -p editor --test sheets` writes the expected texts anew; read what has
//! changed in them before it is committed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

#[path = "sheets/cases.rs"]
mod cases;
mod common;
#[path = "sheets/doubts.rs"]
mod doubts;
#[path = "sheets/hostile.rs"]
mod hostile;
#[path = "sheets/round.rs"]
mod round;

use cases::CASES;
use common::shop::Shop;
use common::{all_are_told, compare, files};
use std::fmt::Write as _;

#[track_caller]
fn check(language: &str) {
    let mut got = String::new();
    for case in CASES {
        let shop = Shop::new();
        let sheet = cases::write(case, &shop);
        let before = files(&shop.data());
        let told = shop.imported(sheet, &["--apply", "--lang", language]);
        assert_eq!(told.code, Some(1), "{}: {}{}", case.0, told.err, told.out);
        assert_eq!(told.out, "", "{}", case.0);
        assert!(
            files(&shop.data()) == before,
            "{} changed something",
            case.0
        );
        writeln!(got, "=== {}\n{}", case.0, told.err).unwrap();
    }
    compare(&format!("sheets/{language}.txt"), &got);
}

#[test]
fn every_kind_has_a_case() {
    // These are too large to be cases; `hostile` has them.
    let large = ["sheet-too-large", "sheet-unpacks-too-large"];
    let source = include_str!("../src/sheet/fault/mod.rs");
    all_are_told(source, include_str!("sheets/vi.txt"), &large);
}

#[test]
fn broken_sheets_are_told_of_in_vietnamese() {
    check("vi");
}

#[test]
fn broken_sheets_are_told_of_in_english() {
    check("en");
}
