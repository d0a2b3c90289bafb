//! The cart: what a shopper has chosen, and what has become of it since.

mod share;
mod view;

pub use share::ShareError;
pub use view::{CartView, LineState, LineView, ProducerLines};

use crate::catalogue::{Listing, Variant};
use crate::kept::{self, Json, KeptError, Writer};
use crate::money::Dong;
use crate::rules::{Availability, allowed_quantity};
use crate::slug::Slug;
use crate::time::Date;

/// The most lines of a cart.
pub const MAX_LINES: usize = 200;

/// What a shopper has chosen, in the order of choosing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cart {
    /// One line for each variant.
    pub lines: Vec<Line>,
}

/// So many units of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The product.
    pub product: Slug,
    /// The variant.
    pub variant: Slug,
    /// The product's name in Vietnamese, for the day when the product is gone.
    pub name: String,
    /// How many units.
    pub quantity: u32,
    /// The price of a unit that the shopper saw last.
    pub seen_price: Dong,
}

/// Why a quantity or a product is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Fewer units than an order needs.
    BelowMinimum {
        /// The fewest.
        minimum: u32,
    },
    /// More units than an order may have.
    AboveMaximum {
        /// The most.
        maximum: u32,
    },
    /// A number between two allowed ones.
    NotAStep {
        /// By how much orders grow.
        step: u32,
        /// The next allowed number below.
        lower: u32,
        /// The next allowed number above.
        upper: u32,
    },
    /// More units than are left.
    AboveStock {
        /// What can be ordered of it; 0 where not even the smallest order can be met.
        stock: u32,
    },
    /// The product cannot be bought at all.
    NotForSale(Availability),
    /// The cart has as many lines as it can have.
    CartFull {
        /// The most lines.
        max: usize,
    },
}

/// A line that was taken out, and from where, so that it can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The line.
    pub line: Line,
    /// Its place.
    pub index: usize,
}

impl Cart {
    /// Adds units of a variant; those in the cart already count towards its limits.
    ///
    /// # Errors
    /// Says why not; the cart stays as it was.
    pub fn add(
        &mut self,
        listing: &Listing,
        variant: &Variant,
        quantity: u32,
        price: Dong,
        today: Option<Date>,
    ) -> Result<(), Refusal> {
        match listing.availability(today) {
            Availability::ForSale => {}
            Availability::SoldOut => return Err(Refusal::AboveStock { stock: 0 }),
            closed => return Err(Refusal::NotForSale(closed)),
        }
        let total = self
            .quantity(&listing.slug, &variant.id)
            .saturating_add(quantity);
        allowed_quantity(variant, total)?;
        let place = self.place(&listing.slug, &variant.id);
        if let Some(line) = place.and_then(|index| self.lines.get_mut(index)) {
            line.quantity = total;
            line.seen_price = price;
            return Ok(());
        }
        if self.lines.len() >= MAX_LINES {
            return Err(Refusal::CartFull { max: MAX_LINES });
        }
        self.lines.push(Line {
            product: listing.slug.clone(),
            variant: variant.id.clone(),
            name: listing.name.vi.clone(),
            quantity,
            seen_price: price,
        });
        Ok(())
    }

    /// Sets the quantity of a line, which the caller has checked; nothing where there is no
    /// such line any more.
    pub fn set_quantity(&mut self, index: usize, quantity: u32) {
        if let Some(line) = self.lines.get_mut(index) {
            line.quantity = quantity;
        }
    }

    /// Takes a line out.
    pub fn remove(&mut self, index: usize) -> Option<Removed> {
        (index < self.lines.len()).then(|| Removed {
            line: self.lines.remove(index),
            index,
        })
    }

    /// Puts a line back where it was. Where the same variant was chosen again meanwhile, the
    /// larger quantity stays. A cart that was filled up meanwhile stays as it is.
    pub fn restore(&mut self, removed: Removed) {
        let place = self.place(&removed.line.product, &removed.line.variant);
        if let Some(line) = place.and_then(|index| self.lines.get_mut(index)) {
            line.quantity = line.quantity.max(removed.line.quantity);
            return;
        }
        if self.lines.len() < MAX_LINES {
            let index = removed.index.min(self.lines.len());
            self.lines.insert(index, removed.line);
        }
    }

    /// Agrees to the price that holds now.
    pub fn acknowledge(&mut self, index: usize, price: Dong) {
        if let Some(line) = self.lines.get_mut(index) {
            line.seen_price = price;
        }
    }

    /// How many units of a variant are in the cart.
    pub fn quantity(&self, product: &Slug, variant: &Slug) -> u32 {
        self.place(product, variant)
            .and_then(|index| self.lines.get(index))
            .map_or(0, |line| line.quantity)
    }

    fn place(&self, product: &Slug, variant: &Slug) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| line.product == *product && line.variant == *variant)
    }
}

impl Cart {
    /// The cart as it is kept on the device.
    pub fn to_json(&self) -> String {
        let lines = self.lines.iter().map(Line::written);
        Writer::kept().list("lines", lines).done()
    }

    /// Reads a cart that was kept.
    ///
    /// # Errors
    /// Says why the value cannot be read as a cart.
    pub fn from_kept(value: &impl Json) -> Result<Self, KeptError> {
        kept::check_version(value)?;
        let lines = kept::list(value, "lines")?;
        let lines: Result<Vec<Line>, KeptError> = lines.iter().map(Line::read).collect();
        let mut cart = Self::default();
        for line in lines?.into_iter().filter(|line| line.quantity > 0) {
            // One line for each variant holds for what was kept, too.
            cart.restore(Removed {
                line,
                index: usize::MAX,
            });
        }
        Ok(cart)
    }
}

impl Line {
    fn written(&self) -> Writer {
        Writer::object()
            .text("product", self.product.as_str())
            .text("variant", self.variant.as_str())
            .text("name", &self.name)
            .number("quantity", self.quantity.into())
            .number("seen_price", self.seen_price.get())
    }

    fn read(value: &impl Json) -> Result<Self, KeptError> {
        const QUANTITY: &str = "quantity";
        let quantity = kept::number(value, QUANTITY)?;
        Ok(Self {
            product: kept::slug(value, "product")?,
            variant: kept::slug(value, "variant")?,
            name: kept::text(value, "name")?,
            quantity: u32::try_from(quantity).map_err(|_| KeptError::Field(QUANTITY))?,
            seen_price: kept::price(value, "seen_price")?,
        })
    }
}
