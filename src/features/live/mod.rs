//! The live sessions: the programme of the nights and a page for each session.

mod band;
mod follow;
mod goods;
mod list;
mod player;
mod session;
mod state;
mod words;

pub use band::LiveBand;
pub use list::LivePage;
pub use session::SessionPage;
pub use state::LiveState;
