//! The ready files in `docs/hosting/` carry the same headers as the server.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use market::Market;
use market_server::InlineHashes;
use market_server::headers::{
    ADMIN, Caching, Others, SECURITY, Sharing, admin_security_policy, content_security_policy,
};

/// What is written between marks.
const HEADERS: &str = "security headers";
const POLICIES: &str = "security policies";
const POLICY: &str = "content-security-policy";

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The policy of the shop's pages, whose inline scripts are those of `index.html`, and that of the
/// admin page without a git host. Each page has styles of its own and allows no others by itself,
/// which one policy for all of them cannot say. Whom the shop may be shown by says the content; where it sends
/// forms to, hosts are told by hand.
fn policies() -> [String; 2] {
    let market: Market = serde_json::from_str(&read("public/data/market.json")).expect("a market");
    let others = Others {
        receivers: Vec::new(),
        ..Others::of(&market)
    };
    let inline = InlineHashes {
        styles: vec!["unsafe-inline".to_owned()],
        ..InlineHashes::of(&read("index.html"))
    };
    let shop = content_security_policy(&inline, &others);
    [shop, admin_security_policy(None)]
        .map(|policy| policy.to_str().expect("the policy is text").to_owned())
}

/// The name as people write it: `X-Content-Type-Options`.
fn title_case(name: &str) -> String {
    let words = name
        .split('-')
        .map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<Vec<_>>().join("-")
}

/// The headers that are the same on every answer, each as a line.
fn always(line: impl Fn(&str, &str) -> String) -> Vec<String> {
    SECURITY
        .iter()
        .map(|(name, value)| line(&title_case(name), value))
        .collect()
}

/// Compares the block between the marks, or writes it where `UPDATE_HOSTING` is set.
#[track_caller]
fn check(path: &str, block: &str, lines: &[String]) {
    let text = read(path);
    let (begin, end) = (format!("# {block}: begin\n"), format!("# {block}: end\n"));
    let (before, rest) = text.split_once(&begin).expect("the beginning is marked");
    let end = rest.find(&end).expect("the end is marked");
    let end = rest[..end].rfind('\n').map_or(0, |line| line + 1);
    let expected = lines.join("\n") + "\n";
    if env::var_os("UPDATE_HOSTING").is_some() {
        let text = format!("{before}{begin}{expected}{}", &rest[end..]);
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
    let file = "docs/hosting/nginx.conf";
    let line = |name: &str, value: &str| format!("    add_header {name} \"{value}\" always;");
    let mut headers = always(line);
    headers.insert(
        0,
        "    add_header Content-Security-Policy $market_policy always;".to_owned(),
    );
    check(file, HEADERS, &headers);
    let [shop, admin] = policies();
    let policies = [
        format!("    default \"{shop}\";"),
        format!("    \"~^/{ADMIN}(/|$)\" \"{admin}\";"),
    ];
    check(file, POLICIES, &policies);
}

#[test]
fn netlify_and_cloudflare_send_the_security_headers() {
    let file = "docs/hosting/_headers";
    let [shop, admin] = policies();
    let line = |name: &str, value: &str| format!("  {name}: {value}");
    let mut headers = always(line);
    headers.insert(0, line(&title_case(POLICY), &shop));
    check(file, HEADERS, &headers);
    // Cloudflare joins what several rules say of a header, unless one takes it away first.
    let name = title_case(POLICY);
    let policies = [
        format!("/{ADMIN}/*"),
        format!("  ! {name}"),
        line(&name, &admin),
    ];
    check(file, POLICIES, &policies);
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
        ("photos", "tea-400.avif"),
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
fn other_sites_may_load_what_the_server_lets_them() {
    let headers = read("docs/hosting/_headers");
    let nginx = read("docs/hosting/nginx.conf");
    for (rule, file) in [
        ("/assets/*", "assets/embed-0123456789abcdef.js"),
        ("/embed.js", "embed.js"),
        ("/data/*", "data/market.json"),
    ] {
        let block = headers.split("\n\n").find(|block| block.starts_with(rule));
        let block = block.unwrap_or_else(|| panic!("_headers lacks {rule}"));
        for (name, value) in Sharing::of(Path::new(file)).headers() {
            let line = format!("\n  {}: {value}", title_case(name));
            assert!(block.contains(&line), "{rule} lacks {line}");
            let name = title_case(name);
            assert!(nginx.contains(&format!("add_header {name} $")), "{name}");
            assert!(nginx.contains(&format!(" \"{value}\";")), "{value}");
        }
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
