//! How many cards of a long list are drawn in a frame.

/// What writing them may take of a frame, in milliseconds. Laying them out and painting them takes
/// about as long again, and some 5 ms more on a phone of the slower kind, however many they are.
const BUDGET: f64 = 2.5;

/// By what the last cards took, how many there is time for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// Milliseconds for a card.
    each: f64,
}

impl Pace {
    /// Before any has been drawn: two.
    pub(super) const START: Self = Self { each: BUDGET / 2.0 };

    /// At least one, however long it takes.
    pub(super) fn most(self) -> usize {
        // Where no time can be told to pass the quotient is endless, and the number the highest.
        ((BUDGET / self.each) as usize).max(1)
    }

    /// Learns how long so many cards took, in milliseconds.
    pub(super) fn learn(&mut self, cards: usize, took: f64) {
        if cards > 0 {
            self.each = took.max(0.0) / cards as f64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_cards_are_drawn_as_there_is_time_for() {
        let mut pace = Pace::START;
        assert_eq!(pace.most(), 2);
        for (cards, took, most) in [
            (2, 5.0, 1),
            (1, 40.0, 1),
            (1, 0.6, 4),
            (4, 1.2, 8),
            (0, 9.0, 8),
            (3, 0.0, usize::MAX),
            (3, -1.0, usize::MAX),
            (1, 1.2, 2),
        ] {
            pace.learn(cards, took);
            assert_eq!(pace.most(), most, "{cards} cards in {took} ms");
        }
    }
}
