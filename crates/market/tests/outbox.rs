//! The outbox under any order of faults: nothing is lost, and a receiver that honours the key
//! takes nothing twice.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::Timestamp;
use market::catalogue::Engine;
use market::outbox::{
    Answer, Code, Entry, Key, Kind, Next, Purchase, Refusal, RefusedLine, State, Trouble, Why,
    next, retry_after,
};
use proptest::prelude::*;
use std::collections::HashMap;

const NOON: Timestamp = Timestamp::from_millis(1_795_582_800_000);

fn entry(number: u8) -> Entry {
    Entry {
        key: Key::from_random([number; 16]),
        kind: Kind::Registration,
        code: Code::from_random(*b"DK", [number; 5]),
        about: "course".to_owned(),
        to: "/api/registrations".parse().unwrap(),
        body: format!("{{\"number\":{number}}}"),
        made: NOON,
        attempts: 0,
        state: State::Waiting {
            since: NOON,
            until: NOON,
            trouble: None,
        },
        purchase: None,
    }
}

fn given(status: u16) -> Answer {
    Answer::Given {
        status,
        retry_after: None,
        reason: Some("vì\u{202e}  thế\r\nlà\u{0}".to_owned()),
    }
}

fn after(status: u16) -> State {
    let mut one = entry(1);
    one.answered(given(status), NOON, 0);
    one.state
}

#[test]
fn what_answers_mean() {
    for status in [200, 201, 202, 204] {
        assert_eq!(after(status), State::Sent { at: NOON }, "{status}");
    }
    for (status, why) in [
        (408, Trouble::Busy),
        (409, Trouble::Busy),
        (425, Trouble::Busy),
        (429, Trouble::Busy),
        (302, Trouble::Broken),
        (500, Trouble::Broken),
        (503, Trouble::Broken),
    ] {
        let State::Waiting { until, trouble, .. } = after(status) else {
            panic!("{status} is no end");
        };
        assert_eq!((trouble, until > NOON), (Some(why), true), "{status}");
    }
    for status in [400, 401, 403, 404, 410, 413, 422] {
        let reason = Some("vì thế là".to_owned());
        let refused = State::Refused {
            at: NOON,
            status,
            reason,
            refusal: None,
        };
        assert_eq!(after(status), refused, "{status}");
    }
}

fn at_engine() -> Entry {
    let engine = Engine {
        url: "https://api.example.com".parse().unwrap(),
        key: "pk_0123456789".parse().unwrap(),
        region: "reg_0123456789".parse().unwrap(),
    };
    Entry {
        purchase: Some(Purchase {
            engine,
            cart: Some("cart_1".to_owned()),
            begun: Some("cart_0".to_owned()),
            order: None,
        }),
        ..entry(1)
    }
}

#[test]
fn an_engine_gives_its_own_name_to_an_order() {
    let mut one = at_engine();
    one.answered(Answer::Placed("order_1".to_owned()), NOON, 0);
    assert_eq!(one.state, State::Sent { at: NOON });
    let order = one.purchase.clone().unwrap().order;
    assert_eq!((order.as_deref(), &*one.body), (Some("order_1"), ""));
    let kept: Entry = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
    assert_eq!(kept, one);
}

#[test]
fn what_an_engine_refused_begins_with_another_cart() {
    let mut one = at_engine();
    let refusal = Refusal {
        why: Why::Stock,
        lines: vec![RefusedLine {
            product: "tra-sen".parse().unwrap(),
            variant: "hop".parse().unwrap(),
            left: Some(1),
            price: None,
        }],
    };
    one.answered(Answer::Refused(refusal.clone()), NOON, 0);
    let State::Refused { refusal: said, .. } = &one.state else {
        panic!("it was refused");
    };
    assert_eq!(said.as_ref(), Some(&refusal));
    let kept: Entry = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
    assert_eq!(kept, one);
    one.again(NOON);
    assert!(one.is_waiting());
    assert_eq!(one.purchase.unwrap().cart, None);
}

#[test]
fn what_an_engine_cannot_take_now_waits() {
    let mut one = at_engine();
    one.answered(Answer::Later(Trouble::Broken), NOON, 0);
    let State::Waiting { until, trouble, .. } = one.state else {
        panic!("it waits");
    };
    assert_eq!((trouble, until > NOON), (Some(Trouble::Broken), true));
    assert_eq!(one.purchase.unwrap().cart.as_deref(), Some("cart_1"));
}

#[test]
fn what_has_been_taken_does_not_stay_on_the_device() {
    let mut one = entry(1);
    one.answered(given(422), NOON, 0);
    assert_ne!(one.body, "");
    one.again(NOON);
    assert_eq!(next(std::slice::from_ref(&one), NOON), Next::Send(&one));
    one.answered(given(201), NOON, 0);
    assert_eq!(one.body, "");
    // A late answer of a lost race changes nothing.
    let before = one.clone();
    one.answered(given(400), NOON, 0);
    one.again(NOON);
    one.hurry(NOON);
    assert_eq!(one, before);
}

#[test]
fn a_receiver_says_when_to_come_back() {
    let cases = [
        ("120", 120_000),
        (" 0 ", 0),
        (
            "Wed, 25 Nov 2026 06:20:00 GMT",
            1_795_587_600_000 - NOON.millis(),
        ),
    ];
    for (header, wait) in cases {
        assert_eq!(
            retry_after(header, NOON),
            Some(NOON.plus_millis(wait)),
            "{header}"
        );
    }
    for header in ["", "soon", "-1", "1.5"] {
        assert_eq!(retry_after(header, NOON), None, "{header}");
    }
    let mut one = entry(1);
    let retry_after = retry_after("99999999999999999999", NOON);
    let answer = Answer::Given {
        status: 429,
        retry_after,
        reason: None,
    };
    one.answered(answer, NOON, u32::MAX);
    // Nobody is made to wait for ever: a day, and up to half of one more.
    let Next::Wait(until) = next(std::slice::from_ref(&one), NOON) else {
        panic!("it has to wait");
    };
    assert_eq!(until, NOON.plus_millis(36 * 3_600_000));
}

#[test]
fn a_connection_or_a_clock_set_back_ends_the_wait() {
    let mut one = entry(1);
    for _ in 0..20 {
        one.answered(Answer::None, NOON, 7);
    }
    let is_waiting =
        |one: &Entry, now| matches!(next(std::slice::from_ref(one), now), Next::Wait(_));
    assert!(is_waiting(&one, NOON));
    assert!(!is_waiting(&one, NOON.plus_millis(-3_600_000)));
    assert!(!is_waiting(&one, NOON.plus_millis(45 * 60_000)));
    one.hurry(NOON);
    assert!(!is_waiting(&one, NOON));
    one.answered(given(503), NOON, 7);
    one.hurry(NOON);
    assert!(is_waiting(&one, NOON), "a broken receiver is left in peace");
}

#[test]
fn codes_and_keys_are_what_they_look_like() {
    let code = Code::from_random(*b"DK", [0xff; 5]);
    assert_eq!(&*code, "DK-ZZZZ-ZZZZ");
    assert_eq!(code.parse(), Ok(code));
    for wrong in [
        "",
        "DK-ZZZZ-ZZZ",
        "dk-ZZZZ-ZZZZ",
        "DK-ZZZZ-ZZZ1",
        "DK-ZZZZZZZZZ",
        "DK-ZZZZ-ZZZZ\n",
        "ĐK-ZZZZ-ZZZ",
    ] {
        assert!(wrong.parse::<Code>().is_err(), "{wrong:?}");
    }
    let key = Key::from_random([0; 16]);
    assert_eq!(key.as_str(), "00000000-0000-4000-8000-000000000000");
    assert_eq!(key.as_str().parse::<Key>().unwrap(), key);
    assert!(
        "00000000-0000-4000-8000-00000000000G"
            .parse::<Key>()
            .is_err()
    );
    let text = serde_json::to_string(&entry(3)).unwrap();
    assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), entry(3));
}

/// What goes wrong with one attempt.
#[derive(Clone, Copy, Debug)]
enum Fault {
    None,
    /// The request never arrives.
    LostOnTheWay,
    /// It arrives, and the answer does not.
    AnswerLost,
    /// It arrives, and the page is gone before the answer is written down.
    Crash,
    /// The receiver answers so, and does nothing.
    Status(u16),
    /// It has taken the entry and says that it is still at work on it.
    TakenAndBusy,
}

fn a_fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::None),
        2 => Just(Fault::LostOnTheWay),
        2 => Just(Fault::AnswerLost),
        2 => Just(Fault::Crash),
        3 => prop::sample::select(vec![408, 409, 429, 500, 502, 503]).prop_map(Fault::Status),
        1 => Just(Fault::TakenAndBusy),
    ]
}

/// A receiver that honours the key: it takes an entry once and answers alike ever after.
#[derive(Default)]
struct Receiver {
    taken: HashMap<Key, Vec<String>>,
}

impl Receiver {
    fn take(&mut self, entry: &Entry) -> Answer {
        let bodies = self.taken.entry(entry.key.clone()).or_default();
        if bodies.is_empty() {
            bodies.push(entry.body.clone());
        }
        given(201)
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_taken_twice(
        count in 1..6_u8,
        faults in prop::collection::vec((a_fault(), any::<u32>(), -5_000..60_000_i64), 0..60),
    ) {
        let mut kept: Vec<Entry> = (0..count).map(entry).collect();
        let mut receiver = Receiver::default();
        let mut now = NOON;
        let mut faults = faults.into_iter();
        loop {
            let place = match next(&kept, now) {
                Next::Nothing => break,
                Next::Wait(until) => {
                    prop_assert!(until > now);
                    now = until;
                    continue;
                }
                Next::Send(due) => kept.iter().position(|it| it.key == due.key).unwrap(),
            };
            let (fault, random, passed) = faults.next().unwrap_or((Fault::None, 0, 1));
            let sent = kept[place].clone();
            prop_assert!(!sent.body.is_empty());
            let answer = match fault {
                Fault::None => receiver.take(&sent),
                Fault::LostOnTheWay => Answer::None,
                Fault::AnswerLost => { receiver.take(&sent); Answer::None }
                Fault::Crash => { receiver.take(&sent); now = now.plus_millis(passed); continue; }
                Fault::Status(status) => given(status),
                Fault::TakenAndBusy => { receiver.take(&sent); given(409) }
            };
            now = now.plus_millis(passed);
            kept[place].answered(answer, now, random);
        }
        prop_assert_eq!(kept.len(), usize::from(count));
        for (number, one) in (0..count).zip(&kept) {
            prop_assert!(matches!(one.state, State::Sent { .. }), "{:?}", one);
            let taken = &receiver.taken[&one.key];
            prop_assert_eq!(taken, &[entry(number).body]);
        }
    }

    #[test]
    fn waits_grow_and_stay_within_bounds(attempts in 1..60_u32, random in any::<u32>()) {
        let mut one = entry(1);
        for _ in 0..attempts {
            one.answered(Answer::None, NOON, random);
        }
        let State::Waiting { until, .. } = one.state else { panic!("it waits") };
        let wait = until.millis() - NOON.millis();
        let own = (4_000_i64 << (attempts - 1).min(16)).min(1_800_000);
        prop_assert!((own..=own + own / 2).contains(&wait), "{wait} after {attempts}");
    }
}
