//! A product as its file says it, and the short form of it that browsing needs.

use super::contact::{Blur, PictureFile, WebAddress};
use super::score::Score;
use crate::form::{at_least_one, at_least_one_option, filled, filled_list, filled_option};
use crate::locale::Text;
use crate::money::Dong;
use crate::slug::Slug;
use crate::time::Date;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A product, whole: the file `products/SLUG.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The product's name in addresses; the file has the same name.
    pub slug: Slug,
    /// The product's name.
    pub name: Text,
    /// One sentence of 60 to 130 characters.
    pub summary: Text,
    /// The slug of the producer, who answers for the quality.
    pub producer: Slug,
    /// The slug of the product's group.
    pub group: Slug,
    /// The slug of the product's sub-group, within its group.
    pub subgroup: Slug,
    /// The village that the product comes from.
    #[serde(deserialize_with = "filled")]
    pub village: String,
    /// The commune or ward since 1 July 2025.
    #[serde(deserialize_with = "filled")]
    pub place: String,
    /// The district of old, which people still say and search for.
    #[serde(
        default,
        deserialize_with = "filled_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub old_place: Option<String>,
    /// The OCOP stars, 3 to 5.
    pub stars: Stars,
    /// The drawn picture `public/art/ART.svg`; without it that of the sub-group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub art: Option<Slug>,
    /// The certificate that the stars rest on.
    pub certificate: Certificate,
    /// The kinds and packs that can be bought, at least one; the first is shown first.
    pub variants: Vec<Variant>,
    /// Photographs; without one the drawn picture is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// How it is made and used. Paragraphs are parted by an empty line.
    pub story: Text,
    /// What is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ingredients: Option<Text>,
    /// How to keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<Text>,
    /// How long it keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shelf_life: Option<Text>,
    /// What some people must not eat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allergens: Option<Text>,
    /// Where its origin can be traced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_url: Option<WebAddress>,
    /// Further words that people search for.
    #[serde(
        default,
        deserialize_with = "filled_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub keywords: Vec<String>,
    /// Whether it is shown and not sold, as alcohol is.
    #[serde(default, skip_serializing_if = "is_false")]
    pub view_only: bool,
}

/// What browsing and the cart need of a product: a part of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The product's name in addresses.
    pub slug: Slug,
    /// The product's name.
    pub name: Text,
    /// The slug of the producer.
    pub producer: Slug,
    /// The slug of the group.
    pub group: Slug,
    /// The slug of the sub-group.
    pub subgroup: Slug,
    /// The village that the product comes from.
    pub village: String,
    /// The commune or ward.
    pub place: String,
    /// The district of old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_place: Option<String>,
    /// The OCOP stars.
    pub stars: Stars,
    /// The drawn picture; without it that of the sub-group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub art: Option<Slug>,
    /// When the certificate was decided.
    pub decided: Date,
    /// The last day of the certificate.
    pub valid_until: Date,
    /// Whether the four stars are on their way to five.
    #[serde(default, skip_serializing_if = "is_false")]
    pub potential_five_star: bool,
    /// The kinds and packs that can be bought.
    pub variants: Vec<Variant>,
    /// Photographs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// Further words that people search for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Whether it is shown and not sold.
    #[serde(default, skip_serializing_if = "is_false")]
    pub view_only: bool,
}

impl From<&Product> for Listing {
    fn from(product: &Product) -> Self {
        let product = product.clone();
        Self {
            slug: product.slug,
            name: product.name,
            producer: product.producer,
            group: product.group,
            subgroup: product.subgroup,
            village: product.village,
            place: product.place,
            old_place: product.old_place,
            stars: product.stars,
            art: product.art,
            decided: product.certificate.decided,
            valid_until: product.certificate.valid_until,
            potential_five_star: product.certificate.potential_five_star,
            variants: product.variants,
            photos: product.photos,
            keywords: product.keywords,
            view_only: product.view_only,
        }
    }
}

/// A kind or pack of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The variant's name in carts and orders; it never changes once people have bought it.
    pub id: Slug,
    /// A short label, such as "Hộp 100 g".
    pub name: Text,
    /// What the price is for, such as "hộp 100 g".
    pub unit: Text,
    /// The usual price of one unit, taxes included.
    pub price: Dong,
    /// The price of one unit while the market is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub night_price: Option<Dong>,
    /// How many units are there.
    pub stock: u32,
    /// The fewest units of an order.
    #[serde(default = "one", deserialize_with = "at_least_one")]
    pub minimum: u32,
    /// The most units of an order.
    #[serde(
        default,
        deserialize_with = "at_least_one_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub maximum: Option<u32>,
    /// From the minimum on, orders grow by so many units.
    #[serde(default = "one", deserialize_with = "at_least_one")]
    pub step: u32,
    /// How much is in one unit, for the price by weight, volume or piece.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net: Option<Net>,
}

fn one() -> u32 {
    1
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// How much is in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Net {
    /// How many grams, millilitres or pieces.
    #[serde(deserialize_with = "at_least_one")]
    pub amount: u32,
    /// What is counted.
    pub measure: Measure,
}

/// What a unit is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Grams; prices are compared by the kilogram.
    G,
    /// Millilitres; prices are compared by the litre.
    Ml,
    /// Pieces.
    Piece,
}

/// An OCOP certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The number of the certificate.
    #[serde(deserialize_with = "filled")]
    pub number: String,
    /// The number of the decision that granted it.
    #[serde(deserialize_with = "filled")]
    pub decision: String,
    /// The day of the decision.
    pub decided: Date,
    /// Who granted it.
    pub issuer: Text,
    /// The score, of 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The last day on which it is valid, 36 months after the decision.
    pub valid_until: Date,
    /// Whether a product of four stars was found to have the potential for five.
    #[serde(default, skip_serializing_if = "is_false")]
    pub potential_five_star: bool,
}

/// A photograph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// The place of the file below `public/`.
    pub file: PictureFile,
    /// What the photograph shows, for whoever cannot see it.
    pub alt: Text,
    /// The width, in pixels.
    #[serde(deserialize_with = "at_least_one")]
    pub width: u32,
    /// The height, in pixels.
    #[serde(deserialize_with = "at_least_one")]
    pub height: u32,
    /// The widths in which it is there, the last one its own; `editor images` writes them. The file
    /// `photos/tra-sen-1600.jpg` lies then beside `photos/tra-sen-400.jpg` and
    /// `photos/tra-sen-400.avif`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
    /// What is shown until it is there; `editor images` writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blur: Option<Blur>,
}

impl Photo {
    /// The place of the picture in a width, with the ending of a format; none where its name does
    /// not say its own width, as those that `editor images` writes do.
    pub fn in_width(&self, width: u32, ending: &str) -> Option<String> {
        let stem = self.file.as_str().rsplit_once('.')?.0;
        let name = stem.strip_suffix(&format!("-{}", self.width))?;
        Some(format!("{name}-{width}.{ending}"))
    }

    /// The places of the picture in all its widths, as a `srcset` names them; none where there is
    /// but one.
    pub fn source_set(&self, ending: &str) -> Option<String> {
        let one = |width: &u32| Some(format!("/{} {width}w", self.in_width(*width, ending)?));
        let all: Option<Vec<String>> = self.widths.iter().map(one).collect();
        all.filter(|it| !it.is_empty()).map(|it| it.join(", "))
    }

    /// The place of the picture in the smallest width that is large enough.
    pub fn at_least(&self, width: u32) -> String {
        let enough = self.widths.iter().copied().filter(|it| *it >= width).min();
        let found = enough.and_then(|it| self.in_width(it, "jpg"));
        found.unwrap_or_else(|| self.file.to_string())
    }
}

/// The OCOP stars of a product that is sold: three, four or five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Stars(u8);

impl Stars {
    /// So many stars; none where a product has fewer than three or more than five.
    pub const fn new(count: u8) -> Option<Self> {
        if count >= 3 && count <= 5 {
            Some(Self(count))
        } else {
            None
        }
    }

    /// The number of stars.
    pub const fn get(self) -> u8 {
        self.0
    }
}

struct StarsVisitor;

impl Visitor<'_> for StarsVisitor {
    type Value = Stars;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("3, 4 or 5 stars")
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Stars, E> {
        let stars = u8::try_from(count).ok().and_then(Stars::new);
        stars.ok_or_else(|| E::custom("a product has 3, 4 or 5 stars"))
    }
}

impl<'de> Deserialize<'de> for Stars {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u8(StarsVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Stars {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Stars".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "enum": [3, 4, 5], "description": "OCOP stars" })
    }
}
