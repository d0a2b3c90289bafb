//! The state of the list of offers.

use super::offers::next;
use crate::features::catalogue::Shop;
use crate::reactive::memo;
use leptos::prelude::*;
use search::{Shelf, Suggestion};

/// What comes with the list, in a part of the program of its own.
#[derive(Clone, Copy)]
pub struct Means {
    /// Finds what fits a text.
    pub fitting: fn(&Shelf, &str) -> Vec<Suggestion>,
    /// Where an offer leads, without the language.
    pub address: fn(&Suggestion) -> String,
}

/// What is offered now, and which of it the arrows have reached.
#[derive(Clone, Copy)]
pub struct Suggest {
    means: RwSignal<Option<Means>>,
    text: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    offers: Memo<Vec<Suggestion>>,
}

impl Suggest {
    /// Closed, with nothing typed, and nothing to offer before [`Suggest::learn`].
    pub fn new(shop: Shop) -> Self {
        let means = RwSignal::new(None::<Means>);
        let text = RwSignal::new(String::new());
        let open = RwSignal::new(false);
        let offers = memo(move || {
            if !open.get() {
                return Vec::new();
            }
            let found = shop.ready().zip(means.get());
            text.with(|text| found.map(|(shelf, means)| (means.fitting)(&shelf, text)))
                .unwrap_or_default()
        });
        Self {
            means,
            text,
            open,
            active: RwSignal::new(None),
            offers,
        }
    }

    /// Can offer something from now on.
    pub fn learn(self, means: Means) {
        self.means.set(Some(means));
    }

    /// Where an offer leads, without the language; nothing before [`Suggest::learn`].
    pub fn address(self, offer: &Suggestion) -> Option<String> {
        Some((self.means.get_untracked()?.address)(offer))
    }

    /// Offers what fits a text.
    pub fn offer(self, text: &str) {
        if self.text.with_untracked(|now| now != text) {
            self.text.set(text.to_owned());
        }
        self.deselect();
        self.open.set(true);
    }

    /// Closes the list; says whether it was there.
    pub fn close(self) -> bool {
        let was_there = self.is_shown_untracked();
        self.deselect();
        if self.open.get_untracked() {
            self.open.set(false);
        }
        was_there
    }

    /// What was typed.
    pub fn text(self) -> String {
        self.text.get()
    }

    /// What is offered, in the order of the list.
    pub fn offers(self) -> Memo<Vec<Suggestion>> {
        self.offers
    }

    /// Whether somebody is being offered something, be it nothing.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Whether there is a list to see.
    pub fn is_shown(self) -> bool {
        self.offers.with(|offers| !offers.is_empty())
    }

    /// The same, without following it.
    pub fn is_shown_untracked(self) -> bool {
        self.offers.with_untracked(|offers| !offers.is_empty())
    }

    /// The place of the offer that the arrows have reached.
    pub fn active(self) -> Option<usize> {
        self.active.get()
    }

    /// The offer that the arrows have reached.
    pub fn active_offer(self) -> Option<Suggestion> {
        let at = self.active.get_untracked()?;
        self.offers.with_untracked(|offers| offers.get(at).cloned())
    }

    /// On to the next offer, or back to the one before.
    pub fn step(self, forward: bool) {
        let count = self.offers.with_untracked(Vec::len);
        self.active
            .update(|active| *active = next(*active, count, forward));
    }

    /// Back to what was typed.
    pub fn deselect(self) {
        if self.active.get_untracked().is_some() {
            self.active.set(None);
        }
    }
}
