//! The orders on this device, beside what is to be sent of them.

use super::database::{self, Change, Store};
use super::storage::StorageError;
use super::{console, outbox};
use market::order::Order;
use market::outbox::{Entry, Key};
use market::sort::sort_by;

/// All orders, the newest first. What cannot be read is left where it is, and said.
///
/// # Errors
/// Says that nothing can be kept here.
pub async fn all() -> Result<Vec<Order>, StorageError> {
    let texts = database::all(Store::Orders).await?;
    let mut orders: Vec<Order> = texts
        .iter()
        .filter_map(|text| match serde_json::from_str(text) {
            Ok(order) => Some(order),
            Err(error) => {
                console::warn(&format!("orders: one cannot be read: {error}"));
                None
            }
        })
        .collect();
    sort_by(&mut orders, |a, b| {
        (b.made, &b.code).cmp(&(a.made, &a.code))
    });
    Ok(orders)
}

/// Keeps orders and what is to be sent of them: all, or nothing of it. The order and the entry
/// that are mended by them go.
///
/// # Errors
/// Says why nothing can be kept.
pub async fn place(
    orders: &[Order],
    entries: &[Entry],
    mended: Option<&Key>,
) -> Result<(), StorageError> {
    let mut changes = mended.map(without).unwrap_or_default();
    for order in orders {
        changes.push(put(order)?);
    }
    for entry in entries {
        changes.push(outbox::put(entry)?);
    }
    outbox::change(changes).await
}

/// Writes an order down anew.
///
/// # Errors
/// Says why it cannot be kept.
pub async fn renew(order: &Order) -> Result<(), StorageError> {
    outbox::change(vec![put(order)?]).await
}

/// Writes down that an order is taken back: it is not sent any more, and whoever may have it
/// already is told.
///
/// # Errors
/// Says why that cannot be kept.
pub async fn take_back(order: &Order, word: Option<&Entry>) -> Result<(), StorageError> {
    let mut changes = vec![outbox::without(&order.id), put(order)?];
    if let Some(entry) = word {
        changes.push(outbox::put(entry)?);
    }
    outbox::change(changes).await
}

/// Removes all orders, and all that is to be sent.
///
/// # Errors
/// Says that nothing can be removed here.
pub async fn erase() -> Result<(), StorageError> {
    outbox::change(Store::ALL.map(Change::Clear).into()).await
}

fn put(order: &Order) -> Result<Change, StorageError> {
    // Texts and numbers under fixed names can always be written.
    let text = serde_json::to_string(order).map_err(|_| StorageError::Full)?;
    Ok(Change::Put(Store::Orders, order.id.to_string(), text))
}

fn without(id: &Key) -> Vec<Change> {
    let order = Change::Remove(Store::Orders, id.to_string());
    vec![order, outbox::without(id)]
}
