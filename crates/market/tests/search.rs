//! Search without regard to accents, capitals and the way in which letters are composed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::search::{hyphenated, words};
use market::{fold, percent_encode};
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

fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

#[test]
fn words_are_runs_of_letters_and_digits() {
    for (text, expected) in [
        ("", vec![]),
        (" ?! – ", vec![]),
        ("Trà sen Tây Hồ", vec!["tra", "sen", "tay", "ho"]),
        ("trà, sen/tây-hồ!", vec!["tra", "sen", "tay", "ho"]),
        ("“trà sen”", vec!["tra", "sen"]),
        ("« Thé » – lotus…", vec!["the", "lotus"]),
        ("l’œuf d'or", vec!["l", "oeuf", "d", "or"]),
        ("#BátTràng", vec!["battrang"]),
        ("100g×2 ★ 5★", vec!["100g", "2", "5"]),
        ("trà🍵sen\u{feff}", vec!["tra", "sen"]),
        ("中文 abc", vec!["中文", "abc"]),
    ] {
        assert_eq!(folded_words(text), expected, "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(folded_words(&decomposed), expected, "{text} decomposed");
    }
}

#[test]
fn words_know_where_they_stand() {
    let text = "Trà, sen!";
    let at: Vec<&str> = words(text)
        .iter()
        .map(|word| &text[word.start..word.end])
        .collect();
    assert_eq!(at, ["Trà", "sen"]);
    let text: String = "(hồ)".nfd().collect();
    let word = words(&text).remove(0);
    assert_eq!(&text[word.start..word.end], "ho\u{302}\u{300}");
}

#[test]
fn exact_words_differ_in_shapes_and_tones_only() {
    let exact = |text: &str| words(text).remove(0).exact;
    for (one, other) in [("hòa", "hoà"), ("thủy", "THUỶ"), ("Hồ", "ho\u{302}\u{300}")] {
        assert_eq!(exact(one), exact(other), "{one} {other}");
    }
    let different = [
        "ma", "mà", "mả", "mã", "má", "mạ", "mâ", "mă", "mầ", "đa", "da",
    ];
    for (index, one) in different.iter().enumerate() {
        for other in &different[index + 1..] {
            assert_ne!(exact(one), exact(other), "{one} {other}");
        }
    }
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
    fn words_are_those_of_the_folded_text(text in TEXT) {
        prop_assert_eq!(folded_words(&text), folded_words(&fold(&text)));
    }

    #[test]
    fn words_stand_in_order_and_apart(text in ".*") {
        let mut end = 0;
        for word in words(&text) {
            prop_assert!(end <= word.start && word.start < word.end);
            prop_assert!(!word.folded.is_empty());
            prop_assert_eq!(&words(&text[word.start..word.end])[0].exact, &word.exact);
            end = word.end;
        }
    }

    #[test]
    fn hyphens_join_the_words(text in ".*", other in TEXT) {
        for text in [text, other] {
            prop_assert_eq!(hyphenated(&text), folded_words(&text).join("-"));
        }
    }

    #[test]
    fn composition_changes_no_word(text in TEXT) {
        let exact = |text: &str| -> Vec<String> {
            words(text).into_iter().map(|word| word.exact).collect()
        };
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(exact(&composed), exact(&decomposed));
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

#[test]
fn small_letters_are_those_of_unicode_in_the_languages_of_the_shop() {
    let latin = ('\0'..='ÿ')
        .chain('Ạ'..='ỹ')
        .chain("ĂăĐđĨĩŒœŨũƠơƯưŸ".chars());
    for c in latin {
        let text = c.to_string();
        assert_eq!(market::lower(&text), text.to_lowercase(), "{c}");
    }
    assert_eq!(market::lower("Ω 𝔘 茶"), "Ω 𝔘 茶", "others stay");
}
