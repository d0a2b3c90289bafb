//! Sends what is to be sent, by the rules of [`market::outbox`]: over reloads, crashes and times
//! without a connection, and never from two tabs at once.

mod store;

pub use store::{put, remove as without};

use super::events::{self, Timer};
use super::source::{Current, Source as _};
use super::storage::{self, StorageError};
use super::{clock, console, database, lock, random};
use leptos::prelude::*;
use market::outbox::{Entry, Key, Next, next};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Says on the device how many entries wait, and tells other tabs that something has changed.
const SIGN: &str = "outbox";
/// The name of the lock that the sending tab holds.
const LOCK: &str = "outbox";
/// The longest wait of a timer: a device that slept looks again soon after.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

thread_local! {
    static STARTED: Cell<bool> = const { Cell::new(false) };
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Somebody has asked for another round while one is under way.
    static AGAIN: Cell<bool> = const { Cell::new(false) };
    /// What no answer came to is to be tried at once.
    static HURRY: Cell<bool> = const { Cell::new(false) };
    static TIMER: RefCell<Option<Timer>> = const { RefCell::new(None) };
    static ENTRIES: ArcRwSignal<Vec<Entry>> = ArcRwSignal::new(Vec::new());
    static CHANGES: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// Whether an earlier visit has left something to be sent.
pub fn has_work() -> bool {
    matches!(storage::read(SIGN), Ok(Some(text)) if !text.starts_with("0 "))
}

/// Begins to send, unless it has begun; goes on for as long as the page lives.
pub fn start() {
    if STARTED.replace(true) {
        return;
    }
    events::on_online(hurry);
    events::on_return(run);
    events::on_storage(|key| {
        if key.as_deref() == Some(SIGN) {
            spawn_local(show());
            // The tab that has taken something on may be closed before it has sent it.
            run();
        }
    });
    spawn_local(show());
    hurry();
}

/// Takes an entry on and begins to send it; when this is done, the entry is kept.
///
/// # Errors
/// Says why it cannot be kept; it is not sent then.
pub async fn add(entry: &Entry) -> Result<(), StorageError> {
    change(vec![put(entry)?]).await
}

/// Changes the database, tells so, and begins to send what may have come with it.
///
/// # Errors
/// Says why nothing can be kept; nothing has changed then.
pub async fn change(changes: Vec<database::Change>) -> Result<(), StorageError> {
    database::change(&changes).await?;
    tell().await;
    run();
    Ok(())
}

/// Removes an entry.
///
/// # Errors
/// Says that nothing can be kept here.
pub async fn remove(key: &Key) -> Result<(), StorageError> {
    change(vec![without(key)]).await
}

/// Everything in the outbox, the oldest first, once it has begun to send; an effect that asks runs
/// again whenever an entry changes, in this tab or another.
pub fn entries() -> ArcReadSignal<Vec<Entry>> {
    ENTRIES.with(ArcRwSignal::read_only)
}

/// Changes whenever something in the database may have, in this tab or another; an effect that
/// asks runs again then.
pub fn changes() -> u32 {
    CHANGES.with(|changes| changes.get())
}

fn hurry() {
    HURRY.set(true);
    run();
}

/// Sends what is due.
fn run() {
    AGAIN.set(true);
    if RUNNING.replace(true) {
        return;
    }
    spawn_local(async {
        while AGAIN.replace(false) {
            lock::alone(LOCK, round()).await;
        }
        RUNNING.set(false);
    });
}

async fn round() {
    let is_hurried = HURRY.replace(false);
    if is_hurried {
        end_waits().await;
    }
    loop {
        let Ok(entries) = store::all().await else {
            return;
        };
        match next(&entries, clock::now()) {
            Next::Nothing => return,
            Next::Wait(until) => {
                let wait = until.millis() - clock::now().millis();
                return look_again(Duration::from_millis(wait.max(0).unsigned_abs()));
            }
            Next::Send(entry) => {
                if !attempt(entry.clone()).await {
                    return look_again(LOOK_AGAIN);
                }
            }
        }
    }
}

/// Sends an entry and writes down what came of it; says whether that could be written.
async fn attempt(entry: Entry) -> bool {
    let (answer, mut entry) = Current.send(entry).await;
    entry.answered(answer, clock::now(), random::number());
    let kept = store::renew(&entry).await;
    if let Err(error) = kept {
        // It is sent once more later, with the same key.
        console::warn(&format!("outbox: an answer cannot be kept: {error:?}"));
    }
    tell().await;
    kept.is_ok()
}

/// Writes down what has to be known of an entry before its next step; says whether that is kept.
/// It is not where the entry was removed meanwhile, because its order was taken back.
pub async fn keep(entry: &Entry) -> bool {
    store::renew(entry).await.unwrap_or_default()
}

async fn end_waits() {
    for mut entry in store::all().await.unwrap_or_default() {
        let before = entry.clone();
        entry.hurry(clock::now());
        if entry != before {
            // Without room it waits its time.
            let _ = store::renew(&entry).await;
        }
    }
}

/// Tells this tab and the others that something has changed, and later visits what is left.
async fn tell() {
    let waiting = read().await;
    // Without storage other tabs learn it when they come into view.
    let _ = storage::write(SIGN, &format!("{waiting} {}", random::number()));
}

async fn show() {
    read().await;
}

/// Reads the outbox anew for whoever shows it; gives how many entries wait.
async fn read() -> usize {
    let entries = store::all().await.unwrap_or_default();
    let waiting = entries.iter().filter(|it| it.is_waiting()).count();
    ENTRIES.with(|shown| {
        if shown.with_untracked(|shown| *shown != entries) {
            shown.set(entries);
        }
    });
    CHANGES.with(|changes| changes.update(|it| *it += 1));
    waiting
}

fn look_again(after: Duration) {
    let timer = Timer::after(after.min(LOOK_AGAIN), run);
    TIMER.with(|slot| *slot.borrow_mut() = Some(timer));
}
