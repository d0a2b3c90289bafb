//! The texts of the page's language, a file of the app beside its program.

use super::http::{self, Wanted};
use leptos::prelude::document;
use market::Locale;

/// The attribute that says where they lie, with an asterisk in the place of the language, on the
/// script that the build has put into every page.
const PLACE: &str = "data-texts";

/// Fetches the lines of a language; nothing where they cannot be had.
pub async fn fetch(locale: Locale) -> Option<String> {
    let script = document().query_selector(&format!("[{PLACE}]")).ok()??;
    let address = script.get_attribute(PLACE)?.replace('*', locale.code());
    http::text(&address, Wanted::Kept).await.ok()
}
