//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for each type, 5 KB of code every time. Here
//! places are sorted, which are numbers whatever stands there; each comparison is a call more, which
//! only long lists would feel.

use std::cmp::Ordering;

/// Sorts; equals keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |one, other| {
        compare(&items[one], &items[other])
    });
    for at in 0..items.len() {
        // What has been put in its place already was exchanged for what stood there.
        let mut from = order[at];
        while from < at {
            from = order[from];
        }
        items.swap(at, from);
    }
}

/// Sorts by a key; equals keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

type Compare<'a> = dyn FnMut(usize, usize) -> Ordering + 'a;

/// The places of so many items in their order: runs of one, two, four … items are merged, which is
/// a tenth of the code that the standard library has for it.
fn order(count: usize, compare: &mut Compare) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < count {
        for (both, out) in order.chunks(2 * run).zip(merged.chunks_mut(2 * run)) {
            let (one, other) = both.split_at(run.min(both.len()));
            merge(one, other, out, compare);
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// Merges two runs; of equals, those of the first come first.
fn merge<'a>(
    mut one: &'a [usize],
    mut other: &'a [usize],
    out: &mut [usize],
    compare: &mut Compare,
) {
    for place in out {
        let next = match (one, other) {
            ([first, ..], [second, ..]) if compare(*first, *second).is_gt() => &mut other,
            ([], _) => &mut other,
            _ => &mut one,
        };
        if let Some((first, rest)) = next.split_first() {
            *place = *first;
            *next = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            items in prop::collection::vec((0_u8..8, any::<u16>()), 0..200),
        ) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |it| it.0);
            theirs.sort_by_key(|it| it.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(&ours, &theirs);
            sort_by(&mut ours, |one, other| other.cmp(one));
            theirs.reverse();
            prop_assert_eq!(ours, theirs);
        }
    }
}
