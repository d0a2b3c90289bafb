//! Products with their prices and stock, and the documents of the content.

mod address;
mod answer;
mod gather;
mod row;

pub use address::{AT_ONCE, PAGE, document, documents, now, page, product};
pub use answer::{Found, Page, read_now, read_page, read_producers, read_product};
pub use gather::{Gathering, Piece};
