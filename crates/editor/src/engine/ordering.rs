//! When the engine takes orders: the nights as instants, so that it reckons with no timetable of its own.

use jiff::Timestamp as Instant;
use market::{Market, Night, OrderingPolicy, Timestamp};
use serde_json::{Value, json};

/// The most nights that are handed on: ten years of daily ones.
const MOST: usize = 4_000;

/// The document that the engine reads: the rule, and every night of the season. Nights that have passed
/// stay in it, so that the same content gives the same document on every day.
pub(super) fn document(market: &Market, now: Timestamp) -> Value {
    let policy = match market.ordering.policy {
        OrderingPolicy::MarketHours => "market-hours",
        OrderingPolicy::Always => "always",
    };
    let grace = 60_000 * i64::from(market.ordering.grace_minutes);
    let nights = nights(market, now).into_iter().map(|night| {
        json!({
            "opens": rfc3339(night.opens),
            "closes": rfc3339(night.closes),
            "grace": rfc3339(night.closes.plus_millis(grace)),
        })
    });
    json!({ "policy": policy, "nights": nights.collect::<Vec<_>>() })
}

fn nights(market: &Market, now: Timestamp) -> Vec<Night> {
    let from = |it| market.schedule.nights_from(it, market.offset());
    let beginning = Timestamp::from_millis(i64::MIN);
    let season: Vec<Night> = from(beginning).take(MOST + 1).collect();
    if season.len() > MOST {
        from(now).take(MOST).collect()
    } else {
        season
    }
}

/// The night that is on, or the next one: the time in which its prices hold. Whoever began in time has
/// them in the minutes of grace as well; from others no order is taken then.
pub(super) fn span(market: &Market, now: Timestamp) -> Option<(String, String)> {
    let grace = 60_000 * i64::from(market.ordering.grace_minutes);
    let from = now.plus_millis(-grace);
    let night = market.schedule.nights_from(from, market.offset()).next()?;
    Some((
        rfc3339(night.opens),
        rfc3339(night.closes.plus_millis(grace)),
    ))
}

/// An instant in UTC, as RFC 3339 writes it.
fn rfc3339(at: Timestamp) -> String {
    // Dates of the content lie within the years 1 to 9999, which both sides know.
    Instant::from_millisecond(at.millis())
        .unwrap_or_default()
        .to_string()
}

/// Whether two texts write the same instant.
pub(super) fn is_same(one: Option<&str>, other: &str) -> bool {
    let instant = |text: &str| text.parse::<Instant>().ok();
    one.and_then(instant)
        .is_some_and(|one| Some(one) == instant(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The market of the small shop, with another schedule and rule.
    fn market(schedule: &Value, ordering: &Value) -> Market {
        let text = include_str!("../../tests/shop/data/market.json");
        let mut value: Value = serde_json::from_str(text).expect("the small shop is sound");
        value["schedule"] = schedule.clone();
        value["ordering"] = ordering.clone();
        serde_json::from_value(value).expect("a sound market")
    }

    fn fridays(extra: &Value) -> Value {
        json!({
            "first_day": "2026-11-20", "last_day": "2026-12-04", "closing_soon_minutes": 10,
            "weekly": [{ "weekday": "friday", "opens": "20:30", "closes": "22:00" }],
            "extra": extra,
        })
    }

    fn at(text: &str) -> Timestamp {
        let instant: Instant = text.parse().expect("an instant");
        Timestamp::from_millis(instant.as_millisecond())
    }

    #[test]
    fn nights_become_instants_in_utc() {
        let extra = json!([{ "date": "2026-11-28", "opens": "23:00", "closes": "01:30" }]);
        let rule = json!({ "policy": "market-hours", "grace_minutes": 15 });
        let market = market(&fridays(&extra), &rule);
        let night = |opens: &str, closes: &str, grace: &str| json!({ "opens": opens, "closes": closes, "grace": grace });
        let all = json!({ "policy": "market-hours", "nights": [
            night("2026-11-20T13:30:00Z", "2026-11-20T15:00:00Z", "2026-11-20T15:15:00Z"),
            night("2026-11-27T13:30:00Z", "2026-11-27T15:00:00Z", "2026-11-27T15:15:00Z"),
            night("2026-11-28T16:00:00Z", "2026-11-28T18:30:00Z", "2026-11-28T18:45:00Z"),
            night("2026-12-04T13:30:00Z", "2026-12-04T15:00:00Z", "2026-12-04T15:15:00Z"),
        ] });
        // Whatever the day is.
        for now in [
            "2026-01-01T00:00:00Z",
            "2026-11-27T14:00:00Z",
            "2027-01-01T00:00:00Z",
        ] {
            assert_eq!(document(&market, at(now)), all, "{now}");
        }
    }

    #[test]
    fn the_prices_of_the_night_hold_from_its_opening_to_the_end_of_its_grace() {
        let rule = json!({ "policy": "always", "grace_minutes": 15 });
        let market = market(&fridays(&json!([])), &rule);
        let first = ("2026-11-20T13:30:00Z", "2026-11-20T15:15:00Z");
        let last = ("2026-12-04T13:30:00Z", "2026-12-04T15:15:00Z");
        for (now, expected) in [
            ("2026-06-01T00:00:00Z", Some(first)),
            ("2026-11-20T15:14:59Z", Some(first)),
            ("2026-11-27T15:15:00Z", Some(last)),
            ("2026-12-04T15:15:00Z", None),
        ] {
            let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
            assert_eq!(span(&market, at(now)), expected, "{now}");
        }
        assert_eq!(
            document(&market, at("2026-11-20T14:59:59Z"))["policy"],
            "always"
        );
    }

    #[test]
    fn a_season_without_end_is_cut_off_far_ahead_of_now() {
        let schedule = json!({
            "first_day": "2000-01-01", "last_day": "9000-12-31", "closing_soon_minutes": 10,
            "weekly": [{ "weekday": "friday", "opens": "20:30", "closes": "22:00" }],
        });
        let market = market(&schedule, &json!({ "policy": "always" }));
        let document = document(&market, at("2026-11-25T00:00:00Z"));
        assert_eq!(document["nights"].as_array().map(Vec::len), Some(MOST));
        assert_eq!(document["nights"][0]["opens"], "2026-11-27T13:30:00Z");
    }

    #[test]
    fn instants_are_compared_and_not_their_texts() {
        let one = "2026-11-27T13:30:00Z";
        for (other, same) in [
            (Some("2026-11-27T13:30:00.000Z"), true),
            (Some("2026-11-27T20:30:00+07:00"), true),
            (Some("2026-11-27T13:30:01Z"), false),
            (Some("tomorrow"), false),
            (None, false),
        ] {
            assert_eq!(is_same(other, one), same, "{other:?}");
        }
        assert!(!is_same(Some("tomorrow"), "tomorrow"));
    }

    proptest! {
        #[test]
        fn the_engine_opens_exactly_when_the_shop_does(millis in 1_763_000_000_000_i64..1_766_000_000_000) {
            let extra = json!([{ "date": "2026-11-28", "opens": "23:00", "closes": "01:30" }]);
            let market = market(&fridays(&extra), &json!({ "policy": "market-hours", "grace_minutes": 15 }));
            let now = Timestamp::from_millis(millis);
            let nights = document(&market, now)["nights"].as_array().cloned().unwrap_or_default();
            let instant = |it: &Value| at(it.as_str().unwrap_or_default());
            let is_open = nights.iter().any(|it| instant(&it["opens"]) <= now && now < instant(&it["closes"]));
            prop_assert_eq!(market.schedule.phase(now, market.offset()).is_open(), is_open);
        }
    }
}
