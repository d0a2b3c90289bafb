//! What the shopper has marked and looked at.

use super::keeping::Kept;
use crate::platform::storage::StorageError;
use leptos::prelude::*;
use market::{Favourites, Full, History, Listing, Remembered, Slug, TakenOut};

/// Favourites and history, and what there is to say about keeping them.
#[derive(Clone, Copy)]
pub struct SavedState {
    /// The favourites.
    pub favourites: Kept<Favourites>,
    /// What was looked at.
    pub history: Kept<History>,
    /// The favourite that was taken out last, for "undo".
    pub removed: RwSignal<Option<TakenOut>>,
}

impl SavedState {
    /// Reads both once the page is up.
    pub fn new() -> Self {
        Self {
            favourites: Kept::new(),
            history: Kept::new(),
            removed: RwSignal::new(None),
        }
    }

    /// Whether a product is a favourite; while that is unknown it is none.
    pub fn is_favourite(self, product: &Slug) -> bool {
        self.favourites
            .value
            .with(|list| list.as_ref().is_some_and(|list| list.has(product)))
    }

    /// Makes a product a favourite or, where it is one, makes it none; says whether it is one now.
    ///
    /// # Errors
    /// Says that there is no room for another one.
    pub fn toggle(self, product: Remembered) -> Result<bool, Full> {
        let slug = product.product.clone();
        let is_favourite = self
            .favourites
            .value
            .with_untracked(|list| list.as_ref().is_some_and(|list| list.has(&slug)));
        if is_favourite {
            self.remove(&slug);
            return Ok(false);
        }
        self.removed.set(None);
        self.favourites
            .change(|list| list.add(product))
            .map(|()| true)
    }

    /// Takes a favourite out and keeps it for "undo".
    pub fn remove(self, product: &Slug) {
        let removed = self.favourites.change(|list| list.remove(product));
        self.removed.set(removed);
    }

    /// Puts the favourite that was taken out last back where it was.
    pub fn undo(self) {
        if let Some(removed) = self.removed.try_update(Option::take).flatten() {
            self.favourites.change(|list| list.restore(removed));
        }
    }

    /// Remembers that a product was looked at, if the shopper wants that.
    pub fn see(self, listing: &Listing) {
        self.history
            .change(|history| history.see(remembered(listing)));
    }

    /// The slugs of what was looked at, the latest first; none while they are unknown.
    pub fn seen(self) -> Vec<Slug> {
        let slugs = |history: &History| {
            let products = history.products().iter();
            products.map(|it| it.product.clone()).collect()
        };
        self.history
            .value
            .with(|history| history.as_ref().map(slugs).unwrap_or_default())
    }

    /// Why something cannot be kept, if it cannot.
    pub fn trouble(self) -> Option<StorageError> {
        self.favourites
            .trouble
            .get()
            .or_else(|| self.history.trouble.get())
    }
}

/// A product as it is remembered.
pub fn remembered(listing: &Listing) -> Remembered {
    Remembered::new(listing.slug.clone(), &listing.name.vi)
}
