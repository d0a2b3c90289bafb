//! When the market is open: the clock, the countdown and what they say.

mod announce;
mod calendar;
mod clock;
mod countdown;
mod hero;
mod keep;
mod remind;
mod watch;
mod when;

pub use announce::announcement;
pub use calendar::CalendarPage;
#[cfg(feature = "ssr")]
pub use calendar::{SEASON_FILE, night_file};
pub use clock::MarketClock;
pub use countdown::{Chip, Countdown};
#[cfg(feature = "ssr")]
pub use countdown::{label, sentence, state_name};
pub use hero::{Hero, describe_home};
pub use keep::save_event;
pub use remind::Reminder;
pub use watch::watch;
#[cfg(feature = "ssr")]
pub use when::hours;
pub use when::{date, date_time, day, month_name, time};
