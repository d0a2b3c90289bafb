//! The market itself and its groups of products.

use super::contact::{Email, Endpoint, Origin, Phone, Portal};
use super::source::SourceSettings;
use crate::form::filled;
use crate::locale::Text;
use crate::schedule::Schedule;
use crate::slug::Slug;
use crate::time::UtcOffset;
use serde::{Deserialize, Serialize};

/// The market: the file `market.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The market's name.
    pub name: Text,
    /// A few words on what it is.
    pub tagline: Text,
    /// Where the shop stands, such as `https://market.example.com`. Search engines and link
    /// previews need it; without it the pages leave out what has to be absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Whether the content is made up, for demonstration.
    #[serde(default)]
    pub demonstration: bool,
    /// The name of the market's time zone (IANA), for calendars.
    #[serde(deserialize_with = "filled")]
    pub time_zone: String,
    /// How far the market's clocks are ahead of UTC.
    pub utc_offset_minutes: UtcOffset,
    /// When the market is open.
    pub schedule: Schedule,
    /// When orders are taken.
    pub ordering: Ordering,
    /// Where the shop gets its data from.
    pub source: SourceSettings,
    /// Where the shop sends what its visitors fill in; without an address they send it by e-mail.
    #[serde(default, skip_serializing_if = "Endpoints::is_empty")]
    pub endpoints: Endpoints,
    /// Which sites may show the shop in their pages.
    #[serde(default, skip_serializing_if = "Embedding::is_empty")]
    pub embedding: Embedding,
    /// Who runs the shop.
    pub owner: Owner,
    /// What the page on the market says, section by section.
    pub about: Vec<Section>,
}

impl Market {
    /// How far the market's clocks are ahead of UTC.
    pub fn offset(&self) -> UtcOffset {
        self.utc_offset_minutes
    }
}

/// When orders are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ordering {
    /// The rule.
    pub policy: OrderingPolicy,
    /// For how many minutes after the end an order may be placed that was begun before it.
    #[serde(default)]
    pub grace_minutes: u16,
}

/// The rules for when orders are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OrderingPolicy {
    /// While the market is open.
    MarketHours,
    /// At any time.
    Always,
}

/// Where the shop sends what its visitors fill in: a POST with JSON and an `Idempotency-Key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Endpoints {
    /// Registrations for courses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registrations: Option<Endpoint>,
    /// Requests for quotations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotations: Option<Endpoint>,
    /// Complaints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complaints: Option<Endpoint>,
    /// Orders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orders: Option<Endpoint>,
}

impl Endpoints {
    /// All that are named.
    pub fn all(&self) -> impl Iterator<Item = &Endpoint> {
        let all = [
            &self.registrations,
            &self.quotations,
            &self.complaints,
            &self.orders,
        ];
        all.into_iter().flatten()
    }

    fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}

/// Which sites may show the shop, or a part of it, in a frame of their pages and exchange
/// messages with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Embedding {
    /// The sites, such as `https://portal.example.com`; no others may.
    pub origins: Vec<Portal>,
}

impl Embedding {
    fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }
}

/// Who runs the shop, as the law wants it shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// The owner's name.
    pub name: Text,
    /// The owner's address.
    pub address: Text,
    /// Number, date and place of the registration.
    pub registration: Text,
    /// The number to call.
    pub phone: Phone,
    /// The address to write to.
    pub email: Email,
}

/// A section of the page on the market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The section's name in addresses.
    pub id: Slug,
    /// The heading.
    pub title: Text,
    /// The paragraphs.
    pub paragraphs: Vec<Text>,
}

/// The groups: the file `groups.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The groups in the order in which the shop shows them.
    pub groups: Vec<Group>,
}

/// A group of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The group's name in addresses.
    pub slug: Slug,
    /// The group's name.
    pub name: Text,
    /// One sentence on the group.
    pub blurb: Text,
    /// Its sub-groups.
    pub subgroups: Vec<Subgroup>,
}

/// A sub-group of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Subgroup {
    /// The sub-group's name in addresses.
    pub slug: Slug,
    /// The sub-group's name.
    pub name: Text,
    /// The drawn picture of its kind of product, `public/art/ART.svg`.
    pub art: Slug,
}
