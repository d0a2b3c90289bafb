//! The cart held against what is sold now.

use super::{Cart, Line, Refusal};
use crate::catalogue::{Listing, Products, Variant};
use crate::locale::Text;
use crate::money::Dong;
use crate::rules::{Availability, allowed_quantity};
use crate::sort::sort_by_key;
use crate::time::Date;

/// A cart as a shopper sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CartView {
    /// The lines by producer, in the order in which the producers came into the cart. What has
    /// vanished comes last.
    pub groups: Vec<ProducerLines>,
    /// What all that can be ordered costs.
    pub total: Dong,
    /// How many lines can be ordered.
    pub count: usize,
}

/// The lines of one producer: one order.
#[derive(Clone, Debug, PartialEq)]
pub struct ProducerLines {
    /// The producer's slug; empty for what has vanished.
    pub producer: String,
    /// The producer's name, where the producer is known.
    pub name: Option<Text>,
    /// The lines.
    pub lines: Vec<LineView>,
    /// What those that can be ordered cost.
    pub total: Dong,
}

/// A line as a shopper sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct LineView {
    /// The line.
    pub line: Line,
    /// What has become of it.
    pub state: LineState,
    /// The price of a unit now; of what has vanished, the one seen last.
    pub unit_price: Dong,
    /// The price of all units.
    pub subtotal: Dong,
}

/// What has become of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// It can be ordered as it is.
    Fine,
    /// It can be ordered at another price than the one seen last.
    PriceChanged {
        /// The price seen last.
        from: Dong,
        /// The price now.
        to: Dong,
    },
    /// The quantity cannot be ordered any more.
    QuantityRefused(Refusal),
    /// The product cannot be bought.
    Unavailable(Availability),
    /// The product or its variant is gone.
    Vanished,
}

impl LineState {
    /// Whether the line can be ordered.
    pub fn can_be_ordered(self) -> bool {
        matches!(self, Self::Fine | Self::PriceChanged { .. })
    }
}

impl Cart {
    /// Holds the cart against what is sold now.
    pub fn view(&self, catalogue: &impl Products, open: bool, today: Option<Date>) -> CartView {
        let mut groups: Vec<ProducerLines> = Vec::new();
        for line in &self.lines {
            let listing = catalogue.product(line.product.as_str());
            let listing = listing.as_deref();
            let view = line_view(line, listing, open, today);
            let producer = listing.map_or("", |listing| listing.producer.as_str());
            match groups.iter_mut().find(|group| group.producer == producer) {
                Some(group) => group.lines.push(view),
                None => groups.push(group_of(catalogue, producer, view)),
            }
        }
        sort_by_key(&mut groups, |group| group.producer.is_empty());
        let mut total = Dong::ZERO;
        let mut count = 0;
        for group in &mut groups {
            let orderable = || {
                group
                    .lines
                    .iter()
                    .filter(|line| line.state.can_be_ordered())
            };
            count += orderable().count();
            group.total = orderable().map(|line| line.subtotal).sum();
            total = total + group.total;
        }
        CartView {
            groups,
            total,
            count,
        }
    }
}

fn group_of(catalogue: &impl Products, producer: &str, first: LineView) -> ProducerLines {
    ProducerLines {
        producer: producer.to_owned(),
        name: catalogue
            .producer(producer)
            .map(|producer| producer.name.clone()),
        lines: vec![first],
        total: Dong::ZERO,
    }
}

fn line_view(line: &Line, listing: Option<&Listing>, open: bool, today: Option<Date>) -> LineView {
    let found =
        listing.and_then(|listing| Some((listing, listing.variant(line.variant.as_str())?)));
    let (state, unit_price) = match found {
        None => (LineState::Vanished, line.seen_price),
        Some((listing, variant)) => {
            let price = variant.price_at(open);
            (state_of(line, listing, variant, price, today), price)
        }
    };
    LineView {
        line: line.clone(),
        state,
        unit_price,
        subtotal: unit_price.times(line.quantity),
    }
}

fn state_of(
    line: &Line,
    listing: &Listing,
    variant: &Variant,
    price: Dong,
    today: Option<Date>,
) -> LineState {
    let availability = listing.availability(today);
    if availability != Availability::ForSale {
        return LineState::Unavailable(availability);
    }
    if let Err(refusal) = allowed_quantity(variant, line.quantity) {
        return LineState::QuantityRefused(refusal);
    }
    if price != line.seen_price {
        return LineState::PriceChanged {
            from: line.seen_price,
            to: price,
        };
    }
    LineState::Fine
}
