//! What only a browser can show: storage, requests, the clock, and a start without content.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::disallowed_methods,
    reason = "the tests look at the browser from outside, past src/platform"
)]

use night_market::platform::http::{self, FetchError, Wanted};
use night_market::platform::{clock, document, storage};
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn storage_keeps_texts() {
    let key = "test.storage";
    assert_eq!(storage::read(key), Ok(None));
    assert_eq!(storage::write(key, "trà sen"), Ok(()));
    assert_eq!(storage::read(key), Ok(Some("trà sen".to_owned())));
    assert_eq!(storage::remove(key), Ok(()));
    assert_eq!(storage::read(key), Ok(None));
}

#[wasm_bindgen_test]
fn full_storage_is_an_error_and_loses_nothing() {
    let key = "test.full";
    assert_eq!(storage::write(key, "small"), Ok(()));
    let large = "x".repeat(12 * 1024 * 1024);
    assert_eq!(
        storage::write(key, &large),
        Err(storage::StorageError::Full)
    );
    assert_eq!(storage::read(key), Ok(Some("small".to_owned())));
    assert_eq!(storage::remove(key), Ok(()));
}

#[wasm_bindgen_test]
async fn what_is_not_there_is_an_error_with_its_status() {
    assert_eq!(
        http::text("/no/such/file.json", Wanted::Fresh).await,
        Err(FetchError::Status(404))
    );
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_answer_is_unreachable() {
    // Port 9 discards what comes; browsers do not even connect to it.
    assert_eq!(
        http::text("http://127.0.0.1:9/", Wanted::Kept).await,
        Err(FetchError::Unreachable)
    );
}

#[wasm_bindgen_test]
fn the_clock_only_goes_forward() {
    let mut before = clock::now();
    for _ in 0..1000 {
        let now = clock::now();
        assert!(now >= before);
        before = now;
    }
}

#[wasm_bindgen_test]
fn the_theme_is_an_attribute_of_the_root() {
    document::set_root_attribute("data-theme", Some("dark"));
    assert_eq!(
        document::root_attribute("data-theme").as_deref(),
        Some("dark")
    );
    document::set_root_attribute("data-theme", None);
    assert_eq!(document::root_attribute("data-theme"), None);
}

/// Waits for the browser's next tasks.
async fn pause(time: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let resolve = move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        };
        leptos::prelude::set_timeout(resolve, time);
    });
    let _ = JsFuture::from(promise).await;
}

#[wasm_bindgen_test]
async fn a_start_without_content_says_so_and_offers_another_try() {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    let root = document.create_element("div").expect("an element");
    root.set_id("app");
    document
        .body()
        .expect("a body")
        .append_child(&root)
        .expect("a place");
    night_market::start();
    let mut tries = 0;
    let alert = loop {
        if let Ok(Some(alert)) = root.query_selector("[role=alert]") {
            break alert;
        }
        tries += 1;
        assert!(
            tries < 200,
            "no sentence came: {}",
            root.text_content().unwrap_or_default()
        );
        pause(Duration::from_millis(50)).await;
    };
    assert!(!alert.text_content().unwrap_or_default().trim().is_empty());
    let header = root.query_selector("header").expect("a selector");
    assert!(header.is_some(), "the rest of the page stands");
    let lost = root.query_selector("main h1").expect("a selector");
    assert!(lost.is_some(), "the page says where the reader is");
    root.dyn_into::<web_sys::Element>()
        .expect("an element")
        .remove();
}
