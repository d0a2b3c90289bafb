//! Names in the languages of a file, and the slugs that follow from them.

use market::search::hyphenated;
use market::{Locale, Slug, Text};
use std::borrow::Cow;

/// A name in the language of the file; nothing where that is Vietnamese or missing.
pub(crate) fn translation(name: &Text, locale: Locale) -> &str {
    match name.language_of(locale) {
        Locale::Vi => "",
        _ => name.get(locale),
    }
}

/// A name from what the file has of it.
pub(crate) fn text(vi: &str, translated: &str, locale: Locale) -> Text {
    let translated = (!translated.is_empty()).then(|| translated.to_owned());
    let (en, fr) = match locale {
        Locale::Fr => (None, translated),
        _ => (translated, None),
    };
    Text {
        vi: vi.to_owned(),
        en,
        fr,
    }
}

/// What a slug has besides the name: nothing, an ending that starts with a hyphen, or the
/// whole slug.
pub(crate) fn slug_rest<'a>(slug: &'a Slug, name: &str) -> &'a str {
    let slug = slug.as_str();
    match slug.strip_prefix(hyphenated(name).as_str()) {
        Some(rest) if rest.is_empty() || rest.starts_with('-') => rest,
        _ => slug,
    }
}

/// The slug again.
pub(crate) fn full_slug<'a>(rest: &'a str, name: &str) -> Cow<'a, str> {
    if rest.is_empty() || rest.starts_with('-') {
        Cow::Owned(hyphenated(name) + rest)
    } else {
        Cow::Borrowed(rest)
    }
}
