//! Favourites and what was looked at, both kept on the device.

mod heart;
mod keeping;
mod list;
mod page;
mod recent;
mod shared;
mod state;

pub use heart::{Heart, toggle};
pub use page::SavedPage;
pub use recent::RecentShelf;
pub use state::SavedState;
