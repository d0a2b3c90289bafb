//! Choices that fall as they do in a real catalogue, and the same way for the same seed.

use fastrand::Rng;

/// Picks one of some things.
pub(super) fn one_of<'a, T>(rng: &mut Rng, things: &'a [T]) -> Option<&'a T> {
    if things.is_empty() {
        return None;
    }
    things.get(rng.usize(..things.len()))
}

/// Whether something happens that happens so often, from 0 to 1.
pub(super) fn happens(rng: &mut Rng, often: f64) -> bool {
    rng.f64() < often
}

/// A factor between the two.
pub(super) fn between(rng: &mut Rng, from: f64, to: f64) -> f64 {
    from + rng.f64() * (to - from)
}

/// Picks places of a list by Zipf's law: the first of them often, the many last ones rarely.
pub(super) struct Zipf {
    /// For each place, the weights up to and with it.
    sums: Vec<f64>,
}

/// How slowly the weights begin to fall, and how fast they fall then. With these, the first of
/// 1,500 villages has one in a hundred producers.
const FLAT: f64 = 8.0;
const EXPONENT: f64 = 0.7;

impl Zipf {
    /// For a list of so many things.
    pub(super) fn new(count: usize) -> Self {
        let mut sum = 0.0;
        let sums = (0..count).map(|place| {
            sum += (place as f64 + FLAT).powf(-EXPONENT);
            sum
        });
        Self {
            sums: sums.collect(),
        }
    }

    /// A place in the list; 0 where the list is empty.
    pub(super) fn pick(&self, rng: &mut Rng) -> usize {
        let all = self.sums.last().copied().unwrap_or_default();
        let at = rng.f64() * all;
        let place = self.sums.partition_point(|sum| *sum <= at);
        place.min(self.sums.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_picked_more_often_and_the_last_are_picked_too() {
        let zipf = Zipf::new(50);
        let mut rng = Rng::with_seed(1);
        let mut counts = [0; 50];
        for _ in 0..20_000 {
            counts[zipf.pick(&mut rng)] += 1;
        }
        let (first, last): (u32, u32) = (counts[..10].iter().sum(), counts[40..].iter().sum());
        assert!(first > 2 * last, "{counts:?}");
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    }

    #[test]
    fn nothing_to_pick_from_is_no_panic() {
        let mut rng = Rng::with_seed(1);
        assert_eq!(Zipf::new(0).pick(&mut rng), 0);
        assert_eq!(one_of::<u8>(&mut rng, &[]), None);
    }
}
