//! The catalogue: shelves, lists, product and producer pages.

mod about;
mod buy;
mod card;
mod details;
mod facts;
mod lists;
mod producer;
mod product;
mod shelves;
mod shop;

pub use about::AboutPage;
pub use card::availability_label;
pub use lists::ProductList;
pub use producer::{ProducerList, ProducerPage, ProducerStrip};
pub use product::ProductPage;
pub use shelves::{GroupTiles, HomeShelves};
pub use shop::Shop;
