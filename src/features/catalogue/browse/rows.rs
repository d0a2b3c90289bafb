//! Which rows of a long list stand in the document.

use crate::platform::layout::{Span, Tracks};
use std::ops::Range;

/// At most so many cards are in view or near it.
pub(super) const MOST: usize = 53;

/// How many rows stand ready above and below those in view.
const SPARE: usize = 1;

/// The rows in view.
pub(super) fn seen(tracks: Tracks, view: Span, count: usize) -> Range<usize> {
    let row = |at: f64| (at / tracks.row).max(0.0) as usize;
    row(view.top)..(row(view.top + view.height) + 1).min(count.div_ceil(tracks.columns))
}

/// Whether a window is another one, and has nothing in common with it.
pub(super) fn is_leap(before: Option<&Range<usize>>, now: Option<&Range<usize>>) -> bool {
    let apart = |(before, now): (&Range<usize>, &Range<usize>)| {
        before != now && (before.end <= now.start || now.end <= before.start)
    };
    before.zip(now).is_some_and(apart)
}

/// The rows that stand in the document.
pub(super) fn rows(tracks: Tracks, view: Span, count: usize) -> Range<usize> {
    let all = count.div_ceil(tracks.columns);
    let most = (MOST / tracks.columns).max(1);
    let seen = seen(tracks, view, count);
    let spare = SPARE.min(most.saturating_sub(seen.len()) / 2);
    let start = seen.start.saturating_sub(spare).min(all);
    let end = (seen.end + spare).min(all).min(start + most);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(top: f64) -> Range<usize> {
        let tracks = Tracks {
            columns: 4,
            row: 400.0,
            gap: 24.0,
        };
        let view = Span { top, height: 900.0 };
        rows(tracks, view, 1_000)
    }

    #[test]
    fn the_rows_in_view_stand_and_one_on_each_side() {
        assert_eq!(at(-200.0), 0..3);
        assert_eq!(at(0.0), 0..4);
        assert_eq!(at(4_000.0), 9..14);
        assert_eq!(at(99_100.0), 246..250);
        assert_eq!(at(1e9), 250..250);
    }

    #[test]
    fn a_leap_leaves_nothing_in_view() {
        for (before, now, leaps) in [
            (0..10, 10..20, true),
            (10..20, 0..10, true),
            (0..10, 9..19, false),
            (9..19, 0..10, false),
            (0..10, 0..10, false),
            // Below the list there is none of it.
            (0..10, 10..10, true),
            (10..10, 10..10, false),
        ] {
            assert_eq!(
                is_leap(Some(&before), Some(&now)),
                leaps,
                "{before:?} {now:?}"
            );
            assert!(!is_leap(None, Some(&now)));
        }
    }

    #[test]
    fn even_a_very_high_window_has_a_limit() {
        let tracks = Tracks {
            columns: 2,
            row: 100.0,
            gap: 0.0,
        };
        let view = Span {
            top: 5_000.0,
            height: 20_000.0,
        };
        assert_eq!(rows(tracks, view, 20_000), 50..76);
        assert_eq!(rows(tracks, view, 0), 0..0);
    }
}
