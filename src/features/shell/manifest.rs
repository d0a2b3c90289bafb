//! The manifest of the installed shop, one for each language: its names are read by shoppers.

use crate::i18n::{Texts, href_in, texts_of};
use market::Locale;
use serde_json::{Value, json};

const TOKENS: &str = include_str!("../../../style/first/tokens.css");

/// The manifest as JSON. All languages have one identity, so that they are one app on a device.
pub fn manifest(locale: Locale) -> String {
    let t = texts_of(locale);
    json!({
        "id": "/",
        "scope": "/",
        "start_url": href_in(locale, "/"),
        "name": t.shell.market_name,
        "short_name": t.app.short_name,
        "description": t.app.description,
        "lang": locale.code(),
        "dir": "ltr",
        "display": "standalone",
        "theme_color": token("ink"),
        "background_color": token("night"),
        "categories": ["shopping", "food"],
        "icons": [
            icon("icon-192", 192, "any"),
            icon("icon-512", 512, "any"),
            icon("maskable-512", 512, "maskable"),
        ],
        "shortcuts": shortcuts(t, locale),
        "share_target": {
            "action": href_in(locale, "/products"),
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "title": "title", "text": "text", "url": "url" },
        },
    })
    .to_string()
}

fn shortcuts(t: &Texts, locale: Locale) -> Vec<Value> {
    let places = [
        ("/products", t.shell.products),
        ("/cart", t.cart.title),
        ("/saved", t.saved.title),
    ];
    let shortcut = |(path, name)| json!({ "name": name, "url": href_in(locale, path), "icons": [icon("icon-192", 192, "any")] });
    places.into_iter().map(shortcut).collect()
}

fn icon(name: &str, size: u32, purpose: &str) -> Value {
    json!({
        "src": format!("/icons/{name}.png"),
        "sizes": format!("{size}x{size}"),
        "type": "image/png",
        "purpose": purpose,
    })
}

/// A colour of the palette, by the name that it has in the style sheet.
fn token(name: &str) -> Option<&'static str> {
    let (_, rest) = TOKENS.split_once(&format!("--{name}: "))?;
    rest.split_once(';').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn parsed(locale: Locale) -> Value {
        serde_json::from_str(&manifest(locale)).expect("JSON")
    }

    #[test]
    fn every_language_has_names_and_places_of_its_own_and_one_identity() {
        for (locale, start, list) in [
            (Locale::Vi, "/", "/products"),
            (Locale::En, "/en", "/en/products"),
            (Locale::Fr, "/fr", "/fr/products"),
        ] {
            let manifest = parsed(locale);
            assert_eq!(manifest["id"], "/");
            assert_eq!(manifest["lang"], locale.code());
            assert_eq!(manifest["start_url"], start);
            assert_eq!(manifest["share_target"]["action"], list);
            assert_eq!(manifest["shortcuts"][0]["url"], list);
            // Launchers cut longer ones.
            let short = manifest["short_name"].as_str().expect("a short name");
            assert!(short.chars().count() <= 14, "{short}");
        }
    }

    #[test]
    fn colours_are_those_of_the_style_sheet_and_of_the_page() {
        let manifest = parsed(Locale::Vi);
        let page = include_str!("../../../index.html");
        for colour in ["theme_color", "background_color"] {
            let colour = manifest[colour].as_str().expect("a colour");
            let wanted = format!("name=\"theme-color\" content=\"{colour}\"");
            assert!(page.contains(&wanted), "index.html has no {wanted}");
        }
    }

    #[test]
    fn icons_exist_in_their_sizes() {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
        for icon in parsed(Locale::Vi)["icons"].as_array().expect("icons") {
            let src = icon["src"].as_str().expect("an address");
            let png = std::fs::read(public.join(&src[1..])).expect("the file");
            let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("4 bytes"));
            assert_eq!(icon["sizes"], format!("{}x{}", size(16), size(20)), "{src}");
        }
    }
}
