//! What goes on around the market: events beyond its nights, and courses for those who sell.

mod entries;
mod events;
mod faults;
mod form;
mod hand;
mod session;
mod strip;
mod training;

pub use events::EventsPage;
pub use strip::EventStrip;
pub use training::TrainingPage;
