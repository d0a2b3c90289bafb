//! How a producer's goods come to their buyers, and what that costs.

use crate::form::filled_list;
use crate::money::Dong;
use crate::search::fold;
use serde::{Deserialize, Serialize};

/// How a producer's goods come to their buyers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// Where goods are sent to and for how much. The first zone that a province lies in counts;
    /// to a province that lies in none nothing is sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<Zone>,
    /// Whether buyers may come for their goods.
    #[serde(default)]
    pub pick_up: bool,
}

/// Some provinces, or all, and what it costs to send goods there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// The provinces, such as `Hà Nội`; without any, the whole country.
    #[serde(
        default,
        deserialize_with = "filled_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub provinces: Vec<String>,
    /// What an order costs to send; 0 is free. Without it, producer and buyer agree on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Dong>,
    /// From this price of its goods on an order is sent free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<Dong>,
}

/// What it costs to send an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carriage {
    /// So much; nothing where it is free.
    Fee(Dong),
    /// Producer and buyer agree on it.
    Agreed,
}

impl Delivery {
    /// Where a producer states no terms, all is agreed on.
    #[must_use]
    pub fn by_agreement() -> Self {
        Self {
            zones: vec![Zone {
                provinces: Vec::new(),
                fee: None,
                free_from: None,
            }],
            pick_up: false,
        }
    }

    /// What it costs to send goods of this price to a province; nothing where they are not sent.
    pub fn carriage(&self, province: &str, goods: Dong) -> Option<Carriage> {
        let key = province_key(province);
        let holds = |zone: &&Zone| {
            let mut named = zone.provinces.iter();
            zone.provinces.is_empty() || named.any(|name| province_key(name) == key)
        };
        let zone = self.zones.iter().find(holds)?;
        if zone.free_from.is_some_and(|from| goods >= from) {
            return Some(Carriage::Fee(Dong::ZERO));
        }
        Some(zone.fee.map_or(Carriage::Agreed, Carriage::Fee))
    }
}

impl Carriage {
    /// What is known of the cost; what will be agreed on is not.
    #[must_use]
    pub fn known(self) -> Dong {
        match self {
            Self::Fee(fee) => fee,
            Self::Agreed => Dong::ZERO,
        }
    }
}

/// A province's name as terms compare it, whether or not it says what it is.
fn province_key(name: &str) -> String {
    let folded = fold(name);
    let bare = ["thanh pho ", "tinh ", "tp. ", "tp "]
        .iter()
        .find_map(|kind| folded.strip_prefix(kind));
    bare.unwrap_or(&folded).to_owned()
}
