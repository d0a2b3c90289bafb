//! What the market is doing at an instant.

use super::Schedule;
use crate::time::{Timestamp, UtcOffset};

/// What the market is doing. It is open from the first instant of a night to the last one
/// before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No night has ended or begun yet.
    Before {
        /// When the first night begins.
        opens: Timestamp,
    },
    /// A night is on.
    Open {
        /// When it ends.
        closes: Timestamp,
    },
    /// A night is on and about to end.
    ClosingSoon {
        /// When it ends.
        closes: Timestamp,
    },
    /// Between two nights.
    Closed {
        /// When the next night begins.
        opens: Timestamp,
    },
    /// No night is left.
    Over,
}

/// The name of a [`Phase`], without its instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhaseKind {
    /// No night has ended or begun yet.
    Before,
    /// A night is on.
    Open,
    /// A night is on and about to end.
    ClosingSoon,
    /// Between two nights.
    Closed,
    /// No night is left.
    Over,
}

impl Phase {
    /// Whether the market is open.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open { .. } | Self::ClosingSoon { .. })
    }

    /// What a countdown counts to: the next beginning or the end at hand.
    pub fn target(self) -> Option<Timestamp> {
        match self {
            Self::Before { opens } | Self::Closed { opens } => Some(opens),
            Self::Open { closes } | Self::ClosingSoon { closes } => Some(closes),
            Self::Over => None,
        }
    }

    /// The phase without its instant.
    pub fn kind(self) -> PhaseKind {
        match self {
            Self::Before { .. } => PhaseKind::Before,
            Self::Open { .. } => PhaseKind::Open,
            Self::ClosingSoon { .. } => PhaseKind::ClosingSoon,
            Self::Closed { .. } => PhaseKind::Closed,
            Self::Over => PhaseKind::Over,
        }
    }
}

impl Schedule {
    /// What the market is doing at an instant.
    pub fn phase(&self, now: Timestamp, offset: UtcOffset) -> Phase {
        let Some(night) = self.nights_from(now, offset).next() else {
            return Phase::Over;
        };
        if now >= self.closing_soon(night.closes) && now >= night.opens {
            return Phase::ClosingSoon {
                closes: night.closes,
            };
        }
        if now >= night.opens {
            return Phase::Open {
                closes: night.closes,
            };
        }
        let beginning = Timestamp::from_millis(i64::MIN);
        let first = self.nights_from(beginning, offset).next();
        if first.is_some_and(|first| first.opens == night.opens) {
            return Phase::Before { opens: night.opens };
        }
        Phase::Closed { opens: night.opens }
    }

    /// When the phase changes next; never once the market is over.
    pub fn next_change(&self, now: Timestamp, offset: UtcOffset) -> Option<Timestamp> {
        match self.phase(now, offset) {
            Phase::Open { closes } => Some(self.closing_soon(closes)),
            other => other.target(),
        }
    }

    /// When a night that ends at `closes` begins to say so.
    fn closing_soon(&self, closes: Timestamp) -> Timestamp {
        closes.plus_millis(-60_000 * i64::from(self.closing_soon_minutes))
    }
}
