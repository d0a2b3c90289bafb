//! The cards of what is found.

use super::board::{Board, Shows};
use super::page::Browse;
use super::slots::Item;
use super::windowed::Windowed;
use crate::platform::events;
use crate::reactive::effect;
use leptos::html::Ul;
use leptos::prelude::*;

/// In a shop with up to so many products all that are found stand in the document, so that
/// looking for a word with the browser's own means finds them.
const WHOLE: usize = 96;

/// How many cards that may show something else are written in a task.
const A_FEW: usize = 3;

/// The cards: all of them or, in a large shop, those in view.
#[component]
pub(super) fn Grid(browse: Browse) -> impl IntoView {
    if browse.shelf.with_value(|shelf| shelf.len()) > WHOLE {
        view! { <Windowed browse/> }.into_any()
    } else {
        view! { <Whole browse/> }.into_any()
    }
}

/// The list of everything that is found.
#[derive(Clone, Copy)]
struct All {
    browse: Browse,
    board: Board,
    list: NodeRef<Ul>,
}

impl All {
    fn wanted(self) -> Vec<Option<Shows>> {
        let words = self.browse.marked_words();
        self.browse.products.with_untracked(|products| {
            let items = products.iter().take(WHOLE).copied().enumerate();
            let shows = items.map(|item| {
                Some(Shows {
                    item,
                    words: words.clone(),
                    spot: None,
                })
            });
            shows.collect()
        })
    }

    /// Writes the cards in view and so many others; the rest follows in the next frames, or when
    /// nobody types any more.
    fn draw(self, most: usize) {
        // Where all are written nobody has to be asked, which lays the page out.
        let seen = match most {
            WHOLE => 0..WHOLE,
            _ => self.board.in_view(),
        };
        self.write(|at| seen.contains(&at), most);
        self.catch_up();
    }

    fn write(self, is_seen: impl Fn(usize) -> bool, most: usize) {
        let mut wanted = self.wanted();
        self.board.grow(self.list, wanted.len());
        wanted.resize(WHOLE, None);
        self.board.show(&wanted, is_seen, most);
    }

    /// Writes what is left.
    fn catch_up(self) {
        self.board.catch_up(move |most| self.draw(most));
    }

    /// Writes the cards in view in the next frame.
    fn draw_seen(self) {
        self.board.write_next(0, move |most| self.draw(most));
    }
}

#[component]
fn Whole(browse: Browse) -> impl IntoView {
    let all = All {
        browse,
        board: Board::new(browse),
        list: NodeRef::new(),
    };
    let first = browse.products.with_untracked(|products| {
        let first = products.iter().take(WHOLE).copied();
        first.enumerate().collect::<Vec<Item>>()
    });
    effect(move || {
        browse.track_moment();
        all.board.renew(move || all.write(|_| false, A_FEW));
    });
    Effect::new(move |before: Option<()>| {
        browse.products.track();
        browse.words.track();
        // The first time each card is looked at anyway.
        if before.is_some() {
            all.draw(if browse.asked.is_typing() { 0 } else { WHOLE });
        }
    });
    browse.asked.when_settled(move || all.catch_up());
    effect(move || {
        events::on_scroll(move || {
            // Whoever scrolls while typing sees others.
            if all.board.is_behind() {
                all.draw_seen();
            }
        });
    });
    let cards = all.board.first(&first, None);
    view! { <ul class="grid grid--even grid--whole" role="list" node_ref=all.list>{cards}</ul> }
}
