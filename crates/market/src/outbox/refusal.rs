//! Why an engine does not take an order as it is.

use crate::money::Dong;
use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// Why an engine does not take an order, and which lines stand in its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub why: Why,
    /// The lines that stand in its way; none where it is the order as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<RefusedLine>,
}

/// A line that stands in an order's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLine {
    /// The product.
    pub product: Slug,
    /// The variant.
    pub variant: Slug,
    /// How many units are left, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<u32>,
    /// What a unit costs now, where that is the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Dong>,
}

impl Refusal {
    /// A refusal of an order as a whole.
    pub fn whole(why: Why) -> Self {
        Self {
            why,
            lines: Vec::new(),
        }
    }
}

impl RefusedLine {
    /// A line that stands in the way, without a number that says more.
    pub fn of(product: Slug, variant: Slug) -> Self {
        Self {
            product,
            variant,
            left: None,
            price: None,
        }
    }
}

/// The reasons of an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// No orders are taken now.
    Closed,
    /// There is not enough left.
    Stock,
    /// The price is another one.
    Price,
    /// A certificate has run out.
    Certificate,
    /// It is shown and not sold.
    ViewOnly,
    /// So many units cannot be ordered.
    Quantity,
    /// It is not sold here: the engine does not know it, or has no price of it in the region.
    NotSold,
    /// The engine does not sell in this region.
    Region,
    /// It was taken back before.
    Cancelled,
    /// Something else.
    Other,
}
