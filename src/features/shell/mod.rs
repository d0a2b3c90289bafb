//! What stands around every page: header, footer, thumb bar, notices.

mod announcer;
mod footer;
mod header;
#[cfg(feature = "ssr")]
mod manifest;
mod missing;
mod news;
mod notices;
mod search;
mod shortcut;
mod tabbar;
mod theme;
#[cfg(feature = "ssr")]
mod trouble;

pub use announcer::{Announcer, Skip};
pub use footer::Footer;
pub use header::Header;
#[cfg(feature = "ssr")]
pub use manifest::manifest;
pub use missing::Missing;
pub use notices::{Notices, Toasts, Way};
pub use tabbar::TabBar;
#[cfg(feature = "ssr")]
pub use trouble::{Offline, Trouble};
