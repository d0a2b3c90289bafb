//! The browser's database: whole texts under keys, there after a crash.

use super::storage::StorageError;
use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "night-market";
/// Counted up whenever a store is added.
const VERSION: u32 = 2;

/// A store of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// What is to be sent.
    Outbox,
    /// The orders.
    Orders,
}

impl Store {
    /// All stores.
    pub const ALL: [Self; 2] = [Self::Outbox, Self::Orders];

    fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Orders => "orders",
        }
    }
}

/// Something to be done to the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Writes a text, in the place of the one under its key.
    Put(Store, String, String),
    /// Removes a text.
    Remove(Store, String),
    /// Removes all texts of a store.
    Clear(Store),
}

/// All texts of a store.
///
/// # Errors
/// Says that there is no database here.
pub async fn all(store: Store) -> Result<Vec<String>, StorageError> {
    let access = Access::open(IdbTransactionMode::Readonly).await?;
    let texts = settled(&access.store(store)?.get_all().map_err(forbidden)?).await;
    let texts = Array::from(&texts.map_err(forbidden)?);
    Ok(texts.iter().filter_map(|text| text.as_string()).collect())
}

/// Does all of these or none; done only when the database says so.
///
/// # Errors
/// Says whether the database is forbidden or full; nothing has changed then.
pub async fn change(changes: &[Change]) -> Result<(), StorageError> {
    let access = Access::open(IdbTransactionMode::Readwrite).await?;
    for change in changes {
        let asked = match change {
            Change::Put(store, key, text) => access
                .store(*store)?
                .put_with_key(&JsValue::from_str(text), &JsValue::from_str(key)),
            Change::Remove(store, key) => access.store(*store)?.delete(&JsValue::from_str(key)),
            Change::Clear(store) => access.store(*store)?.clear(),
        };
        asked.map_err(|_| StorageError::Full)?;
    }
    access.finish().await
}

/// Writes a text if one stands under its key still, and says whether one did: what was removed
/// meanwhile stays removed.
///
/// # Errors
/// Says whether the database is forbidden or full.
pub async fn replace(store: Store, key: &str, text: &str) -> Result<bool, StorageError> {
    let access = Access::open(IdbTransactionMode::Readwrite).await?;
    let key = JsValue::from_str(key);
    let texts = access.store(store)?;
    let before = settled(&texts.get(&key).map_err(forbidden)?).await;
    if before.map_err(forbidden)?.is_undefined() {
        return Ok(false);
    }
    texts
        .put_with_key(&JsValue::from_str(text), &key)
        .map_err(|_| StorageError::Full)?;
    access.finish().await.map(|()| true)
}

fn forbidden(_: JsValue) -> StorageError {
    StorageError::Forbidden
}

/// One transaction; the database is closed after it, so that another version can open it.
struct Access {
    database: IdbDatabase,
    transaction: IdbTransaction,
}

impl Access {
    async fn open(mode: IdbTransactionMode) -> Result<Self, StorageError> {
        let database = database().await.map_err(forbidden)?;
        let names: Array = Store::ALL
            .iter()
            .map(|store| JsValue::from_str(store.name()))
            .collect();
        let transaction = database
            .transaction_with_str_sequence_and_mode(&names, mode)
            .map_err(forbidden)?;
        Ok(Self {
            database,
            transaction,
        })
    }

    fn store(&self, store: Store) -> Result<IdbObjectStore, StorageError> {
        self.transaction
            .object_store(store.name())
            .map_err(forbidden)
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
    let request = factory.open_with_u32(DATABASE, VERSION)?;
    let opened = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = opened.result() {
            let database = database.unchecked_into::<IdbDatabase>();
            for store in Store::ALL {
                // Fails only where the store is there already.
                let _ = database.create_object_store(store.name());
            }
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
