//! Whether orders are taken at an instant, and at which prices.

use crate::catalogue::{Market, OrderingPolicy};
use crate::schedule::Phase;
use crate::time::Timestamp;

/// Whether orders are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// They are, at any time.
    Always,
    /// The market is open.
    Open {
        /// When it closes.
        closes: Timestamp,
    },
    /// The market has closed, and an order that was begun before is still taken.
    Grace {
        /// Until when.
        until: Timestamp,
    },
    /// They are not.
    Closed {
        /// When the market opens again, if it does.
        opens: Option<Timestamp>,
    },
}

impl Taking {
    /// Whether an order can be placed.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed { .. })
    }
}

impl Market {
    /// Whether an order whose checkout began at `begun` is taken now.
    pub fn taking(&self, begun: Option<Timestamp>, now: Timestamp) -> Taking {
        if self.ordering.policy == OrderingPolicy::Always {
            return Taking::Always;
        }
        let phase = self.schedule.phase(now, self.offset());
        match phase {
            Phase::Open { closes } | Phase::ClosingSoon { closes } => Taking::Open { closes },
            Phase::Before { .. } | Phase::Closed { .. } | Phase::Over => {
                self.grace(begun, now).map_or(
                    Taking::Closed {
                        opens: phase.target(),
                    },
                    |until| Taking::Grace { until },
                )
            }
        }
    }

    /// Whether the prices of the night hold: while the market is open, and for a checkout that was
    /// begun then also in the minutes of grace.
    pub fn night_prices_hold(&self, begun: Option<Timestamp>, now: Timestamp) -> bool {
        self.schedule.phase(now, self.offset()).is_open() || self.grace(begun, now).is_some()
    }

    /// Until when a checkout that began while the market was open still counts as in time.
    fn grace(&self, begun: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
        let begun = begun.filter(|begun| *begun <= now)?;
        let (Phase::Open { closes } | Phase::ClosingSoon { closes }) =
            self.schedule.phase(begun, self.offset())
        else {
            return None;
        };
        let until = closes.plus_millis(60_000 * i64::from(self.ordering.grace_minutes));
        (now < until).then_some(until)
    }
}
