//! The catalogue: shelves, lists, product and producer pages.

mod about;
mod browse;
mod buy;
mod card;
mod details;
mod facts;
mod producer;
mod product;
mod shelves;
mod shop;

pub use about::AboutPage;
pub use browse::{Asked, Draft, ProductList};
pub use card::{availability_label, card};
#[cfg(feature = "ssr")]
pub use producer::PlainContact;
pub use producer::{ProducerList, ProducerPage, ProducerStrip};
pub use product::ProductPage;
pub use shelves::{GroupTiles, HomeShelves};
pub use shop::Shop;
