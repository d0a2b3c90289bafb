//! What goes on around the market: events beyond its nights, and courses for those who sell.

mod complaint;
mod entries;
mod events;
mod faults;
mod form;
mod page;
mod partners;
mod registration;
mod session;
mod strip;
mod submission;
mod training;

pub use complaint::ComplaintPage;
pub use events::EventsPage;
pub use partners::{PartnerPage, PartnersPage};
pub use strip::EventStrip;
pub use training::TrainingPage;
