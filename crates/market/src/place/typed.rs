//! What people type of a name, and how well a name fits it.

use crate::letters::{Letter, Tone, is_mark, letter, plain, with_mark};
use crate::lower;

/// How well a name fits: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Whether only a former name fits.
    pub(super) is_former: bool,
    pub(super) how: How,
    /// Whether accents differ.
    is_plain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    Whole,
    Start,
    /// At the beginning of a later word.
    Inside,
}

/// Abbreviations of what a place is, each with its end, so that no name begins so.
const SHORT: [(&str, &str); 10] = [
    ("p ", "phường "),
    ("x ", "xã "),
    ("đk ", "đặc khu "),
    ("dk ", "đặc khu "),
    ("tp ", "thành phố "),
    ("t ", "tỉnh "),
    ("q ", "quận "),
    ("h ", "huyện "),
    ("tx ", "thị xã "),
    ("tt ", "thị trấn "),
];

/// A letter without regard to capitals, or a blank.
type Sign = (char, Tone);

/// What was typed.
pub(super) struct Typed(Vec<Sign>);

impl Typed {
    pub(super) fn read(text: &str) -> Self {
        let text = lower(text.trim_start()).replace('.', " ");
        let long = SHORT
            .iter()
            .find_map(|(short, long)| Some([long, text.strip_prefix(short)?].concat()));
        Self(signs(&long.unwrap_or(text)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How well a name fits, alone or behind the word for what it is.
    pub(super) fn fit(&self, name: &str, full: &str) -> Option<Fit> {
        let own = self.fit_one(&signs(name));
        let full = self
            .fit_one(&signs(full))
            .filter(|it| it.how != How::Inside);
        own.into_iter().chain(full).min()
    }

    fn fit_one(&self, name: &[Sign]) -> Option<Fit> {
        let begins = |at: &usize| *at == 0 || name.get(at - 1).is_some_and(|it| it.0 == ' ');
        let starts = (0..=name.len()).filter(begins);
        let fits = starts.filter_map(|at| {
            let here = name.get(at..at + self.0.len())?;
            let is_same = |(a, b): (&Sign, &Sign)| plain(a.0) == plain(b.0);
            if !here.iter().zip(&self.0).all(is_same) {
                return None;
            }
            let how = match at {
                0 if name.len() == self.0.len() => How::Whole,
                0 => How::Start,
                _ => How::Inside,
            };
            let is_plain = here != self.0;
            Some(Fit {
                is_former: false,
                how,
                is_plain,
            })
        });
        fits.min()
    }
}

impl Fit {
    /// The same for a name that is not a place's own.
    pub(super) fn former(self) -> Self {
        Self {
            is_former: true,
            ..self
        }
    }
}

/// The letters and digits of a text; whatever stands between words is one blank.
fn signs(text: &str) -> Vec<Sign> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for c in text.chars() {
        match letters.last_mut() {
            Some(last) if is_mark(c) => *last = with_mark(*last, c),
            _ if c == '\'' || c == '’' => {}
            _ => letters.push(letter(if c.is_alphanumeric() { c } else { ' ' })),
        }
    }
    let mut signs: Vec<Sign> = Vec::with_capacity(letters.len());
    for letter in letters {
        if letter.letter != ' ' || signs.last().is_some_and(|it| it.0 != ' ') {
            signs.push((letter.letter, letter.tone));
        }
    }
    if signs.last().is_some_and(|it| it.0 == ' ') {
        signs.pop();
    }
    signs
}
