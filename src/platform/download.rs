//! Files that are made on the page and kept by the reader.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands the reader a text as a file.
pub fn text(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    if let Ok(file) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        blob(name, &file);
    }
}

/// Hands the reader a file.
pub fn blob(name: &str, file: &Blob) {
    // None of this fails in a browser that has the types at all.
    let _ = save(name, file);
}

fn save(name: &str, file: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
