//! What is made of the content, and what a change of it changes.

use super::*;
use crate::engine::plan::What;
use crate::engine::steps::{Phase, steps};
use serde_json::json;

#[test]
fn a_product_becomes_what_the_engine_knows_of_products() {
    let wanted = wanted_of(&changed(&[(
        "products/tra-sen.json",
        "\"name\": { \"vi\": \"Gói\" }",
        "\"name\": { \"vi\": \"Hộp 100 g\" }",
    )]));
    let mut engine = Engine::default();
    engine.push(&wanted, &terms()).expect("all goes well");
    let products = engine.model.products.clone();
    let tea = products
        .iter()
        .find(|it| it["handle"] == "tra-sen")
        .expect("tea");
    let category = &engine.found().categories["food-tea"];
    for (key, expected) in [
        ("title", json!("Trà sen Tây Hồ")),
        (
            "description",
            json!("Trà xanh ướp nhiều lần với gạo sen bách diệp hái lúc tinh mơ."),
        ),
        ("status", json!("published")),
        (
            "images",
            json!([{ "url": "https://shop.example.com/photos/tra-sen.png" }]),
        ),
        (
            "thumbnail",
            json!("https://shop.example.com/photos/tra-sen.png"),
        ),
        ("categories", json!([{ "id": category.id }])),
        ("sales_channels", json!([{ "id": "sc_1" }])),
    ] {
        assert_eq!(tea[key], expected, "{key}");
    }
    let whole: Value =
        serde_json::from_str(shop().text("products/tra-sen.json").unwrap_or_default())
            .expect("the file");
    assert_eq!(tea["metadata"]["ocop"]["story"], whole["story"]);
    assert_eq!(tea["metadata"]["digest"].as_str().map(str::len), Some(64));
    let variants: Vec<_> = tea["variants"]
        .as_array()
        .expect("variants")
        .iter()
        .collect();
    let of = |it: &Value| {
        json!([
            it["sku"],
            it["title"],
            it["metadata"],
            it["prices"][0]["amount"],
            it["options"]["Loại"]
        ])
    };
    let first = json!({ "id": "hop-100", "minimum": 2, "maximum": 11, "step": 3 });
    let second = json!({ "id": "goi", "minimum": 1, "maximum": null, "step": 1 });
    assert_eq!(
        of(variants[0]),
        json!(["tra-sen/hop-100", "Hộp 100 g", first, 350_000, "hop-100"])
    );
    assert_eq!(
        of(variants[1]),
        json!(["tra-sen/goi", "Hộp 100 g (goi)", second, 40_000, "goi"])
    );
    // Silk has no photograph, so the picture drawn for its kind stands for it.
    let silk = products
        .iter()
        .find(|it| it["handle"] == "lua")
        .expect("silk");
    assert_eq!(silk["thumbnail"], "https://shop.example.com/art/silk.svg");
    let found = engine.found();
    assert_eq!(found.stock["tra-sen/goi"].available(), Some(5.0));
    assert_eq!(found.fees["fee-30000"].name, "Giao hàng 30.000 đ");
    let night = found.night.expect("the list of the night");
    let prices: Vec<f64> = night.prices.iter().map(|it| it.amount).collect();
    assert_eq!(prices, [300_000.0]);
    assert_eq!(night.starts_at.as_deref(), Some("2026-11-27T13:30:00Z"));
    assert_eq!(night.ends_at.as_deref(), Some("2026-11-27T15:15:00Z"));
    let documents: Vec<&str> = engine.model.documents.keys().map(String::as_str).collect();
    assert_eq!(
        documents,
        [
            "events.json",
            "groups.json",
            "live.json",
            "market.json",
            "ordering.json",
            "partners.json",
            "producers/ho-lua.json",
            "producers/htx-sen.json",
            "training.json",
        ]
    );
}

#[test]
fn what_is_only_shown_has_no_price() {
    let view_only = (
        "products/tra-sen.json",
        "\"stars\": 4,",
        "\"stars\": 4, \"view_only\": true,",
    );
    let mut engine = Engine::default();
    engine
        .push(&wanted_of(&shop()), &terms())
        .expect("all goes well");
    assert!(
        engine
            .model
            .products
            .iter()
            .all(|it| it["variants"][0]["prices"][0]["amount"].is_number())
    );
    let wanted = wanted_of(&changed(&[view_only]));
    engine.push(&wanted, &terms()).expect("all goes well");
    let found = engine.found();
    let tea = &found.products["tra-sen"];
    assert!(
        tea.variants
            .iter()
            .all(|it| it.prices.as_ref().is_some_and(Vec::is_empty))
    );
    assert!(found.night.expect("the list").prices.is_empty());
    assert_eq!(engine.differences(&wanted, &terms()), []);
}

#[test]
fn a_second_push_changes_nothing() {
    let wanted = wanted_of(&shop());
    let mut engine = Engine::default();
    assert_eq!(engine.push(&wanted, &terms()), Ok(Vec::new()));
    let (before, writes) = (engine.model.products.clone(), engine.model.writes);
    assert_eq!(engine.differences(&wanted, &terms()), []);
    assert_eq!(engine.push(&wanted, &terms()), Ok(Vec::new()));
    assert_eq!(
        (&engine.model.products, engine.model.writes),
        (&before, writes)
    );
}

#[test]
fn each_change_is_told_and_nothing_else() {
    const TEA: &str = "products/tra-sen.json";
    const FEE: &str = "producers/htx-sen.json";
    for (file, old, new, expected) in [
        (
            TEA,
            "\"price\": 350000",
            "\"price\": 360000",
            &[
                "~ products/tra-sen.json ocop.variants[0].price: 350000 → 360000",
                "~ products/tra-sen.json variants[hop-100].price: 350000 → 360000",
            ][..],
        ),
        (
            TEA,
            "\"night_price\": 300000",
            "\"night_price\": 290000",
            &[
                "~ products/tra-sen.json ocop.variants[0].night_price: 300000 → 290000",
                "~ products/tra-sen.json variants[hop-100].night_price: 300000 → 290000",
            ],
        ),
        (
            TEA,
            "\"stock\": 20",
            "\"stock\": 19",
            &[
                // Only the file, for the engine's own count is right once it sells.
                "~ products/tra-sen.json ocop.variants[0].stock: 20 → 19",
            ],
        ),
        (
            TEA,
            "\"step\": 3",
            "\"step\": 1",
            &[
                "~ products/tra-sen.json ocop.variants[0].step: 3 → 1",
                "~ products/tra-sen.json variants[hop-100].step: 3 → 1",
            ],
        ),
        (
            TEA,
            "\"Trà xanh, gạo sen.\"",
            "\"Trà xanh.\"",
            &[
                "~ products/tra-sen.json ocop.ingredients.vi: \"Trà xanh, gạo sen.\" → \"Trà xanh.\"",
            ],
        ),
        (
            FEE,
            "\"fee\": 30000",
            "\"fee\": 35000, \"free_from\": 500000",
            &["~ producers/htx-sen.json 1", "+ fee-0", "+ fee-35000"],
        ),
        (
            "market.json",
            "\"grace_minutes\": 15",
            "\"grace_minutes\": 5",
            &[
                "~ market.json 1",
                "~ ordering.json 1",
                "~ Giá đêm chợ ends_at: \"2026-11-27T15:15:00Z\" → \"2026-11-27T15:05:00Z\"",
            ],
        ),
        (
            "groups.json",
            "\"vi\": \"Chè\"",
            "\"vi\": \"Chè, trà\"",
            &["~ food-tea name: \"Chè\" → \"Chè, trà\"", "~ groups.json 1"],
        ),
    ] {
        let mut engine = Engine::default();
        engine
            .push(&wanted_of(&shop()), &terms())
            .expect("all goes well");
        let wanted = wanted_of(&changed(&[(file, old, new)]));
        assert_eq!(told(&engine.differences(&wanted, &terms())), expected);
        assert_eq!(engine.push(&wanted, &terms()), Ok(Vec::new()));
        assert_eq!(engine.differences(&wanted, &terms()), [], "{new}");
    }
}

#[test]
fn what_the_content_no_longer_has_is_put_away_and_comes_back() {
    let whole = wanted_of(&shop());
    let mut less = whole.clone();
    less.products.remove("tra-sen");
    less.documents.remove("producers/htx-sen.json");
    let mut engine = Engine::default();
    engine.push(&whole, &terms()).expect("all goes well");
    let all = told(&engine.differences(&less, &terms()));
    assert_eq!(
        all,
        [
            "- producers/htx-sen.json",
            "- products/tra-sen.json",
            "~ Giá đêm chợ stale_prices: 1 → 0",
        ]
    );
    engine.push(&less, &terms()).expect("all goes well");
    assert_eq!(engine.differences(&less, &terms()), []);
    let found = engine.found();
    assert_eq!(
        (
            found.products.len(),
            found.products["tra-sen"].status.as_str()
        ),
        (2, "draft")
    );
    engine.push(&whole, &terms()).expect("all goes well");
    assert_eq!(engine.differences(&whole, &terms()), []);
    assert_eq!(engine.found().products["tra-sen"].status, "published");
}

#[test]
fn what_others_have_put_there_is_left_alone() {
    let mut engine = Engine::default();
    let theirs = json!({ "create": [{ "handle": "theirs", "title": "T", "status": "published", "variants": [] }] });
    engine
        .model
        .answer("/admin/products/batch", Some(&theirs))
        .expect("a product");
    let wanted = wanted_of(&shop());
    engine.push(&wanted, &terms()).expect("all goes well");
    assert_eq!(engine.found().products["theirs"].status, "published");
    assert_eq!(engine.differences(&wanted, &terms()), []);
}

#[test]
fn a_variant_that_is_gone_is_kept_without_a_price_and_a_new_one_is_added() {
    let whole = wanted_of(&shop());
    let mut other = whole.clone();
    let tea = other.products.get_mut("tra-sen").expect("tea");
    let mut new = tea.variants[0].clone();
    (new.id, new.sku, new.title) = ("hu".to_owned(), "tra-sen/hu".to_owned(), "Hũ".to_owned());
    tea.variants[0] = new;
    let mut engine = Engine::default();
    engine.push(&whole, &terms()).expect("all goes well");
    assert_eq!(
        told(&engine.differences(&other, &terms())),
        [
            "~ products/tra-sen.json variants[hu]: null → \"Hũ\"",
            "~ products/tra-sen.json variants[tra-sen/hop-100].price: 350000 → null",
            "~ Giá đêm chợ stale_prices: 1 → 0",
        ]
    );
    assert_eq!(engine.push(&other, &terms()), Ok(Vec::new()));
    assert_eq!(engine.differences(&other, &terms()), []);
    let found = engine.found();
    assert_eq!(found.products["tra-sen"].variants.len(), 3);
    assert_eq!(found.stock["tra-sen/hu"].available(), Some(20.0));
    // And back: the old one gets its price again.
    engine.push(&whole, &terms()).expect("all goes well");
    assert_eq!(engine.differences(&whole, &terms()), []);
}

#[test]
fn what_an_engine_that_fell_has_half_done_is_mended() {
    let wanted = wanted_of(&shop());
    // An item of the stock was made, and its product was not.
    let mut engine = Engine::default();
    let item = json!({ "sku": "tra-sen/goi" });
    engine
        .model
        .answer("/admin/inventory-items", Some(&item))
        .expect("an item");
    assert_eq!(engine.push(&wanted, &terms()), Ok(Vec::new()));
    assert_eq!(engine.differences(&wanted, &terms()), []);
    assert_eq!(engine.model.items.len(), 3);
    // Products were made, and what belongs to them was not.
    let mends: [fn(&mut Value); 4] = [
        |it| it["variants"][0]["prices"] = Value::Null,
        |it| it["variants"][0]["inventory_items"] = json!([]),
        |it| it["sales_channels"] = json!([]),
        |it| it["options"] = json!([]),
    ];
    for (number, mend) in mends.into_iter().enumerate() {
        let mut broken = Engine {
            model: engine.model.clone(),
            ..Engine::default()
        };
        broken.model.products.iter_mut().for_each(mend);
        if number == 1 {
            broken.model.items.retain(|it| it["sku"] != "lua/met");
        }
        assert_eq!(broken.push(&wanted, &terms()), Ok(Vec::new()), "{number}");
        assert_eq!(broken.differences(&wanted, &terms()), [], "{number}");
        assert!(steps(Phase::Options, &wanted, &broken.found(), &terms()).is_empty());
    }
}

#[test]
fn stock_is_the_engine_s_unless_somebody_says_otherwise() {
    let wanted = wanted_of(&shop());
    let mut engine = Engine::default();
    engine.push(&wanted, &terms()).expect("all goes well");
    engine.model.reserve("tra-sen/hop-100", 6);
    assert_eq!(
        engine.differences(&wanted, &terms()),
        [],
        "it sells by itself"
    );
    let with_stock = Terms {
        with_stock: true,
        ..terms()
    };
    assert_eq!(
        told(&engine.differences(&wanted, &with_stock)),
        ["~ products/tra-sen.json variants[hop-100].stock: 14 → 20",]
    );
    engine.push(&wanted, &with_stock).expect("all goes well");
    // Six more lie there, for those who have ordered.
    let level = engine
        .model
        .items
        .iter()
        .find(|it| it["sku"] == "tra-sen/hop-100");
    let stocked = level.and_then(|it| it.pointer("/location_levels/0/stocked_quantity"));
    assert_eq!(stocked, Some(&json!(26)));
    assert_eq!(engine.differences(&wanted, &with_stock), []);
}

#[test]
fn after_the_last_night_its_prices_rest() {
    let content = shop();
    let over = Timestamp::from_millis(1_800_000_000_000);
    let wanted = wanted(&content, &content.compile(), None, over).expect("a sound shop");
    let mut fresh = Engine::default();
    fresh.push(&wanted, &terms()).expect("all goes well");
    assert!(fresh.found().night.is_none());
    let mut engine = Engine::default();
    engine
        .push(&wanted_of(&content), &terms())
        .expect("all goes well");
    engine.push(&wanted, &terms()).expect("all goes well");
    let night = engine.found().night.expect("the list");
    assert_eq!((night.status.as_str(), night.prices.len()), ("draft", 0));
    // Its pictures are another shop's, so only the list is compared.
    assert!(engine.differences(&wanted, &terms()).is_empty());
}

#[test]
fn one_bad_product_does_not_keep_the_others() {
    let mut wanted = wanted_of(&shop());
    let tea = wanted.products["tra-sen"].clone();
    for number in 0..30 {
        let mut copy = tea.clone();
        copy.handle = format!("tra-{number}");
        for variant in &mut copy.variants {
            variant.sku = format!("tra-{number}/{}", variant.id);
        }
        wanted.products.insert(copy.handle.clone(), copy);
    }
    let mut engine = Engine::default();
    engine.model.refuses = Some("tra-17".to_owned());
    let refusals = engine.push(&wanted, &terms()).expect("the others go well");
    let told: Vec<_> = refusals
        .iter()
        .map(|it| (it.file.as_str(), it.field.as_deref()))
        .collect();
    assert_eq!(
        told,
        [("products/tra-17.json", Some("variants[0].name.vi"))]
    );
    let left = engine.differences(&wanted, &terms());
    assert_eq!(super::told(&left), ["+ products/tra-17.json"]);
}

#[test]
fn an_engine_without_the_market_s_own_part_takes_the_rest() {
    let wanted = wanted_of(&shop());
    let mut engine = Engine::default();
    engine.model.is_plain = true;
    assert_eq!(engine.push(&wanted, &terms()), Ok(Vec::new()));
    let left = engine.differences(&wanted, &terms());
    assert!(
        left.iter()
            .all(|it| it.kind == Kind::Document && it.what == What::Made)
    );
    assert_eq!(left.len(), wanted.documents.len());
}
