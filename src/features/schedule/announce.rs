//! What a screen reader hears of the clock: the states and four marks, never the seconds.

use super::clock::MarketClock;
use crate::i18n::{Texts, texts};
use crate::reactive::memo;
use leptos::prelude::*;
use market::{Phase, PhaseKind, Remaining, Timestamp, mark};

/// What there was to say last, and where the clock stood then.
#[derive(Clone, PartialEq)]
struct Heard {
    kind: PhaseKind,
    at: Timestamp,
    sentence: Option<String>,
}

/// The sentence that a live region speaks; it changes only when there is something to say.
pub fn announcement(clock: MarketClock) -> Memo<Option<String>> {
    let t = texts();
    let heard = Memo::new(move |before: Option<&Option<Heard>>| {
        let before = before.and_then(Option::as_ref);
        let (phase, at) = (clock.phase.get()?, clock.now.get()?);
        let sentence =
            next(t, before, phase, at).or_else(|| before.and_then(|heard| heard.sentence.clone()));
        Some(Heard {
            kind: phase.kind(),
            at,
            sentence,
        })
    });
    memo(move || heard.with(|heard| heard.as_ref().and_then(|heard| heard.sentence.clone())))
}

/// What is new since the last look, if anything; the state on arrival stands in the page.
fn next(t: &Texts, before: Option<&Heard>, phase: Phase, at: Timestamp) -> Option<String> {
    let before = before?;
    if before.kind != phase.kind() {
        return Some(state(t, phase.kind()).to_owned());
    }
    let target = phase.target()?;
    mark(before.at, at, target)?;
    // After a sleep fewer minutes are left than the mark's.
    let left = Remaining::between(at, target);
    let minutes = u64::from(left.minutes) + u64::from(left.seconds > 0);
    Some(if phase.is_open() {
        t.schedule.closes_in(minutes)
    } else {
        t.schedule.opens_in(minutes)
    })
}

fn state(t: &Texts, kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Open => t.schedule.heard_open,
        PhaseKind::ClosingSoon => t.schedule.heard_closing_soon,
        PhaseKind::Before | PhaseKind::Closed => t.schedule.heard_closed,
        PhaseKind::Over => t.schedule.heard_over,
    }
}
