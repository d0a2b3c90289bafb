//! What only a browser can show: storage, requests, the clock. The app as a whole is cut into parts
//! by the build, so its start is tested in `e2e/`.

#![cfg(target_arch = "wasm32")]

use night_market::platform::http::{self, FetchError, Wanted};
use night_market::platform::{clock, document, storage};
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
