//! Small texts kept on the device, shared by all tabs of the shop.

use leptos::prelude::window;
use web_sys::Storage;

/// Why nothing could be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser forbids storage here: a setting, a private window or a foreign frame.
    Forbidden,
    /// The space for this site is used up.
    Full,
}

/// Reads a text.
///
/// # Errors
/// Only where storage is forbidden; a key that was never written gives `None`.
pub fn read(key: &str) -> Result<Option<String>, StorageError> {
    storage()?
        .get_item(key)
        .map_err(|_| StorageError::Forbidden)
}

/// Writes a text.
///
/// # Errors
/// Says whether storage is forbidden or full; what was there before stays.
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    storage()?
        .set_item(key, text)
        .map_err(|_| StorageError::Full)
}

/// Removes a text.
///
/// # Errors
/// Only where storage is forbidden.
pub fn remove(key: &str) -> Result<(), StorageError> {
    storage()?
        .remove_item(key)
        .map_err(|_| StorageError::Forbidden)
}

/// The keys with this ending.
pub fn keys_ending(ending: &str) -> Vec<String> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.ends_with(ending)).collect()
}

/// Reads a text that is kept for this tab only.
///
/// # Errors
/// Only where storage is forbidden.
pub fn read_for_tab(key: &str) -> Result<Option<String>, StorageError> {
    tab_storage()?
        .get_item(key)
        .map_err(|_| StorageError::Forbidden)
}

/// Writes a text that is kept for this tab only.
///
/// # Errors
/// Says whether storage is forbidden or full.
pub fn write_for_tab(key: &str, text: &str) -> Result<(), StorageError> {
    tab_storage()?
        .set_item(key, text)
        .map_err(|_| StorageError::Full)
}

/// Removes a text that is kept for this tab only.
///
/// # Errors
/// Only where storage is forbidden.
pub fn remove_for_tab(key: &str) -> Result<(), StorageError> {
    tab_storage()?
        .remove_item(key)
        .map_err(|_| StorageError::Forbidden)
}

fn tab_storage() -> Result<Storage, StorageError> {
    window()
        .session_storage()
        .ok()
        .flatten()
        .ok_or(StorageError::Forbidden)
}

fn storage() -> Result<Storage, StorageError> {
    window()
        .local_storage()
        .ok()
        .flatten()
        .ok_or(StorageError::Forbidden)
}
