//! The addresses of the calls.

use market::catalogue::Engine;
use market::{Slug, percent_encode};
use std::fmt::Write as _;

/// How many products one call asks for that names them.
pub const AT_ONCE: usize = 50;

/// How many products a page of all of them has.
pub const PAGE: usize = 100;

/// What says a product's prices and stock. Without `manage_inventory` the engine leaves the
/// quantity out and says nothing.
const NOW: &str = "handle,*variants.calculated_price,variants.sku,variants.manage_inventory,\
                   variants.inventory_quantity";

/// The prices and the stock of these products, at most [`AT_ONCE`].
pub fn now(engine: &Engine, slugs: &[Slug]) -> String {
    let mut address = products(engine, NOW);
    for slug in slugs.iter().take(AT_ONCE) {
        name(&mut address, slug.as_str());
    }
    limited(address, AT_ONCE)
}

/// One product, whole.
pub fn product(engine: &Engine, slug: &str) -> String {
    let mut address = products(engine, &format!("{NOW},metadata"));
    name(&mut address, slug);
    limited(address, 1)
}

/// A page of all products, whole, after so many others.
pub fn page(engine: &Engine, offset: usize) -> String {
    let address = products(engine, &format!("{NOW},metadata"));
    format!("{}&offset={offset}", limited(address, PAGE))
}

/// A document of the content, such as `market.json`.
pub fn document(engine: &Engine, path: &str) -> String {
    format!("{}/store/content?path={}", engine.url, percent_encode(path))
}

/// All documents whose paths begin so.
pub fn documents(engine: &Engine, prefix: &str) -> String {
    let prefix = percent_encode(prefix);
    format!("{}/store/content?prefix={prefix}", engine.url)
}

fn products(engine: &Engine, fields: &str) -> String {
    let (region, fields) = (engine.region.as_str(), percent_encode(fields));
    let url = &engine.url;
    format!(
        "{url}/store/products?region_id={}&fields={fields}",
        percent_encode(region)
    )
}

fn name(address: &mut String, slug: &str) {
    // Writing to a string does not fail.
    let _ = write!(address, "&handle%5B%5D={}", percent_encode(slug));
}

fn limited(address: String, limit: usize) -> String {
    address + &format!("&limit={limit}")
}
