//! What people write of themselves: names, telephone numbers and a few lines, read kindly and
//! without a way in for what is not meant to be read.

use crate::catalogue::{Email, Phone};

/// The longest name, in characters.
pub const MAX_NAME: usize = 80;
/// The longest free text, in characters.
pub const MAX_LINES: usize = 500;

/// Why what somebody has written cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Missing,
    /// It is too long.
    TooLong {
        /// So many characters are allowed.
        most: usize,
    },
    /// It holds a character that does not belong there.
    Strange(char),
    /// It has another form than such a thing has.
    Form,
}

/// A text without the characters that nobody sees and that change how others are seen: marks of
/// direction, joiners, and whatever else Unicode has for that.
fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|it| {
        !matches!(*it,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    })
}

/// A text on one line: what nobody sees is left out, and blanks of any kind become one space.
#[must_use]
pub fn one_line(text: &str) -> String {
    let seen: String = visible(text).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a name: letters of any script, with spaces, hyphens, dots and apostrophes between.
///
/// # Errors
/// Says what is wrong with it.
pub fn name(text: &str) -> Result<String, Fault> {
    let name = one_line(text);
    if name.is_empty() {
        return Err(Fault::Missing);
    }
    if name.chars().count() > MAX_NAME {
        return Err(Fault::TooLong { most: MAX_NAME });
    }
    let belongs = |it: &char| {
        it.is_alphabetic() || matches!(it, ' ' | '-' | '.' | '\'' | '’' | '\u{300}'..='\u{36f}')
    };
    if let Some(strange) = name.chars().find(|it| !belongs(it)) {
        return Err(Fault::Strange(strange));
    }
    if name.chars().filter(|it| it.is_alphabetic()).count() < 2 {
        return Err(Fault::Form);
    }
    Ok(name)
}

/// Reads a telephone number as people in Viet Nam write it, `0912 345 678`, `(024) 3825.0000` or
/// `+84 912 345 678`, or one of another country that begins with `+`.
///
/// # Errors
/// Says what is wrong with it.
pub fn phone(text: &str) -> Result<Phone, Fault> {
    let text = one_line(text);
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    let between = |it: char| matches!(it, ' ' | '.' | '-' | '(' | ')');
    let plain: String = text.chars().filter(|it| !between(*it)).collect();
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    if let Some(strange) = digits.chars().find(|it| !it.is_ascii_digit()) {
        return Err(Fault::Strange(strange));
    }
    let home = if plain.starts_with('+') {
        digits.strip_prefix("84")
    } else {
        ["0084", "84", "0"]
            .iter()
            .find_map(|start| digits.strip_prefix(start))
    };
    let number = match home {
        // Some write the zero of the trunk behind the country's code as well.
        Some(rest) => national(rest.strip_prefix('0').unwrap_or(rest)),
        None if plain.starts_with('+') => plain.parse().ok(),
        None => None,
    };
    number.ok_or(Fault::Form)
}

/// The number of Viet Nam with these digits behind the country's code.
fn national(rest: &str) -> Option<Phone> {
    let is_mobile = rest.len() == 9 && rest.starts_with(['3', '5', '7', '8', '9']);
    let is_line = rest.len() == 10 && rest.starts_with('2');
    if is_mobile || is_line {
        format!("+84{rest}").parse().ok()
    } else {
        None
    }
}

/// Reads a consent, which nobody gives by leaving it out.
///
/// # Errors
/// Says that it is missing.
pub fn consent(is_given: bool) -> Result<(), Fault> {
    if is_given {
        Ok(())
    } else {
        Err(Fault::Missing)
    }
}

/// The fields of a form that have a fault, in its order.
pub fn faults_of<F>(all: impl IntoIterator<Item = (F, Option<Fault>)>) -> Vec<(F, Fault)> {
    let faulty = all
        .into_iter()
        .filter_map(|(field, fault)| Some((field, fault?)));
    faulty.collect()
}

/// Reads an e-mail address; without one there is none.
///
/// # Errors
/// Says what is wrong with it.
pub fn email(text: &str) -> Result<Option<Email>, Fault> {
    let text = one_line(text);
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > 254 {
        return Err(Fault::TooLong { most: 254 });
    }
    text.parse().map(Some).map_err(|_| Fault::Form)
}

/// Reads a few lines of free text; lines stay, and blanks within them become one space.
///
/// # Errors
/// Says what is wrong with it.
pub fn lines(text: &str) -> Result<String, Fault> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = text.split('\n').map(one_line).collect();
    let text = lines.join("\n").trim().to_owned();
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    if text.chars().count() > MAX_LINES {
        return Err(Fault::TooLong { most: MAX_LINES });
    }
    match text.chars().find(|it| it.is_control() && *it != '\n') {
        Some(strange) => Err(Fault::Strange(strange)),
        None => Ok(text),
    }
}
