//! The order of Vietnamese names.

use crate::letters::{Letter, is_mark, letter, with_mark};

/// The letters of Vietnamese dictionaries in their order, with the four of foreign words.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// A key whose order of bytes is the order of Vietnamese dictionaries: first by letters
/// (a ă â … d đ e ê … o ô ơ … u ư), then by tones (ba bà bả bã bá bạ), then small letters
/// before capitals. Blanks come first, then signs and digits, then letters.
pub fn vietnamese_key(text: &str) -> Vec<u8> {
    let letters = taken_apart(text);
    let mut key = Vec::with_capacity(letters.len() * 3 + 8);
    for letter in &letters {
        push_primary(&mut key, letter.letter);
    }
    // Zero ends a level: a text that goes on comes after the one that ends here.
    key.push(0);
    key.extend(letters.iter().map(|letter| letter.tone as u8 + 1));
    key.push(0);
    key.extend(letters.iter().map(|letter| u8::from(letter.capital) + 1));
    key
}

/// The text as letters, each with the marks that follow it.
fn taken_apart(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for c in text.trim().chars() {
        match letters.last_mut() {
            Some(last) if is_mark(c) => *last = with_mark(*last, c),
            _ => letters.push(letter(c)),
        }
    }
    letters
}

/// One byte for what is usual, five for the rest, which comes last in the order of its code.
fn push_primary(key: &mut Vec<u8>, c: char) {
    const DIGITS: u8 = 0x60;
    const LETTERS: u8 = 0x80;
    const OTHERS: u8 = 0xf0;
    if c.is_ascii_digit() {
        key.push(DIGITS + (c as u8 - b'0'));
    } else if let Some(place) = ALPHABET.chars().position(|letter| letter == c) {
        key.push(LETTERS + place as u8);
    } else if c == ' ' || c == '\u{a0}' {
        key.push(1);
    } else if c.is_ascii_punctuation() {
        key.push(sign(c));
    } else {
        key.push(OTHERS);
        key.extend(u32::from(c).to_be_bytes());
    }
}

/// Signs keep the order of ASCII, without the gaps where digits and letters stand.
fn sign(c: char) -> u8 {
    match c as u8 {
        code @ 0x21..=0x2f => code - 0x21 + 2,
        code @ 0x3a..=0x40 => code - 0x3a + 0x11,
        code @ 0x5b..=0x60 => code - 0x5b + 0x18,
        code => code - 0x7b + 0x1e,
    }
}
