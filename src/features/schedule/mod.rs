//! When the market is open: the clock, the countdown and what they say.

mod announce;
mod clock;
mod countdown;
mod hero;
mod when;

pub use announce::announcement;
pub use clock::MarketClock;
pub use countdown::{Chip, Countdown};
pub use hero::{Hero, describe_home};
pub use when::{date, date_time, day, time};
