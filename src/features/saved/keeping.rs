//! A value that is kept on the device, in step with other tabs.

use crate::platform::kept::{self, Value};
use crate::platform::storage::StorageError;
use crate::platform::{events, storage};
use crate::reactive::effect;
use leptos::prelude::*;
use market::{Favourites, History, KeptError};

/// What can be kept as a text.
pub trait Keep: Clone + Default + PartialEq + Send + Sync + 'static {
    /// Where it lies on the device.
    const KEY: &'static str;
    /// Where a text is put aside that could not be read, so that nothing is lost.
    const ASIDE: &'static str;
    /// As it is kept.
    fn to_text(&self) -> String;
    /// Reads what was kept.
    fn read(value: &Value) -> Result<Self, KeptError>;
}

impl Keep for Favourites {
    const KEY: &'static str = "favourites";
    const ASIDE: &'static str = "favourites.unreadable";

    fn to_text(&self) -> String {
        self.to_json()
    }

    fn read(value: &Value) -> Result<Self, KeptError> {
        Self::from_kept(value)
    }
}

impl Keep for History {
    const KEY: &'static str = "history";
    const ASIDE: &'static str = "history.unreadable";

    fn to_text(&self) -> String {
        self.to_json()
    }

    fn read(value: &Value) -> Result<Self, KeptError> {
        Self::from_kept(value)
    }
}

/// A value and what there is to say about keeping it.
pub struct Kept<T: Keep> {
    /// The value; nothing before the device's storage has been read.
    pub value: RwSignal<Option<T>>,
    /// Why it cannot be kept, if it cannot.
    pub trouble: RwSignal<Option<StorageError>>,
}

impl<T: Keep> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Keep> Copy for Kept<T> {}

impl<T: Keep> Kept<T> {
    /// Reads the value once the page is up, and again whenever another tab may have changed it.
    pub fn new() -> Self {
        let kept = Self {
            value: RwSignal::new(None),
            trouble: RwSignal::new(None),
        };
        effect(move || {
            kept.reload();
            events::on_return(move || kept.reload());
            events::on_storage(move |key| {
                if key.is_none() || key.as_deref() == Some(T::KEY) {
                    kept.reload();
                }
            });
        });
        kept
    }

    /// Changes the value as it stands on the device, so that another tab's change is not lost.
    pub fn change<R>(self, command: impl FnOnce(&mut T) -> R) -> R {
        let known = self.value.get_untracked();
        let mut value = match stored::<T>() {
            Ok(stored) if self.trouble.get_untracked().is_none() => stored.unwrap_or_default(),
            _ => known.clone().unwrap_or_default(),
        };
        let before = value.clone();
        let outcome = command(&mut value);
        if value != before {
            self.trouble
                .set(storage::write(T::KEY, &value.to_text()).err());
        }
        if known.as_ref() != Some(&value) {
            self.value.set(Some(value));
        }
        outcome
    }

    /// Takes the value from the device; one that lives in memory only stays as it is.
    fn reload(self) {
        match stored::<T>() {
            Ok(stored) if self.trouble.get_untracked().is_none() => {
                let value = stored.unwrap_or_default();
                if self
                    .value
                    .with_untracked(|now| now.as_ref() != Some(&value))
                {
                    self.value.set(Some(value));
                }
            }
            Ok(_) => {}
            Err(error) => {
                self.trouble.set(Some(error));
                self.value.update(|value| {
                    value.get_or_insert_default();
                });
            }
        }
    }
}

fn stored<T: Keep>() -> Result<Option<T>, StorageError> {
    kept::stored(T::KEY, T::ASIDE, T::read)
}
