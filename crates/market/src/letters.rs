//! Latin letters taken apart, as far as Vietnamese, French and English use them.
//!
//! A table by hand, because the Unicode tables weigh more than the rest of this crate in the
//! browser.

/// A letter: its plain form and what stands on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The letter in lower case; a Vietnamese letter such as `ă`, `ê` or `đ` counts as one.
    pub(crate) letter: char,
    /// The tone or another accent.
    pub(crate) tone: Tone,
    /// Whether it is a capital.
    pub(crate) capital: bool,
}

/// The tones in the order of Vietnamese dictionaries, then foreign accents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tone {
    Level,
    Falling,
    Hook,
    Tilde,
    Rising,
    Dot,
    Foreign,
}

impl Tone {
    /// A sign of its own for each tone but the level one; none of them occurs in a word.
    pub(crate) fn sign(self) -> Option<char> {
        match self {
            Level => None,
            Falling => Some('`'),
            Hook => Some('?'),
            Tilde => Some('~'),
            Rising => Some('\''),
            Dot => Some('.'),
            Foreign => Some('^'),
        }
    }
}

use Tone::{Dot, Falling, Foreign, Hook, Level, Rising, Tilde};

/// U+1EA0 to U+1EF9: every letter stands twice, the capital first.
const VIETNAMESE: [(char, Tone); 45] = [
    ('a', Dot),
    ('a', Hook),
    ('â', Rising),
    ('â', Falling),
    ('â', Hook),
    ('â', Tilde),
    ('â', Dot),
    ('ă', Rising),
    ('ă', Falling),
    ('ă', Hook),
    ('ă', Tilde),
    ('ă', Dot),
    ('e', Dot),
    ('e', Hook),
    ('e', Tilde),
    ('ê', Rising),
    ('ê', Falling),
    ('ê', Hook),
    ('ê', Tilde),
    ('ê', Dot),
    ('i', Hook),
    ('i', Dot),
    ('o', Dot),
    ('o', Hook),
    ('ô', Rising),
    ('ô', Falling),
    ('ô', Hook),
    ('ô', Tilde),
    ('ô', Dot),
    ('ơ', Rising),
    ('ơ', Falling),
    ('ơ', Hook),
    ('ơ', Tilde),
    ('ơ', Dot),
    ('u', Dot),
    ('u', Hook),
    ('ư', Rising),
    ('ư', Falling),
    ('ư', Hook),
    ('ư', Tilde),
    ('ư', Dot),
    ('y', Falling),
    ('y', Dot),
    ('y', Hook),
    ('y', Tilde),
];

/// U+00E0 to U+00FF; the capitals stand 32 places before. `'\0'`: not taken apart.
const LATIN_1: [(char, Tone); 32] = [
    ('a', Falling),
    ('a', Rising),
    ('â', Level),
    ('a', Tilde),
    ('a', Foreign),
    ('a', Foreign),
    ('\0', Level),
    ('c', Foreign),
    ('e', Falling),
    ('e', Rising),
    ('ê', Level),
    ('e', Foreign),
    ('i', Falling),
    ('i', Rising),
    ('i', Foreign),
    ('i', Foreign),
    ('\0', Level),
    ('n', Tilde),
    ('o', Falling),
    ('o', Rising),
    ('ô', Level),
    ('o', Tilde),
    ('o', Foreign),
    ('\0', Level),
    ('\0', Level),
    ('u', Falling),
    ('u', Rising),
    ('u', Foreign),
    ('u', Foreign),
    ('y', Rising),
    ('\0', Level),
    ('y', Foreign),
];

/// Takes a character apart; one that no language of the shop uses comes back as it is.
pub(crate) fn letter(c: char) -> Letter {
    let (letter, tone, capital) = match c {
        'A'..='Z' => (c.to_ascii_lowercase(), Level, true),
        '\u{c0}'..='\u{de}' => latin_1(c, u32::from(c) - 0xc0, true),
        '\u{e0}'..='\u{ff}' => latin_1(c, u32::from(c) - 0xe0, false),
        'Ă' => ('ă', Level, true),
        'Đ' => ('đ', Level, true),
        'Ĩ' | 'ĩ' => ('i', Tilde, c == 'Ĩ'),
        'Œ' => ('œ', Level, true),
        'Ũ' | 'ũ' => ('u', Tilde, c == 'Ũ'),
        'Ÿ' => ('y', Foreign, true),
        'Ơ' => ('ơ', Level, true),
        'Ư' => ('ư', Level, true),
        '\u{1ea0}'..='\u{1ef9}' => {
            let index = u32::from(c) - 0x1ea0;
            let (letter, tone) = VIETNAMESE[(index / 2) as usize];
            (letter, tone, index.is_multiple_of(2))
        }
        _ => (c, Level, false),
    };
    Letter {
        letter,
        tone,
        capital,
    }
}

fn latin_1(c: char, index: u32, capital: bool) -> (char, Tone, bool) {
    match LATIN_1[index as usize] {
        // Capitals and small letters of the block are 32 apart; × and ÷ are no letters.
        ('\0', _) if capital && c != '×' => {
            (char::from_u32(u32::from(c) + 32).unwrap_or(c), Level, true)
        }
        ('\0', _) => (c, Level, false),
        (letter, tone) => (letter, tone, capital),
    }
}

/// The small letter of a capital, with all that stands on it.
pub(crate) fn small(c: char) -> char {
    let distance = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => 32,
        'Ă' | 'Đ' | 'Ĩ' | 'Œ' | 'Ũ' | 'Ơ' | 'Ư' => 1,
        // Ÿ stands far from ÿ, which is of an older block.
        'Ÿ' => return 'ÿ',
        // Capitals have even numbers there.
        '\u{1ea0}'..='\u{1ef9}' => 1 - u32::from(c) % 2,
        _ => 0,
    };
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}

/// Whether a character is a combining mark (U+0300 to U+036F), which stands on the letter
/// before it.
pub(crate) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Puts a combining mark on a letter.
pub(crate) fn with_mark(letter: Letter, mark: char) -> Letter {
    let shaped = |shape| Letter {
        letter: shape,
        ..letter
    };
    let toned = |tone| Letter { tone, ..letter };
    match (mark, letter.letter) {
        ('\u{302}', 'a') => shaped('â'),
        ('\u{302}', 'e') => shaped('ê'),
        ('\u{302}', 'o') => shaped('ô'),
        ('\u{306}', 'a') => shaped('ă'),
        ('\u{31b}', 'o') => shaped('ơ'),
        ('\u{31b}', 'u') => shaped('ư'),
        ('\u{300}', _) => toned(Falling),
        ('\u{309}', _) => toned(Hook),
        ('\u{303}', _) => toned(Tilde),
        ('\u{301}', _) => toned(Rising),
        ('\u{323}', _) => toned(Dot),
        _ => toned(Foreign),
    }
}

/// The letter without anything on it.
pub(crate) fn plain(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    }
}
