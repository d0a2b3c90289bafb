//! The files that search engines, feed readers and price lists fetch.

mod atom;
mod calendar;
mod merchant;
mod robots;
mod sitemap;

use crate::site::Site;
use market::Locale;
use night_market::render;

/// The feed of what is new, in each language below its root.
pub const FEED: &str = "/feed.atom";

/// The list of offers in the form of Google Merchant, in each language below its root.
pub const OFFERS: &str = "/merchant.xml";

/// A file of the shop: its address, which starts with a slash, and its text.
pub type TextFile = (String, String);

/// All files. Where it is not known where the shop stands, only calendars and that robots are
/// welcome can be had.
pub fn all(site: &Site<'_>, paths: &[String]) -> Vec<TextFile> {
    let mut files = vec![("/robots.txt".to_owned(), robots::robots(site))];
    for locale in Locale::ALL {
        files.extend(calendar::files(site, locale));
    }
    if site.origin.is_none() {
        return files;
    }
    files.extend(sitemap::sitemaps(site, paths));
    for locale in Locale::ALL {
        let address = |path| render::address(locale, path);
        files.push((address(FEED), atom::feed(site, locale)));
        files.push((address(OFFERS), merchant::offers(site, locale)));
    }
    files
}

/// The pages that search engines are to find: the reader's own are left out.
fn is_public(path: &str) -> bool {
    !["/cart", "/checkout", "/orders", "/saved"].contains(&path)
}

/// An address of the shop, whole; only called where it is known where the shop stands.
fn whole(site: &Site<'_>, address: &str) -> String {
    site.absolute(address).unwrap_or_default()
}

/// An element of XML around a text.
fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", crate::escape::xml(text))
}
