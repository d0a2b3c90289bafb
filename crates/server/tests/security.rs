//! The headers that guard a visitor, and the clock in `Date`.

mod common;

use axum::http::StatusCode;
use common::{SCRIPT, Shop};
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};
use market_server::{Clock, InlineHashes, headers};

#[tokio::test]
async fn every_answer_carries_the_guarding_headers() {
    let shop = Shop::new();
    for (method, path) in [
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", SCRIPT),
        ("GET", "/products/"),
        ("GET", "/nowhere"),
        ("POST", "/"),
    ] {
        let answer = shop.send(method, path, &[]).await;
        for (name, value) in headers::SECURITY {
            assert_eq!(answer.header(name), value, "{method} {path}");
        }
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{method} {path}");
        assert!(policy.contains("frame-ancestors 'self'"), "{method} {path}");
        let players = format!("frame-src 'self' {};", headers::PLAYERS.join(" "));
        assert!(policy.contains(&players), "{method} {path}");
        let policy = policy.replace(&players, "");
        for open_door in ["'unsafe-eval'", "'unsafe-inline'", "*", "http:", "https:"] {
            assert!(!policy.contains(open_door), "{method} {path}: {open_door}");
        }
    }
}

#[tokio::test]
async fn the_policy_allows_the_inline_scripts_of_its_page_alone() {
    let shop = Shop::new();
    let hashes = InlineHashes::of("<script>theme()</script>").scripts;
    let with_script = shop.get("/").await;
    let policy = with_script.header("content-security-policy").to_owned();
    assert!(policy.contains(&format!(
        "script-src 'self' 'wasm-unsafe-eval' '{}';",
        hashes[0]
    )));
    let without = shop.get("/products").await;
    let policy = without.header("content-security-policy");
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"));
}

#[tokio::test]
async fn the_policy_allows_the_inline_styles_of_its_page() {
    let shop = Shop::new();
    shop.write("styled.html", "<style>body{color:gold}</style>");
    let answer = shop.get("/styled.html").await;
    let hash = &InlineHashes::of("<style>body{color:gold}</style>").styles[0];
    let policy = answer.header("content-security-policy");
    assert!(
        policy.contains(&format!("style-src 'self' '{hash}';")),
        "{policy}"
    );
}

#[tokio::test]
async fn a_rebuilt_page_gets_a_new_policy() {
    let shop = Shop::new();
    let before = shop.get("/").await;
    shop.write("index.html", "<script>other()</script>");
    let after = shop.get("/").await;
    let policy = after.header("content-security-policy");
    assert_ne!(policy, before.header("content-security-policy"));
    assert!(policy.contains(&InlineHashes::of("<script>other()</script>").scripts[0]));
}

fn date_of(answer: &common::Answer) -> Timestamp {
    DateTimeParser::new()
        .parse_timestamp(answer.header("date"))
        .expect("a date of HTTP")
}

#[tokio::test]
async fn the_date_is_now() {
    let shop = Shop::new();
    let date = date_of(&shop.get("/").await);
    assert!(Timestamp::now().duration_since(date).as_secs().abs() <= 2);
}

#[tokio::test]
async fn a_moved_clock_shows_in_every_answer_and_runs_on() {
    let start: Timestamp = "2026-11-27T20:29:50+07:00".parse().expect("an instant");
    let shop = Shop::with(false, Clock::starting_at(start));
    let first = shop.get("/").await;
    assert!(first.header("date").starts_with("Fri, 27 Nov 2026 13:29:5"));
    let etag = first.header("etag").to_owned();
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    let later = shop.get_with("/", &[("if-none-match", &etag)]).await;
    assert_eq!(later.status, StatusCode::NOT_MODIFIED);
    let elapsed = date_of(&later).duration_since(start).as_secs();
    assert!((1..10).contains(&elapsed), "{elapsed} s");
    for path in ["/nowhere", "/products/", SCRIPT] {
        let date = date_of(&shop.get(path).await);
        assert!(date.duration_since(start).as_secs() < 10, "{path}");
    }
}

#[tokio::test]
async fn by_a_clock_that_is_behind_a_file_keeps_as_long() {
    let two_days_ago = Timestamp::now() - SignedDuration::from_hours(48);
    let shop = Shop::with(false, Clock::starting_at(two_days_ago));
    shop.write("/images/tea.avif", "x");
    for (path, usual, rest) in [
        (SCRIPT, 31_536_000_i64, ", immutable"),
        (
            "/images/tea.avif",
            86_400,
            ", stale-while-revalidate=604800",
        ),
    ] {
        let answer = shop.get(path).await;
        let caching = answer.header("cache-control");
        let age = caching.strip_prefix("public, max-age=");
        let age = age.and_then(|it| it.strip_suffix(rest)).expect("an age");
        // What whoever keeps it has left, who counts from the date that it bears.
        let aged = Timestamp::now().duration_since(date_of(&answer)).as_secs();
        let left = age.parse::<i64>().expect("seconds") - aged;
        assert!(
            (usual - 10..=usual + 10).contains(&left),
            "{path}: {caching}"
        );
    }
    assert_eq!(shop.get("/").await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn the_sites_that_the_content_names_may_show_a_page_and_no_others() {
    let shop = Shop::new();
    let market = include_str!("../../../public/data/market.json");
    let mut market: serde_json::Value = serde_json::from_str(market).expect("JSON");
    for (number, (origins, allowed)) in [
        (serde_json::json!([]), "'self'"),
        (
            serde_json::json!(["https://portal.example.com", "http://localhost:8080"]),
            "'self' https://portal.example.com http://localhost:8080",
        ),
        // A file that is wrong names nobody.
        (
            serde_json::json!(["https://portal.example.com", "*"]),
            "'self'",
        ),
        (serde_json::json!("https://portal.example.com"), "'self'"),
    ]
    .into_iter()
    .enumerate()
    {
        market["embedding"]["origins"] = origins;
        shop.write("data/market.json", market.to_string());
        let page = format!("/{number}/index.html");
        shop.write(&page, "<h1>Chợ đêm</h1>");
        let answer = shop.get(page.trim_end_matches("/index.html")).await;
        let policy = answer.header("content-security-policy");
        let rule = format!("frame-ancestors {allowed};");
        assert!(policy.contains(&rule), "{number}: {policy}");
    }
}

#[tokio::test]
async fn scripts_are_for_everybody_and_the_content_for_the_shop() {
    let shop = Shop::new();
    shop.write("embed.js", "x");
    for (path, policy, readers) in [
        (SCRIPT, "cross-origin", "*"),
        ("/embed.js", "cross-origin", "*"),
        ("/data/index.json", "same-origin", ""),
        ("/", "", ""),
        ("/nowhere", "", ""),
    ] {
        let answer = shop.get(path).await;
        let header = |name| answer.header(name);
        assert_eq!(header("cross-origin-resource-policy"), policy, "{path}");
        assert_eq!(header("access-control-allow-origin"), readers, "{path}");
    }
}

#[tokio::test]
async fn pages_may_send_forms_to_the_site_that_the_content_names_and_to_no_other() {
    let shop = Shop::new();
    let market = include_str!("../../../public/data/market.json");
    let connections = |policy: &str| {
        let rule = policy
            .split("; ")
            .find_map(|it| it.strip_prefix("connect-src "));
        rule.expect("a rule for connections").to_owned()
    };
    for (endpoint, allowed) in [
        ("/api/registrations", "'self'"),
        (
            "https://forms.example.com/registrations?a=b",
            "'self' https://forms.example.com",
        ),
    ] {
        let endpoints = format!("{{ \"endpoints\": {{ \"registrations\": \"{endpoint}\" }},");
        shop.write("data/market.json", market.replacen('{', &endpoints, 1));
        // Another page each time: what is known of one holds until a file changes.
        let page = format!("/{}/index.html", allowed.len());
        shop.write(&page, "<h1>Chợ đêm</h1>");
        let answer = shop.get(page.trim_end_matches("/index.html")).await;
        let policy = answer.header("content-security-policy");
        assert_eq!(connections(policy), allowed, "{endpoint}");
    }
}

#[tokio::test]
async fn pages_may_ask_the_engine_that_the_content_names() {
    let shop = Shop::new();
    let market = include_str!("../../../public/data/market.json");
    let engine =
        r#""key": "pk_0123456789", "region": "reg_0123456789", "url": "https://api.example.com""#;
    for (source, allowed) in [
        (format!(r#""kind": "medusa", {engine}"#), true),
        (format!(r#""kind": "static", {engine}"#), false),
        (
            r#""kind": "medusa", "url": "https://api.example.com""#.to_owned(),
            false,
        ),
        (
            format!(r#""kind": "medusa", {engine}; script-src *""#),
            false,
        ),
    ] {
        let changed = market.replacen(r#""kind": "static""#, &source, 1);
        assert_ne!(changed, market);
        shop.write("data/market.json", changed);
        // Another page each time: what is known of one holds until a file changes.
        let page = format!("/{}/index.html", source.len());
        shop.write(&page, "<h1>Chợ đêm</h1>");
        let answer = shop.get(page.trim_end_matches("/index.html")).await;
        let policy = answer.header("content-security-policy");
        let rule = "connect-src 'self' https://api.example.com;";
        assert_eq!(policy.contains(rule), allowed, "{source}: {policy}");
    }
}

#[tokio::test]
async fn the_admin_page_has_a_policy_of_its_own() {
    let shop = Shop::new();
    shop.write("admin/index.html", "<script>theme()</script>");
    for (settings, connections) in [
        ("", "'self' blob: data:"),
        (
            r#"{ "backend": { "name": "github" } }"#,
            "'self' blob: data:",
        ),
        (
            r#"{ "backend": { "api_root": "https://git.example.org/api/v1" } }"#,
            "'self' blob: data: https://git.example.org",
        ),
        (
            r#"{ "backend": { "api_root": "https://x.example; script-src *" } }"#,
            "'self' blob: data:",
        ),
        (
            r#"{ "backend": { "api_root": "http://git.example.org" } }"#,
            "'self' blob: data:",
        ),
    ] {
        shop.write("admin/config.json", settings);
        // Another page each time: what is known of one holds until a file changes.
        let page = format!("/admin/{}", settings.len());
        shop.write(&format!("{page}/index.html"), "<script>theme()</script>");
        let answer = shop.get(&page).await;
        let policy = answer.header("content-security-policy");
        let rule = format!("; connect-src {connections};");
        assert!(policy.contains(&rule), "{settings}: {policy}");
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    }
}

#[tokio::test]
async fn no_page_of_the_shop_may_do_what_the_admin_page_may() {
    let shop = Shop::new();
    let api = r#"{ "backend": { "api_root": "https://git.example.org/api/v1" } }"#;
    shop.write("admin/config.json", api);
    shop.write("administration/index.html", "<h1>Ban tổ chức</h1>");
    for path in ["/", "/products", "/administration", "/nowhere", SCRIPT] {
        let answer = shop.get(path).await;
        let policy = answer.header("content-security-policy");
        for door in [
            "'unsafe-inline'",
            "https://git.example.org",
            "connect-src 'self' blob:",
        ] {
            assert!(!policy.contains(door), "{path}: {policy}");
        }
    }
}
