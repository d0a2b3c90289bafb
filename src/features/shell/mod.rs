//! What stands around every page: header, footer, thumb bar, notices.

mod announcer;
mod footer;
mod header;
mod missing;
mod notices;
mod search;
mod shortcut;
mod tabbar;
mod theme;

pub use announcer::{Announcer, Skip};
pub use footer::Footer;
pub use header::Header;
pub use missing::Missing;
pub use notices::{Notices, Toasts, Way};
pub use tabbar::TabBar;
