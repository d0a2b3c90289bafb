//! `/products` and `/groups/SLUG`: everything that is sold, narrowed down by words, filters and order.

mod address;
mod asked;
mod board;
mod chips;
mod filters;
mod grid;
mod groups;
mod nothing;
mod options;
mod pace;
mod page;
mod price;
mod rows;
mod sheet;
mod slots;
mod windowed;

pub use address::{group_path, is_list, list_address};
pub use asked::{Draft, Typed};
pub use filters::Filters;
pub use page::ProductList;
