//! What every page's head says, read by a parser of HTML that browsers agree with, and its
//! structured data held against a schema.

use crate::common::html::Html;
use crate::common::{NOON, ORIGIN, SHELL, Shop, all_files, change, files, shop};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// What a page says of itself.
struct Head {
    lang: String,
    title: String,
    meta: Vec<(String, String)>,
    canonical: Option<String>,
    translations: BTreeMap<String, String>,
    data: Vec<Value>,
}

impl Head {
    fn read(text: &str) -> Self {
        let html = Html::read(text);
        // The marks between texts that hydration looks for, `<!>`, are no proper comments.
        let is_mark = |error: &str| error.starts_with("Saw ! in state MarkupDeclarationOpen");
        let others = html.errors.iter().filter(|error| !is_mark(error));
        assert_eq!(others.collect::<Vec<_>>(), [] as [&str; 0]);
        let titles: Vec<_> = html.named("title").filter(|it| it.in_head).collect();
        assert_eq!(titles.len(), 1);
        // Nothing that belongs into the head has slipped into the body.
        let slipped = ["meta", "link"].into_iter().flat_map(|it| html.named(it));
        assert!(slipped.into_iter().all(|it| it.in_head));
        let meta = html.named("meta").filter_map(|it| {
            let key = [it.attribute("name"), it.attribute("property")].concat();
            (!key.is_empty()).then(|| (key, it.attribute("content").to_owned()))
        });
        let canonical = html
            .named("link")
            .filter(|it| it.attribute("rel") == "canonical");
        let canonical: Vec<_> = canonical
            .map(|it| it.attribute("href").to_owned())
            .collect();
        assert!(canonical.len() <= 1, "{canonical:?}");
        let translations = html.named("link").filter_map(|it| {
            let language = it.attributes.get("hreflang")?;
            Some((language.clone(), it.attribute("href").to_owned()))
        });
        let data = html.data().into_iter();
        Self {
            lang: html.named("html").map(|it| it.attribute("lang")).collect(),
            title: titles[0].text.clone(),
            meta: meta.collect(),
            canonical: canonical.into_iter().next(),
            translations: translations.collect(),
            data: data
                .map(|it| serde_json::from_str(it).expect("JSON"))
                .collect(),
        }
    }

    fn all(&self, key: &str) -> Vec<&str> {
        let found = self.meta.iter().filter(|(name, _)| name == key);
        found.map(|(_, content)| content.as_str()).collect()
    }

    #[track_caller]
    fn one(&self, key: &str) -> &str {
        let all = self.all(key);
        assert_eq!(all.len(), 1, "{key} of {}: {all:?}", self.title);
        all[0]
    }

    /// The things of a kind that the page is about.
    fn things(&self, kind: &str) -> Vec<&Value> {
        let graphs = self
            .data
            .iter()
            .filter_map(|data| data["@graph"].as_array());
        graphs
            .flatten()
            .filter(|thing| thing["@type"] == kind)
            .collect()
    }
}

/// The pages of a shop by their addresses.
fn pages(shop: &Shop) -> BTreeMap<String, Head> {
    let files = all_files(&shop.out()).into_iter();
    let pages = files.filter_map(|(path, content)| {
        let path = path.to_str()?.replace('\\', "/");
        let address = path
            .strip_suffix("index.html")
            .or_else(|| path.strip_suffix(".html"))?;
        let text = String::from_utf8(content).expect("UTF-8");
        Some((
            format!("/{}", address.trim_end_matches('/')),
            Head::read(&text),
        ))
    });
    pages.collect()
}

fn schema() -> Validator {
    let schema = serde_json::from_str(include_str!("../schemas/jsonld.json")).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// Whether a page is a reader's own, or stands for none.
fn is_private(address: &str) -> bool {
    [
        "/cart",
        "/checkout",
        "/orders",
        "/saved",
        "/404",
        "/offline",
    ]
    .iter()
    .any(|end| address.ends_with(end))
}

#[test]
fn every_page_says_what_it_is() {
    let shop = shop();
    let pages = pages(shop);
    assert!(pages.len() > 300, "{}", pages.len());
    let mut titles = BTreeSet::new();
    for (address, head) in &pages {
        let language = address.get(1..3).filter(|it| ["en", "fr"].contains(it));
        let language = language.filter(|_| matches!(address.as_bytes().get(3), None | Some(b'/')));
        assert_eq!(head.lang, language.unwrap_or("vi"), "{address}");
        assert!(head.one("description").chars().count() >= 20, "{address}");
        assert!(
            titles.insert((&head.lang, &head.title)),
            "{address}: {}",
            head.title
        );
        if is_private(address) {
            assert_eq!(head.one("robots"), "noindex", "{address}");
            assert_eq!(head.canonical, None, "{address}");
            assert!(
                head.translations.is_empty() && head.data.is_empty(),
                "{address}"
            );
            continue;
        }
        assert_eq!(head.all("robots"), [] as [&str; 0], "{address}");
        let own = match address.as_str() {
            "/" => format!("{ORIGIN}/"),
            _ => format!("{ORIGIN}{address}"),
        };
        assert_eq!(head.canonical.as_deref(), Some(own.as_str()));
        assert_eq!(head.one("og:url"), own);
        assert_eq!(head.one("twitter:card"), "summary_large_image");
        assert!(head.title.starts_with(head.one("og:title")), "{address}");
        assert_eq!(head.one("og:description"), head.one("description"));
        assert_eq!(&head.one("og:locale")[..2], head.lang);
        assert_eq!(head.all("og:locale:alternate").len(), 2, "{address}");
        let kind = if address.contains("/products/") {
            "product"
        } else {
            "website"
        };
        assert_eq!(head.one("og:type"), kind, "{address}");
    }
}

#[test]
fn translations_name_each_other() {
    let pages = pages(shop());
    for (address, head) in pages.iter().filter(|(address, _)| !is_private(address)) {
        let languages: Vec<&str> = head.translations.keys().map(String::as_str).collect();
        assert_eq!(languages, ["en", "fr", "vi", "x-default"], "{address}");
        assert_eq!(head.translations["x-default"], head.translations["vi"]);
        assert_eq!(
            Some(&head.translations[&head.lang]),
            head.canonical.as_ref()
        );
        for (language, other) in &head.translations {
            let path = other.strip_prefix(ORIGIN).expect("an address of the shop");
            let other = &pages[path];
            assert_eq!(other.translations, head.translations, "{address}");
            assert!(
                language == "x-default" || *language == other.lang,
                "{address}"
            );
        }
    }
}

#[test]
fn every_page_has_a_picture_that_is_there() {
    let shop = shop();
    let mut largest = 0;
    for (address, head) in pages(shop)
        .iter()
        .filter(|(address, _)| !is_private(address))
    {
        let picture = head
            .one("og:image")
            .strip_prefix(ORIGIN)
            .expect("the shop's own");
        let file = fs::read(shop.out().join(&picture[1..])).expect(picture);
        let decoder = png::Decoder::new(std::io::Cursor::new(&file));
        let reader = decoder.read_info().expect("a picture");
        let (width, height) = (reader.info().width, reader.info().height);
        assert_eq!((width, height), (1200, 630), "{address}");
        assert_eq!(head.one("og:image:width"), "1200");
        assert_eq!(head.one("og:image:height"), "630");
        assert_eq!(head.one("og:image:type"), "image/png");
        assert!(!head.one("og:image:alt").is_empty(), "{address}");
        largest = largest.max(file.len());
        for image in head
            .things("Product")
            .iter()
            .filter_map(|it| it["image"].as_array())
            .flatten()
        {
            let image = image
                .as_str()
                .and_then(|it| it.strip_prefix(ORIGIN))
                .expect("an address");
            assert!(shop.out().join(&image[1..]).is_file(), "{image}");
        }
    }
    assert!(largest < 60_000, "a picture of {largest} bytes");
}

#[test]
fn structured_data_is_what_its_readers_want() {
    let schema = schema();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (address, head) in pages(shop())
        .iter()
        .filter(|(address, _)| !is_private(address))
    {
        assert_eq!(head.data.len(), 1, "{address}");
        let problems: Vec<String> = schema
            .iter_errors(&head.data[0])
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(problems, [] as [String; 0], "{address}: {:#}", head.data[0]);
        for thing in head.data[0]["@graph"].as_array().expect("a list") {
            let kind = thing["@type"].as_str().expect("a kind");
            *kinds.entry(kind.to_owned()).or_default() += 1;
        }
        for list in ["BreadcrumbList", "ItemList"]
            .iter()
            .flat_map(|kind| head.things(kind))
        {
            let elements = list["itemListElement"].as_array().expect("a list");
            for (index, element) in elements.iter().enumerate() {
                assert_eq!(element["position"], index + 1, "{address}");
            }
        }
    }
    let kinds: Vec<&str> = kinds.keys().map(String::as_str).collect();
    assert_eq!(
        kinds,
        [
            "BreadcrumbList",
            "Event",
            "ItemList",
            "Organization",
            "Product",
            "WebSite"
        ]
    );
}

#[test]
fn the_schema_finds_what_is_wrong() {
    let good = pages(shop())["/products/am-chen-bat-trang"].data[0].clone();
    let schema = schema();
    assert!(schema.is_valid(&good));
    let at = |pointer: &str, value: Value| {
        let mut changed = good.clone();
        *changed.pointer_mut(pointer).expect(pointer) = value;
        changed
    };
    for bad in [
        at("/@context", json!("http://example.com")),
        at("/@graph/0/@type", json!("Thing")),
        at("/@graph/0/name", json!(" ")),
        at("/@graph/0/image", json!([])),
        at("/@graph/0/url", json!("/products/am-chen-bat-trang")),
        at("/@graph/0/offers/0/price", json!("850.000")),
        at("/@graph/0/offers/0/priceCurrency", json!("đ")),
        at("/@graph/0/offers/0/availability", json!("InStock")),
        at("/@graph/0/hasCertification/expires", json!("28/6/2027")),
        at(
            "/@graph/0/hasCertification/certificationRating",
            json!(null),
        ),
        at("/@graph/1/itemListElement/0/item", json!("")),
    ] {
        assert!(!schema.is_valid(&bad), "{bad:#}");
    }
}

#[test]
fn a_product_is_offered_as_it_is_sold() {
    let pages = pages(shop());
    let tea = &pages["/en/products/am-chen-bat-trang"];
    let product = tea.things("Product")[0];
    assert_eq!(product["name"], "Bát Tràng tea set");
    assert_eq!(product["offers"].as_array().map(Vec::len), Some(3));
    assert_eq!(product["offers"][0]["price"], 850_000);
    let certificate = &product["hasCertification"];
    assert_eq!(certificate["certificationIdentification"], "MH-2024-0051");
    assert_eq!(certificate["certificationRating"]["ratingValue"], 5);
    let trail = &tea.things("BreadcrumbList")[0]["itemListElement"];
    let addresses: Vec<&str> = (0..4).filter_map(|at| trail[at]["item"].as_str()).collect();
    assert_eq!(
        addresses,
        [
            "",
            "/products",
            "/groups/craft",
            "/products/am-chen-bat-trang"
        ]
        .map(|path| format!("{ORIGIN}/en{path}"))
    );

    let shop = Shop::new();
    let mut content = files();
    change(&mut content, "products/am-chen-bat-trang.json", |it| {
        it["certificate"]["decided"] = json!("2022-01-01");
        it["certificate"]["valid_until"] = json!("2025-01-01");
    });
    shop.make(&content);
    let html = shop.read("/products/am-chen-bat-trang/index.html");
    let expired = Head::read(&html);
    let product = expired.things("Product")[0];
    assert_eq!(product["offers"], Value::Null);
    let status = &product["hasCertification"]["certificationStatus"];
    assert_eq!(status, "https://schema.org/CertificationInactive");
    assert!(
        !expired.one("og:image:alt").contains("sao"),
        "{}",
        expired.one("og:image:alt")
    );
}

#[test]
fn nights_are_announced_and_called_off() {
    let mut content = files();
    change(&mut content, "market.json", |market| {
        market["schedule"]["cancelled"] =
            json!([{ "date": "2026-12-04", "reason": { "vi": "Bão số 12" } }]);
    });
    let shop = Shop::new();
    shop.make(&content);
    let head = Head::read(&shop.read("/index.html"));
    let nights: Vec<(&str, bool)> = head
        .things("Event")
        .iter()
        .filter_map(|it| {
            let is_on = it["eventStatus"] == "https://schema.org/EventScheduled";
            Some((it["startDate"].as_str()?, is_on))
        })
        .collect();
    assert_eq!(
        nights,
        [
            ("2026-11-27T20:30:00+07:00", true),
            ("2026-12-04T20:30:00+07:00", false),
            ("2026-12-11T20:30:00+07:00", true),
            ("2026-12-18T20:30:00+07:00", true),
            ("2026-12-25T20:30:00+07:00", true),
        ]
    );
    assert_eq!(
        head.things("Event")[0]["endDate"],
        "2026-11-27T22:00:00+07:00"
    );
}

#[test]
fn events_that_are_not_over_are_announced() {
    let head = Head::read(&shop().read("/en/events/index.html"));
    let told: Vec<(&str, &str)> = head
        .things("Event")
        .iter()
        .filter_map(|it| Some((it["startDate"].as_str()?, it["location"]["@type"].as_str()?)))
        .collect();
    let content = files();
    let (_, text) = content
        .iter()
        .find(|(path, _)| path == "events.json")
        .expect("events");
    let festival = market::parse_festival("events.json", text).expect("events");
    let noon = NOON.civil(market::UtcOffset::from_minutes(420)).date;
    let coming = festival.events.iter().filter(|it| noon <= it.last_day());
    let coming: Vec<String> = coming.map(|it| it.from.to_string()).collect();
    assert!(!coming.is_empty() && coming.len() < festival.events.len());
    let coming: Vec<(&str, &str)> = coming.iter().map(|it| (it.as_str(), "Place")).collect();
    assert_eq!(told, coming);
}

#[test]
fn sessions_to_come_are_announced_and_called_off() {
    let shop = shop();
    let told = |address: &str| {
        let head = Head::read(&shop.read(&format!("{address}/index.html")));
        let events = head.things("Event").into_iter();
        let events = events.map(|it| {
            let status = it["eventStatus"].as_str().unwrap_or_default();
            let is_on = status.ends_with("EventScheduled");
            (it["url"].as_str().unwrap_or_default().to_owned(), is_on)
        });
        events.collect::<Vec<_>>()
    };
    let event = |slug: &str, is_on| (format!("{ORIGIN}/live/{slug}"), is_on);
    assert_eq!(
        told("/live"),
        [
            event("ve-men-lam", true),
            event("khan-lua-mua-dong", true),
            event("com-moi", false),
            event("dan-may", true),
        ]
    );
    assert_eq!(told("/live/com-moi"), [event("com-moi", false)]);
    // It was over when the shop was built.
    assert_eq!(told("/live/uop-tra-sen"), []);
}

#[test]
fn without_an_origin_nothing_absolute_is_said() {
    let mut content = files();
    change(&mut content, "market.json", |market| {
        market.as_object_mut().expect("an object").remove("origin");
    });
    let shop = Shop::new();
    let done = shop.make(&content);
    assert_eq!(done.drawn, 0);
    for (address, head) in pages(&shop) {
        assert_eq!(head.canonical, None, "{address}");
        assert!(
            head.translations.is_empty() && head.data.is_empty(),
            "{address}"
        );
        for key in ["og:url", "og:image"] {
            assert_eq!(head.all(key), [] as [&str; 0], "{address}");
        }
        if !is_private(&address) {
            assert_eq!(head.one("twitter:card"), "summary");
            assert!(!head.one("og:title").is_empty());
        }
    }
    assert!(!shop.read("/robots.txt").contains("Sitemap"));
    assert!(!shop.out().join("sitemap.xml").exists());
    assert!(!shop.read("/index.html").contains("data-origin"));
}

#[test]
fn the_home_page_says_when_the_market_is_open_and_what_follows() {
    for (page, language) in [("/index.html", "vi"), ("/fr/index.html", "fr")] {
        let html = shop().read(page);
        let after = format!("<meta name=\"app-files-after\" content=\"/data/index.{language}.bin");
        assert!(html.contains(&after), "{page}");
        assert!(!html.contains("name=\"app-files\""), "{page}");
        let nights = " data-timetable='{\"utc_offset_minutes\":420,\"schedule\":{";
        assert!(html.contains(nights), "{page}");
    }
    assert!(
        !shop()
            .read("/products/index.html")
            .contains("data-timetable")
    );
}

#[test]
fn the_page_around_the_app_is_the_shell() {
    let html = shop().read("/en/products/index.html");
    let (start, _) = SHELL.split_once("</head>").expect("a head");
    let root = "\"en\" data-portals=\"https://portal.example.com\"";
    assert!(html.starts_with(&start.replace("\"vi\"", root)));
    let made =
        format!("<div id=\"app\" data-path=\"/en/products\" data-origin=\"{ORIGIN}\" data-build=");
    assert!(html.contains(&made));
    assert_eq!(html.matches("/data/index").count(), 1);
    assert!(html.contains("<meta name=\"app-files\" content=\"/data/index.en.bin"));
    let tea = shop().read("/fr/products/tra-sen-tay-ho/index.html");
    assert!(tea.contains("content=\"/data/index.fr.bin /data/products/tra-sen-tay-ho.json"));
    for (page, file) in [
        ("training", "training.json"),
        ("events", "events.json"),
        ("partners", "partners.json"),
        (
            "producers/htx-men-lam-bat-trang",
            "producers/htx-men-lam-bat-trang.json",
        ),
    ] {
        let html = shop().read(&format!("/{page}/index.html"));
        let files = format!("content=\"/data/index.vi.bin /data/{file}");
        assert!(html.contains(&files), "{page}");
    }
    let live = shop().read("/live/index.html");
    assert!(
        !live.contains(".json"),
        "sessions are asked for as they are now"
    );
}
