//! What differs between what is wanted and what the engine holds, field by field.

use super::found::{self, Found, Item, NightPrice};
use super::wanted::{Product, Variant, Wanted};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The state of a product that shoppers see.
pub(super) const PUBLISHED: &str = "published";
/// The state of one that is put away: orders name it, so it is never removed.
pub(super) const DRAFT: &str = "draft";

/// A field that becomes another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) path: String,
    pub(crate) old: Value,
    pub(crate) new: Value,
}

/// Where the engine keeps things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) region: String,
    pub(crate) channel: String,
    pub(crate) location: String,
    pub(crate) profile: String,
    pub(crate) zone: String,
}

/// Collects what differs.
#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn compare(&mut self, path: &str, old: impl Into<Value>, new: impl Into<Value>) {
        let (old, new) = (old.into(), new.into());
        if old != new {
            let path = path.to_owned();
            self.0.push(Field { path, old, new });
        }
    }
}

/// What differs in a product itself.
pub(super) fn product(
    wanted: &Product,
    old: &found::Product,
    found: &Found,
    place: &Place,
) -> Vec<Field> {
    let mut fields = Fields::default();
    fields.compare("title", old.title.as_str(), wanted.title.as_str());
    let description = old.description.as_deref().unwrap_or_default();
    fields.compare("description", description, wanted.description.as_str());
    fields.compare("status", old.status.as_str(), PUBLISHED);
    fields.compare("images", old.images(), wanted.images.as_slice());
    let thumbnail = old.thumbnail.as_deref();
    fields.compare("thumbnail", thumbnail, wanted.thumbnail());
    let category = old.categories.first().filter(|_| old.categories.len() == 1);
    let category = category.and_then(|it| handle_of(&it.id, found));
    fields.compare("category", category, wanted.category.as_str());
    let is_there = old.sales_channels.iter().any(|it| it.id == place.channel);
    fields.compare("sales_channel", is_there, true);
    let profile = old.shipping_profile.as_ref().map(|it| it.id.as_str());
    fields.compare("shipping_profile", profile, place.profile.as_str());
    let ocop = old.ocop().unwrap_or(&Value::Null);
    deep("ocop", ocop, &wanted.ocop, &mut fields.0);
    fields.0
}

fn handle_of<'a>(id: &str, found: &'a Found) -> Option<&'a str> {
    let mut all = found.categories.values();
    all.find(|it| it.id == id).map(|it| it.handle.as_str())
}

/// What differs in two values, down to the fields that hold no others.
fn deep(path: &str, old: &Value, new: &Value, out: &mut Vec<Field>) {
    let none = Map::new();
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let gone = old.keys().filter(|it| !new.contains_key(*it));
            for key in new.keys().chain(gone) {
                let at = |of: &Map<String, Value>| of.get(key).cloned().unwrap_or_default();
                deep(&format!("{path}.{key}"), &at(old), &at(new), out);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                deep(&format!("{path}[{index}]"), old, new, out);
            }
        }
        (Value::Null, Value::Object(new)) if path == "ocop" => {
            deep(path, &Value::Object(none), &Value::Object(new.clone()), out);
        }
        _ if old == new => {}
        _ => out.push(Field {
            path: path.to_owned(),
            old: old.clone(),
            new: new.clone(),
        }),
    }
}

impl Product {
    /// The first of its pictures.
    pub(super) fn thumbnail(&self) -> Option<&str> {
        self.images.first().map(String::as_str)
    }
}

/// What differs in a variant and in its price at any time.
pub(super) fn variant(wanted: &Variant, old: &found::Variant) -> Vec<Field> {
    let mut fields = Fields::default();
    fields.compare("title", old.title.as_str(), wanted.title.as_str());
    for (key, new) in wanted.metadata().as_object().into_iter().flatten() {
        let old = old.metadata.as_ref().and_then(|it| it.get(key));
        fields.compare(key, old.cloned().unwrap_or_default(), new.clone());
    }
    fields.compare("manage_inventory", old.manage_inventory, true);
    fields.compare("allow_backorder", old.allow_backorder, false);
    let price = wanted.price.map_or(Value::Null, whole);
    let prices = old.prices.as_deref().unwrap_or_default();
    match prices {
        [] => fields.compare("price", Value::Null, price),
        [one] if one.currency_code == "vnd" => fields.compare("price", amount(one.amount), price),
        many => fields.compare("price", format!("{} prices", many.len()), price),
    }
    fields.0
}

/// An amount as it is shown and compared: whole where it is.
pub(super) fn amount(amount: f64) -> Value {
    match to_whole(amount) {
        Some(amount) => whole(amount),
        None => json!(amount),
    }
}

fn whole(amount: u64) -> Value {
    json!(amount)
}

/// A whole number of đồng or of things.
pub(super) fn to_whole(number: f64) -> Option<u64> {
    // Numbers up to 2^53 are exact.
    let is_whole = number.fract() == 0.0 && (0.0..9e15).contains(&number);
    is_whole.then_some(number as u64)
}

/// Whether a variant that the content no longer has can still be bought.
pub(super) fn is_sold(old: &found::Variant) -> bool {
    old.prices.as_ref().is_some_and(|it| !it.is_empty())
}

/// The variants that the content no longer has and that can still be bought.
pub(super) fn left_over<'a>(
    wanted: &'a Product,
    old: &'a found::Product,
) -> impl Iterator<Item = &'a found::Variant> {
    let is_wanted = |it: &&found::Variant| wanted.variants.iter().any(|one| it.is(&one.sku));
    let others = old.variants.iter().filter(move |it| !is_wanted(it));
    others.filter(|it| is_sold(it))
}

impl found::Variant {
    /// Whether it bears a SKU.
    pub(super) fn is(&self, sku: &str) -> bool {
        self.sku.as_deref() == Some(sku)
    }
}

/// What differs in the price of the night.
pub(super) fn night_price(wanted: &Variant, old: Option<&NightPrice>) -> Vec<Field> {
    let mut fields = Fields::default();
    let old = old.map_or(Value::Null, |it| amount(it.amount));
    let new = wanted.night_price.map_or(Value::Null, whole);
    fields.compare("night_price", old, new);
    fields.0
}

/// What differs in the stock; once the engine sells, its own count is right unless somebody says so.
pub(super) fn stock(wanted: &Variant, item: Option<&Item>, with_stock: bool) -> Vec<Field> {
    let mut fields = Fields::default();
    let available = item.and_then(Item::available);
    if available.is_none() || with_stock {
        let old = available.map_or(Value::Null, amount);
        fields.compare("stock", old, whole(u64::from(wanted.stock)));
    }
    fields.0
}

/// The price of the night that a variant has.
pub(super) fn night_price_of<'a>(found: &'a Found, variant: &str) -> Option<&'a NightPrice> {
    let list = found.night.as_ref()?;
    let mut prices = list.prices.iter();
    prices.find(|it| it.currency == "vnd" && it.variant.as_deref() == Some(variant))
}

/// The variants that have a price of the night, by their ids in the engine.
pub(super) fn with_night_price<'a>(
    wanted: &'a Wanted,
    found: &'a Found,
) -> impl Iterator<Item = (&'a Variant, &'a found::Variant)> {
    let products = wanted.products.values();
    let pairs = products.filter_map(|it| Some((it, found.products.get(&it.handle)?)));
    let variants = pairs.flat_map(|(wanted, old)| {
        let all = wanted.variants.iter();
        all.filter_map(|it| Some((it, old.variant(&it.sku)?)))
    });
    variants.filter(|(it, _)| it.night_price.is_some())
}

/// The prices of the night that nothing has any more.
pub(super) fn stale_night_prices<'a>(wanted: &Wanted, found: &'a Found) -> Vec<&'a NightPrice> {
    let kept = with_night_price(wanted, found);
    let kept = kept.filter_map(|(_, it)| night_price_of(found, &it.id));
    let kept: HashSet<&str> = kept.map(|it| it.id.as_str()).collect();
    let all = found.night.iter().flat_map(|it| &it.prices);
    all.filter(|it| !kept.contains(it.id.as_str())).collect()
}

/// What differs in the list of the night's prices.
pub(super) fn night_list(wanted: &Wanted, found: &Found) -> Vec<Field> {
    let mut fields = Fields::default();
    let old = found.night.as_ref();
    fields.compare("stale_prices", stale_night_prices(wanted, found).len(), 0);
    let status = old.map(|it| it.status.as_str());
    let Some((starts, ends)) = &wanted.night else {
        // No night is left: the prices rest.
        if status.is_some() {
            fields.compare("status", status, DRAFT);
        }
        return fields.0;
    };
    fields.compare("status", status, "active");
    let dates = [
        (
            "starts_at",
            old.and_then(|it| it.starts_at.as_deref()),
            starts,
        ),
        ("ends_at", old.and_then(|it| it.ends_at.as_deref()), ends),
    ];
    for (path, old, new) in dates {
        if !super::ordering::is_same(old, new) {
            fields.compare(path, old, new.as_str());
        }
    }
    fields.0
}
