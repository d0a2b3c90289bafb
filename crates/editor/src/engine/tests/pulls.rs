//! What an engine's stock and prices make of the files.

use super::*;
use crate::engine::pull::{drafts, parted};
use market::Date;
use serde_json::json;

const TEA: &str = "products/tra-sen.json";

fn today() -> Date {
    "2026-11-26".parse().expect("a day")
}

/// The texts of the files that a pull would write, and those that it would rather not.
fn pulled(content: &Content, engine: &mut Engine) -> (Vec<(String, String)>, Vec<String>) {
    let found = engine.found();
    let drafts = drafts(content, &content.compile().products, &found);
    let (sound, broken) = parted(content, drafts, today());
    let sound = sound.into_iter().map(|it| (it.file, it.text));
    let broken = broken
        .into_iter()
        .map(|(draft, finding)| format!("{} {}", draft.file, finding.fault.code()));
    (sound.collect(), broken.collect())
}

fn pushed(content: &Content) -> Engine {
    let mut engine = Engine::default();
    engine
        .push(&wanted_of(content), &terms())
        .expect("all goes well");
    engine
}

/// A price or a price of the night of the engine becomes another.
fn set(engine: &mut Engine, sku: &str, price: &Value) {
    let products = engine.model.products.iter_mut();
    let variants = products.flat_map(|it| it["variants"].as_array_mut().into_iter().flatten());
    for variant in variants.filter(|it| it["sku"] == sku) {
        variant["prices"][0]["amount"] = price.clone();
    }
}

#[test]
fn only_what_differs_is_written_and_no_other_byte() {
    let content = shop();
    let mut engine = pushed(&content);
    assert_eq!(pulled(&content, &mut engine), (Vec::new(), Vec::new()));
    engine.model.reserve("tra-sen/hop-100", 6);
    set(&mut engine, "tra-sen/goi", &json!(45_000));
    let old = content.text(TEA).unwrap_or_default();
    let new = old
        .replace("\"stock\": 20", "\"stock\": 14")
        .replace("40000", "45000");
    assert_eq!(
        pulled(&content, &mut engine),
        (vec![(TEA.to_owned(), new)], Vec::new())
    );
}

#[test]
fn a_price_of_the_night_comes_and_goes() {
    let plain = changed(&[(TEA, "\n      \"night_price\": 300000,", "")]);
    let whole = shop();
    let text = |content: &Content| content.text(TEA).unwrap_or_default().to_owned();
    let (gone, _) = pulled(&whole, &mut pushed(&plain));
    assert_eq!(gone, [(TEA.to_owned(), text(&plain))]);
    let (come, _) = pulled(&plain, &mut pushed(&whole));
    assert_eq!(come, [(TEA.to_owned(), text(&whole))]);
}

#[test]
fn a_value_that_the_content_cannot_hold_leaves_its_file_alone() {
    let content = shop();
    for (price, code) in [
        (json!(300_000), "night-price"),
        (json!(1_000.5), "price-form"),
        (json!(99_000_000_000_u64), "price-form"),
    ] {
        let mut engine = pushed(&content);
        set(&mut engine, "tra-sen/hop-100", &price);
        set(&mut engine, "lua/met", &json!(260_000));
        let (sound, broken) = pulled(&content, &mut engine);
        let files: Vec<&str> = sound.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(files, ["products/lua.json"], "{price}");
        assert_eq!(broken, [format!("{TEA} {code}")], "{price}");
    }
}

#[test]
fn what_is_not_sold_there_keeps_its_price() {
    let content = changed(&[(TEA, "\"stars\": 4,", "\"stars\": 4, \"view_only\": true,")]);
    let mut engine = pushed(&content);
    assert_eq!(pulled(&content, &mut engine), (Vec::new(), Vec::new()));
    // Nor does a product that is missing there.
    engine.model.products.clear();
    assert_eq!(pulled(&content, &mut engine), (Vec::new(), Vec::new()));
}
