//! A long list: only the cards in view and a few beside them stand in the document. Every card
//! has its place on a grid of rows of one height, so the scroll bar tells the truth.

use super::grid::found_card;
use super::page::Browse;
use crate::platform::events;
use crate::platform::layout::{self, Span, Tracks};
use leptos::html::Ul;
use leptos::prelude::*;
use std::ops::Range;

/// How many cards there are before the grid has been measured, as in the prerendered page.
const FIRST: usize = 24;

/// At most so many cards stand in the document.
const MOST: usize = 56;

/// How many rows stand ready above and below those in view.
const SPARE: usize = 2;

/// The rows that stand in the document.
fn rows(tracks: Tracks, view: Span, count: usize) -> Range<usize> {
    let all = count.div_ceil(tracks.columns);
    let row = |at: f64| (at / tracks.row).max(0.0) as usize;
    let most = (MOST / tracks.columns).max(1);
    let seen = row(view.top)..(row(view.top + view.height) + 1).min(all);
    let spare = most.saturating_sub(seen.len()) / 2;
    let start = seen.start.saturating_sub(SPARE.min(spare)).min(all);
    let end = (seen.end + SPARE.min(spare)).min(all).min(start + most);
    start..end.max(start)
}

/// The cards in view of a long list.
#[component]
pub(super) fn Windowed(browse: Browse) -> impl IntoView {
    let list = NodeRef::<Ul>::new();
    let tracks = RwSignal::new(None::<Tracks>);
    let view = RwSignal::new(Span::default());
    let held = RwSignal::new(None::<usize>);
    let look = move || {
        if let Some(list) = list.get_untracked() {
            view.set(layout::view_of(&list));
        }
    };
    let measure = move || {
        if let Some(list) = list.get_untracked() {
            let now = layout::tracks(&list);
            if now.is_some() && now != tracks.get_untracked() {
                tracks.set(now);
            }
        }
        look();
    };
    Effect::new(move |_| {
        measure();
        events::on_resize(measure);
        events::on_scroll(look);
    });
    let count = Memo::new(move |_| browse.count());
    let window = Memo::new(move |_| match tracks.get() {
        Some(tracks) => {
            let rows = rows(tracks, view.get(), count.get());
            (rows.start * tracks.columns)..(rows.end * tracks.columns).min(count.get())
        }
        None => 0..FIRST.min(count.get()),
    });
    let items = move || {
        let window = window.get();
        // The card that has the focus stays, with its neighbours for the Tab key.
        let near = held.get().map(|at| at.saturating_sub(1)..at + 2);
        let near = near.unwrap_or(0..0).filter(|at| !window.contains(at));
        browse.products.with(|products| {
            let mut places: Vec<usize> = window.clone().chain(near).collect();
            places.sort_unstable();
            let item = |at: usize| Some((at, *products.get(at)?));
            places.into_iter().filter_map(item).collect::<Vec<_>>()
        })
    };
    let size = move || {
        let tracks = tracks.get()?;
        let rows = count.get().div_ceil(tracks.columns);
        Some(format!("{}px", rows as f64 * tracks.row - tracks.gap))
    };
    let hold = move |event: leptos::ev::FocusEvent| {
        held.set(layout::number_around(&event, "aria-posinset").map(|number| number - 1));
    };
    view! {
        <ul class="grid grid--long" class:grid--placed=move || tracks.with(Option::is_some)
            role="list" node_ref=list style:block-size=size
            on:focusin=hold on:focusout=move |_| held.set(None)>
            <For each=items key=|item| *item children=move |(at, place)| {
                item(browse, tracks, count, at, place)
            }/>
        </ul>
    }
}

fn item(
    browse: Browse,
    tracks: RwSignal<Option<Tracks>>,
    count: Memo<usize>,
    at: usize,
    place: u32,
) -> impl IntoView {
    let top = move || {
        let tracks = tracks.get()?;
        Some(format!("{}px", (at / tracks.columns) as f64 * tracks.row))
    };
    let column = move || {
        let column = at % tracks.get()?.columns + 1;
        Some(format!("{column} / {}", column + 1))
    };
    view! {
        <li aria-setsize=move || count.get() aria-posinset=at + 1
            style:inset-block-start=top style:grid-column=column>
            {found_card(browse, place, true)}
        </li>
    }
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
    fn the_rows_in_view_stand_and_two_on_each_side() {
        assert_eq!(at(-200.0), 0..4);
        assert_eq!(at(0.0), 0..5);
        assert_eq!(at(4_000.0), 8..15);
        assert_eq!(at(99_100.0), 245..250);
        assert_eq!(at(1e9), 250..250);
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
        assert_eq!(rows(tracks, view, 20_000), 50..78);
        assert_eq!(rows(tracks, view, 0), 0..0);
    }
}
