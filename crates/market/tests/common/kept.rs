//! What is kept on a device, read by `serde_json` as a browser reads it.

use market::{Json, KeptError};

/// A value as `serde_json` has read it.
pub struct Value(serde_json::Value);

impl Json for Value {
    fn field(&self, name: &str) -> Option<Self> {
        self.0.get(name).cloned().map(Self)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Self).collect())
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn integer(&self) -> Option<i64> {
        self.0.as_i64()
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }
}

/// Reads a text.
pub fn value(text: &str) -> Result<Value, KeptError> {
    let read = serde_json::from_str(text).map(Value);
    read.map_err(|error| KeptError::NotJson(error.to_string()))
}

pub fn cart(text: &str) -> Result<market::Cart, KeptError> {
    market::Cart::from_kept(&value(text)?)
}

pub fn favourites(text: &str) -> Result<market::Favourites, KeptError> {
    market::Favourites::from_kept(&value(text)?)
}

pub fn history(text: &str) -> Result<market::History, KeptError> {
    market::History::from_kept(&value(text)?)
}
