//! The cart: kept on the device, shared by all tabs, grouped by producer.

mod add;
mod line;
mod page;
mod prices;
mod refusal;
mod shared;
mod state;

pub use add::CartButton;
pub use line::CartLine;
pub use page::CartPage;
pub use refusal::{not_for_sale, refusal_sentence};
pub use state::CartState;
