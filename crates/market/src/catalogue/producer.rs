//! A producer as its file says it, and the short form of it that browsing needs.

use super::contact::{Bank, Email, Phone};
use super::delivery::Delivery;
use crate::form::{filled, filled_option};
use crate::locale::Text;
use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// A producer, whole: the file `producers/SLUG.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Producer {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The producer's name in addresses; the file has the same name.
    pub slug: Slug,
    /// The producer's name.
    pub name: Text,
    /// What kind of entity it is.
    pub kind: EntityKind,
    /// Whether it is made up, for demonstration.
    #[serde(default)]
    pub demonstration: bool,
    /// Who they are and how they work.
    pub story: Text,
    /// Where they are.
    pub address: Address,
    /// The number to call.
    pub phone: Phone,
    /// The number on Zalo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zalo: Option<Phone>,
    /// The address to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// The account that orders are paid to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<Bank>,
    /// How and for how much goods are sent.
    pub shipping: Text,
    /// The same in figures, for the checkout; without it, producer and buyer agree on the fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// What can be sent back, and when.
    pub returns: Text,
    /// What holds for whoever buys in quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wholesale: Option<Wholesale>,
}

/// What browsing needs of a producer: a part of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProducerCard {
    /// The producer's name in addresses.
    pub slug: Slug,
    /// The producer's name.
    pub name: Text,
    /// What kind of entity it is.
    pub kind: EntityKind,
    /// Whether it is made up, for demonstration.
    #[serde(default)]
    pub demonstration: bool,
    /// The commune or ward.
    pub place: String,
}

impl From<&Producer> for ProducerCard {
    fn from(producer: &Producer) -> Self {
        Self {
            slug: producer.slug.clone(),
            name: producer.name.clone(),
            kind: producer.kind,
            demonstration: producer.demonstration,
            place: producer.address.place.clone(),
        }
    }
}

/// The kinds of entities that take part in OCOP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// Hợp tác xã.
    Cooperative,
    /// Tổ hợp tác.
    Group,
    /// Doanh nghiệp.
    Company,
    /// Hộ kinh doanh.
    Household,
}

/// An address since 1 July 2025: without districts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// House number and street, or the hamlet.
    #[serde(
        default,
        deserialize_with = "filled_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub street: Option<String>,
    /// The commune or ward.
    #[serde(deserialize_with = "filled")]
    pub place: String,
    /// The province or city.
    #[serde(deserialize_with = "filled")]
    pub province: String,
}

/// What holds for whoever buys in quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Wholesale {
    /// Quantities, prices and terms.
    pub terms: Text,
    /// How much can be made in which time.
    pub capacity: Text,
}
