//! What the engine shall hold: the content as products, categories, fees and documents.

use super::ordering;
use crate::content::Content;
use market::{Compiled, Group, Groups, Locale, Market, Timestamp, format_number};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the list of prices that hold while the market is open.
pub(super) const NIGHT_LIST: &str = "Giá đêm chợ";
/// The one option of every product, whose values are the ids of its variants.
pub(super) const OPTION: &str = "Loại";

/// All that the engine shall hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wanted {
    /// Groups before their sub-groups.
    pub(crate) categories: Vec<Category>,
    pub(crate) products: BTreeMap<String, Product>,
    /// What it may cost to send an order.
    pub(crate) fees: BTreeSet<u64>,
    pub(crate) documents: BTreeMap<String, Document>,
    /// From when to when the prices of the night hold; none once the season is over.
    pub(crate) night: Option<(String, String)>,
}

/// A group or a sub-group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Category {
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) parent: Option<String>,
}

/// A product.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Product {
    pub(crate) handle: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) images: Vec<String>,
    pub(crate) category: String,
    /// The whole file.
    pub(crate) ocop: Value,
    pub(crate) variants: Vec<Variant>,
}

/// A variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variant {
    pub(crate) id: String,
    pub(crate) sku: String,
    pub(crate) title: String,
    pub(crate) minimum: u32,
    pub(crate) maximum: Option<u32>,
    pub(crate) step: u32,
    /// None where it is shown and not sold.
    pub(crate) price: Option<u64>,
    pub(crate) night_price: Option<u64>,
    /// How many can be bought.
    pub(crate) stock: u32,
}

/// A file of the content that is no product.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    pub(crate) digest: String,
    pub(crate) body: Value,
}

/// Why nothing can be wanted of this content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unclear {
    /// The market or its groups cannot be read.
    NoShop,
    /// Pictures need an address, and nobody says where the shop stands.
    NoOrigin,
}

/// What the engine shall hold of sound content.
pub(crate) fn wanted(
    content: &Content,
    compiled: &Compiled,
    origin: Option<&str>,
    now: Timestamp,
) -> Result<Wanted, Unclear> {
    let market: Market = read(content, "market.json").ok_or(Unclear::NoShop)?;
    let groups: Groups = read(content, "groups.json").ok_or(Unclear::NoShop)?;
    let own = market.origin.as_ref().map(market::Origin::as_str);
    let origin = origin.or(own).ok_or(Unclear::NoOrigin)?;
    let origin = origin.trim_end_matches('/');
    let night = ordering::span(&market, now);
    let products = compiled.products.iter().map(|it| {
        let mut product = product(it, content, &groups.groups, origin);
        if night.is_none() {
            product.forget_night_prices();
        }
        (product.handle.clone(), product)
    });
    Ok(Wanted {
        categories: categories(&groups.groups),
        products: products.collect(),
        fees: fees(compiled),
        documents: documents(content, compiled, &market, now),
        night,
    })
}

fn read<T: serde::de::DeserializeOwned>(content: &Content, file: &str) -> Option<T> {
    serde_json::from_str(content.marked_text(file)?).ok()
}

fn categories(groups: &[Group]) -> Vec<Category> {
    let above = groups.iter().map(|group| Category {
        handle: group.slug.to_string(),
        name: group.name.vi.clone(),
        parent: None,
    });
    let below = groups.iter().flat_map(|group| {
        group.subgroups.iter().map(|it| Category {
            handle: format!("{}-{}", group.slug, it.slug),
            name: it.name.vi.clone(),
            parent: Some(group.slug.to_string()),
        })
    });
    above.chain(below).collect()
}

fn product(
    product: &market::Product,
    content: &Content,
    groups: &[Group],
    origin: &str,
) -> Product {
    let slug = product.slug.as_str();
    let images = pictures(product, groups).into_iter();
    Product {
        handle: slug.to_owned(),
        title: product.name.vi.clone(),
        description: product.summary.vi.clone(),
        images: images.map(|it| format!("{origin}/{it}")).collect(),
        category: format!("{}-{}", product.group, product.subgroup),
        ocop: whole(content, &format!("products/{slug}.json")),
        variants: variants(product),
    }
}

/// The paths of its photographs, or of the picture drawn for its kind.
fn pictures(product: &market::Product, groups: &[Group]) -> Vec<String> {
    if !product.photos.is_empty() {
        let files = product.photos.iter();
        return files.map(|it| it.file.to_string()).collect();
    }
    let group = groups.iter().find(|it| it.slug == product.group);
    let subgroups = group.into_iter().flat_map(|it| &it.subgroups);
    let mut drawn = subgroups.filter(|it| it.slug == product.subgroup);
    let art = product
        .art
        .as_ref()
        .or_else(|| drawn.next().map(|it| &it.art));
    art.into_iter().map(|it| format!("art/{it}.svg")).collect()
}

fn variants(product: &market::Product) -> Vec<Variant> {
    let mut titles = BTreeSet::new();
    let variants = product.variants.iter().map(|it| {
        let mut title = it.name.vi.clone();
        if !titles.insert(title.clone()) {
            title = format!("{title} ({})", it.id);
            titles.insert(title.clone());
        }
        let sold = |price: Option<market::Dong>| price.filter(|_| !product.view_only);
        Variant {
            id: it.id.to_string(),
            sku: format!("{}/{}", product.slug, it.id),
            title,
            minimum: it.minimum,
            maximum: it.maximum,
            step: it.step,
            price: sold(Some(it.price)).map(market::Dong::get),
            night_price: sold(it.night_price).map(market::Dong::get),
            stock: it.stock,
        }
    });
    variants.collect()
}

/// A file without the place of its schema, which leads nowhere from there.
fn whole(content: &Content, file: &str) -> Value {
    let text = content.marked_text(file).unwrap_or_default();
    let mut value: Value = serde_json::from_str(text).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("$schema");
    }
    value
}

/// Every fee that a producer asks; nothing where an order is sent free from some price on.
fn fees(compiled: &Compiled) -> BTreeSet<u64> {
    let delivery = compiled
        .producers
        .iter()
        .filter_map(|it| it.delivery.as_ref());
    let zones = delivery.flat_map(|it| &it.zones);
    let fees = zones.flat_map(|zone| {
        let free = zone.free_from.map(|_| 0);
        [zone.fee.map(market::Dong::get), free]
    });
    fees.flatten().collect()
}

fn documents(
    content: &Content,
    compiled: &Compiled,
    market: &Market,
    now: Timestamp,
) -> BTreeMap<String, Document> {
    let producers = compiled.producers.iter();
    let producers = producers.map(|it| format!("producers/{}.json", it.slug));
    let whole_files = ["market.json", "groups.json"].map(str::to_owned);
    let files = whole_files.into_iter().chain(producers);
    let files = files.map(|it| {
        let body = whole(content, &it);
        (it, body)
    });
    let made = [
        ("events.json", plain(&compiled.festival)),
        ("live.json", plain(&compiled.live)),
        ("ordering.json", ordering::document(market, now)),
        ("partners.json", plain(&compiled.partners)),
        ("training.json", plain(&compiled.training)),
    ];
    let made = made.map(|(path, body)| (path.to_owned(), body));
    let all = files.chain(made).map(|(path, body)| {
        let digest = digest(&body);
        (path, Document { digest, body })
    });
    all.collect()
}

fn plain(value: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(value).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("$schema");
    }
    value
}

/// Tells one state of a value from another, whatever the order of its fields was in the file.
pub(crate) fn digest(value: &Value) -> String {
    let bytes = Sha256::digest(value.to_string());
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

/// What a fee is called at the checkout, and in the engine's own lists.
pub(super) fn fee_name(fee: u64) -> String {
    format!("Giao hàng {} đ", format_number(fee, Locale::Vi))
}

impl Product {
    /// Once no night is left, there are no prices of the night.
    fn forget_night_prices(&mut self) {
        for variant in &mut self.variants {
            variant.night_price = None;
        }
    }
}

impl Variant {
    /// What the engine's rules need of it.
    pub(super) fn metadata(&self) -> Value {
        json!({
            "id": self.id,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "step": self.step,
        })
    }
}
