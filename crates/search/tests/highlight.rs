//! Which parts of a text a query's words match.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::asked::a_query;
use common::content::real;
use common::random::{a_phrase, a_shop};
use market::Locale;
use market::search::words;
use proptest::prelude::*;
use search::Shelf;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static SHELF: LazyLock<Shelf> = LazyLock::new(|| real(Locale::Vi).shelf());

/// The marks that Vietnamese and French letters have.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The text with its highlighted parts in brackets.
fn marked(shelf: &Shelf, shown: &str, text: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    for range in shelf.highlight(shown, text) {
        out.push_str(&shown[end..range.start]);
        out.push('[');
        out.push_str(&shown[range.clone()]);
        out.push(']');
        end = range.end;
    }
    out + &shown[end..]
}

#[test]
fn what_matches_is_marked() {
    for (text, expected) in [
        ("trà sen", "[Trà] [sen] Tây Hồ"),
        ("tra sen", "[Trà] [sen] Tây Hồ"),
        ("TAY HO", "Trà sen [Tây] [Hồ]"),
        ("hồ trà", "[Trà] sen Tây [Hồ]"),
        ("trà se", "[Trà] [se]n Tây Hồ"),
        ("trà t", "[T][rà] sen [T]ây Hồ"),
        ("tr", "[Tr]à sen Tây Hồ"),
        ("trà, sen!", "[Trà] [sen] Tây Hồ"),
        ("gốm", "Trà sen Tây Hồ"),
        ("", "Trà sen Tây Hồ"),
        ("…", "Trà sen Tây Hồ"),
        // Only the last word may be unfinished.
        ("se tây", "Trà sen [Tây] Hồ"),
    ] {
        // The beginning of a word within one that is marked whole is no part of its own.
        let expected = expected.replace("[T][rà]", "[Trà]");
        assert_eq!(marked(&SHELF, "Trà sen Tây Hồ", text), expected, "{text}");
    }
}

#[test]
fn what_was_understood_is_marked() {
    for (text, shown, expected) in [
        ("goms bats", "Gốm Bát Tràng", "[Gốm] [Bát] Tràng"),
        ("battrang", "Gốm Bát Tràng", "Gốm [Bát] [Tràng]"),
        ("cermaics", "Bát Tràng ceramics", "Bát Tràng [ceramics]"),
        ("bat trnag", "Gốm Bát Tràng", "Gốm [Bát] [Tràng]"),
    ] {
        assert_eq!(marked(&SHELF, shown, text), expected, "{text}");
    }
}

#[test]
fn marks_belong_to_their_letters() {
    for (shown, text, expected) in [
        ("Tra\u{300} sen", "tra", "[Tra\u{300}] sen"),
        ("Tra\u{300} sen", "tr", "[Tr]a\u{300} sen"),
        ("Ho\u{302}\u{300} Tây", "ho", "[Ho\u{302}\u{300}] Tây"),
        ("Ho\u{302}\u{300}ng", "ho", "[Ho\u{302}\u{300}]ng"),
        // Half a ligature cannot be marked.
        ("Œuf", "o", "[Œ]uf"),
        ("Œuf", "oe", "[Œ]uf"),
        ("Œuf", "oeu", "[Œu]f"),
        ("thé, thés", "thé", "[thé], [thé]s"),
        ("hoà hòa hoa", "hoa", "[hoà] [hòa] [hoa]"),
    ] {
        assert_eq!(marked(&SHELF, shown, text), expected, "{shown} {text}");
    }
}

/// What holds whatever is shown and asked for.
fn check(shelf: &Shelf, shown: &str, text: &str) -> Result<(), TestCaseError> {
    let ranges = shelf.highlight(shown, text);
    let mut end = 0;
    for range in &ranges {
        prop_assert!(
            range.start >= end && range.start < range.end,
            "{:?}",
            ranges
        );
        end = range.end;
        prop_assert!(end <= shown.len());
        prop_assert!(shown.is_char_boundary(range.start) && shown.is_char_boundary(end));
        let first = shown[range.start..].chars().next();
        prop_assert!(!first.is_some_and(is_mark), "{:?}", ranges);
        let next = shown[end..].chars().next();
        prop_assert!(!next.is_some_and(is_mark), "{:?}", ranges);
        // No part spans two words, and each begins where a word does.
        let own = words(shown);
        let of_word = |it: &market::search::Word| it.start == range.start && end <= it.end;
        prop_assert!(own.iter().any(of_word), "{:?}", ranges);
    }
    // Every word that is typed whole is marked whole.
    for word in words(text) {
        for own in words(shown).iter().filter(|it| it.folded == word.folded) {
            prop_assert!(
                ranges.contains(&(own.start..own.end)),
                "{:?} {:?}",
                own,
                ranges
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(common::cases(100))]

    #[test]
    fn parts_are_sound(shop in a_shop(), asked in a_query(), phrase in a_phrase(4)) {
        let shelf = shop.shelf();
        let (query, _) = asked.of(&shop);
        let taken_apart: String = phrase.nfd().collect();
        check(&shelf, &phrase, &query.text)?;
        check(&shelf, &taken_apart, &query.text)?;
        for listing in shop.catalogue.listings.iter().take(5) {
            for name in listing.name.all() {
                check(&shelf, name, &query.text)?;
            }
        }
    }

    #[test]
    fn any_text_can_be_highlighted(shown in "\\PC{0,30}", text in "\\PC{0,30}") {
        check(&SHELF, &shown, &text)?;
        check(&SHELF, &shown, &shown)?;
    }

    /// A product that was found as typed has every word somewhere, so what is marked in its
    /// name is what the name has.
    #[test]
    fn marked_parts_fold_to_what_was_typed(shop in a_shop(), asked in a_query()) {
        let shelf = shop.shelf();
        let (query, _) = asked.of(&shop);
        let found = common::found_for(&shelf, &query.text);
        if found.reading == search::Reading::Plain {
            let typed = words(&query.text);
            for place in found.products {
                let name = shelf.listing(place).unwrap().name.vi;
                for range in shelf.highlight(&name, &query.text) {
                    let part = market::fold(&name[range]);
                    let is_typed = typed.iter().any(|word| {
                        // A ligature is two letters, of which one may have been typed.
                        word.folded == part || part.starts_with(&word.folded)
                    });
                    prop_assert!(is_typed, "{} in {}", part, name);
                }
            }
        }
    }
}
