//! Leaves that two features or more use.

mod failure;
mod fetched;
mod icon;
mod picture;
mod price;
mod stars;
mod stepper;

pub use failure::{empty, failure, waiting};
pub use fetched::Fetched;
pub use icon::icon;
pub use picture::{cover, cover_file, gallery};
pub use price::{PriceTag, amount};
pub use stars::stars;
pub use stepper::Stepper;
