//! By what an entry is known again: a key for receivers, a code for people.

use crate::form::text_form;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

/// The key of an entry: a UUID, made of random bits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Box<str>);

impl Key {
    /// The key that these random bytes make.
    ///
    /// ```
    /// use market::outbox::Key;
    /// assert_eq!(Key::from_random([0xff; 16]).as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    /// ```
    #[must_use]
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let mut text = String::with_capacity(36);
        for (index, byte) in bytes.iter().enumerate() {
            if [4, 6, 8, 10].contains(&index) {
                text.push('-');
            }
            text.push_str(&format!("{byte:02x}"));
        }
        Self(text.into())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_key = text.len() == 36
            && text.bytes().enumerate().all(|(index, byte)| {
                if [8, 13, 18, 23].contains(&index) {
                    byte == b'-'
                } else {
                    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
                }
            });
        if is_key {
            Ok(Self(text.into()))
        } else {
            Err("this is not a UUID in small letters")
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_form!(
    Key,
    "a UUID in small letters",
    "Key",
    "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
);

/// Letters and digits that nobody mistakes for another when read out or copied by hand.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A short code for people: two letters that say what it stands for, and two groups of four.
/// `I` and `O` are not in these, nor are `0` and `1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Box<str>);

impl Code {
    /// The code that these random bytes make; `beginning` is two capital letters.
    ///
    /// ```
    /// use market::outbox::Code;
    /// assert_eq!(&*Code::from_random(*b"DK", [0; 5]), "DK-2222-2222");
    /// ```
    #[must_use]
    pub fn from_random(beginning: [u8; 2], random: [u8; 5]) -> Self {
        let bits = random
            .iter()
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter = |place: u32| char::from(LETTERS[(bits >> (5 * place) & 31) as usize]);
        let mut text = String::from_iter(beginning.map(char::from));
        for place in 0..8 {
            if place % 4 == 0 {
                text.push('-');
            }
            text.push(letter(place));
        }
        Self(text.into())
    }
}

impl Deref for Code {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_code = text.len() == 12
            && text.bytes().enumerate().all(|(index, byte)| match index {
                0 | 1 => byte.is_ascii_uppercase(),
                2 | 7 => byte == b'-',
                _ => LETTERS.contains(&byte),
            });
        if is_code {
            Ok(Self(text.into()))
        } else {
            Err("this is not a code such as DH-2A3B-4C5D")
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_form!(
    Code,
    "a code such as DH-2A3B-4C5D",
    "Code",
    "^[A-Z]{2}(-[2-9A-HJ-NP-Z]{4}){2}$"
);
