//! Which card of the document shows which product of a long list.
//!
//! A card that has gone out of view is drawn over with a product that comes into view, for that
//! costs a fraction of a new one. Until it is needed it stays where it was: one that is hidden and
//! shown again is made anew by the browser, with all that is in it. Where it stands on the page is a matter of style; in the
//! document it may stand out of order until the reader rests, for moving it costs as much as a
//! new one. At rest the cards stand in the order of the list, as the Tab key and screen readers
//! go.

use market::sort::sort_by_key;

/// So many places further on a card is still near enough to stay while nobody needs it.
const NEAR: usize = 100;

/// A place in the list, and the place on the shelf of the product there.
pub(super) type Item = (usize, u32);

/// A card that has to go to another place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    /// Where it stands.
    pub(super) from: usize,
    /// Before which one it goes, both counted before the move; at the end of all if that is
    /// as many as there are.
    pub(super) before: usize,
}

/// The cards.
#[derive(Debug)]
pub(super) struct Slots {
    /// What each card shows.
    shown: Vec<Option<Item>>,
    /// The cards as they stand in the document.
    order: Vec<usize>,
}

impl Slots {
    /// So many cards, the first of which show these products.
    pub(super) fn new(count: usize, first: &[Item]) -> Self {
        Self {
            shown: (0..count).map(|slot| first.get(slot).copied()).collect(),
            order: (0..count).collect(),
        }
    }

    /// What a card shows.
    pub(super) fn shown(&self, slot: usize) -> Option<Item> {
        self.shown.get(slot).copied().flatten()
    }

    /// Shows these products of a list, which stand in its order; what there is no card for is left
    /// out. At most `most` come into view, those in the middle first: until the others have been
    /// asked for again, cards that have gone out of view stay as they were. After that those stay
    /// that are near, and whose product is still at its place in the list. Says whether all that was
    /// wanted is shown.
    pub(super) fn show(&mut self, wanted: &[Item], most: usize, list: &[u32]) -> bool {
        let mut missing: Vec<bool> = vec![true; wanted.len()];
        let mut free = Vec::new();
        for slot in self.order.clone() {
            let at = self.shown[slot].map(|(at, _)| at);
            let known = at.and_then(|at| wanted.binary_search_by_key(&at, |item| item.0).ok());
            match known {
                Some(index) => {
                    missing[index] = false;
                    self.shown[slot] = Some(wanted[index]);
                }
                None => free.push(slot),
            }
        }
        // The first of them goes into the first free card, and so on, in whatever step it is
        // drawn: after a leap no card has to be moved.
        let missing = (0..wanted.len()).filter(|it| missing[*it]);
        let mut pairs: Vec<(usize, usize)> = missing.zip(free.iter().copied()).collect();
        let is_whole = pairs.len() <= most;
        if !is_whole {
            sort_by_key(&mut pairs, |(it, _)| it.abs_diff(wanted.len() / 2));
            pairs.truncate(most);
        }
        let (first, last) = (wanted.first(), wanted.last());
        let is_near = |at: usize| {
            first.is_some_and(|(first, _)| at + NEAR >= *first)
                && last.is_some_and(|(last, _)| at <= *last + NEAR)
        };
        for slot in free {
            let drawn = pairs.iter().find(|(_, to)| *to == slot);
            let stays = |(at, place): &Item| {
                let there = list.get(*at);
                there.is_some_and(|it| !is_whole || (it == place && is_near(*at)))
            };
            self.shown[slot] = match drawn {
                Some((it, _)) => Some(wanted[*it]),
                None => self.shown(slot).filter(stays),
            };
        }
        is_whole
    }

    /// The next moves towards the order of the list, at most so many. A card that is moved
    /// loses the focus, so the one at the place that is held stays.
    pub(super) fn tidy(&mut self, held: Option<usize>, most: usize) -> Vec<Move> {
        let mut moves = Vec::new();
        while moves.len() < most {
            let shown = self.in_document();
            let kept = longest_in_order(&shown, held);
            let Some((place, at)) = shown.iter().copied().find(|(_, at)| !kept.contains(at)) else {
                break;
            };
            let next = shown
                .iter()
                .filter(|(_, other)| *other > at && kept.contains(other))
                .map(|(place, _)| *place);
            // Behind the last of them stand cards that have never shown anything, which would be
            // made if they came before those that have.
            let end = shown.last().map_or(0, |(place, _)| place + 1);
            let before = next.min().unwrap_or(end);
            let slot = self.order.remove(place);
            self.order
                .insert(before - usize::from(before > place), slot);
            moves.push(Move {
                from: place,
                before,
            });
        }
        moves
    }

    /// Where the cards that show something stand in the document, with their places in the list.
    fn in_document(&self) -> Vec<(usize, usize)> {
        let all = self.order.iter().enumerate();
        all.filter_map(|(place, slot)| Some((place, self.shown[*slot]?.0)))
            .collect()
    }
}

/// The most cards, by their places in the list, that are in order as they stand; the held one is
/// among them.
fn longest_in_order(shown: &[(usize, usize)], held: Option<usize>) -> Vec<usize> {
    let held = shown.iter().position(|(_, at)| Some(*at) == held);
    let fits = |one: usize, other: usize| one < other && shown[one].1 < shown[other].1;
    let may_stay =
        |one: usize| held.is_none_or(|held| one == held || fits(one, held) || fits(held, one));
    // For each card the length of the longest run that ends there, and the card before it.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(shown.len());
    for one in 0..shown.len() {
        let before = (0..one)
            .filter(|other| may_stay(*other) && fits(*other, one))
            .max_by_key(|other| runs[*other].0);
        runs.push((before.map_or(1, |before| runs[before].0 + 1), before));
    }
    let ends = (0..shown.len()).filter(|one| may_stay(*one));
    let mut last = ends.max_by_key(|one| runs[*one].0);
    let mut kept = Vec::new();
    while let Some(one) = last {
        kept.push(shown[one].1);
        last = runs[one].1;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(places: impl IntoIterator<Item = usize>) -> Vec<Item> {
        places
            .into_iter()
            .map(|at| (at, at as u32 + 1000))
            .collect()
    }

    /// A list of so many of them.
    fn list(count: usize) -> Vec<u32> {
        items(0..count)
            .into_iter()
            .map(|(_, place)| place)
            .collect()
    }

    /// Shows all of some products at once, and gives the cards that changed.
    fn show(slots: &mut Slots, wanted: &[Item]) -> Vec<usize> {
        let before = slots.shown.clone();
        assert!(slots.show(wanted, usize::MAX, &list(1_000)));
        let changed = |slot: &usize| before[*slot] != slots.shown[*slot];
        (0..before.len()).filter(changed).collect()
    }

    /// Does the moves to what stands in the document, and reads what it shows.
    fn read(document: &mut Vec<usize>, slots: &Slots, moves: &[Move]) -> Vec<usize> {
        for it in moves {
            let slot = document.remove(it.from);
            document.insert(it.before - usize::from(it.before > it.from), slot);
        }
        let shown = document.iter().filter_map(|slot| slots.shown(*slot));
        shown.map(|(at, _)| at).collect()
    }

    #[test]
    fn at_rest_whatever_is_shown_stands_in_order() {
        let steps: [&[usize]; 9] = [
            &[0, 1, 2, 3, 4, 5],
            &[2, 3, 4, 5, 6, 7],
            &[0, 1, 2, 3, 4, 5],
            &[40, 41, 42, 43, 44, 45],
            &[41],
            &[3, 4, 41, 90, 91],
            &[],
            &[7, 8, 9],
            &[5, 6, 7, 8, 9, 10],
        ];
        for tidied_each_time in [true, false] {
            let mut slots = Slots::new(6, &items(0..3));
            let mut document: Vec<usize> = (0..6).collect();
            for wanted in steps {
                show(&mut slots, &items(wanted.iter().copied()));
                let mut shown = read(&mut document, &slots, &[]);
                if tidied_each_time {
                    let moves = slots.tidy(None, usize::MAX);
                    shown = read(&mut document, &slots, &moves);
                    assert!(shown.is_sorted(), "{shown:?}");
                }
                assert!(wanted.iter().all(|at| shown.contains(at)), "{shown:?}");
                shown.sort_unstable();
                shown.dedup();
                let most = if wanted.is_empty() { 0 } else { shown.len() };
                assert_eq!(read(&mut document, &slots, &[]).len(), most);
            }
            let moves = slots.tidy(None, usize::MAX);
            assert_eq!(read(&mut document, &slots, &moves), [5, 6, 7, 8, 9, 10]);
        }
    }

    #[test]
    fn a_row_further_only_that_row_is_drawn_and_moved() {
        let mut slots = Slots::new(8, &items(0..8));
        assert_eq!(show(&mut slots, &items(2..10)), [0, 1]);
        assert_eq!(slots.tidy(None, usize::MAX).len(), 2);
        assert_eq!(show(&mut slots, &items(0..8)).len(), 2);
        assert_eq!(slots.tidy(None, 1).len(), 1);
        assert_eq!(slots.tidy(None, 9).len(), 1);
        assert_eq!(slots.tidy(None, 9), []);
    }

    #[test]
    fn no_card_is_made_while_another_is_free() {
        let mut slots = Slots::new(8, &items(0..4));
        for from in [2, 4, 6, 8, 6, 4, 2, 0, 20, 22] {
            show(&mut slots, &items(from..from + 4));
            slots.tidy(None, usize::MAX);
            let shown: Vec<bool> = (0..8).map(|slot| slots.shown(slot).is_some()).collect();
            let first = [true, true, true, true, false, false, false, false];
            assert_eq!(shown, first, "from {from}");
        }
    }

    #[test]
    fn what_is_far_is_hidden_once_all_is_there() {
        let mut slots = Slots::new(8, &items(0..8));
        let count = |slots: &Slots| (0..8).filter(|slot| slots.shown(*slot).is_some()).count();
        assert!(!slots.show(&items(500..504), 3, &list(1_000)));
        assert_eq!(count(&slots), 8);
        assert!(slots.show(&items(500..504), 3, &list(1_000)));
        assert_eq!(count(&slots), 4);
        show(&mut slots, &items(510..514));
        assert_eq!(count(&slots), 4);
        show(&mut slots, &items(515..522));
        show(&mut slots, &items(520..524));
        assert_eq!(count(&slots), 7);
        show(&mut slots, &[]);
        assert_eq!(count(&slots), 0);
    }

    #[test]
    fn a_leap_moves_nothing() {
        let mut slots = Slots::new(8, &items(0..8));
        assert_eq!(show(&mut slots, &items(100..108)).len(), 8);
        assert_eq!(slots.tidy(None, usize::MAX), []);
    }

    #[test]
    fn a_leap_is_drawn_in_steps_from_the_middle_on() {
        let mut slots = Slots::new(8, &items(0..8));
        let wanted = items(100..107);
        let shown = |slots: &Slots| {
            let shown = (0..8).filter_map(|slot| Some(slots.shown(slot)?.0));
            let mut shown: Vec<usize> = shown.collect();
            shown.sort_unstable();
            shown
        };
        assert!(!slots.show(&wanted, 3, &list(1_000)));
        assert_eq!(shown(&slots), [0, 1, 5, 6, 7, 102, 103, 104]);
        assert!(!slots.show(&wanted, 3, &list(1_000)));
        assert_eq!(shown(&slots), [6, 7, 100, 101, 102, 103, 104, 105]);
        assert!(slots.show(&wanted, 3, &list(1_000)));
        assert_eq!(shown(&slots), [7, 100, 101, 102, 103, 104, 105, 106]);
        let move_of_what_is_left = Move { from: 7, before: 0 };
        assert_eq!(slots.tidy(None, usize::MAX), [move_of_what_is_left]);
    }

    #[test]
    fn nothing_stays_beyond_the_end_of_the_list() {
        let mut slots = Slots::new(4, &items(6..10));
        assert!(!slots.show(&items(0..4), 2, &list(8)));
        let shown = |slot| slots.shown(slot).map(|(at, _)| at);
        let left: Vec<usize> = (0..4).filter_map(shown).collect();
        assert_eq!(left, [6, 1, 2]);
    }

    #[test]
    fn the_held_card_stays_where_it_is() {
        let mut slots = Slots::new(8, &items(0..8));
        let mut document: Vec<usize> = (0..8).collect();
        // Only the last is held, and seven new ones belong before and after it.
        let wanted: Vec<usize> = (4..12).collect();
        show(&mut slots, &items(wanted.iter().copied()));
        let moves = slots.tidy(Some(7), usize::MAX);
        for it in &moves {
            assert_ne!(document[it.from], 7);
            read(&mut document, &slots, std::slice::from_ref(it));
        }
        assert_eq!(read(&mut document, &slots, &[]), wanted);
    }

    #[test]
    fn other_products_at_the_same_places_move_nothing() {
        let wanted = [(0, 7), (1, 1001), (2, 8)];
        for (list, stays) in [
            (vec![7, 1001, 8], None),
            (vec![7, 1001, 8, 9], None),
            (vec![7, 1001, 8, 1003], Some((3, 1003))),
        ] {
            let mut slots = Slots::new(4, &items(0..4));
            assert!(slots.show(&wanted, usize::MAX, &list));
            let shown: Vec<_> = (0..3).filter_map(|slot| slots.shown(slot)).collect();
            assert_eq!(shown, wanted);
            assert_eq!(slots.shown(3), stays, "{list:?}");
            assert_eq!(slots.tidy(None, usize::MAX), []);
        }
    }
}
