//! The entries, in the browser's database: whole, and there after a crash.

use crate::platform::console;
use crate::platform::storage::StorageError;
use js_sys::{Array, Promise};
use leptos::prelude::window;
use market::outbox::{Entry, Key};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "night-market";
const STORE: &str = "outbox";

/// All entries, the oldest first. What cannot be read is left where it is, and said.
///
/// # Errors
/// Says that there is no database here.
pub async fn all() -> Result<Vec<Entry>, StorageError> {
    let access = Access::open(IdbTransactionMode::Readonly).await?;
    let request = access
        .store
        .get_all()
        .map_err(|_| StorageError::Forbidden)?;
    let texts = settled(&request)
        .await
        .map_err(|_| StorageError::Forbidden)?;
    let mut entries: Vec<Entry> = Array::from(&texts)
        .iter()
        .filter_map(|text| text.as_string())
        .filter_map(|text| match serde_json::from_str(&text) {
            Ok(entry) => Some(entry),
            Err(error) => {
                console::warn(&format!("outbox: an entry cannot be read: {error}"));
                None
            }
        })
        .collect();
    entries.sort_by(|a, b| (a.made, &a.key).cmp(&(b.made, &b.key)));
    Ok(entries)
}

/// Writes an entry, in the place of the one with its key; done only when the database says so.
///
/// # Errors
/// Says whether the database is forbidden or full.
pub async fn put(entry: &Entry) -> Result<(), StorageError> {
    let text = serde_json::to_string(entry).map_err(|_| StorageError::Full)?;
    let access = Access::open(IdbTransactionMode::Readwrite).await?;
    let key = JsValue::from_str(entry.key.as_str());
    access
        .store
        .put_with_key(&JsValue::from_str(&text), &key)
        .map_err(|_| StorageError::Full)?;
    access.finish().await
}

/// Removes an entry.
///
/// # Errors
/// Says that there is no database here.
pub async fn remove(key: &Key) -> Result<(), StorageError> {
    let access = Access::open(IdbTransactionMode::Readwrite).await?;
    access
        .store
        .delete(&JsValue::from_str(key.as_str()))
        .map_err(|_| StorageError::Forbidden)?;
    access.finish().await
}

/// One transaction; the database is closed after it, so that another version can open it.
struct Access {
    database: IdbDatabase,
    transaction: IdbTransaction,
    store: IdbObjectStore,
}

impl Access {
    async fn open(mode: IdbTransactionMode) -> Result<Self, StorageError> {
        let forbidden = |_| StorageError::Forbidden;
        let database = database().await.map_err(forbidden)?;
        let transaction = database
            .transaction_with_str_and_mode(STORE, mode)
            .map_err(forbidden)?;
        let store = transaction.object_store(STORE).map_err(forbidden)?;
        Ok(Self {
            database,
            transaction,
            store,
        })
    }

    /// Waits until what was written is kept.
    async fn finish(self) -> Result<(), StorageError> {
        let transaction = &self.transaction;
        let kept = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
            transaction.set_onerror(Some(&reject));
        });
        let kept = JsFuture::from(kept).await;
        kept.map(drop).map_err(|_| StorageError::Full)
    }
}

impl Drop for Access {
    fn drop(&mut self) {
        self.database.close();
    }
}

async fn database() -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opened = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = opened.result() {
            // Fails only where the store is there already.
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    settled(&request).await.map(JsCast::unchecked_into)
}

/// What a request brings.
async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(done).await?;
    request.result()
}
