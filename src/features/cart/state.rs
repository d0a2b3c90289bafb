//! The cart's state: one signal, backed by the device's storage, in step with other tabs.

use crate::platform::storage::StorageError;
use crate::platform::{events, kept, storage};
use crate::reactive::effect;
use leptos::prelude::*;
use market::{Cart, Date, Listing, Refusal, Removed, Variant};

/// Where the cart lies on the device.
const KEY: &str = "cart";

/// Where a cart that could not be read is put aside, so that nothing is lost.
const ASIDE: &str = "cart.unreadable";

/// The cart and what there is to say about keeping it.
#[derive(Clone, Copy)]
pub struct CartState {
    /// The cart; nothing before the device's storage has been read.
    pub cart: RwSignal<Option<Cart>>,
    /// Why the cart cannot be kept, if it cannot.
    pub trouble: RwSignal<Option<StorageError>>,
    /// The line that was taken out last, for "undo".
    pub removed: RwSignal<Option<Removed>>,
}

impl CartState {
    /// Reads the cart once the page is up, and again whenever another tab may have changed it.
    pub fn new() -> Self {
        let state = Self {
            cart: RwSignal::new(None),
            trouble: RwSignal::new(None),
            removed: RwSignal::new(None),
        };
        effect(move || {
            state.reload();
            events::on_return(move || state.reload());
            events::on_storage(move |key| {
                if key.is_none() || key.as_deref() == Some(KEY) {
                    state.reload();
                }
            });
        });
        state
    }

    /// How many lines the cart has; nothing while it is unknown.
    pub fn count(self) -> Option<usize> {
        self.cart
            .with(|cart| cart.as_ref().map(|cart| cart.lines.len()))
    }

    /// Adds a product at the price that the shopper sees now.
    ///
    /// # Errors
    /// Says why the quantity or the product is refused; the cart stays as it was.
    pub fn add(
        self,
        listing: &Listing,
        variant: &Variant,
        quantity: u32,
        market_open: bool,
        today: Option<Date>,
    ) -> Result<(), Refusal> {
        let price = variant.price_at(market_open);
        self.change(|cart| cart.add(listing, variant, quantity, price, today))
            .map(|_| ())
    }

    /// Takes a line out and keeps it for "undo".
    pub fn remove(self, index: usize) {
        let removed = self.change(|cart| cart.remove(index));
        self.removed.set(removed);
    }

    /// Puts the line that was taken out last back where it was.
    pub fn undo(self) {
        if let Some(removed) = self.removed.try_update(Option::take).flatten() {
            self.change(|cart| cart.restore(removed));
        }
    }

    /// Changes the cart as it stands on the device, so that another tab's change is not lost.
    pub fn change<T>(self, command: impl FnOnce(&mut Cart) -> T) -> T {
        let mut cart = match self.stored() {
            Ok(Some(cart)) if self.trouble.get_untracked().is_none() => cart,
            _ => self.cart.get_untracked().unwrap_or_default(),
        };
        let outcome = command(&mut cart);
        self.trouble.set(storage::write(KEY, &cart.to_json()).err());
        self.cart.set(Some(cart));
        outcome
    }

    /// Takes the cart from the device; one that lives in memory only stays as it is.
    fn reload(self) {
        match self.stored() {
            Ok(stored) if self.trouble.get_untracked().is_none() => {
                let cart = stored.unwrap_or_default();
                if self.cart.with_untracked(|now| now.as_ref() != Some(&cart)) {
                    self.cart.set(Some(cart));
                }
            }
            Ok(_) => {}
            Err(error) => {
                self.trouble.set(Some(error));
                self.cart.update(|cart| {
                    cart.get_or_insert_default();
                });
            }
        }
    }

    fn stored(self) -> Result<Option<Cart>, StorageError> {
        kept::stored(KEY, ASIDE, Cart::from_kept)
    }
}
