//! Reads what `editor build` has written.

use anyhow::{Context as _, Result, anyhow};
use market::{
    Catalogue, Programme, parse_festival, parse_partners, parse_producer, parse_product,
    parse_training,
};
use night_market::render::Content;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The file of the live sessions.
const LIVE: &str = "live.json";

/// Reads the index, the file of every product and producer in it, the courses, the events, the
/// partners and the live sessions.
///
/// # Errors
/// Says which file cannot be read.
pub fn read(folder: &Path) -> Result<Content> {
    let text = |file: &str| {
        let path = folder.join(file);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let catalogue = Catalogue::load(&text("index.json")?)?;
    let mut products = Vec::with_capacity(catalogue.listings.len());
    for listing in &catalogue.listings {
        let file = format!("products/{}.json", listing.slug);
        let product =
            parse_product(&file, &text(&file)?).map_err(|problem| anyhow!("{problem}"))?;
        products.push(Arc::new(product));
    }
    let mut producers = Vec::with_capacity(catalogue.producers.len());
    for card in &catalogue.producers {
        let file = format!("producers/{}.json", card.slug);
        let producer =
            parse_producer(&file, &text(&file)?).map_err(|problem| anyhow!("{problem}"))?;
        producers.push(Arc::new(producer));
    }
    let file = "training.json";
    let training = parse_training(file, &text(file)?).map_err(|problem| anyhow!("{problem}"))?;
    let file = "events.json";
    let festival = parse_festival(file, &text(file)?).map_err(|problem| anyhow!("{problem}"))?;
    let file = "partners.json";
    let partners = parse_partners(file, &text(file)?).map_err(|problem| anyhow!("{problem}"))?;
    let live = match fs::read_to_string(folder.join(LIVE)) {
        Ok(text) => Programme::load(LIVE, &text).map_err(|problem| anyhow!("{problem}"))?,
        // A market may have no sessions.
        Err(_) => Programme::default(),
    };
    let content = Content::new(catalogue, products, producers);
    let content = content.with_programme(training, festival);
    Ok(content.with_partners(partners).with_live(live))
}
