//! What is like a product.

use crate::shelf::Shelf;
use market::{Listing, Slug};

/// How close two products are that have their kind, village, producer or group in common.
const KIND: u8 = 4;
const VILLAGE: u8 = 3;
const PRODUCER: u8 = 2;
const GROUP: u8 = 1;

/// How close two products can be.
const CLOSEST: u8 = KIND + VILLAGE + PRODUCER + GROUP;

impl Shelf {
    /// Up to `count` products that somebody who looks at this one may like, the closest first:
    /// of the same kind, village or producer, then of the same group.
    pub fn related(&self, slug: &str, count: usize) -> Vec<Listing> {
        let Some(place) = self.place_of(slug) else {
            return Vec::new();
        };
        let own = place as usize;
        let closeness = self.closeness(own);
        let others = (1..=CLOSEST).rev().flat_map(|wanted| {
            // Equally close ones keep the order of the catalogue.
            let all = closeness.iter().enumerate();
            all.filter(move |(other, is)| **is == wanted && *other != own)
        });
        others
            .take(count)
            .filter_map(|(other, _)| self.listing(other as u32))
            .collect()
    }

    /// How close each product is to one of them, up to [`CLOSEST`].
    fn closeness(&self, own: usize) -> Vec<u8> {
        let columns = &self.columns;
        let kind_of = |product: usize| usize::from(columns.kind[product]);
        let kinds = &self.tables.kinds;
        let group = kinds.get(kind_of(own)).map(|(group, _)| group);
        let has_group = |(of, _): &(Slug, Slug)| Some(of) == group;
        let is_in_group: Vec<bool> = kinds.iter().map(has_group).collect();
        let closeness = |other: usize| {
            let of = |is_same: bool, points: u8| if is_same { points } else { 0 };
            of(columns.kind[other] == columns.kind[own], KIND)
                + of(columns.village[other] == columns.village[own], VILLAGE)
                + of(columns.maker[other] == columns.maker[own], PRODUCER)
                + of(is_in_group.get(kind_of(other)) == Some(&true), GROUP)
        };
        (0..self.len()).map(closeness).collect()
    }
}
