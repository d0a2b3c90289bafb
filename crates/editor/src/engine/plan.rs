//! What would become of the engine, thing by thing, as it is told before anything is sent.

use super::compare::{self, DRAFT, Field, Place};
use super::found::{self, Found};
use super::wanted::{Category, NIGHT_LIST, Product, Wanted, fee_name};
use serde_json::{Value, json};

/// Something that becomes something else.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Difference {
    pub(crate) kind: Kind,
    /// The path of its file, or what it is called in the engine.
    pub(crate) name: String,
    pub(crate) what: What,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A group of products.
    Category,
    /// A file that is no product.
    Document,
    /// A way of sending.
    Fee,
    /// A product.
    Product,
    /// The list of the night's prices.
    Night,
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// It is made.
    Made,
    /// Some of its fields change.
    Changed(Vec<Field>),
    /// It is put away and kept.
    Withdrawn,
}

/// How things are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    pub(crate) place: Place,
    /// Whether the content's stock takes the place of the engine's.
    pub(crate) with_stock: bool,
}

/// All that differs, and how many things are as they should be.
pub(crate) fn differences(
    wanted: &Wanted,
    found: &Found,
    terms: &Terms,
) -> (Vec<Difference>, usize) {
    let parts = [
        categories(wanted, found),
        documents(wanted, found),
        fees(wanted, found),
        products(wanted, found, terms),
        night(wanted, found),
    ];
    let all: Vec<Difference> = parts.into_iter().flatten().collect();
    let things = wanted.categories.len()
        + wanted.documents.len()
        + wanted.fees.len()
        + wanted.products.len()
        + usize::from(wanted.night.is_some());
    let own = all.iter().filter(|it| it.what != What::Withdrawn).count();
    (all, things.saturating_sub(own))
}

fn difference(kind: Kind, name: impl Into<String>, what: What) -> Difference {
    let name = name.into();
    Difference { kind, name, what }
}

/// A change of these fields, if there is any.
fn changed(kind: Kind, name: impl Into<String>, fields: Vec<Field>) -> Option<Difference> {
    let is_same = fields.is_empty();
    (!is_same).then(|| difference(kind, name, What::Changed(fields)))
}

/// What differs in a category.
pub(super) fn category(wanted: &Category, old: &found::Category, found: &Found) -> Vec<Field> {
    let parent = |id: &String| {
        let mut all = found.categories.values();
        all.find(|it| it.id == *id).map(|it| it.handle.as_str())
    };
    let is = [
        ("name", json!(old.name)),
        (
            "parent",
            json!(old.parent_category_id.as_ref().and_then(parent)),
        ),
        ("is_active", json!(old.is_active)),
    ];
    let shall_be = [json!(wanted.name), json!(wanted.parent), json!(true)];
    let pairs = is.into_iter().zip(shall_be);
    let fields = pairs.filter(|((_, old), new)| old != new);
    fields
        .map(|((path, old), new)| Field {
            path: path.to_owned(),
            old,
            new,
        })
        .collect()
}

fn categories(wanted: &Wanted, found: &Found) -> Vec<Difference> {
    let all = wanted.categories.iter();
    let own = all.filter_map(|it| match found.categories.get(&it.handle) {
        None => Some(difference(Kind::Category, &it.handle, What::Made)),
        Some(old) => changed(Kind::Category, &it.handle, category(it, old, found)),
    });
    own.collect()
}

fn documents(wanted: &Wanted, found: &Found) -> Vec<Difference> {
    let none = std::collections::BTreeMap::new();
    let known = found.documents.as_ref().unwrap_or(&none);
    let own = wanted.documents.iter().filter_map(|(path, document)| {
        let old = known.get(path);
        let is_same = old == Some(&document.digest);
        let what = match old {
            None => What::Made,
            Some(old) => What::Changed(vec![Field {
                path: "digest".to_owned(),
                old: Value::from(old.as_str()),
                new: Value::from(document.digest.as_str()),
            }]),
        };
        (!is_same).then(|| difference(Kind::Document, path, what))
    });
    let gone = known
        .keys()
        .filter(|it| !wanted.documents.contains_key(*it));
    let gone = gone.map(|it| difference(Kind::Document, it, What::Withdrawn));
    own.chain(gone).collect()
}

/// The code of a fee's way of sending.
pub(super) fn fee_code(fee: u64) -> String {
    format!("fee-{fee}")
}

/// Whether a way of sending costs what it should.
pub(super) fn is_right(old: &found::Fee, fee: u64) -> bool {
    let right = |it: &f64| compare::to_whole(*it) == Some(fee);
    !old.amounts.is_empty() && old.amounts.iter().all(right) && old.name == fee_name(fee)
}

fn fees(wanted: &Wanted, found: &Found) -> Vec<Difference> {
    let all = wanted.fees.iter().filter_map(|fee| {
        let code = fee_code(*fee);
        match found.fees.get(&code) {
            None => Some(difference(Kind::Fee, code, What::Made)),
            Some(old) if is_right(old, *fee) => None,
            Some(old) => {
                let field = Field {
                    path: "prices".to_owned(),
                    old: json!(old.amounts),
                    new: json!(fee),
                };
                changed(Kind::Fee, code, vec![field])
            }
        }
    });
    all.collect()
}

fn products(wanted: &Wanted, found: &Found, terms: &Terms) -> Vec<Difference> {
    let own = wanted.products.values().filter_map(|it| {
        let name = format!("products/{}.json", it.handle);
        match found.products.get(&it.handle) {
            None => Some(difference(Kind::Product, name, What::Made)),
            Some(old) => changed(Kind::Product, name, product(it, old, found, terms)),
        }
    });
    let gone = to_put_away(wanted, found);
    let gone = gone.map(|it| {
        let name = format!("products/{}.json", it.handle);
        difference(Kind::Product, name, What::Withdrawn)
    });
    own.chain(gone).collect()
}

/// The products that the content no longer has and that shoppers still see.
pub(super) fn to_put_away<'a>(
    wanted: &'a Wanted,
    found: &'a Found,
) -> impl Iterator<Item = &'a found::Product> {
    let all = found.products.values();
    let others = all.filter(|it| it.is_ours() && !wanted.products.contains_key(&it.handle));
    others.filter(|it| it.status != DRAFT)
}

/// What differs in a product with its variants, their prices and their stock.
fn product(wanted: &Product, old: &found::Product, found: &Found, terms: &Terms) -> Vec<Field> {
    let mut fields = compare::product(wanted, old, found, &terms.place);
    for it in &wanted.variants {
        let item = found.stock.get(&it.sku);
        let of_it = match old.variant(&it.sku) {
            None => vec![made("", json!(it.title))],
            Some(old) => {
                let night = compare::night_price_of(found, &old.id);
                let mut of_it = compare::variant(it, old);
                of_it.extend(compare::night_price(it, night));
                of_it.extend(compare::stock(it, item, terms.with_stock));
                let is_linked = !old.inventory_items.is_empty();
                of_it.extend((!is_linked).then(|| made("inventory", json!(it.sku))));
                of_it
            }
        };
        fields.extend(of_it.into_iter().map(|field| at_variant(&it.id, field)));
    }
    let left = compare::left_over(wanted, old).map(|it| Field {
        path: format!("variants[{}].price", it.sku.as_deref().unwrap_or(&it.id)),
        old: it
            .prices
            .as_deref()
            .and_then(found::in_dong)
            .map_or(Value::Null, |it| compare::amount(it.amount)),
        new: Value::Null,
    });
    fields.extend(left);
    fields
}

fn made(path: &str, new: Value) -> Field {
    Field {
        path: path.to_owned(),
        old: Value::Null,
        new,
    }
}

fn at_variant(id: &str, field: Field) -> Field {
    let dot = if field.path.is_empty() { "" } else { "." };
    Field {
        path: format!("variants[{id}]{dot}{}", field.path),
        ..field
    }
}

fn night(wanted: &Wanted, found: &Found) -> Vec<Difference> {
    let fields = compare::night_list(wanted, found);
    let one = match &found.night {
        None if fields.is_empty() => None,
        None => Some(difference(Kind::Night, NIGHT_LIST, What::Made)),
        Some(_) => changed(Kind::Night, NIGHT_LIST, fields),
    };
    one.into_iter().collect()
}
