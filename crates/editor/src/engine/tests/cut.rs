//! Pushes that are cut off: whatever the engine has by then, the next one does the rest.

use super::*;
use crate::engine::wanted::{Category, Document, Product, Variant};
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The number of a variant, its prices and its stock.
type Facts = (u8, u64, Option<u64>, u32);
/// The category of a product, whether it is only shown, its state and its variants.
type ProductFacts = (u8, bool, u8, Vec<Facts>);

fn variant() -> impl Strategy<Value = Facts> {
    (0..4_u8, 1..4_u64, proptest::option::of(1..3_u64), 0..3_u32)
}

fn product() -> impl Strategy<Value = ProductFacts> {
    let variants = proptest::collection::vec(variant(), 1..4);
    (0..3_u8, any::<bool>(), 0..3_u8, variants)
}

/// Content of a few products, of which no two states are quite alike.
fn content() -> impl Strategy<Value = Wanted> {
    let products = proptest::collection::btree_map(0..6_u8, product(), 0..6);
    let documents = proptest::collection::btree_map(0..4_u8, 0..3_u8, 0..4);
    let fees = proptest::collection::btree_set(0..3_u64, 0..3);
    (products, documents, fees, 0..2_u8).prop_map(|(products, documents, fees, night)| {
        let products = products
            .into_iter()
            .map(|(number, facts)| made(number, facts));
        Wanted {
            categories: categories(),
            products: products.map(|it| (it.handle.clone(), it)).collect(),
            fees: fees
                .into_iter()
                .map(|it| it * 5_000)
                .collect::<BTreeSet<u64>>(),
            documents: documents
                .into_iter()
                .map(|(number, state)| document(number, state))
                .collect::<BTreeMap<_, _>>(),
            night: Some((
                format!("2026-11-2{night}T13:30:00Z"),
                format!("2026-11-2{night}T15:00:00Z"),
            )),
        }
    })
}

fn categories() -> Vec<Category> {
    let one = |handle: &str, parent: Option<&str>| Category {
        handle: handle.to_owned(),
        name: handle.to_uppercase(),
        parent: parent.map(str::to_owned),
    };
    let below = (0..3).map(|it| one(&format!("food-{it}"), Some("food")));
    [one("food", None)].into_iter().chain(below).collect()
}

fn document(number: u8, state: u8) -> (String, Document) {
    let body = json!({ "state": state });
    let digest = state.to_string();
    (format!("{number}.json"), Document { digest, body })
}

fn made(number: u8, (category, view_only, state, variants): ProductFacts) -> Product {
    let handle = format!("p{number}");
    let mut known = BTreeSet::new();
    let variants =
        variants
            .into_iter()
            .filter(|it| known.insert(it.0))
            .map(|(id, price, night, stock)| Variant {
                id: format!("v{id}"),
                sku: format!("{handle}/v{id}"),
                title: format!("V{id}"),
                minimum: 1,
                maximum: None,
                step: u32::from(state) + 1,
                price: (!view_only).then_some(price * 1_000),
                night_price: night.filter(|_| !view_only).map(|it| it * 100),
                stock,
            });
    Product {
        title: format!("P{state}"),
        description: String::new(),
        images: (0..state)
            .map(|it| format!("https://a.example/{it}.png"))
            .collect(),
        category: format!("food-{category}"),
        ocop: json!({ "state": state }),
        variants: variants.collect(),
        handle,
    }
}

fn faults() -> impl Strategy<Value = Vec<Fault>> {
    let fault = prop_oneof![
        4 => Just(Fault::None),
        1 => Just(Fault::Lost),
        1 => Just(Fault::LostAfter),
        1 => Just(Fault::Failed),
    ];
    proptest::collection::vec(fault, 0..30)
}

/// What shoppers and editors see of an engine, whatever its ids are.
fn state(engine: &mut Engine, wanted: &Wanted) -> Vec<String> {
    told(&engine.differences(wanted, &terms()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn after_a_push_there_is_nothing_to_push(states in proptest::collection::vec(content(), 1..4)) {
        let mut engine = Engine::default();
        for wanted in &states {
            prop_assert_eq!(engine.push(wanted, &terms()), Ok(Vec::new()));
            prop_assert_eq!(state(&mut engine, wanted), Vec::<String>::new());
            let writes = engine.model.writes;
            prop_assert_eq!(engine.push(wanted, &terms()), Ok(Vec::new()));
            prop_assert_eq!(engine.model.writes, writes);
        }
    }

    #[test]
    fn whatever_is_cut_off_the_next_push_does_the_rest(
        first in content(),
        second in content(),
        faults in faults(),
        patience in 0..4_u32,
    ) {
        let mut engine = Engine { patience, ..Engine::default() };
        prop_assert_eq!(engine.push(&first, &terms()), Ok(Vec::new()));
        engine.faults = faults;
        // As often as it takes: each time it may be cut off again.
        let mut pushes = 0;
        while !engine.faults.is_empty() && pushes < 40 {
            let _ = engine.push(&second, &terms());
            pushes += 1;
            if state(&mut engine, &second).is_empty() {
                break;
            }
        }
        engine.faults.clear();
        prop_assert_eq!(engine.push(&second, &terms()), Ok(Vec::new()));
        prop_assert_eq!(state(&mut engine, &second), Vec::<String>::new());
        // Nothing was made twice on the way.
        let skus: Vec<_> = engine.model.items.iter().map(|it| it["sku"].clone()).collect();
        let mut once = skus.clone();
        once.dedup();
        prop_assert_eq!(skus.len(), once.len());
    }
}

#[test]
fn a_push_that_waits_goes_through_faults_by_itself() {
    let wanted = wanted_of(&shop());
    let faults = [
        Fault::Lost,
        Fault::None,
        Fault::LostAfter,
        Fault::None,
        Fault::Failed,
        Fault::Failed,
        Fault::None,
    ];
    let mut engine = Engine {
        patience: 3,
        faults: faults.iter().cycle().take(40).copied().collect(),
        ..Engine::default()
    };
    let refusals = engine.push(&wanted, &terms()).expect("it waits");
    assert_eq!(refusals, []);
    assert_eq!(engine.differences(&wanted, &terms()), []);
}

#[test]
fn a_request_at_which_the_engine_always_fails_is_halved_as_well() {
    struct Fails(Engine);
    impl Api for Fails {
        fn ask(&mut self, path: &str, body: Option<&Value>) -> Result<Value, Trouble> {
            let bad =
                body.is_some_and(|it| it["create"].to_string().contains("\"handle\":\"lua\""));
            match bad {
                true => Err(Trouble::Failed("HTTP 500: oh".to_owned())),
                false => self.0.ask(path, body),
            }
        }
        fn wait(&mut self, failures: u32) -> bool {
            failures <= 5
        }
    }
    let wanted = wanted_of(&shop());
    let mut engine = Fails(Engine::default());
    let (found, terms) = (Found::default(), terms());
    let found = Found {
        documents: Some(BTreeMap::new()),
        ..found
    };
    let mut push = Push::new(&mut engine, &wanted, &terms, found);
    push.carry_out(&mut |_| {}).expect("it goes on");
    let refused: Vec<&str> = push.refusals.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(refused, ["products/lua.json"]);
    assert_eq!(
        told(&engine.0.differences(&wanted, &terms)),
        ["+ products/lua.json"]
    );
}
