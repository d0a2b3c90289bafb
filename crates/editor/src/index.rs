//! The compiled indexes that the shop opens for browsing and search, one for each language.

use anyhow::{Context as _, Result};
use market::{Catalogue, Listing, LoadError, Locale, Product, Text};
use search::Shelf;
use std::collections::HashMap;
use std::thread;

/// The name of a language's index.
pub(crate) fn file_of(locale: Locale) -> String {
    format!("index.{}.bin", locale.code())
}

/// Compiles the index of every language from `index.json` and the products' stories. A shop
/// without products has none.
pub(crate) fn compile_all(json: &str, products: &[Product]) -> Result<Vec<(String, Vec<u8>)>> {
    let catalogue = match Catalogue::load(json) {
        Err(LoadError::Empty) => return Ok(Vec::new()),
        loaded => loaded.context("the index that was just written cannot be read")?,
    };
    let stories: HashMap<&str, &Text> = products
        .iter()
        .map(|product| (product.slug.as_str(), &product.story))
        .collect();
    thread::scope(|scope| {
        let indexes = Locale::ALL.map(|locale| {
            let (catalogue, stories) = (&catalogue, &stories);
            scope.spawn(move || compile(catalogue, locale, stories))
        });
        indexes
            .into_iter()
            .map(|index| {
                index
                    .join()
                    .map_err(|_| anyhow::anyhow!("an index could not be compiled"))?
            })
            .collect()
    })
}

fn compile(
    catalogue: &Catalogue,
    locale: Locale,
    stories: &HashMap<&str, &Text>,
) -> Result<(String, Vec<u8>)> {
    let file = file_of(locale);
    let bytes = search::compile(catalogue, locale, |listing: &Listing| {
        stories
            .get(listing.slug.as_str())
            .map(|story| in_language(story, locale))
    });
    // A shop that cannot open it would fall back to plain JSON without a word.
    Shelf::open(bytes.clone()).with_context(|| format!("{file} cannot be opened again"))?;
    Ok((file, bytes))
}

/// The story as readers of the page see it. Those of other languages would make the index half
/// as large again, and names and keywords are searched in every language anyway.
fn in_language(story: &Text, locale: Locale) -> Text {
    Text {
        vi: story.get(locale).to_owned(),
        en: None,
        fr: None,
    }
}
