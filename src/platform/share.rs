//! Sending a link on: by the device's own means, or by the clipboard.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, ShareData};

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The device has passed it on, or the reader has thought better of it.
    ByDevice,
    /// It is on the clipboard.
    Copied,
    /// Neither is possible here.
    NotAtAll,
}

/// Hands a link to the device's own list of people and programs where it has one, and to the
/// clipboard where it has not.
pub async fn send(title: &str, url: &str) -> Sent {
    if can_share() {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        match JsFuture::from(window().navigator().share_with_data(&data)).await {
            Ok(_) => return Sent::ByDevice,
            Err(error) if is_abort(&error) => return Sent::ByDevice,
            Err(_) => {}
        }
    }
    if super::document::copy(url).await {
        Sent::Copied
    } else {
        Sent::NotAtAll
    }
}

/// Hands a text to the device's own list of people and programs; says whether that was done.
pub async fn text(title: &str, text: &str) -> bool {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    let shared = window().navigator().share_with_data(&data);
    JsFuture::from(shared).await.is_ok()
}

/// Whether the device has such a list.
pub fn can_share() -> bool {
    js_sys::Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

/// Whether the reader has closed the list without choosing.
fn is_abort(error: &JsValue) -> bool {
    let error = error.dyn_ref::<DomException>();
    error.is_some_and(|error| error.name() == "AbortError")
}
