//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for each type, 5 KB of code every time. Here it
//! sorts places, which are numbers whatever stands there; each comparison is a call more, which
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

/// The places of so many items in their order.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            items in prop::collection::vec((0_u8..8, any::<u16>()), 0..60),
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
