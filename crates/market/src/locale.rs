//! The languages of the shop, and texts in them.

use crate::form::{filled, filled_option};
use serde::{Deserialize, Serialize};

/// A language of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Locale {
    /// Vietnamese, the language of the content.
    #[default]
    Vi,
    /// English.
    En,
    /// French.
    Fr,
}

impl Locale {
    /// Every language, the main one first.
    pub const ALL: [Self; 3] = [Self::Vi, Self::En, Self::Fr];

    /// The language's code (ISO 639-1), as `lang` attributes and file names use it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// What the addresses of the language's pages start with; nothing for Vietnamese.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Vi => "",
            Self::En => "/en",
            Self::Fr => "/fr",
        }
    }

    /// The language of an address, and the address without its prefix, which starts with `/`.
    ///
    /// ```
    /// use market::Locale;
    /// assert_eq!(Locale::from_path("/fr/products"), (Locale::Fr, "/products"));
    /// assert_eq!(Locale::from_path("/en"), (Locale::En, "/"));
    /// assert_eq!(Locale::from_path("/english"), (Locale::Vi, "/english"));
    /// ```
    pub fn from_path(path: &str) -> (Self, &str) {
        for locale in [Self::En, Self::Fr] {
            match path.strip_prefix(locale.prefix()) {
                Some("") => return (locale, "/"),
                Some(rest) if rest.starts_with('/') => return (locale, rest),
                _ => {}
            }
        }
        (Self::Vi, if path.is_empty() { "/" } else { path })
    }
}

/// A text of the content: Vietnamese always, the other languages where somebody translated it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    deny_unknown_fields,
    expecting = "texts by language, such as { \"vi\": \"…\" }"
)]
pub struct Text {
    /// The text in Vietnamese.
    #[serde(deserialize_with = "filled")]
    pub vi: String,
    /// The text in English; Vietnamese stands in for it.
    #[serde(
        default,
        deserialize_with = "filled_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub en: Option<String>,
    /// The text in French; Vietnamese stands in for it.
    #[serde(
        default,
        deserialize_with = "filled_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub fr: Option<String>,
}

impl Text {
    /// The text in a language, or in Vietnamese where that is missing.
    pub fn get(&self, locale: Locale) -> &str {
        self.translated(locale).unwrap_or(&self.vi)
    }

    /// The language that [`Text::get`] answers in.
    pub fn language_of(&self, locale: Locale) -> Locale {
        if self.translated(locale).is_some() {
            locale
        } else {
            Locale::Vi
        }
    }

    /// The text in every language that it has.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [
            Some(self.vi.as_str()),
            self.en.as_deref(),
            self.fr.as_deref(),
        ]
        .into_iter()
        .flatten()
    }

    fn translated(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::Vi => Some(&self.vi),
            Locale::En => self.en.as_deref(),
            Locale::Fr => self.fr.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_their_language() {
        for (path, locale, rest) in [
            ("", Locale::Vi, "/"),
            ("/", Locale::Vi, "/"),
            ("/products/a", Locale::Vi, "/products/a"),
            ("/en", Locale::En, "/"),
            ("/en/", Locale::En, "/"),
            ("/en/products/a", Locale::En, "/products/a"),
            ("/fr/en", Locale::Fr, "/en"),
            ("/french", Locale::Vi, "/french"),
            ("/vi/products", Locale::Vi, "/vi/products"),
            ("en", Locale::Vi, "en"),
        ] {
            assert_eq!(Locale::from_path(path), (locale, rest), "{path}");
        }
        for locale in Locale::ALL {
            let path = [locale.prefix(), "/cart"].concat();
            assert_eq!(Locale::from_path(&path), (locale, "/cart"));
        }
    }

    #[test]
    fn a_missing_translation_falls_back_to_vietnamese() {
        let text = Text {
            vi: "chè".to_owned(),
            en: Some("tea".to_owned()),
            fr: None,
        };
        let got = Locale::ALL.map(|locale| (text.get(locale), text.language_of(locale)));
        assert_eq!(
            got,
            [
                ("chè", Locale::Vi),
                ("tea", Locale::En),
                ("chè", Locale::Vi)
            ]
        );
        assert_eq!(text.all().collect::<Vec<_>>(), ["chè", "tea"]);
    }
}
