//! What a page's head says to search engines and link previews.

use crate::escape::{attribute, html, json_in_script};
use crate::page::Frame;
use crate::picture::Picture;
use crate::site::Site;
use market::Locale;
use night_market::render::{self, NOINDEX, Page};
use serde_json::Value;
use std::fmt::Write as _;

/// The path of a language's manifest, without the language.
pub(crate) const MANIFEST: &str = "/manifest.webmanifest";

/// The elements of a page's head.
pub fn elements(site: &Site<'_>, locale: Locale, page: &Page, data: Option<&Value>) -> String {
    let mut head = format!("<title>{}</title>", html(&page.title));
    meta(&mut head, "name", "description", &page.description);
    // Browsers fetch a manifest and its icons at once, so `scripts/page/install.ts` links to it later.
    let manifest = render::address(locale, MANIFEST);
    meta(&mut head, "name", "app-manifest", &manifest);
    let Some(own) = &page.path else {
        meta(&mut head, "name", "robots", NOINDEX);
        return head;
    };
    if let Some(origin) = site.origin {
        for link in render::links(origin.as_str(), locale, own) {
            element(&mut head, "link", &link.attributes());
        }
        feed(&mut head, locale, page);
    }
    preview(&mut head, site, locale, own, page);
    if let Some(data) = data {
        let json = json_in_script(data);
        let _ = write!(head, "<script type=\"application/ld+json\">{json}</script>");
    }
    head
}

/// Open Graph, which Facebook, Zalo and most others read, and the few words that X adds to it.
fn preview(head: &mut String, site: &Site<'_>, locale: Locale, path: &str, page: &Page) {
    let market = render::words(locale).market;
    let title = page.title.strip_suffix(&format!(" · {market}"));
    let kind = match site.content.product_at(path) {
        Some(_) => "product",
        None => "website",
    };
    let mut property = |name: &str, value: &str| meta(head, "property", name, value);
    property("og:type", kind);
    property("og:site_name", market);
    property("og:title", title.unwrap_or(&page.title));
    property("og:description", &page.description);
    property("og:locale", territory(locale));
    for other in Locale::ALL.into_iter().filter(|other| *other != locale) {
        property("og:locale:alternate", territory(other));
    }
    if let Some(address) = site.page(locale, path) {
        property("og:url", &address);
    }
    let picture = site.pictures.of_page(path);
    let picture = picture.and_then(|it| Some((it, site.absolute(&it.address())?)));
    if let Some((picture, address)) = picture {
        property("og:image", &address);
        property("og:image:type", "image/png");
        property("og:image:width", &Picture::WIDTH.to_string());
        property("og:image:height", &Picture::HEIGHT.to_string());
        property("og:image:alt", &picture.alt);
        meta(head, "name", "twitter:card", "summary_large_image");
    } else {
        meta(head, "name", "twitter:card", "summary");
    }
}

/// Language and country, as Open Graph names languages.
fn territory(locale: Locale) -> &'static str {
    match locale {
        Locale::Vi => "vi_VN",
        Locale::En => "en_US",
        Locale::Fr => "fr_FR",
    }
}

/// Where feed readers find what is new.
fn feed(head: &mut String, locale: Locale, page: &Page) {
    let attributes = [
        ("rel", "alternate".to_owned()),
        ("type", "application/atom+xml".to_owned()),
        ("href", render::address(locale, crate::files::FEED)),
        ("title", render::words(locale).market.to_owned()),
    ];
    // One page is enough for readers that look for a feed.
    if page.path.as_deref() == Some("/") {
        element(head, "link", &attributes);
    }
}

fn meta(head: &mut String, key: &'static str, name: &str, content: &str) {
    let attributes = [(key, name.to_owned()), ("content", content.to_owned())];
    element(head, "meta", &attributes);
}

/// Names the files that the app will ask for on a page; `scripts/page/early.ts` fetches them
/// together with the wasm once the page has been painted or, where the page has a rest that is
/// taken over later, after it.
pub fn app_files(
    site: &Site<'_>,
    locale: Locale,
    path: &str,
    frame: &Frame<'_>,
    page: &Page,
) -> String {
    let mut files = vec![format!("/data/index.{}.bin", locale.code())];
    files.extend(site.content.file_at(path));
    for part in [Some(render::CATALOGUE), page.part, page.rest] {
        for file in frame.files(part) {
            if !files.contains(file) {
                files.push(file.clone());
            }
        }
    }
    let name = match page.rest {
        Some(_) => "app-files-after",
        None => "app-files",
    };
    let mut head = String::new();
    meta(&mut head, "name", name, &files.join(" "));
    head
}

fn element(head: &mut String, name: &str, attributes: &[(&'static str, String)]) {
    let _ = write!(head, "<{name}");
    for (name, value) in attributes {
        let _ = write!(head, " {name}=\"{}\"", attribute(value));
    }
    head.push('>');
}
