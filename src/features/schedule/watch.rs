//! What goes on in a tab that nobody looks at: its title counts down the last ten minutes, and
//! the opening is said to whoever asked for it. One timer does both, and it seldom runs.

use super::clock::MarketClock;
use super::remind::Reminder;
use crate::platform::events::Timer;
use crate::platform::{clock, document, events};
use crate::reactive::effect;
use leptos::prelude::*;
use market::{Phase, Remaining, Timestamp};
use std::time::Duration;

/// The title counts down for so long, in milliseconds.
const TITLE: i64 = 10 * 60_000;
/// After this long the clock is looked at again, whatever it said: the device may have slept.
const LOOK: i64 = 5 * 60_000;
/// An opening that is longer ago is not said any more.
const LATE: i64 = 10 * 60_000;

/// Starts watching.
pub fn watch(clock: MarketClock, reminder: Reminder) {
    let watch = Watch {
        clock,
        reminder,
        opens: StoredValue::new(None),
        timer: StoredValue::new_local(None),
    };
    effect(move || {
        // The schedule and the first correct time have to be there.
        if clock.phase.with(Option::is_some) {
            untrack(|| watch.step());
        }
    });
    effect(move || {
        events::on_return(move || watch.step());
        on_cleanup(|| document::set_title_prefix(""));
    });
}

#[derive(Clone, Copy)]
struct Watch {
    clock: MarketClock,
    reminder: Reminder,
    /// The opening that was waited for at the last look.
    opens: StoredValue<Option<Timestamp>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Watch {
    fn step(self) {
        if !document::is_visible() {
            clock::bridge_sleep();
        }
        let now = clock::now();
        let Some(phase) = self.clock.phase_at(now) else {
            return;
        };
        self.say_open(phase, now);
        let left = phase.target().map(|target| target.millis() - now.millis());
        document::set_title_prefix(&title(phase, now).unwrap_or_default());
        let pause = match left {
            Some(left) if left <= TITLE => 1000 - now.millis().rem_euclid(1000),
            Some(left) => (left - TITLE).min(LOOK),
            None => return,
        };
        let pause = Duration::from_millis(pause.unsigned_abs());
        let next = Timer::after(pause, move || self.step());
        self.timer.try_set_value(Some(next));
    }

    fn say_open(self, phase: Phase, now: Timestamp) {
        let waited_for = self.opens.try_get_value().flatten();
        let opened = waited_for.filter(|opens| phase.is_open() && *opens <= now);
        if let Some(opened) = opened.filter(|it| now.millis() - it.millis() <= LATE) {
            self.reminder.say_open(opened);
        }
        let opens = phase.target().filter(|_| !phase.is_open());
        self.opens.try_set_value(opens);
    }
}

/// "(09:59) " in the last ten minutes before the market opens or closes.
fn title(phase: Phase, now: Timestamp) -> Option<String> {
    let target = phase.target()?;
    let left = Remaining::between(now, target);
    let is_near = target.millis() - now.millis() <= TITLE;
    is_near.then(|| format!("({:02}:{:02}) ", left.minutes, left.seconds))
}

#[cfg(test)]
mod tests {
    use super::{TITLE, title};
    use market::{Phase, Timestamp};

    #[test]
    fn the_title_counts_the_last_ten_minutes() {
        let opens = Timestamp::from_millis(1_000_000_000);
        let before = |left: i64| title(Phase::Closed { opens }, opens.plus_millis(-left));
        assert_eq!(before(TITLE + 1), None);
        assert_eq!(before(TITLE).as_deref(), Some("(10:00) "));
        assert_eq!(before(59_001).as_deref(), Some("(01:00) "));
        assert_eq!(before(1).as_deref(), Some("(00:01) "));
        assert_eq!(title(Phase::Over, opens), None);
    }
}
