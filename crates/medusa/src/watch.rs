//! Which products the engine is asked about, and when: those in view, many at once, not too
//! often, and not while it fails.

use crate::read::AT_ONCE;
use market::{Slug, Timestamp};
use std::collections::HashMap;

/// For so many milliseconds an answer counts as one of now.
pub const FRESH: i64 = 60_000;

/// After the first failure nothing is asked for so many milliseconds; twice as long after each
/// further one.
const REST: i64 = 5_000;

/// And at most so many.
const LONGEST_REST: i64 = 300_000;

/// A call that is on its way, by number.
pub type Call = u32;

/// What has to be done now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Calls to make.
    pub ask: Vec<(Call, Vec<Slug>)>,
    /// Calls to break off: nothing that they ask about is in view any more.
    pub cancel: Vec<Call>,
    /// After how many milliseconds to look again, if nothing happens before.
    pub again: Option<i64>,
}

/// What is known of the products and of the engine.
#[derive(Debug, Default)]
pub struct Watch {
    /// When the answers came.
    known: HashMap<Slug, Timestamp>,
    pending: Vec<(Call, Vec<Slug>)>,
    last: Call,
    /// How often the engine has failed since it answered last, and when it did so last.
    failures: u32,
    failed: Option<Timestamp>,
}

impl Watch {
    /// These products are in view.
    pub fn look(&mut self, seen: &[Slug], now: Timestamp) -> Step {
        let mut step = Step {
            cancel: self.out_of_view(seen),
            ..Step::default()
        };
        if let Some(rest) = self.rest(now) {
            step.again = (!seen.is_empty()).then_some(rest);
            return step;
        }
        let mut wanted: Vec<Slug> = Vec::new();
        for slug in seen {
            let is_asked = self.pending.iter().any(|(_, slugs)| slugs.contains(slug));
            if is_asked || wanted.contains(slug) {
                continue;
            }
            match self.fresh_for(slug, now) {
                Some(left) => step.again = Some(step.again.map_or(left, |it| it.min(left))),
                None => wanted.push(slug.clone()),
            }
        }
        for slugs in wanted.chunks(AT_ONCE) {
            self.last = self.last.wrapping_add(1);
            self.pending.push((self.last, slugs.to_vec()));
            step.ask.push((self.last, slugs.to_vec()));
        }
        step
    }

    /// A call has been answered, or has failed. One that was broken off says nothing.
    pub fn answered(&mut self, call: Call, is_sound: bool, now: Timestamp) {
        let Some(at) = self.pending.iter().position(|(number, _)| *number == call) else {
            return;
        };
        let (_, slugs) = self.pending.remove(at);
        if is_sound {
            self.failures = 0;
            self.failed = None;
            self.known.extend(slugs.into_iter().map(|slug| (slug, now)));
        } else {
            self.failures = self.failures.saturating_add(1);
            self.failed = Some(now);
        }
    }

    /// The reader or the connection is back: everything is asked about again, and at once.
    pub fn forget(&mut self) {
        self.known.clear();
        self.failed = None;
    }

    /// Whether the engine failed when it was asked last.
    pub fn is_silent(&self) -> bool {
        self.failures > 0
    }

    fn out_of_view(&mut self, seen: &[Slug]) -> Vec<Call> {
        let is_seen = |slugs: &[Slug]| slugs.iter().any(|slug| seen.contains(slug));
        let mut gone = Vec::new();
        self.pending.retain(|(call, slugs)| {
            let stays = is_seen(slugs);
            if !stays {
                gone.push(*call);
            }
            stays
        });
        gone
    }

    /// For how long nothing is to be asked.
    fn rest(&self, now: Timestamp) -> Option<i64> {
        let doubled = REST << self.failures.saturating_sub(1).min(10);
        let rest = doubled.min(LONGEST_REST);
        left(self.failed?, rest, now)
    }

    fn fresh_for(&self, slug: &Slug, now: Timestamp) -> Option<i64> {
        left(*self.known.get(slug)?, FRESH, now)
    }
}

/// How much is left of a while that began then; nothing where the clock has been set back before.
fn left(since: Timestamp, length: i64, now: Timestamp) -> Option<i64> {
    let past = now.millis() - since.millis();
    (0..length).contains(&past).then(|| length - past)
}
