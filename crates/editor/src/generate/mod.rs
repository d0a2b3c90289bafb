//! Makes up a catalogue of any size from the real one, for tests and measurements: names,
//! keywords, stories, prices and places of the same kind and as frequent as they are there.
//! Producers are made up and marked so. The same seed gives the same files.

mod chain;
mod chance;
mod lessons;
mod places;
mod producer;
mod product;
mod wording;

use anyhow::{Context as _, Result, ensure};
use fastrand::Rng;
use serde::Serialize;
use std::fs;
use std::path::Path;

use crate::content;
use chance::Zipf;
use lessons::Lessons;
use places::Places;
use product::Workshop;
use wording::Slugs;

/// How many products a producer has on average.
const PRODUCTS_OF_A_PRODUCER: f64 = 8.5;

/// Writes so many products, with producers to match, and copies of the files of the market and
/// its groups.
pub(crate) fn generate(folder: &Path, products: usize, seed: u64, out: &Path) -> Result<()> {
    ensure!(products > 0, "a catalogue has at least one product");
    require_empty(out)?;
    let real = content::read(folder)?;
    let compiled = real.compile();
    ensure!(
        !compiled.products.is_empty() && !compiled.producers.is_empty(),
        "there is nothing to learn from in {}: `editor check` says why",
        folder.display()
    );
    for name in ["products", "producers"] {
        fs::create_dir_all(out.join(name))
            .with_context(|| format!("cannot make the folder {}", out.display()))?;
    }
    for name in ["market.json", "groups.json"] {
        fs::write(out.join(name), real.text(name).unwrap_or_default())?;
    }
    let lessons = Lessons::learn(&compiled);
    let mut rng = Rng::with_seed(seed);
    let times = products as f64 / compiled.products.len() as f64;
    let places = Places::make_up(&lessons, times, &mut rng);
    let producers = write_all(&lessons, &places, products, out, &mut rng)?;
    println!(
        "{products} products of {producers} producers made up in {}",
        out.display()
    );
    Ok(())
}

/// Nothing is written over and nothing is mixed: the folder may be that of real content.
fn require_empty(out: &Path) -> Result<()> {
    let is_empty = !out.exists() || fs::read_dir(out)?.next().is_none();
    ensure!(
        is_empty,
        "{} is not empty; name another folder, or remove it first",
        out.display()
    );
    Ok(())
}

/// Writes producers and products; gives the number of producers.
fn write_all(
    lessons: &Lessons<'_>,
    places: &Places,
    products: usize,
    out: &Path,
    rng: &mut Rng,
) -> Result<usize> {
    let count = (products as f64 / PRODUCTS_OF_A_PRODUCER).ceil() as usize;
    let mut slugs = Slugs::default();
    let mut makers = Vec::with_capacity(count);
    for number in 1..=count {
        let maker = producer::make_up(lessons, places, &mut slugs, number, rng)?;
        let maker = maker.context("there is no producer to learn from")?;
        write(
            &out.join("producers"),
            maker.producer.slug.as_str(),
            &maker.producer,
        )?;
        makers.push(maker);
    }
    let mut workshop = Workshop::new(lessons, places);
    let sizes = Zipf::new(makers.len());
    for number in 0..products {
        // Every producer has something to sell, and some have much more than others.
        let at = if number < count {
            number
        } else {
            sizes.pick(rng)
        };
        let maker = makers.get(at).context("every product has a producer")?;
        let product = workshop.make(maker, rng)?;
        write(&out.join("products"), product.slug.as_str(), &product)?;
        if (number + 1).is_multiple_of(2_000) {
            eprintln!("{} of {products} products", number + 1);
        }
    }
    Ok(makers.len())
}

fn write(folder: &Path, slug: &str, value: &impl Serialize) -> Result<()> {
    let path = folder.join(slug).with_extension("json");
    let text = serde_json::to_string_pretty(value)? + "\n";
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}
