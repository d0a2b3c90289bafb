//! What only a browser can show: storage, requests, the clock. The app as a whole is cut into parts
//! by the build, so its start is tested in `e2e/`.

#![cfg(target_arch = "wasm32")]

use market::{Favourites, Json as _, KeptError, Remembered};
use night_market::platform::http::{self, FetchError, Wanted};
use night_market::platform::{clock, document, kept, storage};
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
fn whole_numbers_are_told_from_all_others() {
    let key = "test.number";
    for (text, number) in [
        ("0", Some(0)),
        ("350000", Some(350_000)),
        ("9007199254740991", Some(9_007_199_254_740_991)),
        // JavaScript cannot tell it from its neighbour.
        ("9007199254740993", None),
        ("1e300", None),
        ("-1", Some(-1)),
        ("-9007199254740993", None),
        ("1.5", None),
        ("\"1\"", None),
        ("null", None),
        ("[1]", None),
    ] {
        let object = format!("{{\"number\":{text}}}");
        assert_eq!(storage::write(key, &object), Ok(()));
        let read = kept::stored(key, "test.aside", |value| {
            Ok(value.field("number").and_then(|it| it.integer()))
        });
        assert_eq!(read, Ok(Some(number)), "{text}");
    }
    assert_eq!(storage::remove(key), Ok(()));
}

#[wasm_bindgen_test]
fn any_text_comes_back_as_it_was_kept() {
    let key = "test.text";
    let names = [
        "trà sen",
        "\"a\\b\"",
        "a\nb\u{1f}\u{7f}\u{2028}",
        "🍵 cốm",
        "",
    ];
    let slug = |at: usize| format!("p{at}").parse().expect("a slug");
    let products = names.iter().enumerate();
    let products: Vec<_> = products
        .map(|(at, name)| Remembered::new(slug(at), name))
        .collect();
    let mut favourites = Favourites::default();
    favourites.add_all(products);
    assert_eq!(storage::write(key, &favourites.to_json()), Ok(()));
    let read = kept::stored(key, "test.aside", Favourites::from_kept);
    assert_eq!(read, Ok(Some(favourites)));
    assert_eq!(storage::remove(key), Ok(()));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_put_aside() {
    let (key, aside) = ("test.damaged", "test.damaged.aside");
    for text in ["{\"version\":1", "null", "\"\"", "{\"version\":2}"] {
        assert_eq!(storage::write(key, text), Ok(()));
        let read = kept::stored(key, aside, Favourites::from_kept);
        assert_eq!(read, Ok(None), "{text}");
        assert_eq!(storage::read(key), Ok(None));
        assert_eq!(storage::read(aside), Ok(Some(text.to_owned())));
    }
    let refuse = |_: &kept::Value| Err::<(), _>(KeptError::Field("lines"));
    assert_eq!(
        kept::stored(key, aside, refuse),
        Ok(None),
        "nothing is kept"
    );
    assert_eq!(storage::remove(aside), Ok(()));
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
