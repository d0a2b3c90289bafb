//! What stands in portals' pages: pages without the app, the cards of the products that they show,
//! and the page on which a portal's editors put their tag together.

mod cards;
mod document;
mod pages;
mod trial;

use crate::files::TextFile;
use crate::site::Site;
use anyhow::Result;
use market::Locale;
use night_market::render;
use serde::Deserialize;

/// The addresses of scripts and styles, as the build has named them.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The script that a portal loads, at the address that no other version gets.
    pub element: String,
    /// Its hash for Subresource Integrity.
    pub integrity: String,
    /// The script of the pages in a portal.
    pub frame: String,
    /// The script of the page on embedding.
    pub trial: String,
    /// The styles of them all.
    pub styles: String,
}

/// Below it lies what portals' pages load.
const FOLDER: &str = "/embed";

/// All pages and files.
///
/// # Errors
/// Says what cannot be written as JSON.
pub fn files(site: &Site<'_>, assets: &Assets) -> Result<Vec<TextFile>> {
    let mut files = Vec::new();
    for locale in Locale::ALL {
        files.extend(cards::files(site, locale)?);
        for page in [pages::countdown, pages::shelf, pages::product] {
            let (name, html) = page(site, locale, assets);
            files.push((file_of(locale, &format!("{FOLDER}/{name}")), html));
        }
        let html = trial::page(site, locale, assets);
        files.push((file_of(locale, FOLDER), html));
    }
    Ok(files)
}

fn file_of(locale: Locale, path: &str) -> String {
    format!("{}/index.html", render::address(locale, path))
}
