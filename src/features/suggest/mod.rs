//! What the search field offers while somebody types: products, groups, places, producers.

mod list;
mod offers;
mod state;

pub use list::Offers;
pub use state::Suggest;

use leptos::prelude::Callback;
use search::Suggestion;

/// The id of the list.
pub const LIST: &str = "suggestions";

/// The id of the offer at a place.
pub fn option_id(place: usize) -> String {
    format!("suggestion-{place}")
}

/// What the list of offers needs of the search field.
#[derive(Clone, Copy)]
pub struct Offering {
    /// What is offered.
    pub state: Suggest,
    /// Called with the offer that is taken.
    pub take: Callback<Suggestion>,
}
