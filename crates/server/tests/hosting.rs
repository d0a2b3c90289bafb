//! The ready files in `docs/hosting/` carry the same headers as the server.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use market_server::InlineHashes;
use market_server::headers::{Caching, SECURITY, content_security_policy};

const BEGIN: &str = "# security headers: begin\n";
const END: &str = "# security headers: end\n";

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every security header of a page, whose inline scripts are those of `index.html`.
fn security_headers() -> Vec<(&'static str, String)> {
    let policy = content_security_policy(&InlineHashes::of(&read("index.html")), &[]);
    let policy = policy.to_str().expect("the policy is text").to_owned();
    let always = SECURITY.map(|(name, value)| (name, value.to_owned()));
    let mut headers = vec![("content-security-policy", policy)];
    headers.extend(always);
    headers
}

/// The name as people write it: `X-Content-Type-Options`.
fn title_case(name: &str) -> String {
    let words = name
        .split('-')
        .map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<Vec<_>>().join("-")
}

/// Compares the block between the marks, or writes it where `UPDATE_HOSTING` is set.
#[track_caller]
fn check(path: &str, line: impl Fn(&str, &str) -> String) {
    let text = read(path);
    let (before, rest) = text.split_once(BEGIN).expect("the beginning is marked");
    let end = rest.find(END).expect("the end is marked");
    let end = rest[..end].rfind('\n').map_or(0, |line| line + 1);
    let headers = security_headers();
    let lines = headers
        .iter()
        .map(|(name, value)| line(&title_case(name), value) + "\n");
    let expected: String = lines.collect();
    if env::var_os("UPDATE_HOSTING").is_some() {
        let text = format!("{before}{BEGIN}{expected}{}", &rest[end..]);
        fs::write(project().join(path), text).expect("the file can be written");
        return;
    }
    assert_eq!(
        &rest[..end],
        expected,
        "{path} differs from headers.rs; `UPDATE_HOSTING=1 cargo test -p server \
         --test hosting` renews it"
    );
}

#[test]
fn nginx_sends_the_security_headers() {
    check("docs/hosting/nginx.conf", |name, value| {
        format!("    add_header {name} \"{value}\" always;")
    });
}

#[test]
fn netlify_and_cloudflare_send_the_security_headers() {
    check("docs/hosting/_headers", |name, value| {
        format!("  {name}: {value}")
    });
}

#[test]
fn files_are_kept_as_long_as_the_server_says() {
    let headers = read("docs/hosting/_headers");
    for (folder, file) in [
        ("assets", "app-0123456789abcdef.js"),
        ("data", "index.vi.bin"),
        ("art", "tea.svg"),
        ("fonts", "font.woff2"),
        ("icons", "icon.png"),
        ("og", "tea-0123456789abcdef.png"),
    ] {
        let caching = Caching::of(&Path::new(folder).join(file)).as_str();
        let rule = format!("\n/{folder}/*\n  Cache-Control: {caching}\n");
        assert!(headers.contains(&rule), "_headers lacks {rule}");
    }
    let nginx = read("docs/hosting/nginx.conf");
    for caching in [Caching::Immutable, Caching::Revalidate, Caching::Day] {
        let value = format!(" \"{}\";", caching.as_str());
        assert!(nginx.contains(&value), "nginx.conf lacks {value}");
    }
}

#[test]
fn no_page_of_the_shop_is_cached_as_a_file_that_never_changes() {
    for path in [
        "index.html",
        "en/404.html",
        "products/tea/index.html",
        "data/market.json",
        "data/index.vi.bin",
        "feed.atom",
        "sitemap.xml",
        "robots.txt",
    ] {
        assert_eq!(Caching::of(Path::new(path)), Caching::Revalidate, "{path}");
    }
}
