//! What the engine answers, read: tables, and whatever an engine may say.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::catalogue::Engine;
use market::{
    Dong, Listing, Locale, Product, ProductNow, SourceSettings, VariantNow, parse_product,
};
use medusa::read::{self, Gathering, Piece};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

fn engine() -> Engine {
    let source = json!({
        "kind": "medusa",
        "url": "https://api.example.com",
        "key": "pk_0123456789",
        "region": "reg_0123456789"
    });
    let source: SourceSettings = serde_json::from_value(source).unwrap();
    source.engine().unwrap()
}

fn content(file: &str) -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    fs::read_to_string(data.join(file)).unwrap()
}

fn folder(name: &str) -> Vec<(String, Value)> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let mut files: Vec<_> = fs::read_dir(data.join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &Path| {
        let file = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        let mut value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        value.as_object_mut().unwrap().remove("$schema");
        (file, value)
    };
    files.iter().map(|path| read(path)).collect()
}

/// A product as the engine has it once it has been pushed.
fn pushed(file: &Value) -> Value {
    let slug = file["slug"].as_str().unwrap();
    let is_sold = !file["view_only"].as_bool().unwrap_or_default();
    let variants = file["variants"].as_array().unwrap().iter().map(|variant| {
        let price = is_sold.then(|| {
            json!({ "calculated_amount": variant["price"], "original_amount": variant["price"] })
        });
        json!({
            "sku": format!("{slug}/{}", variant["id"].as_str().unwrap()),
            "manage_inventory": true,
            "inventory_quantity": variant["stock"],
            "calculated_price": price,
        })
    });
    json!({
        "handle": slug,
        "metadata": { "ocop": file, "digest": "00" },
        "variants": variants.collect::<Vec<_>>(),
    })
}

fn page(products: &[Value], count: usize) -> String {
    json!({ "products": products, "count": count, "offset": 0, "limit": 100 }).to_string()
}

fn variant(more: &Value) -> Value {
    let mut variant = json!({
        "sku": "tra-sen/hop",
        "manage_inventory": true,
        "inventory_quantity": 7,
        "calculated_price": { "calculated_amount": 90_000, "original_amount": 90_000 },
    });
    let fields = variant.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    variant
}

fn now_of(more: &Value) -> Result<VariantNow, String> {
    let product = json!({ "handle": "tra-sen", "variants": [variant(more)] });
    let asked = ["tra-sen".parse().unwrap()];
    let (mut found, problems) = read::read_now(&page(&[product], 1), &asked).unwrap();
    if let Some(problem) = problems.first() {
        assert_eq!(found, [], "it is left out");
        return Err(problem.to_string());
    }
    Ok(found.remove(0).variants.remove(0))
}

#[test]
fn prices_and_stock_of_a_variant() {
    let dong = |amount| Dong::new(amount).ok();
    let amounts = |calculated: &Value, original: &Value| json!({ "calculated_price": { "calculated_amount": calculated, "original_amount": original } });
    for (said, price, lowered, stock) in [
        (json!({}), dong(90_000), None, 7),
        (
            amounts(&json!(75_000), &json!(90_000)),
            dong(90_000),
            dong(75_000),
            7,
        ),
        (
            amounts(&json!(99_000), &json!(90_000)),
            dong(99_000),
            None,
            7,
        ),
        (
            amounts(&json!(75_000.0), &Value::Null),
            dong(75_000),
            None,
            7,
        ),
        (amounts(&Value::Null, &json!(90_000)), None, None, 7),
        (json!({ "calculated_price": null }), None, None, 7),
        (json!({ "inventory_quantity": 0 }), dong(90_000), None, 0),
        (json!({ "inventory_quantity": -3 }), dong(90_000), None, 0),
        (json!({ "inventory_quantity": null }), dong(90_000), None, 0),
        (
            json!({ "inventory_quantity": 1e300 }),
            dong(90_000),
            None,
            u32::MAX,
        ),
        (
            json!({ "manage_inventory": false, "inventory_quantity": null }),
            dong(90_000),
            None,
            1_000,
        ),
    ] {
        let now = now_of(&said).unwrap();
        assert_eq!(
            (now.price, now.lowered, now.stock),
            (price, lowered, stock),
            "{said}"
        );
        assert_eq!(now.id.as_str(), "hop");
    }
}

#[test]
fn what_cannot_be_read_is_left_out_and_told_by_its_field() {
    let price = "products[0].variants[0].calculated_price";
    for (said, field) in [
        (json!({ "sku": null }), "products[0].variants[0].sku"),
        (json!({ "sku": "tra-sen" }), "products[0].variants[0].sku"),
        (
            json!({ "sku": "tra-sen/Hộp" }),
            "products[0].variants[0].sku",
        ),
        (
            json!({ "sku": "tra-nhai/hop" }),
            "products[0].variants[0].sku",
        ),
        (
            json!({ "calculated_price": { "calculated_amount": 0.5 } }),
            price,
        ),
        (
            json!({ "calculated_price": { "calculated_amount": -1 } }),
            price,
        ),
        (
            json!({ "calculated_price": { "calculated_amount": 1e30 } }),
            price,
        ),
        (
            json!({ "calculated_price": { "calculated_amount": "90000" } }),
            price,
        ),
        (
            json!({ "inventory_quantity": "7" }),
            "products[0].variants[0].inventory_quantity",
        ),
    ] {
        let told = now_of(&said).unwrap_err();
        let expected = format!("products/tra-sen.json: {field}");
        assert!(told.starts_with(&expected), "{said}: {told}");
    }
}

#[test]
fn what_the_engine_does_not_have_cannot_be_bought() {
    let asked = ["tra-sen".parse().unwrap(), "lua".parse().unwrap()];
    let there = json!({ "handle": "tra-sen", "variants": [variant(&json!({}))] });
    let stranger = json!({ "handle": "medusa-t-shirt", "variants": [] });
    let (found, problems) = read::read_now(&page(&[stranger, there], 2), &asked).unwrap();
    assert_eq!(problems, []);
    let names: Vec<(&str, usize)> = found
        .iter()
        .map(|it| (it.slug.as_str(), it.variants.len()))
        .collect();
    assert_eq!(names, [("tra-sen", 1), ("lua", 0)]);
    // One whose name cannot be read may be the one that is missing.
    let nameless = json!({ "handle": "", "variants": [] });
    let (found, problems) = read::read_now(&page(&[nameless], 1), &asked).unwrap();
    assert_eq!((found, problems.len()), (Vec::new(), 1));
}

#[test]
fn answers_that_are_none_are_errors() {
    for text in [
        "",
        "<!doctype html>",
        "[]",
        "{}",
        "{\"products\": null}",
        "{\"type\":\"invalid_data\",\"message\":\"no key\"}",
    ] {
        assert!(read::read_now(text, &[]).is_err(), "{text}");
        assert!(read::read_page(text).is_err(), "{text}");
        assert!(read::read_producers(text).is_err(), "{text}");
        assert!(read::read_product(text).is_err(), "{text}");
    }
}

#[test]
fn addresses() {
    let engine = engine();
    let slugs: Vec<_> = (0..60)
        .map(|n| format!("hang-{n}").parse().unwrap())
        .collect();
    let address = read::now(&engine, &slugs);
    assert!(address.starts_with("https://api.example.com/store/products?region_id=reg_0123456789&fields=handle%2C%2Avariants.calculated_price%2Cvariants.sku%2Cvariants.manage_inventory%2Cvariants.inventory_quantity&handle%5B%5D=hang-0&"), "{address}");
    assert_eq!(address.matches("handle%5B%5D=").count(), 50);
    assert!(address.ends_with("&limit=50"));
    let page = read::page(&engine, 300);
    assert!(page.contains("variants.inventory_quantity%2Cmetadata"));
    assert!(page.ends_with("&limit=100&offset=300"));
    assert_eq!(
        read::document(&engine, "producers/htx-sen.json"),
        "https://api.example.com/store/content?path=producers%2Fhtx-sen.json"
    );
}

#[test]
fn every_product_comes_back_as_it_was_pushed() {
    for (file, value) in folder("products") {
        let product: Product = parse_product(&file, &value.to_string()).unwrap();
        let text = page(&[pushed(&value)], 1);
        assert_eq!(read::read_product(&text).unwrap().as_ref(), Some(&product));
        let page = read::read_page(&text).unwrap();
        assert_eq!((page.count, page.problems.len()), (1, 0), "{file}");
        assert_eq!(page.products[0].product, product);
        if !product.view_only {
            let mut listing = Listing::from(&product);
            listing.renew(&page.products[0].now, false);
            assert_eq!(listing, Listing::from(&product), "{file}");
        }
    }
}

/// Answers all that is missing, and gives the calls that were made.
fn gather(gathering: &mut Gathering, products: &[Value]) -> Vec<Piece> {
    let mut calls = Vec::new();
    while let Some(piece) = gathering.missing().first().copied() {
        calls.push(piece);
        let text = match piece {
            Piece::Market => content("market.json"),
            Piece::Groups => content("groups.json"),
            Piece::Events => content("events.json"),
            Piece::Producers => {
                let documents = folder("producers");
                let documents = documents
                    .into_iter()
                    .map(|(path, body)| json!({ "path": path, "digest": "00", "body": body }));
                json!({ "documents": documents.collect::<Vec<_>>() }).to_string()
            }
            Piece::Page(offset) => {
                let end = (offset + read::PAGE).min(products.len());
                page(&products[offset..end], products.len())
            }
        };
        gathering.take(piece, &text).unwrap();
    }
    calls
}

#[test]
fn the_whole_catalogue_is_the_one_that_the_editor_compiles() {
    let products: Vec<Value> = folder("products").iter().map(|it| pushed(&it.1)).collect();
    let mut gathering = Gathering::default();
    gather(&mut gathering, &products);
    let gathered = gathering.finish(&engine()).unwrap();
    let files: Vec<(String, String)> = ["market.json", "groups.json", "events.json"]
        .iter()
        .map(|name| ((*name).to_owned(), content(name)))
        .chain(
            ["products", "producers"]
                .iter()
                .flat_map(|name| folder(name))
                .map(|(file, value)| (file, value.to_string())),
        )
        .collect();
    let files: Vec<market::ContentFile<'_>> = files
        .iter()
        .map(|(path, text)| market::ContentFile { path, text })
        .collect();
    let compiled = market::compile(&files).index.unwrap();
    let compiled = market::Catalogue::load(&compiled).unwrap();
    let names = |it: &market::Catalogue| -> Vec<String> {
        it.listings.iter().map(|it| it.slug.to_string()).collect()
    };
    assert_eq!(names(&gathered), names(&compiled));
    assert_eq!(gathered.producers, compiled.producers);
    assert_eq!(gathered.groups, compiled.groups);
    assert_eq!(gathered.events, compiled.events);
    assert_eq!(gathered.problems, []);
    assert_eq!(gathered.market.source.engine(), Some(engine()));
    let tea = |it: &market::Catalogue| it.product("tra-sen-tay-ho").cloned();
    assert_eq!(tea(&gathered), tea(&compiled));
    assert_eq!(
        gathered.market.name.get(Locale::Vi),
        compiled.market.name.get(Locale::Vi)
    );
}

#[test]
fn after_a_failure_only_the_rest_is_asked_for() {
    let one = &folder("products")[0].1;
    let products: Vec<Value> = (0..250)
        .map(|n| {
            let mut file = one.clone();
            file["slug"] = json!(format!("hang-{n:03}"));
            pushed(&file)
        })
        .collect();
    let mut gathering = Gathering::default();
    assert_eq!(gathering.missing()[0], Piece::Page(0));
    let first = page(&products[..100], 250);
    gathering.take(Piece::Page(0), &first).unwrap();
    assert_eq!(gathering.progress(), (100, 250));
    assert!(gathering.take(Piece::Page(200), "<html>").is_err());
    let calls = gather(&mut gathering, &products);
    assert!(!calls.contains(&Piece::Page(0)));
    assert_eq!(
        calls[calls.len() - 2..],
        [Piece::Page(100), Piece::Page(200)]
    );
    assert_eq!(gathering.progress(), (250, 250));
    let catalogue = gathering.finish(&engine()).unwrap();
    assert_eq!(catalogue.listings.len(), 250);
}

#[test]
fn misfits_of_the_catalogue_are_left_out_by_name() {
    let file = &folder("products")[0].1;
    let named = |slug: &str, change: fn(&mut Value)| {
        let mut file = file.clone();
        file["slug"] = json!(slug);
        change(&mut file);
        pushed(&file)
    };
    let mut alien = named("la", |_| ());
    alien["handle"] = json!("khac");
    let mut bare = named("tran", |_| ());
    bare["metadata"] = Value::Null;
    let products = [
        named("tot", |_| ()),
        named("tot", |_| ()),
        named("nhom", |it| it["group"] = json!("nowhere")),
        named("phan-nhom", |it| it["subgroup"] = json!("nowhere")),
        named("trong", |it| it["variants"] = json!([])),
        named("sai", |it| it["stars"] = json!(7)),
        alien,
        bare,
    ];
    let mut gathering = Gathering::default();
    gather(&mut gathering, &products);
    let catalogue = gathering.finish(&engine()).unwrap();
    assert_eq!(catalogue.listings.len(), 1);
    for name in ["nhom", "phan-nhom", "trong", "sai", "khac", "tran"] {
        assert!(
            catalogue.is_damaged(&format!("products/{name}.json")),
            "{name}"
        );
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|it| json!(it)),
        any::<i64>().prop_map(Value::from),
        prop_oneof![Just("tra-sen"), Just("tra-sen/hop"), Just("ö")].prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("products"),
        Just("handle"),
        Just("variants"),
        Just("sku"),
        Just("metadata"),
        Just("ocop"),
        Just("calculated_price"),
        Just("calculated_amount"),
        Just("inventory_quantity"),
        Just("documents"),
        Just("path"),
        Just("body"),
        Just("count"),
    ];
    leaf.prop_recursive(6, 48, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..5).prop_map(|fields| {
                Value::Object(fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
            }),
        ]
    })
}

fn read_all(text: &str) {
    let asked = ["tra-sen".parse().unwrap()];
    if let Ok((found, _)) = read::read_now(text, &asked) {
        assert!(found.iter().all(|it: &ProductNow| it.slug == asked[0]));
    }
    let _ = (
        read::read_page(text),
        read::read_product(text),
        read::read_producers(text),
    );
    let mut gathering = Gathering::default();
    for piece in gathering.missing() {
        let _ = gathering.take(piece, text);
    }
}

/// An answer with one sound product.
static SOUND: LazyLock<String> = LazyLock::new(|| page(&[pushed(&folder("products")[0].1)], 1));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_answer_makes_the_reader_panic(value in any_json()) {
        read_all(&value.to_string());
        let product = json!({ "handle": "tra-sen", "variants": [value], "metadata": { "ocop": value } });
        read_all(&page(&[product], 1));
    }

    #[test]
    fn nor_does_one_that_is_cut_off(cut in 0_usize..4_000) {
        let text = &*SOUND;
        let end = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        read_all(&text[..end.unwrap_or_default()]);
    }
}
