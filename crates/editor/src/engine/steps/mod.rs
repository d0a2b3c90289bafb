//! The requests that bring the engine from what it holds to what is wanted, phase by phase. Each is
//! planned from what is there now, so that whoever was cut off goes on from there.

mod night;
mod products;
mod taken;

use super::compare;
use super::found::Found;
use super::plan::{self, Terms};
use super::wanted::{Wanted, fee_name};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is done before what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The groups, then their sub-groups.
    Groups,
    /// See [`Phase::Groups`].
    Subgroups,
    /// Files that are no products, with the hours among them.
    Documents,
    /// Ways of sending.
    Fees,
    /// Products with the variants that they begin with.
    Products,
    /// What the options of older products lack.
    Options,
    /// The items of the stock that are missing.
    Items,
    /// Variants of older products.
    Variants,
    /// What ties variants to the stock.
    Links,
    /// How much is there.
    Stock,
    /// The list of the night's prices.
    NightList,
    /// Those prices.
    NightPrices,
}

impl Phase {
    /// All, in their order.
    pub(crate) const ALL: [Self; 12] = [
        Self::Groups,
        Self::Subgroups,
        Self::Documents,
        Self::Fees,
        Self::Products,
        Self::Options,
        Self::Items,
        Self::Variants,
        Self::Links,
        Self::Stock,
        Self::NightList,
        Self::NightPrices,
    ];

    /// What a thing of this phase is called in what is told of it: its file, where it has one.
    pub(crate) fn file_of(self, name: &str) -> String {
        match self {
            Self::Products
            | Self::Options
            | Self::Items
            | Self::Variants
            | Self::Links
            | Self::Stock
            | Self::NightPrices => {
                let slug = name.split('/').next().unwrap_or(name);
                format!("products/{slug}.json")
            }
            Self::Groups | Self::Subgroups | Self::Documents | Self::Fees | Self::NightList => {
                name.to_owned()
            }
        }
    }
}

/// A request: what is to be done to some things.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) phase: Phase,
    pub(crate) path: String,
    /// The field of the body that lists the items; without one, the single item is the body.
    pub(crate) list: Option<&'static str>,
    pub(crate) items: Vec<Item>,
}

/// One thing that a request is about.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The slug, or what it is called in the engine.
    pub(crate) name: String,
    pub(crate) body: Value,
}

impl Item {
    fn new(name: impl Into<String>, body: Value) -> Self {
        let name = name.into();
        Self { name, body }
    }
}

/// The most things and the most bytes of one request. The engine reads 2 MB of products and 100 kB of
/// what is none.
const MOST_PRODUCTS: (usize, usize) = (25, 1_000_000);
const MOST_DOCUMENTS: (usize, usize) = (40, 60_000);
const MOST_NUMBERS: (usize, usize) = (250, 500_000);

impl Step {
    fn single(phase: Phase, path: impl Into<String>, item: Item) -> Self {
        Self {
            phase,
            path: path.into(),
            list: None,
            items: vec![item],
        }
    }

    /// What is sent.
    pub(crate) fn body(&self) -> Value {
        let mut bodies = self.items.iter().map(|it| it.body.clone());
        match self.list {
            Some(list) => json!({ list: bodies.collect::<Vec<_>>() }),
            None => bodies.next().unwrap_or_default(),
        }
    }

    /// The same in two halves, to find what of it is refused.
    pub(crate) fn halves(mut self) -> Option<[Self; 2]> {
        let half = self.items.len() / 2;
        if half == 0 {
            return None;
        }
        let rest = self.items.split_off(half);
        let other = Self {
            items: rest,
            ..self.clone()
        };
        Some([self, other])
    }
}

/// As few requests as the limits allow.
fn batches(
    phase: Phase,
    path: &str,
    list: &'static str,
    items: impl IntoIterator<Item = Item>,
    (most, most_bytes): (usize, usize),
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut bytes = 0;
    for item in items {
        let size = item.body.to_string().len();
        bytes += size;
        let fits = |it: &&mut Step| it.items.len() < most && bytes <= most_bytes;
        if let Some(step) = steps.last_mut().filter(fits) {
            step.items.push(item);
            continue;
        }
        bytes = size;
        steps.push(Step {
            phase,
            path: path.to_owned(),
            list: Some(list),
            items: vec![item],
        });
    }
    steps
}

/// The requests that a phase still needs.
pub(crate) fn steps(phase: Phase, wanted: &Wanted, found: &Found, terms: &Terms) -> Vec<Step> {
    match phase {
        Phase::Groups => categories(phase, wanted, found, false),
        Phase::Subgroups => categories(phase, wanted, found, true),
        Phase::Documents => documents(wanted, found),
        Phase::Fees => fees(wanted, found, terms),
        Phase::Products => products::products(wanted, found, terms),
        Phase::Options => products::options(wanted, found),
        Phase::Items => products::items(wanted, found),
        Phase::Variants => products::variants(wanted, found),
        Phase::Links => products::links(wanted, found),
        Phase::Stock => stock(wanted, found, terms),
        Phase::NightList => night::list(wanted, found),
        Phase::NightPrices => night::prices(wanted, found),
    }
}

fn categories(phase: Phase, wanted: &Wanted, found: &Found, below: bool) -> Vec<Step> {
    let all = wanted.categories.iter();
    let all = all.filter(|it| it.parent.is_some() == below);
    let steps = all.filter_map(|it| {
        let old = found.categories.get(&it.handle);
        if old.is_some_and(|old| plan::category(it, old, found).is_empty()) {
            return None;
        }
        let parent = match &it.parent {
            // Where its group was refused, so is it.
            Some(parent) => Some(&found.categories.get(parent)?.id),
            None => None,
        };
        let body = json!({
            "name": it.name,
            "handle": it.handle,
            "is_active": true,
            "parent_category_id": parent,
        });
        let path = match old {
            Some(old) => format!("/admin/product-categories/{}", old.id),
            None => "/admin/product-categories".to_owned(),
        };
        Some(Step::single(phase, path, Item::new(&it.handle, body)))
    });
    steps.collect()
}

fn documents(wanted: &Wanted, found: &Found) -> Vec<Step> {
    let none = BTreeMap::new();
    let known = found.documents.as_ref().unwrap_or(&none);
    let new = wanted.documents.iter();
    let new = new.filter(|(path, it)| known.get(*path) != Some(&it.digest));
    let new = new.map(|(path, it)| {
        let body = json!({ "path": path, "digest": it.digest, "body": it.body });
        Item::new(path, body)
    });
    let gone = known
        .keys()
        .filter(|it| !wanted.documents.contains_key(*it));
    let gone = gone.map(|path| Item::new(path, json!(path)));
    let path = "/admin/content";
    let mut steps = batches(Phase::Documents, path, "documents", new, MOST_DOCUMENTS);
    steps.extend(batches(
        Phase::Documents,
        path,
        "remove",
        gone,
        MOST_DOCUMENTS,
    ));
    steps
}

fn fees(wanted: &Wanted, found: &Found, terms: &Terms) -> Vec<Step> {
    let place = &terms.place;
    let steps = wanted.fees.iter().filter_map(|fee| {
        let code = plan::fee_code(*fee);
        let old = found.fees.get(&code);
        if old.is_some_and(|it| plan::is_right(it, *fee)) {
            return None;
        }
        let name = fee_name(*fee);
        let prices = json!([
            { "currency_code": "vnd", "amount": fee },
            { "region_id": place.region, "amount": fee },
        ]);
        let (path, body) = match old {
            Some(old) => {
                let path = format!("/admin/shipping-options/{}", old.id);
                (path, json!({ "name": name, "prices": prices }))
            }
            None => (
                "/admin/shipping-options".to_owned(),
                json!({
                    "name": name,
                    "service_zone_id": place.zone,
                    "shipping_profile_id": place.profile,
                    "price_type": "flat",
                    "provider_id": "manual_manual",
                    "type": { "label": name, "description": name, "code": code },
                    "prices": prices,
                    "rules": [
                        { "attribute": "enabled_in_store", "value": "true", "operator": "eq" },
                        { "attribute": "is_return", "value": "false", "operator": "eq" },
                    ],
                }),
            ),
        };
        Some(Step::single(Phase::Fees, path, Item::new(code, body)))
    });
    steps.collect()
}

fn stock(wanted: &Wanted, found: &Found, terms: &Terms) -> Vec<Step> {
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    let variants = wanted.products.values().flat_map(|it| {
        let handle = &it.handle;
        it.variants.iter().map(move |it| (handle, it))
    });
    for (handle, it) in variants {
        let Some(item) = found.stock.get(&it.sku) else {
            continue;
        };
        if compare::stock(it, Some(item), terms.with_stock).is_empty() {
            continue;
        }
        // What orders wait for lies there as well.
        let reserved = item.level.as_ref().map_or(0.0, |it| it.reserved_quantity);
        let stocked = compare::amount(f64::from(it.stock) + reserved.max(0.0));
        let body = json!({
            "inventory_item_id": item.id,
            "location_id": terms.place.location,
            "stocked_quantity": stocked,
        });
        let list = if item.level.is_none() {
            &mut new
        } else {
            &mut changed
        };
        list.push(Item::new(handle, body));
    }
    let path = "/admin/inventory-items/location-levels/batch";
    let mut steps = batches(Phase::Stock, path, "create", new, MOST_NUMBERS);
    steps.extend(batches(Phase::Stock, path, "update", changed, MOST_NUMBERS));
    steps
}
