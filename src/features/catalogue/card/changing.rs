//! A card that shows one product after another.

use super::facts::Facts;
use super::listing_slug;
use super::loading;
use super::view::{Begin, article};
use super::write::{Card, Marks};
use crate::features::catalogue::Shop;
use crate::features::saved::SavedState;
use crate::platform::plate::{Element, first_child, in_pixels};
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

    /// The same; one of very many shows a drawing in pixels.
    fn facts_of(
        self,
        shelf: &Shelf,
        place: u32,
        moment: Moment,
        is_of_many: bool,
    ) -> Option<Facts> {
        let mut facts = self.facts(shelf, place, moment)?;
        if is_of_many {
            facts.cover = in_pixels(facts.cover);
        }
        Some(facts)
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
    /// Whether it is one of very many that come and go with every move.
    pub is_of_many: bool,
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

    /// Has the card ready from the start, as one of very many; says whether it was not.
    pub fn prepare(&mut self, shelf: &Shelf) -> bool {
        if self.card.is_none() && self.first.is_none() {
            return false;
        }
        self.begin(shelf, true);
        self.card.as_mut().is_some_and(Card::complete)
    }

    /// Finds the elements of the card that stands there, or makes them.
    fn begin(&mut self, shelf: &Shelf, is_of_many: bool) {
        if self.card.is_some() {
            return;
        }
        let says = |(place, then)| self.table.facts_of(shelf, place, then, is_of_many);
        self.card = match (first_child(&self.around), self.first.and_then(says)) {
            (Some(article), Some(says)) => Some(Card::of(article, says)),
            _ => Card::grow(&self.around),
        };
    }

    /// Shows a product; one that is not there leaves the card as it is.
    pub fn show(&mut self, shown: Shown<'_>) {
        let Shown {
            shelf,
            place,
            moment,
            words,
            is_of_many,
        } = shown;
        let table = self.table;
        let Some(now) = table.facts_of(shelf, place, moment, is_of_many) else {
            return;
        };
        self.begin(shelf, is_of_many);
        let marks: Marks = if words.is_empty() {
            Marks::new()
        } else {
            shelf.highlight(&now.name, words)
        };
        let is_favourite = {
            let now = now.clone();
            move || table.is_favourite(&now)
        };
        if let Some(card) = &mut self.card {
            card.say(now, marks, is_favourite);
        }
    }
}
