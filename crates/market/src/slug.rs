//! Names that stand in file names and addresses.

use crate::form::text_form;
use std::fmt;
use std::str::FromStr;

/// The name of a thing in file names and addresses: 1 to 80 lower-case ASCII letters and
/// digits in words joined by single hyphens, such as `tra-sen-tay-ho`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

/// The longest slug, in characters.
const MAX_LENGTH: usize = 80;

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a slug is 1 to 80 lower-case letters a-z and digits, in words joined by single hyphens")]
pub struct SlugError;

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check(text: &str) -> Result<(), SlugError> {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if text.len() <= MAX_LENGTH && text.split('-').all(is_word) {
        Ok(())
    } else {
        Err(SlugError)
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        check(text)?;
        Ok(Self(text.into()))
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        check(&text)?;
        Ok(Self(text.into()))
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0.into()
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Slug {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Slug {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_form!(
    Slug,
    "a slug such as tra-sen-tay-ho",
    "Slug",
    "^[a-z0-9]+(-[a-z0-9]+)*$"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_slug() {
        let longest = "a".repeat(80);
        for good in ["a", "7", "tra-sen", "a-1-b", longest.as_str()] {
            assert_eq!(good.parse::<Slug>().map(String::from).as_deref(), Ok(good));
        }
        let too_long = "a".repeat(81);
        for bad in [
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "A",
            "trà",
            "a b",
            "a_b",
            "a.b",
            "a/b",
            too_long.as_str(),
        ] {
            assert_eq!(bad.parse::<Slug>(), Err(SlugError), "{bad}");
            assert_eq!(Slug::try_from(bad.to_owned()), Err(SlugError), "{bad}");
        }
    }
}
