//! When orders are taken, and at which prices.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::MARKET;
use market::order::Taking;
use market::{Date, Market, OrderingPolicy, Timestamp, UtcOffset};

const HANOI: UtcOffset = UtcOffset::from_minutes(420);

fn at(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap();
    let date: Date = date.parse().unwrap();
    date.at(time.parse().unwrap(), HANOI)
}

fn market(policy: OrderingPolicy) -> Market {
    let mut market: Market = serde_json::from_str(MARKET).unwrap();
    market.ordering.policy = policy;
    market
}

#[test]
fn orders_are_taken_in_the_market_s_hours_and_in_the_grace_of_a_checkout_begun_before() {
    let market = market(OrderingPolicy::MarketHours);
    let friday = |time: &str| at(&format!("2026-11-27 {time}"));
    let closes = friday("22:00");
    let open = Taking::Open { closes };
    let grace = Taking::Grace {
        until: friday("22:15"),
    };
    let closed = Taking::Closed {
        opens: Some(at("2026-12-04 20:30")),
    };
    let tonight = Taking::Closed {
        opens: Some(friday("20:30")),
    };
    for (begun, now, taking, night) in [
        (None, "20:29", tonight, false),
        (Some("20:00"), "20:29", tonight, false),
        (Some("20:29"), "20:30", open, true),
        (None, "21:59", open, true),
        (None, "22:00", closed, false),
        (Some("20:29"), "22:00", closed, false),
        (Some("20:30"), "22:00", grace, true),
        (Some("21:59"), "22:14", grace, true),
        (Some("21:59"), "22:15", closed, false),
        (Some("22:00"), "22:01", closed, false),
        // A clock that was set back: what begins later has not begun.
        (Some("21:59"), "20:29", tonight, false),
    ] {
        let begun = begun.map(friday);
        let now = friday(now);
        assert_eq!(market.taking(begun, now), taking, "{begun:?} {now:?}");
        assert_eq!(
            market.night_prices_hold(begun, now),
            night,
            "{begun:?} {now:?}"
        );
        assert_eq!(taking.is_open(), night, "{taking:?}");
    }
    // A checkout of last week is none of tonight's.
    assert_eq!(
        market.taking(Some(at("2026-11-13 21:00")), friday("22:05")),
        closed
    );
    let over = Taking::Closed { opens: None };
    assert_eq!(market.taking(None, at("2027-01-02 12:00")), over);
}

#[test]
fn where_orders_are_always_taken_only_the_prices_follow_the_night() {
    let market = market(OrderingPolicy::Always);
    for (begun, now, night) in [
        (None, "2026-11-25 12:00", false),
        (None, "2026-11-27 21:00", true),
        (Some("2026-11-27 21:00"), "2026-11-27 22:10", true),
        (Some("2026-11-27 21:00"), "2026-11-27 22:15", false),
    ] {
        let begun = begun.map(at);
        assert_eq!(market.taking(begun, at(now)), Taking::Always, "{now}");
        assert_eq!(market.night_prices_hold(begun, at(now)), night, "{now}");
    }
}
