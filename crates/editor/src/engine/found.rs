//! What the engine holds, as its Admin API tells it.

use super::wanted::{NIGHT_LIST, OPTION};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// The fields of a product that are asked for.
pub(super) const PRODUCT_FIELDS: &str = "id,handle,title,description,status,thumbnail,metadata,\
     images.url,categories.id,sales_channels.id,shipping_profile.id,options.id,options.title,\
     options.values.value,variants.id,variants.sku,variants.title,variants.metadata,\
     variants.manage_inventory,variants.allow_backorder,variants.inventory_items.inventory_item_id,\
     variants.prices.id,variants.prices.amount,variants.prices.currency_code";
/// The fields of a variant that are asked for.
pub(super) const VARIANT_FIELDS: &str = "id,sku,title,metadata,manage_inventory,allow_backorder,\
     inventory_items.inventory_item_id,prices.id,prices.amount,prices.currency_code";

/// All that the engine holds of what the content is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// By their handles.
    pub(crate) categories: BTreeMap<String, Category>,
    /// By their handles.
    pub(crate) products: BTreeMap<String, Product>,
    /// The items of the stock, by their SKUs.
    pub(crate) stock: BTreeMap<String, Item>,
    /// By the codes of their types.
    pub(crate) fees: BTreeMap<String, Fee>,
    /// The digests of the documents by their paths; none where the engine keeps no documents.
    pub(crate) documents: Option<BTreeMap<String, String>>,
    pub(crate) night: Option<NightList>,
}

/// A category.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) handle: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) parent_category_id: Option<String>,
    #[serde(default)]
    pub(crate) is_active: bool,
}

/// Something that is named by its id alone.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Named {
    pub(crate) id: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Image {
    url: String,
}

/// A product.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Product {
    pub(crate) id: String,
    pub(crate) handle: String,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) thumbnail: Option<String>,
    #[serde(default)]
    pub(crate) metadata: Option<Value>,
    #[serde(default, deserialize_with = "or_none")]
    images: Vec<Image>,
    #[serde(default, deserialize_with = "or_none")]
    pub(crate) categories: Vec<Named>,
    #[serde(default, deserialize_with = "or_none")]
    pub(crate) sales_channels: Vec<Named>,
    #[serde(default)]
    pub(crate) shipping_profile: Option<Named>,
    #[serde(default, deserialize_with = "or_none")]
    pub(crate) options: Vec<ProductOption>,
    #[serde(default, deserialize_with = "or_none")]
    pub(crate) variants: Vec<Variant>,
}

/// An option of a product, and the values that its variants may have.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ProductOption {
    pub(crate) id: String,
    title: String,
    #[serde(default, deserialize_with = "or_none")]
    values: Vec<OptionValue>,
}

#[derive(Clone, Debug, Deserialize)]
struct OptionValue {
    value: String,
}

/// A variant.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Variant {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) sku: Option<String>,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) metadata: Option<Value>,
    #[serde(default)]
    pub(crate) manage_inventory: bool,
    #[serde(default)]
    pub(crate) allow_backorder: bool,
    #[serde(default, deserialize_with = "or_none")]
    pub(crate) inventory_items: Vec<Link>,
    /// None where the engine has nothing to keep prices in.
    #[serde(default)]
    pub(crate) prices: Option<Vec<Price>>,
}

/// What ties a variant to an item of the stock.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Link {
    pub(crate) inventory_item_id: String,
}

/// A price that holds at any time.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Price {
    pub(crate) id: String,
    pub(crate) amount: f64,
    pub(crate) currency_code: String,
}

/// An item of the stock.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: String,
    /// How much of it lies at the market's place; none before anybody has said.
    pub(crate) level: Option<Level>,
}

/// How much of an item lies at a place.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Level {
    location_id: String,
    #[serde(default)]
    pub(crate) stocked_quantity: f64,
    /// What orders wait for.
    #[serde(default)]
    pub(crate) reserved_quantity: f64,
}

/// A way of sending with a fee.
#[derive(Clone, Debug)]
pub(crate) struct Fee {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) amounts: Vec<f64>,
}

/// The prices that hold while the market is open.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NightList {
    pub(crate) id: String,
    title: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) starts_at: Option<String>,
    #[serde(default)]
    pub(crate) ends_at: Option<String>,
    #[serde(skip)]
    pub(crate) prices: Vec<NightPrice>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct NightPrice {
    pub(crate) id: String,
    /// None where the variant is gone.
    pub(crate) variant: Option<String>,
    pub(crate) amount: f64,
    pub(crate) currency: String,
}

impl Product {
    /// Whether it came from the content; what others have put there is left alone.
    pub(crate) fn is_ours(&self) -> bool {
        self.ocop().is_some()
    }

    /// The file that it was made of.
    pub(crate) fn ocop(&self) -> Option<&Value> {
        self.metadata.as_ref()?.get("ocop")
    }

    /// The addresses of its pictures.
    pub(crate) fn images(&self) -> Vec<&str> {
        self.images.iter().map(|it| it.url.as_str()).collect()
    }

    /// The option that tells its variants apart.
    pub(crate) fn option(&self) -> Option<&ProductOption> {
        self.options.iter().find(|it| it.title == OPTION)
    }

    /// A variant by its SKU.
    pub(crate) fn variant(&self, sku: &str) -> Option<&Variant> {
        let mut variants = self.variants.iter();
        variants.find(|it| it.sku.as_deref() == Some(sku))
    }
}

impl ProductOption {
    /// Whether a variant may have a value.
    pub(crate) fn has(&self, value: &str) -> bool {
        self.values.iter().any(|it| it.value == value)
    }
}

impl Item {
    /// How many can be bought.
    pub(crate) fn available(&self) -> Option<f64> {
        let level = self.level.as_ref()?;
        Some((level.stocked_quantity - level.reserved_quantity).max(0.0))
    }
}

impl Level {
    /// So many at a place, of which none is waited for.
    pub(crate) fn new(location: &str, stocked: f64, reserved: f64) -> Self {
        Self {
            location_id: location.to_owned(),
            stocked_quantity: stocked,
            reserved_quantity: reserved,
        }
    }
}

/// A list, or null where it is empty.
fn or_none<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// The price in đồng among prices of all currencies.
pub(super) fn in_dong(prices: &[Price]) -> Option<&Price> {
    prices.iter().find(|it| it.currency_code == "vnd")
}

impl Found {
    /// Takes a category in.
    pub(super) fn add_category(&mut self, value: Value) -> serde_json::Result<()> {
        let category: Category = serde_json::from_value(value)?;
        self.categories.insert(category.handle.clone(), category);
        Ok(())
    }

    /// Takes a product in, with what it tells of the stock.
    pub(super) fn add_product(&mut self, value: Value) -> serde_json::Result<()> {
        let product: Product = serde_json::from_value(value)?;
        for variant in &product.variants {
            self.note_items(variant);
        }
        self.products.insert(product.handle.clone(), product);
        Ok(())
    }

    /// Takes a variant of a product in.
    pub(super) fn add_variant(&mut self, handle: &str, value: Value) -> serde_json::Result<()> {
        let variant: Variant = serde_json::from_value(value)?;
        self.note_items(&variant);
        if let Some(product) = self.products.get_mut(handle) {
            product.variants.retain(|it| it.id != variant.id);
            product.variants.push(variant);
        }
        Ok(())
    }

    fn note_items(&mut self, variant: &Variant) {
        let (Some(sku), [link]) = (&variant.sku, variant.inventory_items.as_slice()) else {
            return;
        };
        let item = || Item {
            id: link.inventory_item_id.clone(),
            level: None,
        };
        self.stock.entry(sku.clone()).or_insert_with(item);
    }

    /// Takes an item of the stock in, as far as it lies at a place.
    pub(super) fn add_item(&mut self, value: Value, location: &str) -> serde_json::Result<()> {
        #[derive(Deserialize)]
        struct Told {
            id: String,
            #[serde(default)]
            sku: Option<String>,
            #[serde(default, deserialize_with = "or_none")]
            location_levels: Vec<Level>,
        }
        let told: Told = serde_json::from_value(value)?;
        let mut levels = told.location_levels.into_iter();
        let level = levels.find(|it| it.location_id == location);
        if let Some(sku) = told.sku {
            self.stock.insert(sku, Item { id: told.id, level });
        }
        Ok(())
    }

    /// Takes a way of sending in.
    pub(super) fn add_fee(&mut self, value: Value) -> serde_json::Result<()> {
        #[derive(Deserialize)]
        struct Kind {
            code: String,
        }
        #[derive(Deserialize)]
        struct Amount {
            amount: f64,
        }
        #[derive(Deserialize)]
        struct Told {
            id: String,
            name: String,
            #[serde(rename = "type")]
            kind: Option<Kind>,
            #[serde(default, deserialize_with = "or_none")]
            prices: Vec<Amount>,
        }
        let told: Told = serde_json::from_value(value)?;
        let fee = Fee {
            id: told.id,
            name: told.name,
            amounts: told.prices.into_iter().map(|it| it.amount).collect(),
        };
        if let Some(kind) = told.kind {
            self.fees.insert(kind.code, fee);
        }
        Ok(())
    }

    /// Takes a list of prices in, if it is that of the night.
    pub(super) fn add_list(&mut self, value: Value) -> serde_json::Result<()> {
        let mut list: NightList = serde_json::from_value(value)?;
        if list.title == NIGHT_LIST {
            let before = self.night.take().filter(|it| it.id == list.id);
            list.prices = before.map(|it| it.prices).unwrap_or_default();
            self.night = Some(list);
        }
        Ok(())
    }

    /// Takes a price of the night in.
    pub(super) fn add_night_price(&mut self, value: Value) -> serde_json::Result<()> {
        #[derive(Deserialize)]
        struct Told {
            id: String,
            amount: f64,
            currency_code: String,
        }
        let variant = value.pointer("/price_set/variant/id");
        let variant = variant.and_then(Value::as_str).map(str::to_owned);
        let told: Told = serde_json::from_value(value)?;
        let price = NightPrice {
            id: told.id,
            variant,
            amount: told.amount,
            currency: told.currency_code,
        };
        if let Some(list) = &mut self.night {
            list.prices.retain(|it| it.id != price.id);
            list.prices.push(price);
        }
        Ok(())
    }
}
