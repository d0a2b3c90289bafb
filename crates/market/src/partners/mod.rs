//! Who can supply what, and who looks for what: producers, co-operatives and businesses that want
//! to find each other.

mod filter;
mod quotation;

pub use filter::{Choices, PartnerFilter, Role};
pub use quotation::{Field, MAX_PARTNERS, Quotation, QuotationDraft, QuotationRequest};

use crate::catalogue::{Address, Email, EntityKind, Phone};
use crate::form::at_least_one;
use crate::locale::Text;
use crate::slug::Slug;
use crate::time::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The partners: the file `partners.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Partners {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Whether the partners are made up, for demonstration.
    #[serde(default)]
    pub demonstration: bool,
    /// The partners, in the order in which the page shows them.
    pub partners: Vec<Partner>,
}

/// Somebody who supplies, looks for something, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// The partner's name in addresses.
    pub slug: Slug,
    /// The name.
    pub name: Text,
    /// What kind of entity it is.
    pub kind: EntityKind,
    /// The producer of the market that it is; left out for others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub producer: Option<Slug>,
    /// What it does, in a sentence or two.
    pub about: Text,
    /// Where it is.
    pub address: Address,
    /// The number to call.
    pub phone: Phone,
    /// The address to write to.
    pub email: Email,
    /// What it can supply.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplies: Vec<Supply>,
    /// What it looks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seeks: Vec<Need>,
}

/// Something that can be supplied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Supply {
    /// The goods.
    pub goods: Text,
    /// Their group.
    pub group: Slug,
    /// The most that can be supplied in a month of the season.
    pub monthly: Volume,
    /// The season; left out for what is there all year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<Season>,
    /// What vouches for the goods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<Proof>,
    /// What holds for whoever buys in quantity.
    pub wholesale: Text,
}

/// Something that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The goods.
    pub goods: Text,
    /// Their group.
    pub group: Slug,
    /// How much is needed in a month.
    pub monthly: Volume,
    /// What is asked of the goods and of whoever supplies them.
    pub terms: Text,
}

/// What vouches for goods: a certificate, a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// What it is called.
    pub name: Text,
    /// The last day on which it holds; left out for what does not run out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// The months of the year in which something is there; a season may run over the turn of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// The first month, from 1 to 12.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 12)))]
    pub from: u8,
    /// The last month, from 1 to 12.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 12)))]
    pub until: u8,
}

/// So much of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// In what it is counted.
    pub unit: Unit,
    /// How many of these.
    #[serde(deserialize_with = "at_least_one")]
    pub amount: u32,
}

/// In what goods are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Kilograms.
    Kg,
    /// Litres.
    Litre,
    /// Pieces.
    Piece,
}

impl Unit {
    /// All units, with their names in addresses.
    const ALL: [(Self, &'static str); 3] = [
        (Self::Kg, "kg"),
        (Self::Litre, "litre"),
        (Self::Piece, "piece"),
    ];
}

impl fmt::Display for Volume {
    /// As addresses have it: `500-kg`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Unit::ALL.iter().find(|(unit, _)| *unit == self.unit);
        write!(f, "{}-{}", self.amount, name.map_or("", |(_, name)| name))
    }
}

impl FromStr for Volume {
    type Err = &'static str;

    /// ```
    /// use market::partners::{Unit, Volume};
    /// assert_eq!("500-kg".parse(), Ok(Volume { unit: Unit::Kg, amount: 500 }));
    /// assert!("0-kg".parse::<Volume>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = "this is not a volume such as 500-kg";
        let (amount, name) = text.split_once('-').ok_or(error)?;
        let unit = Unit::ALL.iter().find(|(_, known)| *known == name);
        let amount = amount.parse().ok().filter(|amount| *amount > 0);
        Ok(Self {
            unit: unit.ok_or(error)?.0,
            amount: amount.ok_or(error)?,
        })
    }
}

impl Volume {
    /// Whether it is as much as another or more; what is counted otherwise cannot be compared.
    pub fn covers(self, other: Self) -> bool {
        self.unit == other.unit && self.amount >= other.amount
    }
}

impl Season {
    /// Whether a month lies in it.
    pub fn contains(self, month: u8) -> bool {
        if self.from <= self.until {
            (self.from..=self.until).contains(&month)
        } else {
            month >= self.from || month <= self.until
        }
    }
}

impl Partners {
    /// A partner by its slug.
    pub fn partner(&self, slug: &str) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.slug == *slug)
    }
}
