//! The language of the page: its texts, its URLs and the content in it.
//!
//! A page has one language from its first byte to its last: another language is another URL
//! and another document. Texts are therefore plain `&'static str`s and cost nothing at run time.
//! The native program holds all languages; a browser fetches the lines of one with the app.

use leptos::prelude::*;
use market::{Locale, Text};
use std::fmt::{Display, Write as _};
use std::sync::OnceLock;

/// A text that depends on a number.
#[repr(C)]
struct Plural {
    one: &'static str,
    other: &'static str,
    /// The code of the language whose rule it follows.
    language: &'static str,
}

impl Plural {
    /// The form for a number: French counts none and one as one, Vietnamese has one form.
    fn of(&self, n: u64) -> &'static str {
        let singular = match self.locale() {
            Locale::Vi => false,
            Locale::En => n == 1,
            Locale::Fr => n < 2,
        };
        if singular { self.one } else { self.other }
    }

    /// The number as the language writes it.
    fn figure(&self, n: u64) -> String {
        market::format_number(n, self.locale())
    }

    fn locale(&self) -> Locale {
        match self.language {
            "en" => Locale::En,
            "fr" => Locale::Fr,
            _ => Locale::Vi,
        }
    }
}

/// Replaces `{name}` by its value; build.rs has checked that every name has one.
fn fill(template: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            let _ = write!(out, "{value}");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The language of this page.
pub fn locale() -> Locale {
    use_context::<Locale>().unwrap_or(Locale::Vi)
}

/// The lines of a language, as `crates/locales` puts them in order.
type Lines = [&'static str; LINES];

/// The texts of a language, as its lines hold them.
#[allow(
    unsafe_code,
    reason = "filling each text from its line takes 13 KB of code in the browser"
)]
fn read(lines: &'static Lines) -> &'static Texts {
    const { assert!(size_of::<Texts>() == size_of::<Lines>()) };
    // SAFETY: build.rs writes `Texts` and all in it as `repr(C)` and of nothing but lines.
    unsafe { &*std::ptr::from_ref(lines).cast() }
}

/// The texts of a language.
#[cfg(feature = "ssr")]
pub fn texts_of(locale: Locale) -> &'static Texts {
    read(match locale {
        Locale::Vi => &VI,
        Locale::En => &EN,
        Locale::Fr => &FR,
    })
}

/// The texts of this page's language.
#[cfg(feature = "ssr")]
pub fn texts() -> &'static Texts {
    texts_of(locale())
}

/// The texts of this page's language; all empty before they have come.
#[cfg(not(feature = "ssr"))]
pub fn texts() -> &'static Texts {
    static NONE: Lines = [""; LINES];
    read(PAGE.get().copied().unwrap_or(&NONE))
}

/// What a browser shows.
static PAGE: OnceLock<&'static Lines> = OnceLock::new();

/// Takes in the lines of the page's language, once; whether they are those of this program.
pub fn learn(lines: String) -> bool {
    let lines: Vec<&'static str> = lines.leak().split('\n').collect();
    let lines = Box::<Lines>::try_from(lines);
    lines.is_ok_and(|lines| PAGE.set(Box::leak(lines)).is_ok())
}

/// The address of a page of the shop in this page's language; `path` starts with a slash.
pub fn href(path: &str) -> String {
    href_in(locale(), path)
}

/// The address of a page of the shop in a language; `path` starts with a slash.
pub fn href_in(locale: Locale, path: &str) -> String {
    let prefix = locale.prefix();
    if path == "/" && !prefix.is_empty() {
        return prefix.to_owned();
    }
    format!("{prefix}{path}")
}

/// A text of the content in this page's language.
pub fn say(text: &Text) -> String {
    text.get(locale()).to_owned()
}

/// The `lang` attribute that a text of the content needs: only where it is in another
/// language than the page, so that a screen reader pronounces it right.
pub fn lang_of(text: &Text) -> Option<&'static str> {
    let (page, given) = (locale(), text.language_of(locale()));
    (page != given).then(|| given.code())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn fill_replaces_every_placeholder() {
        assert_eq!(
            fill("{a} và {b}, {a}", &[("a", &1), ("b", &"hai")]),
            "1 và hai, 1"
        );
        assert_eq!(fill("không có gì", &[]), "không có gì");
    }

    fn plural(locale: Locale) -> Plural {
        Plural {
            one: "one",
            other: "other",
            language: locale.code(),
        }
    }

    #[test]
    fn lines_of_another_program_are_refused() {
        assert!(!learn("chợ\nđêm".to_owned()));
    }

    #[test]
    fn every_text_stands_where_its_line_does() {
        for (locale, lines) in [(Locale::Vi, &VI), (Locale::En, &EN), (Locale::Fr, &FR)] {
            assert_eq!(&texts_of(locale).listed(), lines);
        }
    }

    #[test]
    fn plurals_follow_each_language() {
        let forms = |locale| [0, 1, 2].map(|n| plural(locale).of(n));
        assert_eq!(forms(Locale::Vi), ["other", "other", "other"]);
        assert_eq!(forms(Locale::En), ["other", "one", "other"]);
        assert_eq!(forms(Locale::Fr), ["one", "one", "other"]);
    }

    #[test]
    fn numbers_in_texts_stand_in_groups_of_three() {
        let products = |locale: Locale| texts_of(locale).catalogue.products(20_000);
        assert_eq!(products(Locale::Vi), "20.000 sản phẩm");
        assert_eq!(products(Locale::En), "20,000 products");
        assert_eq!(products(Locale::Fr), "20\u{202f}000 produits");
    }
}
