//! The cards of a list in the document, and what each of them shows.

use super::page::Browse;
use super::slots::Item;
use crate::features::catalogue::card::{Changing, Shown, Table};
use crate::platform::events::NextFrame;
use crate::platform::later::{give_way, handed};
use crate::platform::layout::{Tracks, in_view, pixels};
use crate::platform::plate::{Element, append, set_attribute, set_style};
use leptos::html::Ul;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::sort::sort_by_key;
use search::Moment;
use std::ops::Range;
use std::sync::Arc;

/// How many covers are in view at once, so that they are not worth waiting for.
const EAGER: usize = 4;

/// How many cards may be in view at first, which `.grid--whole` lays out in any case.
const SEEN: usize = 8;

/// How many of those out of view are written in a frame once nobody types any more.
const UNSEEN: usize = 4;

/// What a card shows, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shows {
    pub(super) item: Item,
    /// The words that are marked in it.
    pub(super) words: Arc<str>,
    /// Where it stands in a list that says the place of each card.
    pub(super) spot: Option<Spot>,
}

/// The place of a card in a long list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// How many there are.
    pub(super) count: usize,
    pub(super) tracks: Tracks,
}

/// A card in the document.
struct Slot {
    card: Changing,
    shows: Option<Shows>,
    /// Whether what it shows has to be looked at again.
    is_stale: bool,
}

/// The cards of a list.
#[derive(Clone, Copy)]
pub(super) struct Board {
    browse: Browse,
    table: Table,
    slots: StoredValue<Vec<Option<Slot>>, LocalStorage>,
    owner: StoredValue<Option<Owner>>,
    /// Writes more.
    next: NextFrame,
    /// Whether cards out of view show something else than what was found.
    is_behind: StoredValue<bool>,
}

impl Board {
    pub(super) fn new(browse: Browse) -> Self {
        Self {
            browse,
            table: Table::new(),
            slots: StoredValue::new_local(Vec::new()),
            owner: StoredValue::new(Owner::current()),
            next: NextFrame::default(),
            is_behind: StoredValue::new(false),
        }
    }

    /// The cards that the page begins with; in a long list each says its place among so many.
    pub(super) fn first(self, items: &[Item], count: Option<usize>) -> Vec<AnyView> {
        let moment = self.browse.moment.get_untracked();
        let items = items.iter().copied();
        let views = items.map(|(at, place)| {
            let view = move || self.item(at, place, moment, count);
            let follow = move |element| self.take(element, (at, place), moment);
            handed(view, follow).into_any()
        });
        views.collect()
    }

    fn item(self, at: usize, place: u32, moment: Moment, count: Option<usize>) -> AnyView {
        let eager = at < EAGER;
        let table = self.table;
        let shelf = self.browse.shelf;
        let card = shelf.with_value(|shelf| table.card(shelf, place, moment, eager));
        let number = count.map(|_| at + 1);
        view! { <li aria-setsize=count aria-posinset=number>{card}</li> }.into_any()
    }

    /// Takes the element of a card that the page began with.
    fn take(self, element: Element, item: Item, moment: Moment) {
        let (at, place) = item;
        let slot = Slot {
            card: Changing::new(self.table, element, Some((place, moment))),
            shows: Some(Shows {
                item,
                words: "".into(),
                spot: None,
            }),
            is_stale: true,
        };
        self.slots.update_value(|slots| {
            if slots.len() <= at {
                slots.resize_with(at + 1, || None);
            }
            if let Some(place) = slots.get_mut(at) {
                *place = Some(slot);
            }
        });
    }

    /// Puts as many cards into the document as there have to be; the new ones show nothing.
    pub(super) fn grow(self, list: NodeRef<Ul>, count: usize) {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let list: &Element = &list;
        self.slots.update_value(|slots| {
            while slots.len() < count {
                let slot = append(list, "li").map(|element| {
                    set_attribute(&element, "hidden", Some(""));
                    Slot {
                        card: Changing::new(self.table, element, None),
                        shows: None,
                        is_stale: false,
                    }
                });
                slots.push(slot);
            }
        });
    }

    /// Readies one of the cards of a long list for other products; says whether there was any.
    pub(super) fn prepare_one(self) -> bool {
        let prepare = || {
            let shelf = self.browse.shelf;
            let prepared = self.slots.try_update_value(|slots| {
                shelf
                    .with_value(|shelf| slots.iter_mut().flatten().any(|it| it.card.prepare(shelf)))
            });
            prepared.unwrap_or(false)
        };
        let owner = self.owner.try_get_value().flatten();
        owner.is_some_and(|owner| owner.with(|| untrack(prepare)))
    }

    /// Has every card looked at again, because prices or certificates may be others, and `write`
    /// write some of them, in one short task after another. Unlike [`Self::catch_up`] it waits for
    /// no frame, which a page that nobody sees does not get.
    pub(super) fn renew(self, write: impl Fn() + 'static) {
        self.forget();
        self.is_behind.try_set_value(true);
        spawn_local(async move {
            loop {
                give_way().await;
                // The list may be gone by then, and whoever types has the rest written afterwards.
                if self.owner.is_disposed() || self.browse.asked.is_typing() {
                    break;
                }
                write();
                if !self.is_behind() {
                    break;
                }
            }
        });
    }

    /// Has every card looked at again.
    pub(super) fn forget(self) {
        self.slots.update_value(|slots| {
            for slot in slots.iter_mut().flatten() {
                slot.is_stale = true;
            }
        });
    }

    /// Which of the cards stand in the window, in a list whose first ones show something; where
    /// they do not fill it, more may.
    pub(super) fn in_view(self) -> Range<usize> {
        let in_view = self.slots.try_with_value(|slots| {
            let shown = slots.iter().map_while(|slot| {
                let slot = slot.as_ref()?;
                slot.shows.as_ref()?;
                Some(slot.card.around())
            });
            let shown: Vec<_> = shown.collect();
            let seen = in_view(&shown);
            if seen.end == shown.len() {
                seen.start..seen.end.max(seen.start + SEEN)
            } else {
                seen
            }
        });
        in_view.unwrap_or_default()
    }

    /// Writes what the cards show from now on, first those that `is_seen` says are in view, and of
    /// the others at most so many. Says how many it wrote.
    pub(super) fn show(
        self,
        wanted: &[Option<Shows>],
        is_seen: impl Fn(usize) -> bool,
        most: usize,
    ) -> usize {
        let write = || {
            let moment = self.browse.moment.get_untracked();
            let written = self.slots.try_update_value(|slots| {
                let changes = |at: &usize| {
                    slots
                        .get(*at)
                        .is_some_and(|slot| differs(slot, &wanted[*at]))
                };
                let mut changed: Vec<usize> = (0..wanted.len()).filter(changes).collect();
                let comes_first = |at: usize| {
                    wanted[at]
                        .as_ref()
                        .is_none_or(|shows| is_seen(shows.item.0))
                };
                sort_by_key(&mut changed, |at| (!comes_first(*at), *at));
                let first = changed.iter().take_while(|at| comes_first(**at)).count();
                let end = reach(first, most).min(changed.len());
                for at in &changed[..end] {
                    if let Some(Some(slot)) = slots.get_mut(*at) {
                        self.write(slot, wanted[*at].as_ref(), moment);
                    }
                }
                (end, changed.len())
            });
            let (written, changed) = written.unwrap_or_default();
            self.is_behind.try_set_value(written < changed);
            written
        };
        let owner = self.owner.try_get_value().flatten();
        owner.map_or(0, |owner| owner.with(|| untrack(write)))
    }

    /// Whether cards out of view show something else than what was found.
    pub(super) fn is_behind(self) -> bool {
        self.is_behind.try_get_value().unwrap_or(false)
    }

    /// Has the list write, in the next frame, the cards in view and so many others.
    pub(super) fn write_next(self, most: usize, write: impl Fn(usize) + 'static) {
        self.next.ask(move || write(most));
    }

    /// Has the list write what is left, a few with each frame, unless somebody types: each key
    /// would have to wait for such a frame.
    pub(super) fn catch_up(self, write: impl Fn(usize) + 'static) {
        if self.is_behind() && !self.browse.asked.is_typing() {
            self.write_next(UNSEEN, write);
        }
    }

    fn write(self, slot: &mut Slot, shows: Option<&Shows>, moment: Moment) {
        slot.is_stale = false;
        let around = slot.card.around();
        if slot.shows.is_some() != shows.is_some() {
            set_attribute(around, "hidden", shows.is_none().then_some(""));
        }
        let before = std::mem::replace(&mut slot.shows, shows.cloned());
        let Some(shows) = shows else { return };
        if before.is_none_or(|it| (it.item.0, it.spot) != (shows.item.0, shows.spot)) {
            stand(around, shows);
        }
        self.browse.shelf.with_value(|shelf| {
            slot.card.show(Shown {
                shelf,
                place: shows.item.1,
                moment,
                words: &shows.words,
                is_of_many: shows.spot.is_some(),
            });
        });
    }
}

fn differs(slot: &Option<Slot>, wanted: &Option<Shows>) -> bool {
    let Some(slot) = slot else { return false };
    (slot.is_stale && wanted.is_some()) || slot.shows != *wanted
}

/// How many are written: those that come first, and at most so many others.
fn reach(first: usize, most: usize) -> usize {
    first.saturating_add(most)
}

/// Puts a card of a long list where it belongs.
fn stand(around: &Element, shows: &Shows) {
    let Some(Spot { count, tracks }) = shows.spot else {
        return;
    };
    let at = shows.item.0;
    set_attribute(around, "aria-setsize", Some(&count.to_string()));
    set_attribute(around, "aria-posinset", Some(&(at + 1).to_string()));
    let top = (at / tracks.columns) as f64 * tracks.row;
    set_style(around, "inset-block-start", &pixels(top));
    let column = at % tracks.columns + 1;
    set_style(around, "grid-column", &format!("{column} / {}", column + 1));
}

#[cfg(test)]
mod tests {
    use super::reach;

    #[test]
    fn those_in_view_are_written_and_so_many_others() {
        assert_eq!(reach(9, 0), 9);
        assert_eq!(reach(9, 4), 13);
        assert_eq!(reach(9, usize::MAX), usize::MAX);
    }
}
