//! Every route renders to HTML natively, in every language, from the real content.

#![cfg(feature = "ssr")]

use market::{Catalogue, ContentFile, Locale, Programme, compile};
use night_market::render::{self, Content, Page};
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The files of `public/data`.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data");
    let mut files = Vec::new();
    for below in ["", "products", "producers"] {
        for entry in fs::read_dir(folder.join(below)).expect("the content") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.strip_prefix(&folder).expect("a path below the folder");
                let name = name.to_str().expect("a name in UTF-8").to_owned();
                files.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    files
}

fn content_of(files: &[(String, String)]) -> Content {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| ContentFile { path, text })
        .collect();
    let compiled = compile(&files);
    assert_eq!(compiled.problems, []);
    let catalogue = Catalogue::load(&compiled.index.expect("an index")).expect("a catalogue");
    let live = serde_json::to_string(&compiled.live).expect("JSON");
    let live = Programme::load("live.json", &live).expect("the sessions");
    Content::new(
        catalogue,
        compiled.products.into_iter().map(Arc::new).collect(),
        compiled.producers.into_iter().map(Arc::new).collect(),
    )
    .with_programme(compiled.training, compiled.festival)
    .with_partners(compiled.partners)
    .with_live(live)
}

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| content_of(&files()))
}

/// What every page must have; `at` says which one failed.
fn check_page(page: &Page, at: &str) {
    let count = |part: &str| page.html.matches(part).count();
    assert_eq!(count("<h1"), 1, "{at}: headings of the first level");
    for landmark in ["<header", "<main", "<footer"] {
        assert_eq!(count(landmark), 1, "{at}: {landmark}");
    }
    assert!(
        page.title.ends_with("OCOP Hà Nội") || page.title.contains("OCOP"),
        "{at}: {}",
        page.title
    );
    assert!(
        page.description.chars().count() >= 20,
        "{at}: {}",
        page.description
    );
    assert!(
        !page.html.contains("style=\""),
        "{at}: the policy forbids inline styles"
    );
    let text = page.html.split(['<', '>']).skip(2).step_by(2);
    for part in text {
        assert!(
            !part.contains('{') && !part.contains('}'),
            "{at}: an unfilled text: {part}"
        );
    }
}

#[test]
fn every_route_renders_in_every_language() {
    let content = content();
    let paths = render::paths(content);
    assert!(paths.len() > content.catalogue.listings.len());
    for locale in Locale::ALL {
        for path in &paths {
            let page = render::page(content, locale, path);
            let at = render::address(locale, path);
            assert!(!page.missing, "{at}");
            check_page(&page, &at);
        }
    }
}

#[test]
fn a_product_s_page_shows_the_product() {
    let content = content();
    for locale in Locale::ALL {
        for listing in &content.catalogue.listings {
            let page = render::page(content, locale, &format!("/products/{}", listing.slug));
            let name = listing.name.get(locale);
            assert!(page.title.starts_with(name), "{}", page.title);
            let price = listing
                .variants
                .first()
                .map(|variant| variant.price.format(locale));
            assert!(
                page.html.contains(&price.expect("a variant")),
                "{name}: the price"
            );
            assert!(page.html.contains("id=\"story\""), "{name}: the story");
            assert!(
                page.html.contains("id=\"certificate\""),
                "{name}: the certificate"
            );
        }
    }
}

#[test]
fn an_address_that_leads_nowhere_is_said_to_be_missing() {
    for path in [
        "/nowhere",
        "/products/nowhere",
        "/producers/nowhere",
        "/products/a/b",
    ] {
        for locale in Locale::ALL {
            let page = render::page(content(), locale, path);
            assert!(page.missing, "{path}");
            check_page(&page, path);
        }
    }
}

#[test]
fn content_cannot_become_markup() {
    let mut files = files();
    let hostile = "</h1><script>alert(1)</script>";
    let (_, text) = files
        .iter_mut()
        .find(|(path, _)| path == "products/tra-sen-tay-ho.json")
        .expect("the tea");
    *text = text.replacen(
        "\"vi\": \"Trà sen Tây Hồ\"",
        &format!("\"vi\": \"{hostile}\""),
        1,
    );
    let content = content_of(&files);
    for path in ["/products/tra-sen-tay-ho", "/products", "/"] {
        let page = render::page(&content, Locale::Vi, path);
        assert!(!page.html.contains("<script"), "{path}");
        assert!(page.html.contains("&lt;script&gt;"), "{path}");
    }
}

#[test]
fn before_the_clock_is_known_no_page_claims_a_state() {
    let page = render::page(content(), Locale::Vi, "/");
    assert!(page.html.contains("data-state=\"unknown\""));
    for state in ["open", "closed", "before", "over", "closing-soon"] {
        assert!(
            !page.html.contains(&format!("data-state=\"{state}\"")),
            "{state}"
        );
    }
}

#[test]
fn a_photograph_is_offered_in_its_widths_over_what_stands_for_it() {
    let mut files = files();
    let tea = files
        .iter_mut()
        .find(|(path, _)| path == "products/tra-sen-tay-ho.json")
        .expect("the tea");
    let blur = format!("8a6b4f-{}", "9f3".repeat(12));
    let photo = format!(
        r#""photos": [{{ "file": "photos/tra-sen-1600.jpg", "alt": {{ "vi": "Hộp trà sen" }}, "width": 1600,
        "height": 1200, "widths": [400, 1600], "blur": "{blur}" }}]"#
    );
    assert_eq!(tea.1.matches("\"photos\": []").count(), 1);
    tea.1 = tea.1.replace("\"photos\": []", &photo);
    let content = content_of(&files);
    let html = render::page(&content, Locale::Vi, "/products/tra-sen-tay-ho").html;
    let (_, gallery) = html.split_once("class=\"gallery\"").expect("a gallery");
    let (gallery, _) = gallery.split_once("</ul>").expect("its end");
    for part in [
        "src=\"data:image/svg+xml,",
        "<source type=\"image/avif\" srcset=\"/photos/tra-sen-400.avif 400w, /photos/tra-sen-1600.avif 1600w\"",
        "srcset=\"/photos/tra-sen-400.jpg 400w, /photos/tra-sen-1600.jpg 1600w\"",
        "src=\"/photos/tra-sen-1600.jpg\"",
        "width=\"1600\" height=\"1200\" alt=\"Hộp trà sen\"",
    ] {
        assert!(gallery.contains(part), "{part} is not in {gallery}");
    }
    let list = render::page(&content, Locale::Vi, "/producers/ho-tra-sen-ho-tay").html;
    assert!(
        list.contains("src=\"/photos/tra-sen-400.jpg\""),
        "cards take the narrowest"
    );
}
