//! Search as a first version of the shop needs it: every word of the query occurs somewhere
//! in the product, without regard to accents and capitals.

use crate::catalogue::{Catalogue, Listing};
use crate::letters::{is_mark, letter, plain};

/// A text as search compares it: small letters without accents, đ as d, one space between
/// words and none around them. `hòa` and `hoà`, composed and decomposed, all become `hoa`.
///
/// ```
/// assert_eq!(market::search::fold("  Trà sen\tTây Hồ "), "tra sen tay ho");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(&mut out, text);
    out
}

fn push_folded(out: &mut String, text: &str) {
    for word in text.split_whitespace() {
        if !out.is_empty() && !out.ends_with(SEPARATOR) {
            out.push(' ');
        }
        for c in word.chars().filter(|c| !is_mark(*c)) {
            match plain(letter(c).letter) {
                'œ' => out.push_str("oe"),
                'æ' => out.push_str("ae"),
                'ß' => out.push_str("ss"),
                c => out.push(c),
            }
        }
    }
}

/// Stands between the parts of a searchable text, so that no word spans two of them.
const SEPARATOR: char = '\n';

/// All that search looks at in a product, folded: its name, keywords, village and places, its
/// producer and its group, in every language.
pub fn searchable(listing: &Listing, catalogue: &Catalogue) -> String {
    let mut out = String::with_capacity(256);
    let mut push = |part: &str| {
        push_folded(&mut out, part);
        if !out.is_empty() && !out.ends_with(SEPARATOR) {
            out.push(SEPARATOR);
        }
    };
    listing.name.all().for_each(&mut push);
    listing.keywords.iter().for_each(|keyword| push(keyword));
    push(&listing.village);
    push(&listing.place);
    push(listing.old_place.as_deref().unwrap_or_default());
    if let Some(producer) = catalogue.producer(listing.producer.as_str()) {
        producer.name.all().for_each(&mut push);
    }
    if let Some(group) = catalogue.group(listing.group.as_str()) {
        group.name.all().for_each(&mut push);
    }
    if let Some(subgroup) = catalogue.subgroup(listing.group.as_str(), listing.subgroup.as_str()) {
        subgroup.name.all().for_each(&mut push);
    }
    out
}

/// Whether every word of a folded query occurs in a folded text; a query without words occurs
/// in every text. Signs between words, as in "trà, sen" or in the curly quotation marks of
/// telephones, are no part of them.
pub fn contains_words(searchable: &str, folded_query: &str) -> bool {
    let between_words = |c: char| {
        c == ' ' || c.is_ascii_punctuation() || matches!(c, '«' | '»' | '\u{2010}'..='\u{203a}')
    };
    folded_query
        .split(between_words)
        .all(|word| searchable.contains(word))
}

/// Whether a product matches a query as somebody typed it.
pub fn matches(catalogue: &Catalogue, listing: &Listing, query: &str) -> bool {
    contains_words(&searchable(listing, catalogue), &fold(query))
}

/// A text as it may stand in the query of an address: everything but unreserved characters
/// as percent signs and hexadecimal digits (RFC 3986).
///
/// ```
/// assert_eq!(market::percent_encode("trà & sen"), "tr%C3%A0%20%26%20sen");
/// ```
pub fn percent_encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}
