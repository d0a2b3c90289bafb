//! What `editor build` writes.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{argument, content, copy, fails, files, succeeds};
use market::{Catalogue, Locale, Text, parse_product};
use search::{Moment, Query, Shelf};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::tempdir;

fn build(content: &Path, out: &Path) {
    succeeds(&[
        "build",
        "--content",
        argument(content),
        "--out",
        argument(out),
    ]);
}

fn catalogue(out: &Path) -> Catalogue {
    Catalogue::load(&fs::read_to_string(out.join("index.json")).unwrap()).unwrap()
}

fn shelf(out: &Path, locale: Locale) -> Shelf {
    let file = format!("index.{}.bin", locale.code());
    Shelf::open(fs::read(out.join(file)).unwrap()).unwrap()
}

#[test]
fn every_language_gets_an_index_of_all_products() {
    let out = tempdir().unwrap();
    build(&content(), out.path());
    let catalogue = catalogue(out.path());
    for locale in Locale::ALL {
        let shelf = shelf(out.path(), locale);
        assert_eq!(shelf.len(), catalogue.listings.len());
        assert_eq!(shelf.build, catalogue.build);
        for (listing, place) in catalogue.listings.iter().zip(0..) {
            let found = shelf.listing(place).unwrap();
            assert_eq!(found.slug, listing.slug);
            assert_eq!(found.name.get(locale), listing.name.get(locale));
        }
    }
}

#[test]
fn stories_are_searched_in_the_language_of_the_page() {
    const TEA: &str = "tra-sen-tay-ho";
    let folder = tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    copy(&content(), &data);
    let file = data.join(format!("products/{TEA}.json"));
    let mut tea = parse_product("", &fs::read_to_string(&file).unwrap()).unwrap();
    tea.story = Text {
        vi: "Quyềnhoa".to_owned(),
        en: Some("Lotusberry".to_owned()),
        fr: None,
    };
    fs::write(&file, serde_json::to_string(&tea).unwrap()).unwrap();
    build(&data, &out);
    for (locale, known, unknown) in [
        (Locale::Vi, "quyenhoa", "lotusberry"),
        (Locale::En, "lotusberry", "quyenhoa"),
        // What nobody has translated is shown and searched in Vietnamese.
        (Locale::Fr, "quyenhoa", "lotusberry"),
    ] {
        let shelf = shelf(&out, locale);
        let found = |text: &str| {
            let query = Query {
                text: text.to_owned(),
                ..Query::default()
            };
            shelf.search(&query, Moment::default()).products
        };
        assert_eq!(found(known), [shelf.place_of(TEA).unwrap()], "{locale:?}");
        assert!(found(unknown).is_empty(), "{locale:?}");
    }
}

#[test]
fn only_what_has_changed_is_written() {
    let folder = tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    copy(&content(), &data);
    build(&data, &out);
    let before = files(&out);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for file in before.keys() {
        let file = File::options().write(true).open(out.join(file)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    build(&data, &out);
    for file in before.keys() {
        let written = fs::metadata(out.join(file)).unwrap().modified().unwrap();
        assert_eq!(written, long_ago, "{}", file.display());
    }
    assert_eq!(files(&out), before);
}

#[test]
fn a_damaged_product_is_in_no_index_and_a_shop_without_products_has_none() {
    let folder = tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    copy(&content(), &data);
    fs::write(data.join("products/tra-sen-tay-ho.json"), "{").unwrap();
    build(&data, &out);
    for locale in Locale::ALL {
        let shelf = shelf(&out, locale);
        assert_eq!(shelf.place_of("tra-sen-tay-ho"), None);
        assert!(shelf.is_damaged("products/tra-sen-tay-ho.json"));
    }
    fs::remove_dir_all(data.join("products")).unwrap();
    build(&data, &out);
    let left: Vec<_> = files(&out)
        .into_keys()
        .filter(|file| file.parent() == Some(Path::new("")))
        .collect();
    let expected = [
        "events.json",
        "groups.json",
        "index.json",
        "live.json",
        "market.json",
        "partners.json",
        "places.txt",
        "training.json",
    ];
    assert_eq!(left, expected.map(PathBuf::from));
}

#[test]
fn damaged_places_are_told_and_left_out() {
    let folder = tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    copy(&content(), &data);
    build(&data, &out);
    let places = fs::read_to_string(out.join("places.txt")).unwrap();
    assert_eq!(places, fs::read_to_string(data.join("places.txt")).unwrap());
    fs::write(data.join("places.txt"), "@tỉnh A\nhuyện B|<C>").unwrap();
    build(&data, &out);
    assert!(!out.join("places.txt").exists());
    let told = fails(&[
        "build",
        "--strict",
        "--content",
        argument(&data),
        "--out",
        argument(&out),
    ]);
    assert!(told.contains("places.txt:2:1: a name is missing"), "{told}");
}
