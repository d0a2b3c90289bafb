//! Values that are kept on the device or stand in the page as JSON, which the browser reads.

use super::console;
use super::storage::{self, StorageError};
use js_sys::{Array, JSON, Reflect};
use market::{Json, KeptError};
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number that JavaScript tells from its neighbours.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A value as the browser has read it.
pub struct Value(JsValue);

impl Json for Value {
    fn field(&self, name: &str) -> Option<Self> {
        // Fails for what has no fields at all.
        Reflect::get(&self.0, &name.into()).ok().map(Self)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        let list: &Array = self.0.dyn_ref()?;
        Some(list.iter().map(Self).collect())
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn integer(&self) -> Option<i64> {
        let number = self.0.as_f64()?;
        let whole = number as i64;
        (number.abs() <= LARGEST && whole as f64 == number).then_some(whole)
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
}

/// What is kept under a key. A text that cannot be read is put aside under another, so that nothing
/// is lost, and the console says why.
///
/// # Errors
/// Only where storage is forbidden; a key under which nothing can be read gives `None`.
pub fn stored<T>(
    key: &str,
    aside: &str,
    read: impl FnOnce(&Value) -> Result<T, KeptError>,
) -> Result<Option<T>, StorageError> {
    let Some(text) = storage::read(key)? else {
        return Ok(None);
    };
    let value = parse(&text).and_then(|value| read(&value));
    Ok(value
        .map_err(|error| put_aside(key, aside, &text, &error))
        .ok())
}

/// Reads a text.
///
/// # Errors
/// Says why it is no JSON.
pub fn parse(text: &str) -> Result<Value, KeptError> {
    JSON::parse(text).map(Value).map_err(|error| {
        let reason: Option<&js_sys::Error> = error.dyn_ref();
        KeptError::NotJson(reason.map_or_else(String::new, |it| it.message().into()))
    })
}

fn put_aside(key: &str, aside: &str, text: &str, error: &KeptError) {
    console::warn(&format!("localStorage {key}: {error}; kept as {aside}"));
    // The damaged text is out of the way in any case; without room it is lost.
    let _ = storage::write(aside, text);
    let _ = storage::remove(key);
}
