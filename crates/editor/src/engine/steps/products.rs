//! The requests that make and change products and their variants.

use super::super::compare::{self, DRAFT, PUBLISHED};
use super::super::found::{self, Found, PRODUCT_FIELDS, VARIANT_FIELDS};
use super::super::plan::{self, Terms};
use super::super::wanted::{OPTION, Product, Variant, Wanted, digest};
use super::{Item, MOST_NUMBERS, MOST_PRODUCTS, Phase, Step, batches};
use serde_json::{Map, Value, json};

/// New products in batches, then those that change or are put away.
pub(super) fn products(wanted: &Wanted, found: &Found, terms: &Terms) -> Vec<Step> {
    let mut new = Vec::new();
    let mut changed = Vec::new();
    for it in wanted.products.values() {
        let Some(category) = found.categories.get(&it.category) else {
            continue;
        };
        match found.products.get(&it.handle) {
            None => new.push(Item::new(
                &it.handle,
                new_product(it, &category.id, found, terms),
            )),
            Some(old) => {
                let fields = compare::product(it, old, found, &terms.place);
                let paths: Vec<&str> = fields.iter().map(|it| it.path.as_str()).collect();
                if !paths.is_empty() {
                    let body = changed_product(it, &old.id, &category.id, terms, &paths);
                    changed.push(Item::new(&it.handle, body));
                }
            }
        }
    }
    let gone = plan::to_put_away(wanted, found);
    changed.extend(gone.map(|it| Item::new(&it.handle, json!({ "id": it.id, "status": DRAFT }))));
    let path = format!("/admin/products/batch?fields={PRODUCT_FIELDS}");
    let mut steps = batches(Phase::Products, &path, "create", new, MOST_PRODUCTS);
    steps.extend(batches(
        Phase::Products,
        &path,
        "update",
        changed,
        MOST_PRODUCTS,
    ));
    steps
}

fn metadata(wanted: &Product) -> Value {
    json!({ "ocop": wanted.ocop, "digest": digest(&wanted.ocop) })
}

fn images(wanted: &Product) -> Vec<Value> {
    let all = wanted.images.iter();
    all.map(|it| json!({ "url": it })).collect()
}

fn new_product(wanted: &Product, category: &str, found: &Found, terms: &Terms) -> Value {
    let ids: Vec<&str> = wanted.variants.iter().map(|it| it.id.as_str()).collect();
    let variants = wanted.variants.iter().map(|it| new_variant(it, found));
    json!({
        "title": wanted.title,
        "handle": wanted.handle,
        "description": wanted.description,
        "status": PUBLISHED,
        "images": images(wanted),
        "thumbnail": wanted.thumbnail(),
        "categories": [{ "id": category }],
        "sales_channels": [{ "id": terms.place.channel }],
        "shipping_profile_id": terms.place.profile,
        "metadata": metadata(wanted),
        "options": [{ "title": OPTION, "values": ids, "is_exclusive": true }],
        "variants": variants.collect::<Vec<_>>(),
    })
}

fn changed_product(
    wanted: &Product,
    id: &str,
    category: &str,
    terms: &Terms,
    paths: &[&str],
) -> Value {
    let mut body = Map::from_iter([("id".to_owned(), json!(id))]);
    for path in paths {
        let (key, value) = match *path {
            "title" => ("title", json!(wanted.title)),
            "description" => ("description", json!(wanted.description)),
            "status" => ("status", json!(PUBLISHED)),
            "images" => ("images", json!(images(wanted))),
            "thumbnail" => ("thumbnail", json!(wanted.thumbnail())),
            "category" => ("categories", json!([{ "id": category }])),
            "sales_channel" => ("sales_channels", json!([{ "id": terms.place.channel }])),
            "shipping_profile" => ("shipping_profile_id", json!(terms.place.profile)),
            _ => ("metadata", metadata(wanted)),
        };
        body.insert(key.to_owned(), value);
    }
    Value::Object(body)
}

fn prices(wanted: &Variant, old: Option<&found::Variant>) -> Value {
    let Some(price) = wanted.price else {
        return json!([]);
    };
    let old = old.and_then(|it| found::in_dong(it.prices.as_deref()?));
    match old {
        Some(old) => json!([{ "id": old.id, "currency_code": "vnd", "amount": price }]),
        None => json!([{ "currency_code": "vnd", "amount": price }]),
    }
}

fn new_variant(wanted: &Variant, found: &Found) -> Value {
    let mut body = json!({
        "title": wanted.title,
        "sku": wanted.sku,
        "manage_inventory": true,
        "allow_backorder": false,
        "metadata": wanted.metadata(),
        "prices": prices(wanted, None),
        "options": { OPTION: wanted.id },
    });
    // A push that was cut off may have left its item behind, and there is but one of a SKU.
    if let Some(item) = found.stock.get(&wanted.sku) {
        body["inventory_items"] = json!([{ "inventory_item_id": item.id, "required_quantity": 1 }]);
    }
    body
}

/// The steps that products need that are there already.
fn of_products(
    wanted: &Wanted,
    found: &Found,
    of: impl Fn(&Product, &found::Product) -> Vec<Step>,
) -> Vec<Step> {
    let all = wanted.products.values();
    let pairs = all.filter_map(|it| Some((it, found.products.get(&it.handle)?)));
    pairs.flat_map(|(wanted, old)| of(wanted, old)).collect()
}

/// The values that the options of older products lack.
pub(super) fn options(wanted: &Wanted, found: &Found) -> Vec<Step> {
    of_products(wanted, found, options_of)
}

/// The items of the stock that older variants lack.
pub(super) fn items(wanted: &Wanted, found: &Found) -> Vec<Step> {
    of_products(wanted, found, |wanted, old| items_of(wanted, old, found))
}

/// The ties between older variants and the stock.
pub(super) fn links(wanted: &Wanted, found: &Found) -> Vec<Step> {
    of_products(wanted, found, |wanted, old| links_of(wanted, old, found))
}

/// The variants of older products, with their prices.
pub(super) fn variants(wanted: &Wanted, found: &Found) -> Vec<Step> {
    of_products(wanted, found, |wanted, old| variants_of(wanted, old, found))
}

fn options_of(wanted: &Product, old: &found::Product) -> Vec<Step> {
    let option = old.option();
    let is_new = |it: &&Variant| option.is_none_or(|option| !option.has(&it.id));
    let new = wanted.variants.iter().filter(is_new);
    let new: Vec<&str> = new.map(|it| it.id.as_str()).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let body = match option {
        Some(option) => {
            let new: Vec<Value> = new.iter().map(|it| json!({ "value": it })).collect();
            json!({ "update": [{ "product_option_id": option.id, "add": new }] })
        }
        None => json!({ "add": [{ "title": OPTION, "values": new, "is_exclusive": true }] }),
    };
    let path = format!(
        "/admin/products/{}/options/batch?fields={PRODUCT_FIELDS}",
        old.id
    );
    vec![Step::single(
        Phase::Options,
        path,
        Item::new(&wanted.handle, body),
    )]
}

/// The variants of a product that nothing ties to the stock.
fn loose<'a>(
    wanted: &'a Product,
    old: &'a found::Product,
) -> impl Iterator<Item = (&'a Variant, &'a found::Variant)> {
    let all = wanted.variants.iter();
    let pairs = all.filter_map(|it| Some((it, old.variant(&it.sku)?)));
    pairs.filter(|(_, old)| old.inventory_items.is_empty())
}

fn items_of(wanted: &Product, old: &found::Product, found: &Found) -> Vec<Step> {
    let missing = loose(wanted, old).filter(|(it, _)| !found.stock.contains_key(&it.sku));
    let steps = missing.map(|(it, _)| {
        let body = json!({ "sku": it.sku, "title": it.title, "requires_shipping": true });
        Step::single(
            Phase::Items,
            "/admin/inventory-items",
            Item::new(&wanted.handle, body),
        )
    });
    steps.collect()
}

fn links_of(wanted: &Product, old: &found::Product, found: &Found) -> Vec<Step> {
    let missing = loose(wanted, old).filter_map(|(it, old)| {
        let item = found.stock.get(&it.sku)?;
        let body = json!({
            "inventory_item_id": item.id,
            "variant_id": old.id,
            "required_quantity": 1,
        });
        Some(Item::new(&wanted.handle, body))
    });
    let path = format!("/admin/products/{}/variants/inventory-items/batch", old.id);
    batches(Phase::Links, &path, "create", missing, MOST_NUMBERS)
}

fn variants_of(wanted: &Product, old: &found::Product, found: &Found) -> Vec<Step> {
    let mut body = Map::new();
    let mut put = |key: &str, value: Value| {
        let list = body.entry(key).or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(value);
        }
    };
    for it in &wanted.variants {
        match old.variant(&it.sku) {
            None => put("create", new_variant(it, found)),
            // It has nothing to keep a price in, so nobody can have bought it.
            Some(old) if old.prices.is_none() && it.price.is_some() => {
                put("delete", json!(old.id));
            }
            Some(old) => {
                if let Some(change) = changed_variant(it, old) {
                    put("update", change);
                }
            }
        }
    }
    // What is no longer sold is kept, for orders name it, and has no price.
    for left in compare::left_over(wanted, old) {
        put("update", json!({ "id": left.id, "prices": [] }));
    }
    if body.is_empty() {
        return Vec::new();
    }
    let path = format!(
        "/admin/products/{}/variants/batch?fields={}",
        old.id, VARIANT_FIELDS
    );
    let item = Item::new(&wanted.handle, Value::Object(body));
    vec![Step::single(Phase::Variants, path, item)]
}

fn changed_variant(wanted: &Variant, old: &found::Variant) -> Option<Value> {
    let fields = compare::variant(wanted, old);
    if fields.is_empty() {
        return None;
    }
    let mut body = json!({
        "id": old.id,
        "title": wanted.title,
        "manage_inventory": true,
        "allow_backorder": false,
        "metadata": wanted.metadata(),
    });
    if fields.iter().any(|it| it.path == "price") {
        body["prices"] = prices(wanted, Some(old));
    }
    Some(body)
}
