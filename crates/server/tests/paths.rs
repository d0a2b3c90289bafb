//! Which file a path gives, and what no path may reach.

mod common;

use std::fs;

use axum::http::StatusCode;
use common::Shop;
use market_server::Clock;

#[tokio::test]
async fn a_page_stands_at_its_path_without_a_slash() {
    let shop = Shop::new();
    for (path, text) in [
        ("/", "Chợ đêm"),
        ("/en", "Night market"),
        ("/products", "Sản phẩm"),
        ("/products?q=tea", "Sản phẩm"),
        ("/products/tr%C3%A0", "Trà"),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.text().contains(text), "{path}");
    }
}

#[tokio::test]
async fn one_page_stands_for_all_orders() {
    let shop = Shop::new();
    let orders = shop.folder.path().join("orders");
    fs::create_dir(&orders).expect("a new folder");
    fs::write(orders.join("index.html"), "<h1>Đơn hàng</h1>").expect("a new page");
    for (path, status) in [
        ("/orders/DH-2345-6789", StatusCode::OK),
        ("/orders/DH-2345-6789/more", StatusCode::NOT_FOUND),
        ("/en/orders/DH-2345-6789", StatusCode::NOT_FOUND),
        ("/orders/%2e%2e", StatusCode::NOT_FOUND),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        let is_orders = answer.text().contains("Đơn hàng");
        assert_eq!(is_orders, status == StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn other_spellings_of_a_path_lead_to_the_canonical_one() {
    let shop = Shop::new();
    for (path, location) in [
        ("/products/", "/products"),
        ("/products/?q=tea&stars=5", "/products?q=tea&stars=5"),
        ("/products/index.html", "/products"),
        ("/products/tr%C3%A0/", "/products/tr%C3%A0"),
        ("/index.html", "/"),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{path}");
        assert_eq!(answer.header("location"), location, "{path}");
    }
}

#[tokio::test]
async fn what_does_not_exist_gives_the_nearest_404_page() {
    let shop = Shop::new();
    for (path, text) in [
        ("/nowhere", "Không tìm thấy"),
        ("/products/nowhere", "Không tìm thấy"),
        ("/en/nowhere", "Not found"),
        ("/en/products/nowhere", "Not found"),
        ("/nowhere/", "Không tìm thấy"),
        ("/data/products/nothing.json", "Không tìm thấy"),
        ("/images", "Không tìm thấy"),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains(text), "{path}: {}", answer.text());
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
    }
}

#[tokio::test]
async fn a_404_page_comes_whole_whatever_the_request_knows() {
    let shop = Shop::new();
    let conditions = [("if-none-match", "*"), ("range", "bytes=0-1")];
    let answer = shop.get_with("/nowhere", &conditions).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("Không tìm thấy"));
    assert_eq!(answer.header("etag"), "");
}

#[tokio::test]
async fn hidden_files_and_ways_out_are_not_found() {
    let shop = Shop::new();
    for path in [
        "/.env",
        "/%2eenv",
        "/.well-known/x",
        "/_headers",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/products/../.env",
        "/products/..%2f.env",
        "/..%5cCargo.toml",
        "/C:/Windows",
        "//products",
        "//example.com/",
        "/products//",
        "/%00",
        "/%ff",
        "/products%2findex.html",
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text().contains("SECRET"), "{path}");
    }
}

#[tokio::test]
async fn without_a_404_page_a_plain_sentence_is_sent() {
    let shop = Shop::new();
    std::fs::remove_file(shop.folder.path().join("404.html")).expect("removed");
    let answer = shop.get("/nowhere").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.text(), "Not found\n");
}

#[tokio::test]
async fn the_shell_answers_every_page_of_a_build_without_pages() {
    let shop = Shop::with(true, Clock::system());
    let answer = shop.get("/nowhere/at-all").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("Chợ đêm"));
    // A missing file must not look like a page, or a page would be read as data.
    let answer = shop.get("/data/products/nothing.json").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_reading_is_allowed() {
    let shop = Shop::new();
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = shop.send(method, "/", &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.header("allow"), "GET, HEAD", "{method}");
    }
}

#[tokio::test]
async fn head_sends_the_headers_alone() {
    let shop = Shop::new();
    let whole = shop.get("/products").await;
    let head = shop.send("HEAD", "/products", &[]).await;
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.body.is_empty());
    for name in ["content-length", "content-type", "etag", "cache-control"] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
        assert!(!head.header(name).is_empty(), "{name}");
    }
}
