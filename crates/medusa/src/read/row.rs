//! A product as the engine says it.

use market::{Dong, MoneyError, Problem, ProductNow, Slug, VariantNow};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::value::RawValue;

/// What is shown of a variant whose stock the engine does not count: enough for any order.
const UNCOUNTED: u32 = 1_000;

/// A product; what is not asked for is not there, and what is empty may be null.
#[derive(Deserialize)]
pub(super) struct Row<'a> {
    pub(super) handle: Slug,
    #[serde(default, borrow)]
    pub(super) metadata: Option<Metadata<'a>>,
    #[serde(default)]
    variants: Option<Vec<VariantRow>>,
}

/// What the shop keeps with a product.
#[derive(Deserialize)]
pub(super) struct Metadata<'a> {
    /// The whole file of the product.
    #[serde(default, borrow)]
    pub(super) ocop: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct VariantRow {
    sku: Option<String>,
    #[serde(default)]
    manage_inventory: Option<bool>,
    #[serde(default)]
    inventory_quantity: Option<f64>,
    #[serde(default)]
    calculated_price: Option<Price>,
}

#[derive(Deserialize)]
struct Price {
    #[serde(default, deserialize_with = "amount")]
    calculated_amount: Option<Dong>,
    #[serde(default, deserialize_with = "amount")]
    original_amount: Option<Dong>,
}

/// An amount of đồng, which the engine may write with a point and no fraction.
fn amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Dong>, D::Error> {
    let Some(amount) = Option::<f64>::deserialize(deserializer)? else {
        return Ok(None);
    };
    if amount < 0.0 || amount.fract() != 0.0 {
        return Err(D::Error::custom(MoneyError));
    }
    // A number above the highest is one that is refused, not another one.
    Dong::new(amount as u64).map(Some).map_err(D::Error::custom)
}

impl Row<'_> {
    /// The prices and the stock.
    ///
    /// # Errors
    /// Names the field that a variant cannot be known by.
    pub(super) fn now(&self) -> Result<ProductNow, (String, &'static str)> {
        let variants = self.variants.iter().flatten().enumerate();
        let variants = variants.map(|(at, row)| {
            let id = row.id(&self.handle).ok_or_else(|| {
                let field = format!("variants[{at}].sku");
                (
                    field,
                    "this is not the product's slug, a slash and the variant's id",
                )
            })?;
            Ok(row.now(id))
        });
        Ok(ProductNow {
            slug: self.handle.clone(),
            variants: variants.collect::<Result<_, _>>()?,
        })
    }
}

impl VariantRow {
    fn id(&self, product: &Slug) -> Option<Slug> {
        let id = self.sku.as_deref()?.strip_prefix(product.as_str())?;
        id.strip_prefix('/')?.parse().ok()
    }

    fn now(&self, id: Slug) -> VariantNow {
        let price = self.calculated_price.as_ref();
        let calculated = price.and_then(|it| it.calculated_amount);
        // Without a price of a list the two are the same.
        let usual = price.and_then(|it| it.original_amount).or(calculated);
        let lowered = calculated.filter(|it| usual.is_some_and(|usual| *it < usual));
        let price = match lowered {
            Some(_) => usual,
            // What is charged counts, and it may be more than the price of before.
            None => calculated,
        };
        VariantNow {
            id,
            price,
            lowered,
            stock: self.stock(),
        }
    }

    /// How many units are there; of what has been sold twice over, none.
    fn stock(&self) -> u32 {
        if self.manage_inventory == Some(false) {
            return UNCOUNTED;
        }
        let left = self.inventory_quantity.unwrap_or_default();
        left.clamp(0.0, f64::from(u32::MAX)) as u32
    }
}

/// The same, told of a product at a place of the answer.
pub(super) fn now_of(row: &Row<'_>, file: &str, place: &str) -> Result<ProductNow, Problem> {
    row.now().map_err(|(field, message)| Problem {
        field: format!("{place}.{field}"),
        ..Problem::with_file(file, message)
    })
}
