//! The same goods once more, at what they cost now.

use super::{OneLine, Order};
use crate::cart::{Cart, Refusal};
use crate::catalogue::Products;
use crate::money::Dong;
use crate::time::Date;

/// What is other than it was when the order was placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The product or its variant is gone.
    Gone,
    /// So much of it cannot be ordered now.
    Refused(Refusal),
    /// It has another price.
    Price {
        /// The price then.
        from: Dong,
        /// The price now.
        to: Dong,
    },
}

impl Order {
    /// Puts the goods of the order into a cart once more, at the prices of now, and names all that
    /// is other than it was.
    pub fn put_again(
        &self,
        cart: &mut Cart,
        catalogue: &impl Products,
        open: bool,
        today: Option<Date>,
    ) -> Vec<(OneLine, Change)> {
        let mut changes = Vec::new();
        for item in self.goods.items() {
            let listing = catalogue.product(item.product.as_str());
            let found = listing
                .as_deref()
                .and_then(|listing| Some((listing, listing.variant(item.variant.as_str())?)));
            let change = match found {
                None => Some(Change::Gone),
                Some((listing, variant)) => {
                    let to = variant.price_at(open);
                    let from = item.price;
                    match cart.add(listing, variant, item.quantity.get(), to, today) {
                        Err(refusal) => Some(Change::Refused(refusal)),
                        Ok(()) => (from != to).then_some(Change::Price { from, to }),
                    }
                }
            };
            changes.extend(change.map(|change| (item.name.clone(), change)));
        }
        changes
    }
}
