//! Search without regard to accents, capitals and the way in which letters are composed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use market::search::{contains_words, searchable};
use market::{fold, matches, percent_encode};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folding by the tables of Unicode, which are too heavy for a browser.
fn fold_by_unicode(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect();
    let plain = plain.replace('đ', "d").replace('œ', "oe");
    let plain = plain.replace('æ', "ae").replace('ß', "ss");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn folding() {
    for (text, folded) in [
        ("", ""),
        ("   ", ""),
        ("Trà sen Tây Hồ", "tra sen tay ho"),
        ("  Trà\u{a0}sen\t\nTây  Hồ ", "tra sen tay ho"),
        ("ĐẬU MƠ", "dau mo"),
        ("đường", "duong"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("thủy", "thuy"),
        ("thuỷ", "thuy"),
        ("Quý", "quy"),
        ("Nghĩa Ỷ Ỹ Ỵ ỳ", "nghia y y y y"),
        ("Mỹ nghệ", "my nghe"),
        ("crème brûlée, façon, maïs", "creme brulee, facon, mais"),
        ("Œuf, cœur, ÆSIR, weiß", "oeuf, coeur, aesir, weiss"),
        ("jalapeño", "jalapeno"),
        ("OCOP 5★ 1.250.000 ₫", "ocop 5★ 1.250.000 ₫"),
        ("中文 abc", "中文 abc"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(fold(&decomposed), folded, "{text} decomposed");
        assert_eq!(fold(&fold(text)), folded, "{text} folded twice");
    }
}

/// The letters of Vietnamese beyond ASCII, from U+00C0 to U+1EF9.
fn vietnamese_letters() -> Vec<char> {
    let shapes = "aăâeêioôơuưyđ";
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let mut letters = Vec::new();
    for shape in shapes
        .chars()
        .flat_map(|c| [c, c.to_uppercase().next().unwrap()])
    {
        for tone in tones {
            let mut composed = [shape.to_string().as_str(), tone]
                .concat()
                .nfc()
                .collect::<Vec<_>>();
            if let (Some(letter), true) = (composed.pop(), composed.is_empty()) {
                letters.push(letter);
            }
        }
    }
    letters.retain(|letter| ('\u{c0}'..='\u{1ef9}').contains(letter));
    letters
}

#[test]
fn every_letter_of_vietnamese_folds_as_unicode_says() {
    let letters = vietnamese_letters();
    // 12 vowels with 6 tones each and đ, small and capital, without the 6 plain ASCII vowels.
    assert_eq!(letters.len(), 2 * (12 * 6 + 1 - 6));
    for letter in letters {
        let composed = letter.to_string();
        let decomposed: String = composed.nfd().collect();
        let expected = fold_by_unicode(&composed);
        assert_eq!(fold(&composed), expected, "{letter}");
        assert_eq!(fold(&decomposed), expected, "{letter} decomposed");
        assert!(expected.is_ascii(), "{letter}");
    }
}

#[test]
fn every_letter_of_western_europe_folds_as_unicode_says() {
    for letter in ('\u{c0}'..='\u{ff}').chain(['Œ', 'œ', 'Ÿ']) {
        let text = letter.to_string();
        assert_eq!(fold(&text), fold_by_unicode(&text), "{letter}");
    }
}

#[test]
fn what_a_query_finds() {
    let catalogue = common::catalogue();
    for (query, found) in [
        ("", vec!["tra-sen", "lua"]),
        ("   ", vec!["tra-sen", "lua"]),
        // Names, in every language.
        ("Trà sen", vec!["tra-sen"]),
        ("tra sen", vec!["tra-sen"]),
        ("SEN TRÀ", vec!["tra-sen"]),
        ("lotus TEA", vec!["tra-sen"]),
        ("the lotus", vec!["tra-sen"]),
        ("tr", vec!["tra-sen"]),
        // Keywords, villages, places of old, producers, groups and sub-groups.
        ("che uop", vec!["tra-sen"]),
        ("quang ba", vec!["tra-sen"]),
        ("cũ", vec!["tra-sen"]),
        ("sen việt", vec!["tra-sen"]),
        ("cong lang", vec!["lua"]),
        ("alimentation", vec!["tra-sen"]),
        ("crafts", vec!["lua"]),
        ("soie", vec!["lua"]),
        ("phường", vec!["tra-sen", "lua"]),
        // Words of several parts; all of them have to be there.
        ("lua ha dong", vec!["lua"]),
        ("trà lụa", vec![]),
        // Signs between words and around them.
        ("trà, sen!", vec!["tra-sen"]),
        ("trà/sen-tây", vec!["tra-sen"]),
        ("“trà sen”", vec!["tra-sen"]),
        ("« Thé » – lotus…", vec!["tra-sen"]),
        ("?!", vec!["tra-sen", "lua"]),
        // Nothing spans two parts, and nothing else is looked at.
        ("hoche", vec![]),
        ("htx-sen-x", vec![]),
        ("350000", vec![]),
        ("zzz", vec![]),
    ] {
        let hits: Vec<&str> = catalogue
            .listings
            .iter()
            .filter(|listing| matches(&catalogue, listing, query))
            .map(|listing| listing.slug.as_str())
            .collect();
        assert_eq!(hits, found, "{query}");
    }
}

#[test]
fn a_searchable_text_has_a_line_for_each_part() {
    let catalogue = common::catalogue();
    let text = searchable(catalogue.product("lua").unwrap(), &catalogue);
    assert_eq!(
        text,
        "lua van phuc\nvan phuc\nphuong ha dong\nho det lua cong lang\n\
         thu cong my nghe\ncrafts\nlua\nsoie\n"
    );
}

#[test]
fn a_product_of_an_unknown_producer_and_group_is_still_found() {
    let mut catalogue = common::catalogue();
    catalogue.producers.clear();
    catalogue.groups.clear();
    let silk = catalogue.product("lua").unwrap();
    assert!(matches(&catalogue, silk, "van phuc"));
    assert!(!matches(&catalogue, silk, "cong lang"));
}

#[test]
fn addresses_hold_unreserved_characters_only() {
    for (text, encoded) in [
        ("", ""),
        ("aZ09-_.~", "aZ09-_.~"),
        ("trà & sen", "tr%C3%A0%20%26%20sen"),
        ("a+b=c/d?e#f%", "a%2Bb%3Dc%2Fd%3Fe%23f%25"),
        ("★", "%E2%98%85"),
    ] {
        assert_eq!(percent_encode(text), encoded);
    }
}

/// Texts of the letters that the shop's languages use, with signs and blanks.
const TEXT: &str = "[ a-zA-Z0-9àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ\
    ÀẢÃÁẠĂÂĐÊÔƠƯỰỲÝçïëöüñœÆß,.\u{a0}\t-]{0,40}";

proptest! {
    #[test]
    fn folding_is_that_of_unicode(text in TEXT) {
        prop_assert_eq!(fold(&text), fold_by_unicode(&text));
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
    }

    #[test]
    fn folding_twice_changes_nothing(text in ".*") {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded.clone());
        prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
    }

    #[test]
    fn a_text_has_all_its_own_words(text in TEXT, other in TEXT) {
        let folded = fold(&[&text, " ", &other].concat());
        prop_assert!(contains_words(&folded, &fold(&text)));
        prop_assert!(contains_words(&folded, &fold(&[&other, " ", &text].concat())));
    }

    #[test]
    fn encoding_can_be_undone(text in ".*") {
        let mut bytes = Vec::new();
        let encoded = percent_encode(&text);
        let mut rest = encoded.as_str();
        while let Some(first) = rest.chars().next() {
            let taken = if first == '%' { 3 } else { 1 };
            let (part, after) = rest.split_at(taken);
            bytes.push(match part.strip_prefix('%') {
                Some(hex) => u8::from_str_radix(hex, 16).unwrap(),
                None => part.as_bytes()[0],
            });
            rest = after;
        }
        prop_assert_eq!(String::from_utf8(bytes).unwrap(), text);
    }
}
