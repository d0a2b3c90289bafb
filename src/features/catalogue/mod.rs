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
mod watch;

pub use about::AboutPage;
#[cfg(feature = "ssr")]
pub use browse::group_path;
pub use browse::{Draft, Filters, ProductList, Typed, is_list, list_address};
pub use buy::BuyBox;
pub use card::{Press, answer_cards, card};
#[cfg(feature = "ssr")]
pub use producer::PlainContact;
pub use producer::{ProducerList, ProducerPage, ProducerStrip, entity_kind};
pub use product::ProductPage;
#[cfg(feature = "ssr")]
pub use product::RELATED;
pub use shelves::{GroupTiles, HomeShelves};
pub use shop::Shop;
pub use watch::{show_progress, watch_what_is_sold};
