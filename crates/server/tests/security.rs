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
        let players = format!("frame-src {};", headers::PLAYERS.join(" "));
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
