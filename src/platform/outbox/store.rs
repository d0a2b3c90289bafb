//! The entries, in the browser's database.

use crate::platform::console;
use crate::platform::database::{self, Change, Store};
use crate::platform::storage::StorageError;
use market::outbox::{Entry, Key};
use market::sort::sort_by;

/// All entries, the oldest first. What cannot be read is left where it is, and said.
///
/// # Errors
/// Says that there is no database here.
pub async fn all() -> Result<Vec<Entry>, StorageError> {
    let texts = database::all(Store::Outbox).await?;
    let mut entries: Vec<Entry> = texts
        .iter()
        .filter_map(|text| match serde_json::from_str(text) {
            Ok(entry) => Some(entry),
            Err(error) => {
                console::warn(&format!("outbox: an entry cannot be read: {error}"));
                None
            }
        })
        .collect();
    sort_by(&mut entries, |a, b| (a.made, &a.key).cmp(&(b.made, &b.key)));
    Ok(entries)
}

/// How an entry is written, in the place of the one with its key.
///
/// # Errors
/// None that can happen: texts and numbers under fixed names can always be written.
pub fn put(entry: &Entry) -> Result<Change, StorageError> {
    let text = serde_json::to_string(entry).map_err(|_| StorageError::Full)?;
    Ok(Change::Put(Store::Outbox, entry.key.to_string(), text))
}

/// How an entry is removed.
pub fn remove(key: &Key) -> Change {
    Change::Remove(Store::Outbox, key.to_string())
}

/// Writes an entry down anew, unless it was removed meanwhile; says whether it was there.
///
/// # Errors
/// Says whether the database is forbidden or full.
pub async fn renew(entry: &Entry) -> Result<bool, StorageError> {
    let text = serde_json::to_string(entry).map_err(|_| StorageError::Full)?;
    database::replace(Store::Outbox, entry.key.as_str(), &text).await
}
