//! Where the page stands and how to leave it.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// The address of the page, split in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, starting with a slash.
    pub path: String,
    /// The query with its question mark, or nothing.
    pub query: String,
    /// The fragment with its hash sign, or nothing.
    pub fragment: String,
}

/// The address of the page.
pub fn current() -> Address {
    let location = window().location();
    Address {
        path: location.pathname().unwrap_or_default(),
        query: location.search().unwrap_or_default(),
        fragment: location.hash().unwrap_or_default(),
    }
}

/// The scheme and host of the page, such as `https://cho.example.vn`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Takes the fragment out of the address without adding to the history.
pub fn drop_fragment() {
    let address = current();
    let bare = format!("{}{}", address.path, address.query);
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&bare));
    }
}

/// Once the page is up to date: adds this path and query to the history, if the page has
/// another address then. The query has no question mark.
pub fn settle_at_next(path: String, query: String) {
    leptos::prelude::request_animation_frame(move || {
        let mark = if query.is_empty() { "" } else { "?" };
        let address = current();
        if address.path == path && address.query == format!("{mark}{query}") {
            return;
        }
        if let Ok(history) = window().history() {
            let wanted = format!("{path}{mark}{query}");
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&wanted));
        }
    });
}
