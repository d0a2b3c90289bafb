//! The files for search engines, feed readers and price lists, read by programs that read
//! such files, and held against the rules of each form.

use crate::common::{ORIGIN, Shop, all_files, change, files, shop};
use roxmltree::{Document, Node};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE: &str = "http://www.google.com/schemas/sitemap-image/1.1";
const GOOGLE: &str = "http://base.google.com/ns/1.0";

/// The addresses of all pages that are to be found.
fn public_pages(shop: &Shop) -> BTreeSet<String> {
    let files = all_files(&shop.out()).into_iter();
    let addresses = files.filter_map(|(path, _)| {
        let path = path.to_str()?.replace('\\', "/");
        let address = path
            .strip_suffix("index.html")?
            .trim_end_matches('/')
            .to_owned();
        Some(format!("{ORIGIN}/{address}"))
    });
    let is_private = |address: &String| {
        let private = ["/cart", "/checkout", "/orders", "/saved", "/offline"];
        private.iter().any(|path| address.ends_with(path))
    };
    addresses.filter(|address| !is_private(address)).collect()
}

fn children<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let children = node.children().filter(roxmltree::Node::is_element);
    children.filter(|it| it.tag_name().name() == name).collect()
}

#[track_caller]
fn text<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    let found = children(node, name);
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().expect("a text")
}

#[test]
fn robots_are_welcome_and_find_the_site_map() {
    let robots = shop().read("/robots.txt");
    let rules: Vec<(&str, &str)> = robots
        .lines()
        .filter_map(|line| line.split_once(": "))
        .collect();
    let sitemap = format!("{ORIGIN}/sitemap.xml");
    assert_eq!(
        rules,
        [
            ("User-agent", "*"),
            ("Allow", "/"),
            ("Disallow", "/admin"),
            ("Sitemap", &sitemap)
        ]
    );
}

#[test]
fn the_site_map_names_every_page_with_its_translations() {
    let shop = shop();
    let map = shop.read("/sitemap.xml");
    assert!(map.len() < 50_000_000);
    let map = Document::parse(&map).expect("XML");
    let root = map.root_element();
    assert_eq!(root.tag_name().namespace(), Some(SITEMAP));
    assert_eq!(root.tag_name().name(), "urlset");
    let mut named = BTreeSet::new();
    let mut translations: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for page in root.children().filter(Node::is_element) {
        assert_eq!(page.tag_name().name(), "url");
        let order: Vec<&str> = page
            .children()
            .filter(Node::is_element)
            .map(|it| it.tag_name().name())
            .collect();
        assert!(order.starts_with(&["loc", "link"]), "{order:?}");
        let loc = text(page, "loc");
        assert!(loc.len() < 2048);
        assert!(named.insert(loc.to_owned()), "{loc} twice");
        let links = children(page, "link");
        let links = links.iter().map(|link| {
            assert_eq!(
                link.tag_name().namespace(),
                Some("http://www.w3.org/1999/xhtml")
            );
            assert_eq!(link.attribute("rel"), Some("alternate"));
            let language = link.attribute("hreflang").expect("a language");
            (language, link.attribute("href").expect("an address"))
        });
        translations.insert(loc, links.collect());
        for image in children(page, "image") {
            assert_eq!(image.tag_name().namespace(), Some(IMAGE));
            let address = text(image, "loc")
                .strip_prefix(ORIGIN)
                .expect("the shop's own");
            assert!(shop.out().join(&address[1..]).is_file(), "{address}");
        }
        assert_eq!(
            loc.contains("/products/"),
            !children(page, "image").is_empty(),
            "{loc}"
        );
    }
    assert_eq!(named, public_pages(shop));
    for (page, links) in &translations {
        let languages: Vec<&&str> = links.keys().collect();
        assert_eq!(languages, [&"en", &"fr", &"vi", &"x-default"], "{page}");
        for other in links.values() {
            assert_eq!(&translations[other], links, "{page}");
        }
    }
}

#[test]
fn the_feed_names_the_newest_certificates() {
    for (language, address) in [
        ("vi", "/feed.atom"),
        ("en", "/en/feed.atom"),
        ("fr", "/fr/feed.atom"),
    ] {
        let text = shop().read(address);
        let feed = feed_rs::parser::parse(text.as_bytes()).expect("a feed");
        assert_eq!(feed.id, format!("{ORIGIN}{address}"));
        assert_eq!(feed.language.as_deref(), Some(language));
        assert!(!feed.title.expect("a title").content.is_empty());
        assert!(!feed.authors.is_empty(), "an author of all entries");
        let own: Vec<_> = feed
            .links
            .iter()
            .filter(|it| it.rel.as_deref() == Some("self"))
            .collect();
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].href, feed.id);
        assert_eq!(feed.entries.len(), 50);
        let ids: BTreeSet<&str> = feed.entries.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len());
        let pages = public_pages(shop());
        let mut before = feed.updated;
        for entry in &feed.entries {
            assert!(
                entry.updated.is_some() && entry.updated <= before,
                "{}",
                entry.id
            );
            before = entry.updated;
            assert!(pages.contains(&entry.links[0].href), "{}", entry.id);
            assert!(
                entry.title.is_some() && entry.summary.is_some(),
                "{}",
                entry.id
            );
        }
        assert_eq!(feed.updated, feed.entries[0].updated);
    }
}

/// The rules of Google's product data: which attributes an item must have, how often, and in
/// which form.
fn check_item(item: Node<'_, '_>) -> Result<(), String> {
    let value = |name: &str| {
        let own = item.children().filter(|it| it.tag_name().name() == name);
        let own: Vec<_> = own
            .filter(|it| it.tag_name().namespace() == Some(GOOGLE))
            .collect();
        match own.as_slice() {
            [one] => Ok(one.text().unwrap_or_default().to_owned()),
            more => Err(format!("{} times {name}", more.len())),
        }
    };
    let is_price = |text: &str| {
        let number = text
            .strip_suffix(" VND")
            .and_then(|it| it.parse::<u64>().ok());
        number.filter(|price| *price > 0)
    };
    let rule = |holds: bool, what: &str| holds.then_some(()).ok_or_else(|| what.to_owned());
    let id = value("id")?;
    rule(
        (1..=50).contains(&id.chars().count()),
        "the length of the id",
    )?;
    let title = value("title")?;
    rule(
        (1..=150).contains(&title.chars().count()),
        "the length of the title",
    )?;
    let description = value("description")?;
    rule(
        (1..=5000).contains(&description.chars().count()),
        "the length of the description",
    )?;
    rule(
        value("link")?.starts_with(&format!("{ORIGIN}/")),
        "the link",
    )?;
    let image = value("image_link")?;
    let is_image = [".png", ".jpg", ".webp"]
        .iter()
        .any(|ending| image.ends_with(ending));
    rule(
        is_image && image.starts_with(&format!("{ORIGIN}/")),
        "the picture",
    )?;
    let price = is_price(&value("price")?).ok_or("the price")?;
    let availability = value("availability")?;
    rule(
        ["in_stock", "out_of_stock"].contains(&availability.as_str()),
        "availability",
    )?;
    rule(value("condition")? == "new", "the condition")?;
    rule(
        (1..=70).contains(&value("brand")?.chars().count()),
        "the brand",
    )?;
    rule(value("identifier_exists")? == "no", "identifier_exists")?;
    if let Ok(sale) = value("sale_price") {
        rule(
            is_price(&sale).is_some_and(|sale| sale < price),
            "the sale price",
        )?;
        let hours = value("sale_price_effective_date")?;
        rule(
            hours == "2026-11-27T20:30:00+07:00/2026-11-27T22:00:00+07:00",
            "the hours",
        )?;
    }
    if let Ok(measure) = value("unit_pricing_measure") {
        let digits = measure.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        rule(digits.parse::<u32>().is_ok(), "the measure")?;
        rule(
            ["1kg", "1l", "1ct"].contains(&value("unit_pricing_base_measure")?.as_str()),
            "the base",
        )?;
    }
    Ok(())
}

#[test]
fn offers_follow_the_rules_of_price_lists() {
    for address in ["/merchant.xml", "/en/merchant.xml", "/fr/merchant.xml"] {
        let text = shop().read(address);
        let list = Document::parse(&text).expect("XML");
        let root = list.root_element();
        assert_eq!(
            (root.tag_name().name(), root.attribute("version")),
            ("rss", Some("2.0"))
        );
        let channel = children(root, "channel")[0];
        for name in ["title", "link", "description"] {
            assert!(!text_of(channel, name).is_empty());
        }
        let mut ids = BTreeSet::new();
        let items = children(channel, "item");
        assert!(items.len() > 75, "{}", items.len());
        for item in items {
            check_item(item).unwrap_or_else(|what| panic!("{what}: {:?}", text_of(item, "id")));
            assert!(ids.insert(text_of(item, "id")), "{}", text_of(item, "id"));
        }
    }
}

fn text_of<'a>(node: Node<'a, 'a>, name: &str) -> String {
    text(node, name).to_owned()
}

#[test]
fn what_may_not_be_sold_is_not_offered() {
    let mut content = files();
    change(&mut content, "products/tra-sen-tay-ho.json", |it| {
        it["view_only"] = json!(true);
    });
    change(&mut content, "products/am-chen-bat-trang.json", |it| {
        it["certificate"]["decided"] = json!("2022-01-01");
        it["certificate"]["valid_until"] = json!("2025-01-01");
    });
    change(&mut content, "products/khan-lua-van-phuc.json", |it| {
        for variant in it["variants"].as_array_mut().expect("variants") {
            variant["stock"] = json!(0);
        }
    });
    let shop = Shop::new();
    shop.make(&content);
    let text = shop.read("/merchant.xml");
    let list = Document::parse(&text).expect("XML");
    let items = children(children(list.root_element(), "channel")[0], "item");
    let of = |slug: &str| -> Vec<String> {
        let own = items
            .iter()
            .filter(|it| text_of(**it, "id").starts_with(slug));
        own.map(|it| text_of(*it, "availability")).collect()
    };
    assert!(of("tra-sen-tay-ho.").is_empty());
    assert!(of("am-chen-bat-trang.").is_empty());
    let scarf = of("khan-lua-van-phuc.");
    assert!(
        !scarf.is_empty() && scarf.iter().all(|it| it == "out_of_stock"),
        "{scarf:?}"
    );
    let feed = shop.read("/feed.atom");
    assert!(!feed.contains("/products/am-chen-bat-trang<"));
}
