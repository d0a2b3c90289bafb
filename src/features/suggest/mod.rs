//! What the search field offers while somebody types: products, groups, places, producers.

mod list;
mod offers;
mod state;

pub use list::{LIST, Offers, option_id};
pub use offers::address;
pub use state::Suggest;
