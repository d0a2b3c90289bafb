//! A card that shows one product after another.

use super::facts::Facts;
use super::listing_slug;
use super::loading;
use super::view::{Begin, article};
use super::write::{Card, Marks};
use crate::features::catalogue::Shop;
use crate::features::saved::SavedState;
use crate::platform::plate::{Element, first_child};
use crate::ui::cover_file;
use leptos::prelude::*;
use search::{Moment, Shelf};

/// What such cards need around them.
#[derive(Clone, Copy)]
pub struct Table {
    shop: Shop,
    saved: SavedState,
}

impl Table {
    /// Finds it.
    pub fn new() -> Self {
        Self {
            shop: expect_context(),
            saved: expect_context(),
        }
    }

    fn facts(self, shelf: &Shelf, place: u32, moment: Moment) -> Option<Facts> {
        let listing = shelf.listing(place)?;
        let cover = cover_file(shelf, &listing);
        let now = |sold: &market::catalogue::Renewed<'_, Shelf>| sold.renewed(listing);
        let listing = self.shop.with_sold(shelf, moment.open, now);
        Some(Facts::of(&listing, cover, moment))
    }

    /// A card of the product at a place of the shelf, as it is now.
    pub fn card(self, shelf: &Shelf, place: u32, moment: Moment, eager: bool) -> Option<AnyView> {
        let facts = untrack(|| self.facts(shelf, place, moment))?;
        let begin = Begin {
            loading: Some(loading(eager)),
            is_favourite: self.is_favourite(&facts),
            is_model: false,
        };
        Some(article(&facts, begin))
    }

    fn is_favourite(self, facts: &Facts) -> bool {
        let slug = listing_slug(&facts.link);
        slug.is_some_and(|slug| untrack(|| self.saved.is_favourite(&slug)))
    }
}

/// What a card shows.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// What is sold.
    pub shelf: &'a Shelf,
    /// The place of the product there.
    pub place: u32,
    /// What its price and certificate depend on.
    pub moment: Moment,
    /// The words that were looked for.
    pub words: &'a str,
}

/// A card that shows one product after another, in an element of its own.
pub struct Changing {
    table: Table,
    around: Element,
    card: Option<Card>,
    /// The place of the product that it was rendered with, and when.
    first: Option<(u32, Moment)>,
}

impl Changing {
    /// The card in an element, which shows a product from the start or nothing.
    pub fn new(table: Table, around: Element, first: Option<(u32, Moment)>) -> Self {
        Self {
            table,
            around,
            card: None,
            first,
        }
    }

    /// What the card is in.
    pub fn around(&self) -> &Element {
        &self.around
    }

    /// Shows a product; one that is not there leaves the card as it is.
    pub fn show(&mut self, shown: Shown<'_>) {
        let Shown {
            shelf,
            place,
            moment,
            words,
        } = shown;
        let table = self.table;
        let Some(facts) = table.facts(shelf, place, moment) else {
            return;
        };
        if self.card.is_none() {
            let first = self
                .first
                .and_then(|(place, then)| table.facts(shelf, place, then));
            self.card = match (first_child(&self.around), first) {
                (Some(article), Some(says)) => Some(Card::of(article, says)),
                _ => Card::grow(&self.around),
            };
        }
        let marks: Marks = if words.is_empty() {
            Marks::new()
        } else {
            shelf.highlight(&facts.name, words)
        };
        let is_favourite = {
            let facts = facts.clone();
            move || table.is_favourite(&facts)
        };
        if let Some(card) = &mut self.card {
            card.say(facts, marks, is_favourite);
        }
    }
}
