//! Money: whole Vietnamese đồng, never a fraction, never a floating-point number.

use crate::locale::Locale;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// An amount of đồng: a price, or a sum of prices.
///
/// Arithmetic stops at the largest amount instead of wrapping around. A cart cannot get there:
/// 200 lines of 10,000 pieces at the highest price are a thousandth of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Dong(u64);

/// Why a number is no price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a price is a whole number of đồng, such as 350000, and at most 10000000000")]
pub struct MoneyError;

impl Dong {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The highest price, ten thousand million đồng.
    pub const MAX_PRICE: Self = Self(10_000_000_000);

    /// A price of so many đồng.
    ///
    /// # Errors
    /// Refuses amounts above [`Dong::MAX_PRICE`].
    pub const fn new(amount: u64) -> Result<Self, MoneyError> {
        if amount <= Self::MAX_PRICE.0 {
            Ok(Self(amount))
        } else {
            Err(MoneyError)
        }
    }

    /// An amount that was computed from prices and may be above the highest one.
    pub(crate) const fn computed(amount: u64) -> Self {
        Self(amount)
    }

    /// The number of đồng.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The price of so many pieces.
    #[must_use]
    pub fn times(self, quantity: u32) -> Self {
        Self(self.0.saturating_mul(u64::from(quantity)))
    }

    /// The price of so many pieces; nothing where no amount can hold it.
    #[must_use]
    pub fn checked_times(self, quantity: u32) -> Option<Self> {
        self.0.checked_mul(u64::from(quantity)).map(Self)
    }

    /// Both amounts together; nothing where no amount can hold them.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The amount as a language writes it: `1.250.000 ₫`, `₫1,250,000`, `1 250 000 ₫`.
    pub fn format(self, locale: Locale) -> String {
        let number = format_number(self.0, locale);
        match locale {
            Locale::En => ["₫", &number].concat(),
            Locale::Vi | Locale::Fr => [&number, "\u{a0}₫"].concat(),
        }
    }
}

/// A number with its digits in groups of three, as a language writes it.
pub fn format_number(number: u64, locale: Locale) -> String {
    let separator = match locale {
        Locale::Vi => '.',
        Locale::En => ',',
        Locale::Fr => '\u{202f}',
    };
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

impl Add for Dong {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Dong {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

struct PriceVisitor;

impl Visitor<'_> for PriceVisitor {
    type Value = Dong;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number of đồng, such as 350000")
    }

    fn visit_u64<E: Error>(self, amount: u64) -> Result<Dong, E> {
        Dong::new(amount).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Dong, E> {
        Err(E::custom(MoneyError))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Dong, E> {
        Err(E::custom(MoneyError))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Dong, E> {
        Err(E::custom(MoneyError))
    }
}

impl<'de> Deserialize<'de> for Dong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // "Any" and not a number, so that a price in quotes gets the plain message, too.
        deserializer.deserialize_any(PriceVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Dong {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Dong".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "minimum": 0,
            "maximum": Self::MAX_PRICE.0,
            "description": "A price: a whole number of đồng, without quotes, dots or commas"
        })
    }
}
