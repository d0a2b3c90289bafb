//! All pages that search engines are to find, with their translations and pictures.

use super::{TextFile, is_public, whole};
use crate::escape::xml;
use crate::site::Site;
use market::{Listing, Locale};
use night_market::render;
use std::fmt::Write as _;

/// The most pages of a file. The protocol allows 50,000 and 50 MB; a page with its pictures and
/// translations takes about 1 KB.
const MOST: usize = 20_000;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
    xmlns:xhtml=\"http://www.w3.org/1999/xhtml\" \
    xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n";

/// One file or, for a large shop, one that names the others.
pub(super) fn sitemaps(site: &Site<'_>, paths: &[String]) -> Vec<TextFile> {
    split(site, paths, MOST)
}

fn split(site: &Site<'_>, paths: &[String], most: usize) -> Vec<TextFile> {
    let entries: Vec<String> = paths
        .iter()
        .filter(|path| is_public(path))
        .flat_map(|path| Locale::ALL.map(|locale| entry(site, locale, path)))
        .collect();
    let file = |entries: &[String]| format!("{OPEN}{}</urlset>\n", entries.concat());
    if entries.len() <= most {
        return vec![("/sitemap.xml".to_owned(), file(&entries))];
    }
    let mut index = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    let mut files = Vec::new();
    for (number, entries) in (1..).zip(entries.chunks(most)) {
        let address = format!("/sitemap-{number}.xml");
        let loc = xml(&whole(site, &address));
        // Writing to a string cannot fail.
        let _ = writeln!(index, "<sitemap><loc>{loc}</loc></sitemap>");
        files.push((address, file(entries)));
    }
    index.push_str("</sitemapindex>\n");
    files.insert(0, ("/sitemap.xml".to_owned(), index));
    files
}

fn entry(site: &Site<'_>, locale: Locale, path: &str) -> String {
    let origin = whole(site, "");
    let mut text = String::from("<url>");
    for link in render::links(&origin, locale, path) {
        let href = xml(&link.href);
        let _ = match link.hreflang {
            None => write!(text, "<loc>{href}</loc>"),
            Some(language) => write!(
                text,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
            ),
        };
    }
    for picture in pictures(site, path) {
        let address = xml(&whole(site, &picture));
        let _ = write!(
            text,
            "<image:image><image:loc>{address}</image:loc></image:image>"
        );
    }
    text.push_str("</url>\n");
    text
}

/// The pictures that stand on a page and show what it is about.
fn pictures(site: &Site<'_>, path: &str) -> Vec<String> {
    match site.content.product_at(path) {
        Some(product) => site.pictures.of_product(&Listing::from(product.as_ref())),
        None => Vec::new(),
    }
}
