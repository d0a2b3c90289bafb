//! No text makes the shop or its tools panic, and whatever is wrong has a place in its file.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{TEA, compiled, content};
use market::{Catalogue, Problem, parse_producer, parse_product};
use proptest::prelude::*;

/// A text with a part of it replaced.
fn mutated(text: &str, start: f64, length: usize, by: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = (chars.len() as f64 * start) as usize;
    let end = (start + length).min(chars.len());
    let (before, after) = (&chars[..start], &chars[end..]);
    before
        .iter()
        .copied()
        .chain(by.chars())
        .chain(after.iter().copied())
        .collect()
}

/// What breaks JSON and what is in it.
fn a_piece() -> impl Strategy<Value = String> {
    let pieces = [
        "",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "0",
        "1e99",
        "\"\"",
        "{}",
        "[]",
        "\n",
        "\u{0}",
        "\u{feff}",
        "đ",
        "\\u12",
        "\\ud800",
        "99999999999999999999",
        "\"vi\"",
        "\"vi\":",
        "<",
    ];
    prop_oneof![
        proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        ".{0,4}",
    ]
}

/// A problem has a place in the text and something to say.
fn has_a_place(problem: &Problem, text: &str) -> bool {
    let line = text.lines().nth(problem.line.wrapping_sub(1));
    let in_text = line.is_some_and(|line| problem.column <= line.chars().count() + 1);
    // The reader stops at the end of the text, which may be the beginning of a line.
    let at_end = problem.line <= text.matches('\n').count() + 1 && problem.column == 1;
    problem.line > 0 && problem.column > 0 && (in_text || at_end) && !problem.message.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text(text in ".*", jsonish in "[]\\[{}:,\"a0.\\\\ \n-]{0,60}") {
        for text in [text, jsonish] {
            for problem in [
                parse_product("a.json", &text).unwrap_err(),
                parse_producer("a.json", &text).unwrap_err(),
            ] {
                prop_assert!(has_a_place(&problem, &text), "{}", problem);
            }
            prop_assert!(Catalogue::load(&text).is_err());
            for place in [0, 1, 2, 5] {
                let mut content = content();
                content[place].1.clone_from(&text);
                prop_assert!(!compiled(&content).problems.is_empty());
            }
        }
    }

    #[test]
    fn a_product_with_a_random_change(start in 0.0..1.0, length in 0..30_usize, by in a_piece()) {
        let text = mutated(TEA, start, length, &by);
        if let Err(problem) = parse_product("products/tra-sen.json", &text) {
            let read = text.strip_prefix('\u{feff}').unwrap_or(&text);
            prop_assert!(has_a_place(&problem, read), "{}", problem);
        }
    }

    #[test]
    fn an_index_with_a_random_change(start in 0.0..1.0, length in 0..30_usize, by in a_piece()) {
        let index = compiled(&content()).index.unwrap();
        if let Ok(catalogue) = Catalogue::load(&mutated(&index, start, length, &by)) {
            // What is shown can be found, and what is wrong was told.
            prop_assert!(!catalogue.listings.is_empty());
            for listing in &catalogue.listings {
                prop_assert!(catalogue.product(listing.slug.as_str()).is_some());
            }
            prop_assert!(catalogue.listings.len() == 2 || !catalogue.problems.is_empty());
        }
    }

    #[test]
    fn a_file_with_a_random_change_never_takes_another_product_away(
        start in 0.0..1.0, length in 0..30_usize, by in a_piece(),
    ) {
        let mut content = content();
        content[5].1 = mutated(&content[5].1, start, length, &by);
        let compiled = compiled(&content);
        prop_assert!(compiled.products.iter().any(|product| product.slug == *"lua"));
        let tea = compiled.products.iter().any(|product| product.slug == *"tra-sen");
        prop_assert_eq!(tea, compiled.problems.is_empty());
        for problem in &compiled.problems {
            prop_assert_eq!(&problem.file, "products/tra-sen.json");
        }
        prop_assert_eq!(Catalogue::load(&compiled.index.unwrap()).unwrap().problems, compiled.problems);
    }

    #[test]
    fn several_files_with_random_changes(
        changes in prop::collection::vec((0..6_usize, 0.0..1.0, 0..30_usize, a_piece()), 1..6),
    ) {
        let mut content = content();
        for (place, start, length, by) in changes {
            content[place].1 = mutated(&content[place].1, start, length, &by);
        }
        let compiled = compiled(&content);
        prop_assert!(compiled.index.is_some() || !compiled.problems.is_empty());
    }
}
