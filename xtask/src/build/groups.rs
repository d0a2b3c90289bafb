//! Which pieces of the program go into one file.
//!
//! The cut makes a piece of whatever the same parts need, and so a hundred of them. A page that
//! needs many small files waits for the line more than for their bytes, and one that gets what
//! only other pages need waits for these. So pieces are put together as long as that costs all
//! parts together less than it saves.

use std::collections::BTreeSet;

/// What one more file costs a page, as bytes of wasm before it is made small: an answer has a head,
/// and browsers ask for six files at a time where a host speaks HTTP/1.1. Seven bytes of a piece
/// are one on the line, so this is 7 KB there, 40 ms of a slow one.
const FILE: u64 = 48_000;

/// Pieces that are fetched together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// Which pieces, by their place.
    pub(super) pieces: Vec<usize>,
    /// The parts that need any of them.
    pub(super) parts: BTreeSet<String>,
    size: u64,
}

impl Group {
    /// One piece of a size in bytes, and the parts that need it.
    pub(super) fn of(piece: usize, size: u64, parts: BTreeSet<String>) -> Self {
        Self {
            pieces: vec![piece],
            parts,
            size,
        }
    }

    /// What all parts have to fetch of it.
    fn cost(&self) -> u64 {
        self.parts.len() as u64 * (self.size + FILE)
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            pieces: [self.pieces.as_slice(), &other.pieces].concat(),
            parts: self.parts.union(&other.parts).cloned().collect(),
            size: self.size + other.size,
        }
    }
}

/// Puts the two groups together that save most by it, until none save anything.
pub(super) fn join(mut groups: Vec<Group>) -> Vec<Group> {
    while let Some((first, second)) = best_pair(&groups) {
        let other = groups.swap_remove(second);
        groups[first] = groups[first].with(&other);
    }
    groups
}

/// The places of the two, the greater second.
fn best_pair(groups: &[Group]) -> Option<(usize, usize)> {
    let pairs = (0..groups.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    let with_gain = pairs.filter_map(|(first, second)| {
        let apart = groups[first].cost() + groups[second].cost();
        let together = groups[first].with(&groups[second]).cost();
        (together < apart).then(|| (apart - together, (first, second)))
    });
    with_gain
        .max_by_key(|(gain, _)| *gain)
        .map(|(_, pair)| pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(piece: usize, size: u64, parts: &str) -> Group {
        let parts = parts.split_whitespace().map(str::to_owned);
        Group::of(piece, size, parts.collect())
    }

    /// The pieces of each group, both in order.
    fn joined(groups: Vec<Group>) -> Vec<Vec<usize>> {
        let sorted = |mut pieces: Vec<usize>| {
            pieces.sort_unstable();
            pieces
        };
        let mut all: Vec<_> = join(groups)
            .into_iter()
            .map(|it| sorted(it.pieces))
            .collect();
        all.sort();
        all
    }

    #[test]
    fn what_the_same_parts_need_is_one_file() {
        let groups = vec![group(0, 90_000, "a b"), group(1, 80_000, "a b")];
        assert_eq!(joined(groups), [vec![0, 1]]);
    }

    #[test]
    fn what_is_small_goes_along_and_what_is_large_does_not() {
        let groups = vec![
            group(0, 50_000, "a b"),
            group(1, 200, "a"),
            group(2, 60_000, "b c"),
        ];
        assert_eq!(joined(groups), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn parts_that_have_nothing_in_common_stay_apart() {
        let groups = vec![group(0, 10, "a"), group(1, 10, "b")];
        assert_eq!(joined(groups), [vec![0], vec![1]]);
    }

    #[test]
    fn every_piece_stays_with_all_that_need_it_and_nothing_costs_more() {
        let names = ["a", "b", "c", "d"];
        let some = |bits: usize| {
            let chosen = names.iter().enumerate();
            let chosen = chosen.filter(|(at, _)| bits >> at & 1 == 1);
            chosen.map(|(_, name)| (*name).to_owned()).collect()
        };
        let before: Vec<_> = (1..16)
            .map(|bits| Group::of(bits, (bits * 7_919 % 9_001) as u64, some(bits)))
            .collect();
        let cost = |groups: &[Group]| groups.iter().map(Group::cost).sum::<u64>();
        let after = join(before.clone());
        assert!(after.len() < before.len());
        assert!(cost(&after) < cost(&before));
        for piece in &before {
            let place = piece.pieces[0];
            let mut holders = after.iter().filter(|it| it.pieces.contains(&place));
            let holder = holders.next().expect("every piece is somewhere");
            assert!(holder.parts.is_superset(&piece.parts));
            assert_eq!(holders.next(), None);
        }
    }
}
