//! The compiled index of the shop: every product in one compact file that is loaded once,
//! searched, filtered, counted and sorted in place.
//!
//! [`compile`] writes the file from a [`market::Catalogue`], [`Shelf::open`] reads it. What is
//! asked for is a [`Query`], what comes back is [`Found`]. Nothing in here touches the browser.

mod codec;
mod columns;
mod compile;
mod engine;
mod facets;
mod found;
mod frame;
mod gather;
mod highlight;
mod joined;
mod lent;
mod names;
mod nearest;
mod open;
mod order;
mod owned;
mod packs;
mod passing;
mod place;
mod producers;
mod query;
mod reading;
mod related;
mod shelf;
mod slips;
mod sounds;
mod suggest;
mod sure;
mod telex;
mod terms;
mod terse;
mod understood;
mod variants;

#[doc(hidden)]
pub use codec::reseal;
pub use compile::compile;
pub use found::{Counts, Facet, Found, PriceRange, Reading, Suggestion, SuggestionKind};
pub use open::{Opened, Opening};
pub use place::{Locality, LocalityKind, locality_slug};
pub use query::{Filters, Moment, PriceBand, Query, Sort};
pub use shelf::{IndexError, Shelf};
