//! The live sessions: the programme of the nights and a page for each session.

mod band;
mod follow;
mod goods;
mod list;
mod mini;
mod player;
mod remind;
mod session;
mod state;
mod words;

pub use band::LiveBand;
pub use list::LivePage;
pub use remind::{has_reminders, watch_reminders};
pub use session::SessionPage;
pub use state::LiveState;
