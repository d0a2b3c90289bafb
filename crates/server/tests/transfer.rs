//! Media types, compression, caching, conditional requests and ranges.

mod common;

use axum::http::StatusCode;
use common::{SCRIPT, Shop};

#[tokio::test]
async fn every_kind_of_file_has_its_media_type() {
    let shop = Shop::new();
    for (path, media_type) in [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
        ("data/index.vi.bin", "application/octet-stream"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.svg", "image/svg+xml"),
        ("a.atom", "application/atom+xml"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.png", "image/png"),
        ("a.ico", "image/x-icon"),
        ("a.woff2", "font/woff2"),
        ("a.unknown", "application/octet-stream"),
    ] {
        shop.write(path, "x");
        let answer = shop.get(&format!("/{path}")).await;
        assert_eq!(answer.header("content-type"), media_type, "{path}");
    }
}

#[tokio::test]
async fn the_build_s_compressed_files_are_sent_to_those_who_take_them() {
    let shop = Shop::new();
    for (accepts, encoding, body) in [
        ("gzip, deflate, br, zstd", "br", "the brotli file"),
        ("gzip", "gzip", "the gzip file"),
        ("br;q=0, gzip", "gzip", "the gzip file"),
    ] {
        let answer = shop.get_with(SCRIPT, &[("accept-encoding", accepts)]).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{accepts}");
        assert_eq!(answer.text(), body, "{accepts}");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
    }
    let plain = shop.get(SCRIPT).await;
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.header("vary"), "accept-encoding");
}

#[tokio::test]
async fn the_compiled_index_is_sent_compressed_and_not_again() {
    const INDEX: &str = "/data/index.vi.bin";
    let shop = Shop::new();
    shop.write(INDEX, vec![0; 2_000]);
    shop.write("data/index.vi.bin.br", "the brotli file");
    shop.write("data/index.vi.bin.gz", "the gzip file");
    for (accepts, encoding, length) in [
        ("br, gzip", "br", 15),
        ("gzip", "gzip", 13),
        ("", "", 2_000),
    ] {
        let first = shop.get_with(INDEX, &[("accept-encoding", accepts)]).await;
        assert_eq!(first.status, StatusCode::OK);
        assert_eq!(first.header("content-encoding"), encoding);
        assert_eq!(first.body.len(), length);
        assert_eq!(first.header("content-type"), "application/octet-stream");
        assert_eq!(first.header("cache-control"), "no-cache");
        assert_eq!(first.header("vary"), "accept-encoding");
        let tag = first.header("etag");
        assert!(!tag.is_empty() && !tag.starts_with("W/"), "{tag}");
        let known = [("accept-encoding", accepts), ("if-none-match", tag)];
        let again = shop.get_with(INDEX, &known).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn what_the_build_did_not_compress_is_compressed_on_the_way() {
    let shop = Shop::new();
    for encoding in ["br", "gzip"] {
        let answer = shop
            .get_with("/plain.txt", &[("accept-encoding", encoding)])
            .await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert!(answer.body.len() < 1000);
        assert!(answer.header("etag").starts_with("W/"), "{encoding}");
    }
}

#[tokio::test]
async fn small_files_and_pictures_are_sent_as_they_are() {
    let shop = Shop::new();
    shop.write("images/large.avif", vec![7; 10_000]);
    for path in ["/images/large.avif", "/data/index.json"] {
        let answer = shop
            .get_with(path, &[("accept-encoding", "br, gzip")])
            .await;
        assert_eq!(answer.header("content-encoding"), "", "{path}");
        assert!(!answer.header("etag").starts_with("W/"), "{path}");
    }
}

#[tokio::test]
async fn each_form_of_a_file_has_its_own_tag_and_a_known_one_is_not_sent_again() {
    let shop = Shop::new();
    let mut tags = Vec::new();
    for (path, accepts) in [
        (SCRIPT, "identity"),
        (SCRIPT, "gzip"),
        (SCRIPT, "br"),
        ("/plain.txt", "br"),
        ("/products", "br"),
    ] {
        let first = shop.get_with(path, &[("accept-encoding", accepts)]).await;
        let tag = first.header("etag").to_owned();
        assert!(!tag.is_empty() && !tags.contains(&tag), "{path} {accepts}");
        let again = shop
            .get_with(
                path,
                &[("accept-encoding", accepts), ("if-none-match", &tag)],
            )
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path} {accepts}");
        assert!(again.body.is_empty());
        for name in ["vary", "cache-control", "content-security-policy"] {
            assert_eq!(again.header(name), first.header(name), "{path} {name}");
        }
        tags.push(tag);
    }
}

#[tokio::test]
async fn a_changed_file_is_sent_again() {
    let shop = Shop::new();
    let tag = shop.get("/data/index.json").await.header("etag").to_owned();
    shop.write("data/index.json", "{\"version\":2}");
    let answer = shop
        .get_with("/data/index.json", &[("if-none-match", &tag)])
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.text(), "{\"version\":2}");
}

#[tokio::test]
async fn how_long_a_file_keeps_follows_from_its_name() {
    let shop = Shop::new();
    let forever = "public, max-age=31536000, immutable";
    let day = "public, max-age=86400, stale-while-revalidate=604800";
    for (path, caching) in [
        (SCRIPT, forever),
        ("/assets/app_bg-0123456789ab.wasm", forever),
        ("/products", "no-cache"),
        ("/", "no-cache"),
        ("/data/index.json", "no-cache"),
        ("/data/index.en.bin", "no-cache"),
        ("/calendar.ics", "no-cache"),
        ("/service-worker.js", "no-cache"),
        ("/manifest.webmanifest", "no-cache"),
        ("/images/tea.avif", day),
        ("/fonts/be-vietnam-pro-400.woff2", day),
        // Only the build names files in /assets; elsewhere such a name says nothing.
        ("/images/tea-0123456789ab.avif", day),
        // A word of the letters a to f is no hash: it is too short.
        ("/images/tea-facade.avif", day),
    ] {
        if path.contains('.') && path != SCRIPT {
            shop.write(path, "x");
        }
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("cache-control"), caching, "{path}");
    }
}

#[tokio::test]
async fn a_part_of_a_file_can_be_asked_for() {
    let shop = Shop::new();
    shop.write("clip.mp4", "0123456789");
    let part = shop.get_with("/clip.mp4", &[("range", "bytes=2-4")]).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.text(), "234");
    assert_eq!(part.header("content-range"), "bytes 2-4/10");
    let beyond = shop.get_with("/clip.mp4", &[("range", "bytes=20-")]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    // The part may belong to another version, so the whole is sent.
    let conditional = [("range", "bytes=2-4"), ("if-range", "\"other\"")];
    let whole = shop.get_with("/clip.mp4", &conditional).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(whole.text(), "0123456789");
}
