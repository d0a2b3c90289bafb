//! Today, by the market's calendar.

use market::{Date, Timestamp, UtcOffset};
use std::time::{SystemTime, UNIX_EPOCH};

/// How far the market's clocks are ahead of UTC.
const OFFSET: UtcOffset = UtcOffset::from_minutes(7 * 60);

/// The day that the system's clock says, in Viet Nam.
pub(crate) fn today() -> Date {
    now().civil(OFFSET).date
}

/// What the system's clock says.
#[expect(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser"
)]
pub(crate) fn now() -> Timestamp {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = now.map_or(0, |it| i64::try_from(it.as_millis()).unwrap_or(0));
    Timestamp::from_millis(millis)
}
