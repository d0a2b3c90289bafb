//! Where the page stands and how to leave it.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

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

impl Address {
    /// The parts of an address that starts with a slash.
    pub fn read(address: &str) -> Self {
        let at = |sign: char, text: &str| text.find(sign).unwrap_or(text.len());
        let (rest, fragment) = address.split_at(at('#', address));
        let (path, query) = rest.split_at(at('?', rest));
        Self {
            path: path.to_owned(),
            query: query.to_owned(),
            fragment: fragment.to_owned(),
        }
    }

    /// The parts in one.
    pub fn whole(&self) -> String {
        [&*self.path, &*self.query, &*self.fragment].concat()
    }
}

/// What a query asks for, by names.
pub struct Asks(Option<UrlSearchParams>);

impl Asks {
    /// Reads a query, with or without its question mark.
    pub fn of(query: &str) -> Self {
        // The prerender has no queries, and nothing to read them with.
        let asks = (!query.is_empty()).then(|| UrlSearchParams::new_with_str(query).ok());
        Self(asks.flatten())
    }

    /// What the first of this name says.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.as_ref()?.get(name)
    }
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

/// Gives the page another address, as a step in the history or, where that is asked for or the
/// address is the same, instead of the one before.
pub fn enter(address: &str, replace: bool) {
    let is_same = current().whole() == address;
    if let Ok(history) = window().history() {
        // A browser that gets too many of them in a second takes none for a while.
        let _ = if replace || is_same {
            history.replace_state_with_url(&JsValue::NULL, "", Some(address))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(address))
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_parts_and_is_whole_again() {
        for (whole, path, query, fragment) in [
            ("/", "/", "", ""),
            ("/products?q=sen", "/products", "?q=sen", ""),
            ("/about#privacy", "/about", "", "#privacy"),
            ("/en/products?q=a#b?c", "/en/products", "?q=a", "#b?c"),
        ] {
            let address = Address::read(whole);
            let parts = [&address.path, &address.query, &address.fragment];
            assert_eq!(parts, [path, query, fragment], "{whole}");
            assert_eq!(address.whole(), whole);
        }
    }
}
