//! The orders of products: worked out when first asked for, then walked.

use crate::columns::STARS;
use crate::query::Sort;
use crate::shelf::Shelf;
use std::sync::OnceLock;

/// All products in each order.
#[derive(Default)]
pub(crate) struct Orders {
    ties: OnceLock<Vec<u32>>,
    names: OnceLock<Vec<u32>>,
    newest: OnceLock<Vec<u32>>,
    /// Usual and night prices, rising and falling.
    prices: [OnceLock<Vec<u32>>; 4],
}

impl Shelf {
    /// More stars first, then by name: what decides between equals.
    pub(crate) fn ties(&self) -> &[u32] {
        self.orders.ties.get_or_init(|| {
            let columns = &self.columns;
            self.sorted_by(|product| {
                let stars = STARS - (columns.flags[product] & STARS);
                (u64::from(stars) << 32) | u64::from(columns.name_rank[product])
            })
        })
    }

    /// All products in an order; none for the best match, which depends on the words.
    pub(crate) fn order(&self, sort: Sort, open: bool) -> Option<&[u32]> {
        let columns = &self.columns;
        let prices = &columns.prices[usize::from(open)];
        let ordered = match sort {
            Sort::Best => return None,
            Sort::Stars => return Some(self.ties()),
            Sort::Name => self
                .orders
                .names
                .get_or_init(|| self.tied_by(|product| i64::from(columns.name_rank[product]))),
            Sort::Newest => self
                .orders
                .newest
                .get_or_init(|| self.tied_by(|product| -i64::from(columns.decided[product]))),
            // A price is at most 64 bits, of which the highest is never used.
            Sort::PriceUp => self.orders.prices[usize::from(open)]
                .get_or_init(|| self.tied_by(|product| prices[product] as i64)),
            Sort::PriceDown => self.orders.prices[2 + usize::from(open)]
                .get_or_init(|| self.tied_by(|product| -(prices[product] as i64))),
        };
        Some(ordered)
    }

    fn sorted_by(&self, key: impl Fn(usize) -> u64) -> Vec<u32> {
        let mut keyed: Vec<(u64, u32)> = (0..self.len() as u32)
            .map(|product| (key(product as usize), product))
            .collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, product)| product).collect()
    }

    /// By a key, equals by [`Shelf::ties`].
    fn tied_by(&self, key: impl Fn(usize) -> i64) -> Vec<u32> {
        let ties = self.ties().iter().zip(0_u32..);
        let mut keyed: Vec<(i64, u32, u32)> = ties
            .map(|(product, rank)| (key(*product as usize), rank, *product))
            .collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, _, product)| product).collect()
    }
}
