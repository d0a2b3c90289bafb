//! The live sessions: what one is doing when, what is shown at which second, and what an editor
//! is told about mistakes.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{compiled, content};
use market::{
    Attention, Catalogue, LocalTime, Programme, Session, SessionState, Timestamp, UtcOffset, pause,
};
use proptest::prelude::*;
use std::time::Duration;

const HANOI: UtcOffset = UtcOffset::from_minutes(420);

const LIVE: &str = r#"{
  "$schema": "../schemas/live.json",
  "rules": [{ "vi": "Nói đúng về sản phẩm." }],
  "sessions": [
    {
      "slug": "lua",
      "title": { "vi": "Dệt lụa" },
      "about": { "vi": "Xem khung cửi." },
      "producer": "ho-lua",
      "starts": "2026-11-27T21:10",
      "ends": "2026-11-27T21:40",
      "cancelled": { "vi": "Mất điện." },
      "streamer": { "name": { "vi": "Hộ dệt" }, "verified": { "vi": "Đã đối chiếu." } },
      "stream": { "kind": "youtube", "id": "aaaaaaaaaaa" }
    },
    {
      "slug": "sen",
      "title": { "vi": "Ướp trà" },
      "about": { "vi": "Xem ướp trà." },
      "producer": "htx-sen",
      "starts": "2026-11-27T20:40",
      "ends": "2026-11-27T21:10",
      "delayed_to": "2026-11-27T20:50",
      "streamer": { "name": { "vi": "Hợp tác xã" }, "verified": { "vi": "Đã đối chiếu." } },
      "stream": { "kind": "hls", "url": "/clip/index.m3u8" },
      "replay": { "kind": "link", "url": "https://example.com/sen" },
      "pins": [
        { "product": "lua", "at_s": 300 },
        { "product": "tra-sen", "at_s": 60 }
      ]
    }
  ]
}
"#;

fn programme() -> Programme {
    Programme::load("live.json", LIVE).unwrap()
}

fn session(slug: &str) -> Session {
    programme().session(slug).unwrap().clone()
}

/// An instant by the market's clock, to the second.
fn at(text: &str) -> Timestamp {
    let (minute, second) = text.rsplit_once(':').unwrap();
    let minute: LocalTime = minute.parse().unwrap();
    minute
        .at(HANOI)
        .plus_millis(second.parse::<i64>().unwrap() * 1000)
}

#[test]
fn a_session_goes_through_its_states() {
    let begins = at("2026-11-27T20:50:00");
    let late = session("sen");
    for (now, state) in [
        ("2026-11-27T20:24:59", SessionState::Planned { begins }),
        ("2026-11-27T20:25:00", SessionState::Late { begins }),
        ("2026-11-27T20:49:59", SessionState::Late { begins }),
        ("2026-11-27T20:50:00", SessionState::Live { began: begins }),
        ("2026-11-27T21:09:59", SessionState::Live { began: begins }),
        ("2026-11-27T21:10:00", SessionState::Ended { replay: true }),
    ] {
        assert_eq!(late.state(at(now), HANOI), state, "{now}");
    }
    let begins = at("2026-11-27T20:40:00");
    let punctual = Session {
        delayed_to: None,
        replay: None,
        ..session("sen")
    };
    for (now, state) in [
        ("2026-11-27T20:24:59", SessionState::Planned { begins }),
        ("2026-11-27T20:25:00", SessionState::Soon { begins }),
        ("2026-11-27T20:40:00", SessionState::Live { began: begins }),
        ("2026-11-27T21:10:00", SessionState::Ended { replay: false }),
    ] {
        assert_eq!(punctual.state(at(now), HANOI), state, "{now}");
    }
    let off = session("lua").state(at("2026-11-27T21:20:00"), HANOI);
    assert_eq!(off, SessionState::Cancelled);
}

#[test]
fn the_product_shown_is_the_last_one_pinned() {
    let session = session("sen");
    for (elapsed, shown) in [
        (0, None),
        (59, None),
        (60, Some("tra-sen")),
        (299, Some("tra-sen")),
        (300, Some("lua")),
        (u32::MAX, Some("lua")),
    ] {
        let last = session.pins_until(elapsed).last();
        assert_eq!(last.map(|pin| pin.product.as_str()), shown, "{elapsed}");
    }
    // Seconds count from the real beginning.
    let now = at("2026-11-27T20:51:00");
    assert_eq!(session.state(now, HANOI).elapsed_s(now), Some(60));
    assert_eq!(SessionState::Cancelled.elapsed_s(now), None);
}

#[test]
fn the_programme_is_told_night_by_night() {
    let programme = programme();
    let told = |now: Option<&str>| {
        let lineup = programme.lineup(now.map(at), HANOI);
        let slugs = |of: &[&Session]| of.iter().map(|it| it.slug.to_string()).collect::<Vec<_>>();
        let nights: Vec<_> = lineup
            .nights
            .iter()
            .map(|(date, of)| (date.to_string(), slugs(of)))
            .collect();
        (nights, slugs(&lineup.past))
    };
    let night = |of: &[&str]| {
        let of = of.iter().map(ToString::to_string).collect::<Vec<_>>();
        vec![("2026-11-27".to_owned(), of)]
    };
    assert_eq!(told(None), (night(&["sen", "lua"]), vec![]));
    assert_eq!(
        told(Some("2026-11-27T21:09:59")),
        (night(&["sen", "lua"]), vec![])
    );
    assert_eq!(
        told(Some("2026-11-27T21:10:00")),
        (night(&["lua"]), vec!["sen".to_owned()])
    );
    // A cancelled session leaves no trace afterwards.
    assert_eq!(
        told(Some("2026-11-28T00:00:00")),
        (vec![], vec!["sen".to_owned()])
    );
}

#[test]
fn pages_ask_only_while_something_may_change() {
    let programme = programme();
    for (now, attention) in [
        ("2026-11-27T12:00:00", Attention::Away),
        ("2026-11-27T20:30:00", Attention::Near),
        ("2026-11-27T20:45:00", Attention::Near),
        ("2026-11-27T20:50:00", Attention::Live),
        ("2026-11-27T21:10:00", Attention::Away),
    ] {
        assert_eq!(programme.attention(at(now), HANOI), attention, "{now}");
    }
}

#[test]
fn a_session_that_cannot_be_read_is_left_out() {
    let text = LIVE.replace("/clip/index.m3u8", "javascript:alert(1)");
    let programme = Programme::load("live.json", &text).unwrap();
    assert_eq!(programme.sessions, [session("lua")]);
    assert_eq!(programme.rules.len(), 1);
    assert!(programme.problem.unwrap().message.contains("HLS"));
    assert_ne!(programme.fingerprint, self::programme().fingerprint);
    for broken in ["", "{", "[]", "{\"sessions\": 1}", "<html>"] {
        assert!(Programme::load("live.json", broken).is_err(), "{broken}");
    }
}

/// What is told of the sessions after a change to their file, and the sessions that are left.
fn told(part: &str, by: &str) -> (Vec<String>, Vec<String>) {
    assert_eq!(LIVE.matches(part).count(), 1, "{part}");
    let mut files = content();
    files.push(("live.json", LIVE.replace(part, by)));
    let compiled = compiled(&files);
    // Whatever is wrong with a session, no product is left out for it.
    let index = Catalogue::load(&compiled.index.unwrap()).unwrap();
    assert_eq!(index.problems, []);
    assert_eq!(index.listings.len(), 2);
    let sessions = compiled.live.sessions.iter();
    (
        compiled.problems.iter().map(ToString::to_string).collect(),
        sessions.map(|it| it.slug.to_string()).collect(),
    )
}

#[test]
fn mistakes_are_told_with_their_places() {
    for (part, by, problem, left) in [
        ("\"Dệt lụa\"", "\"Dệt lụa tơ tằm\"", "", &["lua", "sen"][..]),
        (
            "\"slug\": \"lua\"",
            "\"slug\": \"sen\"",
            "live.json:17:15: sessions[1].slug: two sessions have the slug \"sen\"",
            &["sen"],
        ),
        (
            "\"ho-lua\"",
            "\"ho-gom\"",
            "live.json:9:19: sessions[0].producer: there is no sound file producers/ho-gom.json",
            &["sen"],
        ),
        (
            "\"product\": \"tra-sen\"",
            "\"product\": \"tra-buoi\"",
            "live.json:29:22: sessions[1].pins[1].product: there is no sound file products/tra-buoi.json",
            &["lua"],
        ),
        (
            "300",
            "1200",
            "live.json:28:37: sessions[1].pins[0].at_s: this is after the end: the session lasts 1200 seconds",
            &["lua"],
        ),
        (
            "300",
            "60",
            "live.json:29:41: sessions[1].pins[1].at_s: two products are shown from second 60 on",
            &["lua"],
        ),
        (
            "T21:40",
            "T21:00",
            "live.json:11:15: sessions[0].ends: a session has to end after it begins",
            &["sen"],
        ),
        (
            "T20:50",
            "T20:30",
            "live.json:23:21: sessions[1].delayed_to: a late session begins after it should have and before it ends",
            &["lua"],
        ),
        (
            "2026-11-27T21:40",
            "21:40",
            "live.json:11:21: sessions[0].ends: a moment has the form YYYY-MM-DDTHH:MM by the market's clock, such as 2026-11-27T20:40",
            &[],
        ),
    ] {
        let (problems, sessions) = told(part, by);
        let expected: Vec<&str> = [problem].into_iter().filter(|it| !it.is_empty()).collect();
        assert_eq!(problems, expected, "{part} → {by}");
        assert_eq!(sessions, left, "{part} → {by}");
    }
    let (problems, sessions) = told("https://example.com/sen", "http://example.com/sen");
    assert_eq!(sessions, [""; 0]);
    assert!(problems[0].ends_with("this is not a web address that begins with https://"));
}

#[test]
fn a_market_without_sessions_is_a_market() {
    let compiled = compiled(&content());
    assert_eq!(compiled.problems, []);
    assert_eq!(compiled.live.sessions, []);
}

proptest! {
    /// A session goes forward through its states only, and is live exactly between its beginning
    /// and its end.
    #[test]
    fn states_follow_each_other(
        start in 0_i64..100_000,
        delay in proptest::option::of(1_i64..60),
        length in 61_i64..300,
        a in -2_000_i64..2_000,
        b in -2_000_i64..2_000,
    ) {
        let moment = |minute: i64| -> LocalTime {
            let civil = Timestamp::from_millis(minute * 60_000).civil(UtcOffset::UTC);
            format!("{}T{:02}:{:02}", civil.date, civil.hour, civil.minute).parse().unwrap()
        };
        let session = Session {
            starts: moment(start),
            ends: moment(start + length),
            delayed_to: delay.map(|delay| moment(start + delay)),
            ..session("sen")
        };
        let rank = |minute: i64| {
            let now = Timestamp::from_millis((start + minute) * 60_000);
            match session.state(now, UtcOffset::UTC) {
                SessionState::Planned { .. } => 0,
                SessionState::Soon { .. } | SessionState::Late { .. } => 1,
                SessionState::Live { .. } => 2,
                SessionState::Ended { .. } => 3,
                SessionState::Cancelled => 4,
            }
        };
        let (first, last) = (a.min(b), a.max(b));
        prop_assert!(rank(first) <= rank(last));
        prop_assert_eq!(rank(a) == 2, (delay.unwrap_or(0)..length).contains(&a));
    }

    /// The pause after failures grows, stays bounded, and is never so short that pages which
    /// failed together ask together at full speed.
    #[test]
    fn pauses_are_bounded(failures in 0_u32..100, chance in -1.0_f64..2.0) {
        let live = pause(Attention::Live, failures, chance).unwrap();
        let near = pause(Attention::Near, failures, chance).unwrap();
        prop_assert!(live >= Duration::from_secs(4) && near <= Duration::from_secs(120));
        prop_assert!(live <= near);
        prop_assert_eq!(pause(Attention::Away, failures, chance), None);
        if failures == 0 {
            prop_assert!(live < Duration::from_secs(5));
        }
    }
}
