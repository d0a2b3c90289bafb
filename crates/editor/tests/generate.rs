//! What `editor generate` makes up.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{argument, content, copy, fails, files, succeeds};
use market::{Date, Producer, Product, fold, parse_producer, parse_product};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use tempfile::tempdir;

fn generate(products: usize, seed: u64, out: &Path) {
    succeeds(&[
        "generate",
        "--content",
        argument(&content()),
        "--products",
        &products.to_string(),
        "--seed",
        &seed.to_string(),
        "--out",
        argument(out),
    ]);
}

fn texts(folder: &Path) -> Vec<String> {
    files(folder)
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect()
}

fn products(data: &Path) -> Vec<Product> {
    let read = |text: &String| parse_product("", text).unwrap();
    texts(&data.join("products")).iter().map(read).collect()
}

fn producers(data: &Path) -> Vec<Producer> {
    let read = |text: &String| parse_producer("", text).unwrap();
    texts(&data.join("producers")).iter().map(read).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let folder = tempdir().unwrap();
    let [a, b, c] = ["a", "b", "c"].map(|name| folder.path().join(name));
    generate(120, 7, &a);
    generate(120, 7, &b);
    generate(120, 8, &c);
    assert_eq!(files(&a), files(&b));
    assert_ne!(files(&a), files(&c));
    for file in ["market.json", "groups.json"] {
        assert_eq!(
            fs::read(c.join(file)).unwrap(),
            fs::read(content().join(file)).unwrap()
        );
    }
}

#[test]
fn there_are_as_many_products_as_asked_for_and_all_is_well_with_them() {
    for count in [1, 9, 75, 700] {
        let folder = tempdir().unwrap();
        generate(count, 1, folder.path());
        succeeds(&["check", argument(folder.path())]);
        let products = products(folder.path());
        assert_eq!(products.len(), count);
        let makers: HashSet<&str> = products.iter().map(|it| it.producer.as_str()).collect();
        let producers = producers(folder.path());
        assert_eq!(
            makers.len(),
            producers.len(),
            "every producer sells something"
        );
        assert!(producers.iter().all(|it| it.demonstration));
        assert!((7..=10).contains(&(count / producers.len())) || count < 20);
    }
}

#[test]
fn pictures_are_those_of_the_real_products() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("data");
    generate(60, 1, &data);
    copy(&content().join("../art"), &folder.path().join("art"));
    succeeds(&["check", argument(&data)]);
    let art = products(&data).into_iter().find_map(|it| it.art).unwrap();
    fs::remove_file(folder.path().join(format!("art/{art}.svg"))).unwrap();
    let told = fails(&["check", "--lang", "en", argument(&data)]);
    assert!(
        told.contains(&format!("there is no picture public/art/{art}.svg")),
        "{told}"
    );
}

#[test]
fn nothing_is_written_over() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("market.json"), "{}").unwrap();
    let told = fails(&[
        "generate",
        "--content",
        argument(&content()),
        "--products",
        "5",
        "--out",
        argument(folder.path()),
    ]);
    assert!(told.contains("is not empty"), "{told}");
    assert_eq!(files(folder.path()).len(), 1);
}

/// The mean of a figure over all products.
fn mean(products: &[Product], figure: impl Fn(&Product) -> f64) -> f64 {
    products.iter().map(figure).sum::<f64>() / products.len() as f64
}

/// The share of products of which something holds.
fn share(products: &[Product], holds: impl Fn(&Product) -> bool) -> f64 {
    mean(products, |it| f64::from(u8::from(holds(it))))
}

#[track_caller]
fn near(what: &str, made_up: f64, real: f64, by: f64) {
    assert!(
        (made_up - real).abs() <= by,
        "{what}: {made_up}, really {real}"
    );
}

#[test]
fn the_figures_are_near_the_real_ones() {
    let folder = tempdir().unwrap();
    generate(1_500, 1, folder.path());
    let (made_up, real) = (products(folder.path()), products(&content()));
    let compare = |what: &str, by: f64, figure: &dyn Fn(&Product) -> f64| {
        near(what, mean(&made_up, figure), mean(&real, figure), by);
    };
    compare("letters of a name", 3.5, &|it| {
        it.name.vi.chars().count() as f64
    });
    compare("letters of an English name", 3.0, &|it| {
        it.name.en.as_deref().unwrap_or_default().chars().count() as f64
    });
    compare("keywords", 1.6, &|it| it.keywords.len() as f64);
    compare("variants", 0.2, &|it| it.variants.len() as f64);
    compare("stars", 0.06, &|it| f64::from(it.stars.get()));
    compare("night prices", 0.06, &|it| {
        f64::from(u8::from(
            it.variants.iter().any(|it| it.night_price.is_some()),
        ))
    });
    compare("view only", 0.03, &|it| f64::from(u8::from(it.view_only)));
    for group in ["food", "drink", "herbal", "craft", "ornamental", "tourism"] {
        compare(group, 0.08, &|it| {
            f64::from(u8::from(*it.group.as_str() == *group))
        });
    }
    near(
        "in French",
        share(&made_up, |it| it.name.fr.is_some()),
        1.0 / 3.0,
        0.04,
    );
    near(
        "in English",
        share(&made_up, |it| it.name.en.is_some()),
        1.0,
        0.0,
    );
    let sold_out = |it: &Product| it.variants.iter().any(|it| it.stock == 0);
    near("sold out", share(&made_up, sold_out), 0.05, 0.03);
    let day = Date::new(2026, 11, 25).unwrap();
    let expired = |it: &Product| it.certificate.valid_until < day;
    near("expired", share(&made_up, expired), 0.06, 0.03);
}

/// How often the most frequent words of names occur, by word.
fn frequent_words(products: &[Product]) -> BTreeMap<String, f64> {
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    for product in products {
        for word in fold(&product.name.vi).split(' ') {
            *counts.entry(word.to_owned()).or_default() += 1.0 / products.len() as f64;
        }
    }
    counts.retain(|_, share| *share > 0.025);
    counts
}

#[test]
fn names_and_keywords_have_the_real_words_and_new_places() {
    let folder = tempdir().unwrap();
    generate(1_500, 2, folder.path());
    let (made_up, real) = (products(folder.path()), products(&content()));
    let (made_up_words, real_words) = (frequent_words(&made_up), frequent_words(&real));
    let common = made_up_words
        .keys()
        .filter(|word| real_words.contains_key(*word));
    assert!(
        common.count() * 2 > made_up_words.len(),
        "{made_up_words:?} {real_words:?}"
    );
    let villages = |products: &[Product]| -> usize {
        let villages: HashSet<&str> = products.iter().map(|it| it.village.as_str()).collect();
        villages.len()
    };
    assert!(villages(&made_up) > 2 * villages(&real));
    let names: HashSet<&str> = made_up.iter().map(|it| it.name.vi.as_str()).collect();
    assert!(
        names.len() * 20 > made_up.len() * 19,
        "{} names",
        names.len()
    );
    let repeats = |keyword: &String, product: &Product| {
        let name = fold(&product.name.all().collect::<Vec<_>>().join(" "));
        fold(keyword)
            .split(' ')
            .any(|word| name.split(' ').any(|it| it == word))
    };
    let repeating = mean(&made_up, |product| {
        let repeating = product.keywords.iter().filter(|it| repeats(it, product));
        repeating.count() as f64 / product.keywords.len() as f64
    });
    near(
        "keywords that repeat words of the name",
        repeating,
        0.58,
        0.1,
    );
}
