//! What may be sold, for how much, and in which quantities.

use crate::cart::Refusal;
use crate::catalogue::{Listing, Measure, Variant};
use crate::money::Dong;
use crate::time::Date;

/// Whether a product can be bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// It can be bought.
    ForSale,
    /// It is shown and not sold, as alcohol is.
    ViewOnly,
    /// Its certificate has run out; only certified products are sold.
    CertificateExpired {
        /// The last day on which it was valid.
        since: Date,
    },
    /// Nothing of it is left.
    SoldOut,
}

/// A price by weight, volume or piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitPrice {
    /// The price of a kilogram, a litre or a piece, rounded to a đồng.
    pub price: Dong,
    /// What it is the price of: by grams means a kilogram, by millilitres a litre.
    pub per: Measure,
}

impl Listing {
    /// Whether the product can be bought on a day; while the day is unknown, certificates
    /// count as valid.
    pub fn availability(&self, today: Option<Date>) -> Availability {
        if self.view_only {
            return Availability::ViewOnly;
        }
        if today.is_some_and(|today| today > self.valid_until) {
            return Availability::CertificateExpired {
                since: self.valid_until,
            };
        }
        if self.variants.iter().all(Variant::is_sold_out) {
            return Availability::SoldOut;
        }
        Availability::ForSale
    }

    /// The variant with the lowest price, those that are left before those that are not.
    pub fn cheapest(&self, open: bool) -> Option<&Variant> {
        self.variants
            .iter()
            .min_by_key(|variant| (variant.is_sold_out(), variant.price_at(open)))
    }

    /// Whether a variant costs less while the market is open.
    pub fn has_night_price(&self) -> bool {
        self.variants
            .iter()
            .any(|variant| variant.night_price.is_some())
    }

    /// A variant by its id.
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == *id)
    }
}

impl Variant {
    /// The price of a unit, which may be lower while the market is open.
    pub fn price_at(&self, open: bool) -> Dong {
        match self.night_price {
            Some(price) if open => price,
            _ => self.price,
        }
    }

    /// Whether not even the smallest order can be met.
    pub fn is_sold_out(&self) -> bool {
        self.stock < self.minimum
    }

    /// A price by weight, volume or piece, unless that is the price itself.
    pub fn unit_price(&self, price: Dong) -> Option<UnitPrice> {
        let net = self.net?;
        let base: u64 = match net.measure {
            Measure::G | Measure::Ml => 1_000,
            Measure::Piece => 1,
        };
        let amount = u64::from(net.amount);
        if amount == base || amount == 0 {
            return None;
        }
        let price = price.get().saturating_mul(base).saturating_add(amount / 2) / amount;
        Some(UnitPrice {
            price: Dong::computed(price),
            per: net.measure,
        })
    }

    /// The largest quantity that one order may have; less than the minimum once sold out.
    fn largest(&self) -> u32 {
        let most = self.maximum.unwrap_or(u32::MAX).min(self.stock);
        match most.checked_sub(self.minimum) {
            Some(above) => self.minimum + above / self.step.max(1) * self.step.max(1),
            None => 0,
        }
    }
}

/// Whether a quantity of a variant can be ordered.
///
/// # Errors
/// Says which rule it breaks, and what would be right.
pub fn allowed_quantity(variant: &Variant, quantity: u32) -> Result<(), Refusal> {
    if variant.is_sold_out() {
        // What may be left is too little for any order.
        return Err(Refusal::AboveStock { stock: 0 });
    }
    if quantity < variant.minimum {
        return Err(Refusal::BelowMinimum {
            minimum: variant.minimum,
        });
    }
    let largest = variant.largest();
    if quantity > largest {
        // The stock is named only where all of it can be ordered.
        let lasting = variant.maximum.is_some_and(|maximum| maximum <= largest);
        return Err(if largest == variant.stock && !lasting {
            Refusal::AboveStock { stock: largest }
        } else {
            Refusal::AboveMaximum { maximum: largest }
        });
    }
    let step = variant.step.max(1);
    let above = (quantity - variant.minimum) % step;
    if above == 0 {
        return Ok(());
    }
    let lower = quantity - above;
    Err(Refusal::NotAStep {
        step,
        lower,
        upper: lower + step,
    })
}
