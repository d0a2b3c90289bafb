//! Texts as search compares them: words without regard to capitals and, where it is asked
//! for, to accents.

use crate::letters::{Letter, is_mark, letter, plain, small, with_mark};

/// A text as search compares it: small letters without accents, đ as d, one space between
/// words and none around them. `hòa` and `hoà`, composed and decomposed, all become `hoa`.
///
/// ```
/// assert_eq!(market::search::fold("  Trà sen\tTây Hồ "), "tra sen tay ho");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars().filter(|c| !is_mark(*c)) {
            push_plain(&mut out, letter(c).letter);
        }
    }
    out
}

fn push_plain(out: &mut String, letter: char) {
    match plain(letter) {
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        c => out.push(c),
    }
}

/// A text in small letters, as far as Vietnamese, French and English have capitals; others stay
/// as they are, for the tables of Unicode weigh too much for the browser.
///
/// ```
/// assert_eq!(market::lower("Trà ướp Sen ĐỒNG"), "trà ướp sen đồng");
/// ```
pub fn lower(text: &str) -> String {
    text.chars().map(small).collect()
}

/// A word of a text, as search compares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Small letters without accents, đ as d.
    pub folded: String,
    /// Small letters with their shapes (ă, â, đ, ê, ô, ơ and ư), then the tones of the word.
    /// `hòa` and `hoà`, composed and decomposed, have the same; it is compared, never shown.
    pub exact: String,
    /// Where the word begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The words of a text: runs of letters and digits.
///
/// ```
/// let words = market::search::words("Trà sen, Tây Hồ");
/// let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
/// assert_eq!(folded, ["tra", "sen", "tay", "ho"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = is_word_sign(c) || (start.is_some() && is_mark(c));
        match start {
            None if inside => start = Some(at),
            Some(from) if !inside => {
                found.push(word(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(word(text, from, text.len()));
    }
    found
}

/// The words of a text, folded and joined by hyphens, as slugs are made of names.
///
/// ```
/// assert_eq!(market::search::hyphenated("Trà sen (Tây Hồ)"), "tra-sen-tay-ho");
/// ```
pub fn hyphenated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if is_word_sign(c) {
            if !inside && !out.is_empty() {
                out.push('-');
            }
            inside = true;
            push_plain(&mut out, letter(c).letter);
        } else if !is_mark(c) {
            inside = false;
        }
    }
    out
}

/// Letters and digits of any script; the tables of Unicode weigh too much for the browser.
fn is_word_sign(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c >= '\u{c0}'
            && !matches!(c, '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}')
            && !matches!(c, '\u{fe00}'..='\u{fe6f}' | '\u{feff}' | '\u{1f000}'..='\u{1faff}')
            && !is_mark(c))
}

fn word(text: &str, start: usize, end: usize) -> Word {
    let mut letters: Vec<Letter> = Vec::with_capacity(end - start);
    for c in text[start..end].chars() {
        match letters.last_mut() {
            Some(last) if is_mark(c) => *last = with_mark(*last, c),
            _ => letters.push(letter(c)),
        }
    }
    let mut folded = String::with_capacity(letters.len());
    let mut exact = String::with_capacity(letters.len() + 2);
    for letter in &letters {
        push_plain(&mut folded, letter.letter);
        exact.push(letter.letter);
    }
    for tone in letters.iter().filter_map(|letter| letter.tone.sign()) {
        exact.push(tone);
    }
    Word {
        folded,
        exact,
        start,
        end,
    }
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
