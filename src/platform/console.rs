//! Messages for whoever opens the developer tools, such as an editor looking for a mistake.

use wasm_bindgen::JsValue;

/// Writes a warning to the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
