//! Which products are asked about, and when.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::{Slug, Timestamp};
use medusa::watch::{FRESH, Step, Watch};

fn slugs(range: std::ops::Range<usize>) -> Vec<Slug> {
    range
        .map(|n| format!("hang-{n}").parse().unwrap())
        .collect()
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_000_000_000 + millis)
}

fn names(step: &Step) -> Vec<usize> {
    step.ask.iter().map(|(_, slugs)| slugs.len()).collect()
}

#[test]
fn what_is_in_view_is_asked_about_once_and_many_at_once() {
    let mut watch = Watch::default();
    let seen: Vec<Slug> = [slugs(0..60), slugs(0..60)].concat();
    let step = watch.look(&seen, at(0));
    assert_eq!(names(&step), [50, 10]);
    assert_eq!(watch.look(&seen, at(10)), Step::default());
    watch.answered(step.ask[0].0, true, at(100));
    watch.answered(step.ask[1].0, true, at(300));
    let later = watch.look(&seen, at(400));
    assert_eq!((names(&later), later.again), (vec![], Some(FRESH - 300)));
    assert_eq!(names(&watch.look(&seen, at(100 + FRESH))), [50]);
}

#[test]
fn a_call_is_broken_off_once_nothing_of_it_is_in_view() {
    let mut watch = Watch::default();
    let first = watch.look(&slugs(0..10), at(0));
    let call = first.ask[0].0;
    assert!(watch.look(&slugs(9..12), at(150)).cancel.is_empty());
    let gone = watch.look(&slugs(20..22), at(300));
    assert!(gone.cancel.contains(&call));
    // Its answer says nothing any more, and what it was about is asked for again.
    watch.answered(call, true, at(310));
    assert_eq!(names(&watch.look(&slugs(0..10), at(320))), [10]);
    assert_eq!(watch.look(&[], at(330)).cancel.len(), 1);
}

#[test]
fn an_engine_that_fails_is_left_alone_for_longer_each_time() {
    let mut watch = Watch::default();
    let seen = slugs(0..3);
    let mut now = 0;
    for rest in [
        5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000,
    ] {
        let step = watch.look(&seen, at(now));
        assert_eq!(names(&step), [3]);
        watch.answered(step.ask[0].0, false, at(now));
        assert!(watch.is_silent());
        let step = watch.look(&seen, at(now + 1));
        assert_eq!((names(&step), step.again), (vec![], Some(rest - 1)));
        now += rest;
    }
    watch.forget();
    let step = watch.look(&seen, at(now - 100));
    watch.answered(step.ask[0].0, true, at(now));
    assert!(!watch.is_silent());
    assert_eq!(names(&watch.look(&slugs(0..4), at(now + 1))), [1]);
}

#[test]
fn a_clock_that_is_set_back_stops_nothing() {
    let mut watch = Watch::default();
    let seen = slugs(0..2);
    let step = watch.look(&seen, at(0));
    watch.answered(step.ask[0].0, true, at(0));
    assert_eq!(names(&watch.look(&seen, at(-3_600_000))), [2]);
    let step = watch.look(&[], at(-3_600_000));
    assert_eq!((step.cancel.len(), step.again), (1, None));
}
