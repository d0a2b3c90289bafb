//! What stands in portals' pages: it agrees with the schedule and the catalogue, and holds no text
//! that could become markup.

use crate::common::{Files, NOON, change, content_of, files};
use market::Locale;
use night_market::render::{self, Content};
use prerender::embed::{Assets, files as embedded};
use prerender::picture::Pictures;
use prerender::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The pages and files of a content, by their addresses.
fn all(content: &Content) -> BTreeMap<String, String> {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let today = NOON.civil(content.catalogue.market.offset()).date;
    let pictures = Pictures::plan(content, &public, today).expect("the drawings");
    let site = Site {
        content,
        origin: content.catalogue.market.origin.as_ref(),
        now: NOON,
        pictures: &pictures,
    };
    let assets: Assets = serde_json::from_value(json!({
        "element": "/assets/embed-1.js",
        "integrity": "sha384-abc",
        "frame": "/assets/frame-2.js",
        "trial": "/assets/trial-3.js",
        "styles": "/assets/frame-4.css",
    }))
    .expect("addresses");
    let files = embedded(&site, &assets).expect("pages");
    files.into_iter().collect()
}

fn changed(edit: impl FnOnce(&mut Files)) -> Content {
    let mut files = files();
    edit(&mut files);
    content_of(&files)
}

/// What stands in a page beside its HTML.
fn data(page: &str) -> Value {
    let (_, rest) = page
        .split_once("<script type=\"application/json\" id=\"data\">")
        .expect("data");
    let (data, _) = rest.split_once("</script>").expect("an end");
    serde_json::from_str(data).expect("JSON")
}

const KINDS: [&str; 3] = ["countdown", "shelf", "product"];

#[test]
fn every_page_stands_in_every_language_and_names_the_portals() {
    let all = all(&content_of(&files()));
    for (locale, prefix) in [(Locale::Vi, ""), (Locale::En, "/en"), (Locale::Fr, "/fr")] {
        let lang = locale.code();
        for kind in KINDS {
            let page = &all[&format!("{prefix}/embed/{kind}/index.html")];
            let root = format!(
                "<html lang=\"{lang}\" data-kind=\"{kind}\" data-portals=\"https://portal.example.com\">"
            );
            assert!(page.contains(&root), "{lang} {kind}");
            assert!(page.contains("content=\"noindex\""), "{lang} {kind}");
            // The policy allows no inline script, and none is there.
            let scripts = page.matches("<script").count();
            let known = page.matches("<script src=\"/assets/frame-2.js\">").count()
                + page.matches("<script type=\"application/json\"").count();
            assert_eq!((scripts, known), (2, 2), "{lang} {kind}");
            assert_eq!(page.matches(" style=").count(), 0, "{lang} {kind}");
        }
        let trial = &all[&format!("{prefix}/embed/index.html")];
        assert_eq!(data(trial)["integrity"], "sha384-abc");
        assert!(all.contains_key(&format!("/data/cards/{lang}/all.json")));
    }
}

/// What the script makes of the changes at an instant; see `scripts/embed/frame/season.ts`.
fn looked_up(changes: &[Value], seconds: i64) -> &Value {
    let later = changes
        .iter()
        .position(|it| it[0].as_i64() > Some(seconds))
        .unwrap_or(changes.len());
    &changes[later.saturating_sub(1)]
}

#[test]
fn the_changes_say_what_the_schedule_says_at_any_time() {
    let content = changed(|files| {
        change(files, "market.json", |it| {
            it["schedule"]["cancelled"] = json!([
                { "date": "2026-12-04", "reason": { "vi": "Bão" } }
            ]);
            it["schedule"]["extra"] = json!([
                { "date": "2026-12-05", "opens": "22:00", "closes": "01:00" }
            ]);
        });
    });
    let market = &content.catalogue.market;
    for (address, page) in all(&content) {
        if !address.ends_with("/countdown/index.html") {
            continue;
        }
        let data = data(&page);
        let changes = data["changes"].as_array().expect("changes");
        let start = NOON.millis() / 1000;
        // Every seven minutes and a bit, until the season is long over.
        for seconds in (start..start + 50 * 86_400).step_by(431) {
            let at = market::Timestamp::from_millis(seconds * 1000);
            let phase = market.schedule.phase(at, market.offset());
            let found = looked_up(changes, seconds);
            let target = phase.target().map(|it| it.millis() / 1000);
            assert_eq!(found[2].as_i64(), target, "{address} {seconds}");
            let is_open = ["open", "closing-soon"].contains(&found[1].as_str().expect("a state"));
            assert_eq!(is_open, phase.is_open(), "{address} {seconds}");
            assert!(data["labels"][found[1].as_str().expect("a state")].is_string());
        }
        assert_eq!(changes.last().expect("an end")[1], "over");
    }
}

#[test]
fn a_season_without_an_end_gives_a_page_with_one() {
    let content = changed(|files| {
        change(files, "market.json", |it| {
            it["schedule"]["last_day"] = json!("2400-12-31");
        });
    });
    let changes = render::changes(&content, Locale::Vi, NOON, 1_000);
    assert_eq!(changes.len(), 1_000);
}

/// The cards of a file, in French.
fn cards(all: &BTreeMap<String, String>, name: &str) -> Vec<Value> {
    serde_json::from_str(&all[&format!("/data/cards/fr/{name}.json")]).expect("JSON")
}

fn names(cards: &[Value]) -> Vec<&str> {
    cards.iter().filter_map(|it| it["slug"].as_str()).collect()
}

#[test]
fn the_cards_are_the_products() {
    let content = content_of(&files());
    let all = all(&content);
    let shares = data(&all["/fr/embed/shelf/index.html"])["cards"]["shares"].clone();
    let shares = 0..shares.as_u64().expect("a number");
    assert_eq!(shares.end, 2);
    for kind in ["slug", "producer"] {
        let shared = shares.clone();
        let cards: Vec<_> = shared
            .flat_map(|it| cards(&all, &format!("{kind}-{it}")))
            .collect();
        assert_eq!(cards.len(), content.catalogue.listings.len(), "{kind}");
        for card in cards {
            let mut listings = content.catalogue.listings.iter();
            let listing = listings
                .find(|it| card["slug"] == it.slug.as_str())
                .expect("its product");
            let usual = listing.cheapest(false).expect("a variant").price;
            let night = listing.cheapest(true).expect("a variant").price_at(true);
            let mut prices = vec![usual.format(Locale::Fr)];
            prices.extend((night < usual).then(|| night.format(Locale::Fr)));
            assert_eq!(card["name"], listing.name.get(Locale::Fr));
            assert_eq!(card["price"], json!(prices), "{}", listing.slug);
            assert_eq!(card["until"], listing.valid_until.to_string());
            assert_eq!(
                card["not"] == "view_only",
                listing.view_only,
                "{}",
                listing.slug
            );
        }
    }
}

#[test]
fn whatever_a_shelf_asks_for_is_in_a_file_of_its_own() {
    let content = content_of(&files());
    let all = all(&content);
    for group in &content.catalogue.groups {
        for stars in [None, Some(3), Some(4), Some(5)] {
            let wanted = content.catalogue.listings.iter().filter(|it| {
                it.group == group.slug && stars.is_none_or(|stars| it.stars.get() == stars)
            });
            let wanted: Vec<_> = wanted.map(|it| it.slug.as_str()).take(24).collect();
            let stars = stars.map(|it| format!("-stars-{it}")).unwrap_or_default();
            let found = cards(&all, &format!("group-{}{stars}", group.slug));
            assert_eq!(names(&found), wanted, "{}{stars}", group.slug);
        }
    }
    let first = content.catalogue.listings.iter().take(24);
    let first: Vec<_> = first.map(|it| it.slug.as_str()).collect();
    assert_eq!(names(&cards(&all, "all")), first);
}

#[test]
fn a_share_is_the_one_that_the_script_looks_in() {
    // Of two shares, that of a slug is whether it has an odd number of odd letters, as 31 is odd.
    let all = all(&content_of(&files()));
    let odd = |slug: &str| slug.bytes().filter(|it| it % 2 == 1).count() % 2;
    for share in [0, 1] {
        for slug in names(&cards(&all, &format!("slug-{share}"))) {
            assert_eq!(odd(slug), share, "{slug}");
        }
    }
}

#[test]
fn texts_of_the_content_stay_texts() {
    const HOSTILE: &str = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let content = changed(|files| {
        change(files, "groups.json", |it| {
            it["groups"][0]["name"] = json!({ "vi": HOSTILE });
        });
        change(files, "products/tra-sen-tay-ho.json", |it| {
            it["name"] = json!({ "vi": HOSTILE });
        });
    });
    for (address, text) in all(&content) {
        if address.ends_with(".html") {
            assert!(!text.contains("<script>alert"), "{address}");
            assert!(!text.contains("<img src=x"), "{address}");
        }
    }
}
