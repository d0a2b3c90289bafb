//! How many cards of a long list are drawn in a frame.

/// What writing them may take of a frame, in milliseconds. Laying them out and painting them takes
/// about as long again, and some 5 ms more on a phone of the slower kind, however many they are.
const BUDGET: f64 = 2.5;

/// How much a card tells of the next ones that takes less than those before.
const CONFIDENCE: f64 = 0.25;

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

    /// Learns how long so many cards took, in milliseconds: at once that they take longer, and
    /// little by little that they take less, for one in a few has much less to write.
    pub(super) fn learn(&mut self, cards: usize, took: f64) {
        if cards > 0 {
            let each = took.max(0.0) / cards as f64;
            self.each = each.max(self.each + (each - self.each) * CONFIDENCE);
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
        for (cards, took, most) in [(2, 5.0, 1), (1, 40.0, 1), (0, 0.0, 1), (1, 0.0, 1)] {
            pace.learn(cards, took);
            assert_eq!(pace.most(), most, "{cards} cards in {took} ms");
        }
        let mut before = pace.most();
        for _ in 0..40 {
            pace.learn(1, 0.1);
            assert!(pace.most() >= before, "{} after {before}", pace.most());
            before = pace.most();
        }
        assert_eq!(before, 24);
        pace.learn(1, 2.0);
        assert_eq!(pace.most(), 1);
    }

    #[test]
    fn where_no_time_passes_there_is_time_for_all() {
        let mut pace = Pace::START;
        for _ in 0..200 {
            pace.learn(3, -1.0);
        }
        assert!(pace.most() > 1_000);
    }
}
