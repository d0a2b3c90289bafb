//! What is ordered of one producer, and what it costs: whole đồng that cannot overflow.

use super::line::OneLine;
use crate::money::Dong;
use crate::slug::Slug;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// So many units of a variant, at the price that was agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The product.
    pub product: Slug,
    /// The variant.
    pub variant: Slug,
    /// The names of both in Vietnamese.
    pub name: OneLine,
    /// The price of a unit, tax included.
    pub price: Dong,
    /// How many units.
    pub quantity: NonZeroU32,
}

impl Item {
    /// The price of all units.
    pub fn total(&self) -> Dong {
        self.price.times(self.quantity.get())
    }
}

/// The most that the goods of an order may cost: a transfer of more has no QR code, whose amount
/// has 13 digits at most.
pub const MAX_GOODS: Dong = Dong::computed(9_000_000_000_000);

/// What is ordered of one producer: something at least, and no more than can be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Item>", into = "Vec<Item>")]
pub struct Goods(Vec<Item>);

/// Why things are no goods of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoodsError {
    /// There are none.
    #[error("an order has one item at least")]
    Nothing,
    /// They cost more than can be paid.
    #[error("an order costs 9000000000000 đồng at most")]
    TooMuch,
}

impl Goods {
    /// These things, if they can be an order.
    ///
    /// # Errors
    /// Says why they cannot.
    pub fn new(items: Vec<Item>) -> Result<Self, GoodsError> {
        if items.is_empty() {
            return Err(GoodsError::Nothing);
        }
        let mut total = Dong::ZERO;
        for item in &items {
            let price = item.price.checked_times(item.quantity.get());
            let sum = price.and_then(|price| total.checked_add(price));
            total = sum
                .filter(|sum| *sum <= MAX_GOODS)
                .ok_or(GoodsError::TooMuch)?;
        }
        Ok(Self(items))
    }

    /// The items.
    pub fn items(&self) -> &[Item] {
        &self.0
    }

    /// What they cost together.
    pub fn total(&self) -> Dong {
        self.0.iter().map(Item::total).sum()
    }
}

impl TryFrom<Vec<Item>> for Goods {
    type Error = GoodsError;

    fn try_from(items: Vec<Item>) -> Result<Self, Self::Error> {
        Self::new(items)
    }
}

impl From<Goods> for Vec<Item> {
    fn from(goods: Goods) -> Self {
        goods.0
    }
}
