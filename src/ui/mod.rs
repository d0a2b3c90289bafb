//! Leaves that two features or more use.

mod failure;
mod faults;
mod fetched;
pub mod form;
mod icon;
mod picture;
mod price;
mod stars;
mod stepper;

pub use failure::{empty, failure, failure_sentence, waiting};
pub use faults::{Faults, FormField, Line, Written, fault_sentence};
pub use fetched::{Answer, Fetched};
pub use icon::{group_icon, icon};
pub use picture::{cover, cover_file, gallery};
pub use price::{PriceTag, amount};
pub use stars::stars;
pub use stepper::Stepper;
