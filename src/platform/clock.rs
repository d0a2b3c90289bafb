//! The time, corrected by the server's: the clocks of phones are wrong often enough.
//!
//! The offset comes from the `Date` of a HEAD request. Between two corrections time is taken
//! from `performance.now()`, which nobody can set back; when the page returns to view the
//! device's clock bridges the sleep that `performance.now()` may not have counted.

use leptos::prelude::window;
use market::{Timestamp, UtcOffset};
use std::cell::Cell;

/// A small file of our own whose answer carries the server's time.
const PROBE: &str = "/data/market.json";

/// Offsets up to this many milliseconds are left alone: the `Date` header has whole seconds.
const TOLERANCE: i64 = 2_000;

#[derive(Clone, Copy)]
struct Anchor {
    /// `performance.now()` in milliseconds.
    ticks: f64,
    /// The corrected time at that tick, in milliseconds since 1970.
    time: i64,
}

thread_local! {
    static OFFSET: Cell<i64> = const { Cell::new(0) };
    static ANCHOR: Cell<Option<Anchor>> = const { Cell::new(None) };
}

/// The corrected time.
pub fn now() -> Timestamp {
    let anchor = ANCHOR.get().unwrap_or_else(anchor);
    Timestamp::from_millis(anchor.time + whole(ticks() - anchor.ticks))
}

/// Takes the device's clock as the new base, with the offset known so far.
pub fn bridge_sleep() {
    anchor();
}

/// Takes the offset anew from the server; without an answer the last one stays.
pub async fn correct() {
    let sent = device();
    let Some(server) = super::http::server_time(PROBE).await else {
        return;
    };
    OFFSET.set(offset(server.millis(), sent, device()));
    anchor();
}

/// How far the reader's own clock is from UTC at an instant.
pub fn device_offset(at: Timestamp) -> UtcOffset {
    let date = js_sys::Date::new(&(at.millis() as f64).into());
    UtcOffset::from_minutes(-(date.get_timezone_offset() as i16))
}

fn anchor() -> Anchor {
    let anchor = Anchor {
        ticks: ticks(),
        time: device() + OFFSET.get(),
    };
    ANCHOR.set(Some(anchor));
    anchor
}

fn device() -> i64 {
    whole(js_sys::Date::now())
}

/// Milliseconds by a clock that never goes back.
pub fn ticks() -> f64 {
    window()
        .performance()
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

fn whole(millis: f64) -> i64 {
    millis.round() as i64
}

/// What to add to the device's clock, in milliseconds. `server` names a whole second, so
/// half of one is added; the request's middle is taken as the instant of the answer.
fn offset(server: i64, sent: i64, received: i64) -> i64 {
    let middle = sent + (received - sent) / 2;
    let offset = server + 500 - middle;
    if offset.abs() > TOLERANCE { offset } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn a_clock_within_two_seconds_is_left_alone() {
        for (server, sent, received) in [
            (10_000, 9_900, 10_100),
            (10_000, 8_500, 8_700),
            (10_000, 12_400, 12_600),
        ] {
            assert_eq!(offset(server, sent, received), 0);
        }
    }

    #[test]
    fn a_wrong_clock_is_corrected_from_the_middle_of_the_request() {
        let three_hours = 3 * 3_600_000;
        assert_eq!(offset(three_hours, 0, 1_000), three_hours);
        assert_eq!(offset(0, three_hours, three_hours + 1_000), -three_hours);
    }
}
