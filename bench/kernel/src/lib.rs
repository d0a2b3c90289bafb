//! The shop's search as a module of its own, so that `cargo xtask bench` can measure it beside
//! libraries for JavaScript, compiled as the shop's wasm is.

use std::hint::black_box;

use market::Date;
use search::{Filters, Moment, Query, Shelf, Sort};
use wasm_bindgen::prelude::*;

/// How many products a page of results shows.
const PAGE: usize = 24;

/// An opened index.
#[wasm_bindgen]
pub struct Engine {
    shelf: Shelf,
}

/// Filters and a sort order, as the app holds them between two keystrokes.
#[wasm_bindgen]
pub struct Settings {
    filters: Filters,
    sort: Sort,
    moment: Moment,
}

#[wasm_bindgen]
impl Settings {
    /// Reads the parameters of an address; `today` is a date like `2026-11-25`.
    ///
    /// # Errors
    /// Where `today` is not a date.
    #[wasm_bindgen(constructor)]
    pub fn new(parameters: &str, today: &str) -> Result<Settings, JsError> {
        let value = |key: &str| {
            let mut pairs = parameters.split('&').filter_map(|it| it.split_once('='));
            let pair = pairs.find(|(name, _)| *name == key)?;
            Some(pair.1.to_owned())
        };
        let query = Query::from_address(value);
        let today: Date = today.parse()?;
        Ok(Self {
            filters: query.filters,
            sort: query.sort,
            moment: Moment {
                open: false,
                today: Some(today),
            },
        })
    }
}

#[wasm_bindgen]
impl Engine {
    /// Opens an index.
    ///
    /// # Errors
    /// Says what is wrong with the index.
    #[wasm_bindgen(constructor)]
    pub fn open(bytes: Vec<u8>) -> Result<Engine, JsError> {
        Ok(Self {
            shelf: Shelf::open(bytes)?,
        })
    }

    /// Searches, counts all facets and reads the products of the first page as cards need them.
    /// Gives how many products were found, then the places of those on the page.
    pub fn search(&self, text: &str, settings: &Settings) -> Vec<u32> {
        let query = Query {
            text: text.to_owned(),
            filters: settings.filters.clone(),
            sort: settings.sort,
        };
        let found = self.shelf.search(&query, settings.moment);
        let mut answer = vec![found.products.len() as u32];
        for place in found.products.iter().take(PAGE) {
            black_box(self.shelf.listing(*place));
            answer.push(*place);
        }
        black_box(found);
        answer
    }
}
