//! Whatever the content says, it stays text: in the head, in data blocks and in XML.

mod common;

use common::html::{Element, Html};
use common::{Files, NOON, ORIGIN, change, content_of, files, keep_products};
use market::{Locale, Origin};
use night_market::render::{self, Content};
use prerender::picture::{Painter, Pictures};
use prerender::site::Site;
use prerender::{data, escape, files as text_files, head};
use proptest::prelude::*;
use roxmltree::Document;
use serde_json::{Value, json};
use std::path::Path;

const SLUG: &str = "tra-sen-tay-ho";

/// A shop of one product, so that a case is quick.
fn small() -> Files {
    let mut small = files();
    keep_products(&mut small, |slug| slug == SLUG);
    change(&mut small, "live.json", |it| {
        for session in it["sessions"].as_array_mut().expect("a list") {
            session["pins"] = json!([]);
        }
    });
    small
}

fn public() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public")
}

/// Texts with everything that has a meaning in HTML, XML, JSON or scripts.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("</script>".to_owned()),
        Just("<script>alert(1)</script>".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("]]>".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("</title></head>".to_owned()),
        Just("\" onload=\"x".to_owned()),
        Just("'&quot;&#0;&amp".to_owned()),
        Just("\u{0}\u{1}\u{b}\u{7f}\u{85}".to_owned()),
        Just("\u{202e}\u{2066}\u{200f}\u{feff}".to_owned()),
        Just("\u{2028}\u{2029}\u{fffe}\u{ffff}".to_owned()),
        Just("\\\"\\u003c/script\\u003e".to_owned()),
        Just("\r\n\t".to_owned()),
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
    ];
    // A text of the content holds more than blanks.
    prop::collection::vec(piece, 1..6).prop_map(|pieces| format!("a{}z", pieces.concat()))
}

fn shop_of(text: &str) -> Content {
    let mut files = small();
    let said = json!({ "vi": text, "en": text, "fr": text });
    change(&mut files, &format!("products/{SLUG}.json"), |it| {
        for field in ["name", "summary", "story"] {
            it[field] = said.clone();
        }
        it["village"] = json!(text);
        it["certificate"]["number"] = json!(text);
        it["certificate"]["issuer"] = said.clone();
        // Five stars are granted by a ministry, whose name would not be any text.
        it["stars"] = json!(4);
        it["variants"][0]["name"] = said.clone();
        it["variants"][0]["unit"] = said.clone();
    });
    change(&mut files, "market.json", |it| {
        it["name"] = said.clone();
        it["tagline"] = said.clone();
        it["owner"]["name"] = said.clone();
    });
    change(&mut files, "live.json", |it| {
        for field in ["title", "about"] {
            it["sessions"][0][field] = said.clone();
        }
    });
    change(&mut files, "groups.json", |it| {
        it["groups"][0]["name"] = said.clone();
    });
    content_of(&files)
}

/// What a parser of HTML makes of a text: it has one kind of line end, and no zeros.
fn as_html_reads(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\u{0}', "\u{fffd}")
}

fn check_head(site: &Site<'_>, text: &str, path: &str) {
    let locale = Locale::En;
    let page = render::page(site.content, locale, path);
    let data = data::of_page(site, locale, path);
    let elements = head::elements(site, locale, &page, data.as_ref());
    let html = Html::read(&format!(
        "<!doctype html><html><head>{elements}</head><body></body>"
    ));
    assert_eq!(html.named("script").count(), 1, "{elements}");
    let is_inside = |it: &&Element| it.in_head || it.name == "html";
    let escaped: Vec<_> = html.elements.iter().filter(|it| !is_inside(it)).collect();
    assert!(escaped.is_empty(), "{elements}");
    let handlers = html.elements.iter().flat_map(|it| it.attributes.keys());
    assert_eq!(
        handlers.filter(|it| it.starts_with("on")).count(),
        0,
        "{elements}"
    );
    let block = html.data().concat();
    let read: Value = serde_json::from_str(&block).expect("JSON");
    assert_eq!(Some(&read), data.as_ref());
    assert!(!block.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    if path.starts_with("/products/") {
        let title = html.named("title").next().expect("a title").text.clone();
        assert!(
            title.starts_with(as_html_reads(text).trim_start_matches('\n')),
            "{title:?}"
        );
        let description = html
            .named("meta")
            .find(|it| it.attribute("name") == "description");
        let description = description.expect("a description").attribute("content");
        assert_eq!(description, as_html_reads(text));
        assert_eq!(read["@graph"][0]["name"], text);
    }
}

/// What XML can hold of a text, with one kind of line end.
fn as_xml_reads(text: &str) -> String {
    let kept = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    let kept: String = text.chars().filter(kept).collect();
    kept.replace("\r\n", "\n").replace('\r', "\n")
}

fn check_files(site: &Site<'_>, text: &str) {
    let paths = render::paths(site.content);
    for (address, file) in text_files::all(site, &paths) {
        if address.ends_with(".txt") {
            continue;
        }
        if address.ends_with(".ics") {
            // However hostile a text is, it ends no line and begins no event.
            assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "{file}");
            let events = file.matches("\r\nBEGIN:VEVENT\r\n").count();
            assert_eq!(events, 1, "{address}");
            continue;
        }
        let document =
            Document::parse(&file).unwrap_or_else(|error| panic!("{address}: {error}\n{file}"));
        let titles: Vec<_> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "title")
            .filter_map(|node| node.text())
            .collect();
        if address.ends_with("/feed.atom") {
            assert_eq!(
                titles,
                [as_xml_reads(text), as_xml_reads(text)],
                "{address}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_content_becomes_markup(text in hostile()) {
        let content = shop_of(&text);
        let origin: Origin = ORIGIN.parse().expect("an origin");
        let today = NOON.civil(content.catalogue.market.offset()).date;
        let pictures = Pictures::plan(&content, &public(), today).expect("pictures");
        let site = Site { content: &content, origin: Some(&origin), now: NOON, pictures: &pictures };
        for path in ["/", "/live", &format!("/products/{SLUG}")] {
            check_head(&site, &text, path);
        }
        check_files(&site, &text);
    }

    #[test]
    fn xml_has_no_sign_that_it_forbids(text in any::<String>()) {
        let document = format!("<a b=\"{0}\">{0}</a>", escape::xml(&text));
        let document = Document::parse(&document).expect("XML");
        prop_assert_eq!(document.root_element().text().unwrap_or_default(), as_xml_reads(&text));
    }

    #[test]
    fn scripts_hold_any_text(text in any::<String>()) {
        let block = escape::json_in_script(&json!({ &text: [&text] }));
        let is_plain = !block.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
        prop_assert!(is_plain);
        let read: Value = serde_json::from_str(&block).expect("JSON");
        prop_assert_eq!(&read[&text][0], &json!(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_drawn(text in hostile()) {
        let content = shop_of(&text);
        let today = NOON.civil(content.catalogue.market.offset()).date;
        let pictures = Pictures::plan(&content, &public(), today).expect("pictures");
        let painter = Painter::new(&public()).expect("a painter");
        let picture = pictures.of_page(&format!("/products/{SLUG}")).expect("a picture");
        prop_assert!(picture.draw(&painter).expect("a file").len() < 60_000);
    }
}
