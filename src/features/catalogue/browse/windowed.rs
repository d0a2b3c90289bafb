//! A long list: only the cards in view and a few beside them stand in the document. Every card
//! has its place on a grid of rows of one height, so the scroll bar tells the truth.

use super::board::{Board, Shows, Spot};
use super::pace::Pace;
use super::page::Browse;
use super::rows::{MOST, is_leap, rows, seen};
use super::slots::{Item, Slots};
use crate::platform::clock::ticks;
use crate::platform::events::{self, NextFrame, Timer};
use crate::platform::later;
use crate::platform::layout::{self, Span, Tracks, pixels};
use crate::platform::plate::{set_attribute, set_style};
use crate::reactive::{effect, memo};
use leptos::ev::FocusEvent;
use leptos::html::Ul;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::sort::sort;
use std::ops::Range;
use std::time::Duration;

/// How many products are shown before the grid has been measured, as in the prerendered page.
const FIRST: usize = 24;

/// The card that has the focus, and its neighbours.
const HELD: usize = 3;

/// Where a card says which of the list it is, counted from one.
const PLACE: &str = "aria-posinset";

/// What a list says whose cards have places of their own.
const PLACED: &str = "data-placed";

/// After the last move of the page the cards are put in order.
const REST: Duration = Duration::from_millis(120);

/// How many of them at once.
const AT_ONCE: usize = 4;

/// So many milliseconds after somebody did something a card is readied.
const PREPARED_AFTER: u16 = 300;

/// The long list's state.
#[derive(Clone, Copy)]
struct Window {
    browse: Browse,
    list: NodeRef<Ul>,
    tracks: RwSignal<Option<Tracks>>,
    view: RwSignal<Span>,
    /// The place in the list of the card that has the focus.
    held: RwSignal<Option<usize>>,
    count: Memo<usize>,
    /// The places in the list that are in view or near it.
    window: Memo<Option<Range<usize>>>,
    slots: StoredValue<Slots>,
    /// Draws more.
    drawing: NextFrame,
    pace: StoredValue<Pace>,
    /// What was to be seen when it was last drawn, or passed by.
    passed: StoredValue<Option<Range<usize>>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
    board: Board,
    /// What the height of the list is for.
    placed: StoredValue<Option<Spot>>,
}

impl Window {
    fn new(browse: Browse, first: &[Item]) -> Self {
        let tracks = RwSignal::new(None::<Tracks>);
        let view = RwSignal::new(Span::default());
        let count = memo(move || browse.count());
        let window = memo(move || {
            let tracks = tracks.get()?;
            let rows = rows(tracks, view.get(), count.get());
            Some((rows.start * tracks.columns)..(rows.end * tracks.columns).min(count.get()))
        });
        Self {
            browse,
            list: NodeRef::new(),
            tracks,
            view,
            held: RwSignal::new(None),
            count,
            window,
            drawing: NextFrame::default(),
            pace: StoredValue::new(Pace::START),
            passed: StoredValue::new(None),
            board: Board::new(browse),
            slots: StoredValue::new(Slots::new(MOST + HELD, first)),
            timer: StoredValue::new_local(None),
            placed: StoredValue::new(None),
        }
    }

    /// Looks where the reader is.
    fn look(self) {
        if let Some(list) = self.list.get_untracked() {
            self.view.set(layout::view_of(&list));
        }
    }

    /// Looks where the reader has scrolled to. Cards that wait to be put in order wait on.
    fn move_on(self) {
        self.look();
        let waits = |timer: &Option<Timer>| timer.as_ref().is_some_and(|it| !it.is_over());
        if self.timer.try_with_value(waits) == Some(true) {
            self.tidy_after(REST);
        }
    }

    fn measure(self) {
        if let Some(list) = self.list.get_untracked() {
            let now = layout::tracks(&list);
            if now.is_some() && now != self.tracks.get_untracked() {
                self.tracks.set(now);
            }
        }
        self.look();
    }

    /// The places in the list that stand in the document.
    fn places(self, window: Range<usize>) -> Vec<usize> {
        // The card that has the focus stays, with its neighbours for the Tab key.
        let held = self.held.get_untracked();
        let held = held.map(|at| at.saturating_sub(1)..at + 2);
        let held = held.unwrap_or(0..0).filter(|at| !window.contains(at));
        let mut places: Vec<usize> = window.clone().chain(held).collect();
        sort(&mut places);
        places
    }

    /// Draws what is to be seen now, whenever that is something else.
    fn follow(self) {
        Effect::new(move |before: Option<Option<Range<usize>>>| {
            let window = self.window.get();
            self.tracks.track();
            self.held.track();
            self.browse.products.track();
            self.browse.words.track();
            let moves = before.flatten().is_some_and(|it| Some(it) != window);
            // Whoever walks by keyboard goes on to the next element of the document at once.
            let is_walked = self.held.get_untracked().is_some();
            if !self.drawing.is_asked() {
                if moves && !is_walked {
                    self.go_on();
                } else {
                    self.draw(MOST);
                }
            }
            window
        });
    }

    /// Draws as much of what is to be seen now as this frame has time for, while the page moves.
    /// Whoever leaps far sees the others in the next frames. What passes by with one frame is not
    /// drawn: nobody sees it, and the next frame would be late.
    fn draw_some(self) {
        if self.flies_by() {
            return self.go_on();
        }
        let began = ticks();
        let most = self.pace.try_get_value().map_or(MOST, Pace::most);
        let written = self.draw(most);
        let took = ticks() - began;
        self.pace.try_update_value(|pace| pace.learn(written, took));
    }

    /// Whether nothing of what is to be seen now was to be seen when this was last asked.
    fn flies_by(self) -> bool {
        let window = self.window.get_untracked();
        let swap = |passed: &mut Option<_>| std::mem::replace(passed, window.clone());
        let before = self.passed.try_update_value(swap).flatten();
        is_leap(before.as_ref(), window.as_ref())
    }

    /// Draws what is to be seen now, at most so many new cards; the others follow. Says how many
    /// have been written.
    fn draw(self, most: usize) -> usize {
        let Some(window) = self.window.get_untracked() else {
            return 0;
        };
        self.passed.try_set_value(Some(window.clone()));
        let places = self.places(window);
        let is_whole = self.browse.products.with_untracked(|products| {
            let item = |at: usize| Some((at, *products.get(at)?));
            let wanted: Vec<Item> = places.into_iter().filter_map(item).collect();
            self.slots
                .try_update_value(|slots| slots.show(&wanted, most, products))
        });
        let Some(is_whole) = is_whole else { return 0 };
        // Each key would have to wait for the cards out of view.
        let written = self.write(if self.browse.asked.is_typing() {
            0
        } else {
            usize::MAX
        });
        if !is_whole {
            self.go_on();
        }
        if self.held.get_untracked().is_some() {
            self.tidy(usize::MAX);
        }
        self.tidy_after(REST);
        written
    }

    /// Writes what each card shows: those in view, and so many others; the rest follows in the
    /// next frames, or when nobody types any more. Says how many were written.
    fn write(self, most: usize) -> usize {
        self.board.grow(self.list, MOST + HELD);
        let (Some(tracks), count) = (self.tracks.get_untracked(), self.count.get_untracked())
        else {
            return 0;
        };
        let words = self.browse.marked_words();
        let spot = Spot { count, tracks };
        let shows = |item| Shows {
            item,
            words: words.clone(),
            spot: Some(spot),
        };
        let wanted: Vec<_> = self.slots.with_value(|slots| {
            let shown = (0..MOST + HELD).map(|slot| slots.shown(slot).map(shows));
            shown.collect()
        });
        let seen = seen(tracks, self.view.get_untracked(), count);
        let is_seen = |at: usize| seen.contains(&(at / tracks.columns));
        // The first time all of them: one without a place would stand upon the others.
        let is_first = self.placed.try_get_value().flatten().is_none();
        let most = if is_first { usize::MAX } else { most };
        let written = self.board.show(&wanted, is_seen, most);
        self.place(spot);
        self.catch_up();
        written
    }

    /// Gives the list the height of all that is found. That belongs into the task in which its cards
    /// get their places: with a frame between the two the list would have no height for its time.
    fn place(self, now: Spot) {
        let before = self.placed.try_update_value(|placed| placed.replace(now));
        if before.flatten() == Some(now) {
            return;
        }
        if let Some(list) = self.list.get_untracked() {
            let Spot { count, tracks } = now;
            let rows = count.div_ceil(tracks.columns) as f64;
            set_attribute(&list, PLACED, Some(""));
            set_style(&list, "block-size", &pixels(rows * tracks.row - tracks.gap));
        }
    }

    /// Writes what is left.
    fn catch_up(self) {
        self.board.catch_up(move |most| {
            self.write(most);
        });
    }

    /// Draws more in this frame or, after that has been drawn, in the next.
    fn go_on(self) {
        self.drawing.ask(move || self.draw_some());
    }

    /// Puts the cards in order once the reader rests, a few at a time.
    fn tidy_after(self, pause: Duration) {
        let timer = Timer::after(pause, move || {
            if self.tidy(AT_ONCE) {
                self.tidy_after(Duration::ZERO);
            }
        });
        self.timer.try_set_value(Some(timer));
    }

    /// Puts some cards in order; says whether there was any to move.
    fn tidy(self, most: usize) -> bool {
        let held = self.held.get_untracked();
        let moves = self.slots.try_update_value(|slots| slots.tidy(held, most));
        let (Some(moves), Some(list)) = (moves, self.list.get_untracked()) else {
            return false;
        };
        for it in &moves {
            layout::move_child(&list, it.from, it.before);
        }
        !moves.is_empty()
    }
}

/// Readies the cards that the page begins with for other products while nobody does anything.
async fn prepare(board: Board) {
    loop {
        later::rested(PREPARED_AFTER).await;
        if !board.prepare_one() {
            break;
        }
    }
}

/// The cards in view of a long list.
#[component]
pub(super) fn Windowed(browse: Browse) -> impl IntoView {
    let first = browse.products.with_untracked(|products| {
        let first = products.iter().take(FIRST).copied();
        first.enumerate().collect::<Vec<Item>>()
    });
    let window = Window::new(browse, &first);
    let Window { count, held, .. } = window;
    effect(move || {
        window.measure();
        events::on_resize(move || window.measure());
        events::on_scroll(move || window.move_on());
    });
    window.follow();
    effect(move || spawn_local(prepare(window.board)));
    browse.asked.when_settled(move || window.catch_up());
    effect(move || {
        browse.track_moment();
        window.board.forget();
        window.write(usize::MAX);
    });
    let place = |number: usize| number.saturating_sub(1);
    let hold = move |event: FocusEvent| {
        held.set(layout::number_around(&event, PLACE).map(place));
    };
    // Where the focus goes is known before it is there. Between the two the list is drawn, and a
    // card that nobody holds may be given to another product.
    let pass_on = move |event: FocusEvent| {
        held.set(layout::next_number_around(&event, PLACE).map(place));
    };
    let cards = window.board.first(&first, Some(count.get_untracked()));
    view! {
        <ul class="grid grid--even grid--long" role="list" node_ref=window.list
            on:focusin=hold on:focusout=pass_on>
            {cards}
        </ul>
    }
}
