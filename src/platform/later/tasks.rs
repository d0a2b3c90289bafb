//! Tasks that wait while a page is taken over, and short ones.

use crate::platform::clock::ticks;
use any_spawner::{CustomExecutor, Executor};
use leptos::prelude::window_event_listener_untyped;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::vec;
use wasm_bindgen::prelude::*;
use web_sys::{IdleRequestOptions, MessageChannel};

/// After so many milliseconds a task gives way to the browser. What was begun by then takes its time:
/// a phone that is four times slower has a task that ends within the 50 ms in which an answer seems
/// immediate. Lighthouse measures at full speed and multiplies by four, so little is left of them.
pub(super) const BUDGET: f64 = 2.0;

/// A frame at sixty a second and a little more, in milliseconds.
const FRAME: u16 = 20;

/// Runs the app's tasks at once or, while a page is taken over, afterwards.
struct Patient;

type Task = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// What waits for the page; nothing while no page is taken over.
    static TASKS: RefCell<Option<Vec<Task>>> = const { RefCell::new(None) };
    /// When somebody last did something; nothing while nobody listens for that.
    static LAST_TOUCH: Cell<Option<f64>> = const { Cell::new(None) };
}

impl CustomExecutor for Patient {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: Task) {
        let task = TASKS.with_borrow_mut(|tasks| match tasks {
            Some(tasks) => {
                tasks.push(task);
                None
            }
            None => Some(task),
        });
        if let Some(task) = task {
            wasm_bindgen_futures::spawn_local(task);
        }
    }

    fn poll_local(&self) {}
}

/// From now on tasks wait until the page is taken over. Has to come before anything is mounted.
pub fn hold_tasks() {
    // Were there another executor already, it would run tasks too early, and the app would say so.
    let _ = Executor::init_custom_executor(Patient);
    TASKS.replace(Some(Vec::new()));
}

/// Runs what has waited, in short tasks, and calls `done` after the last.
pub fn release_tasks(done: impl FnOnce() + 'static) {
    let tasks = TASKS.take().unwrap_or_default();
    run_some(tasks.into_iter(), ticks(), done);
}

fn run_some(mut tasks: vec::IntoIter<Task>, start: f64, done: impl FnOnce() + 'static) {
    if let Some(task) = tasks.next() {
        wasm_bindgen_futures::spawn_local(task);
    }
    // Runs after it.
    wasm_bindgen_futures::spawn_local(async move {
        let mut start = start;
        if ticks() - start > BUDGET {
            give_way().await;
            start = ticks();
        }
        if tasks.as_slice().is_empty() {
            done();
        } else {
            run_some(tasks, start, done);
        }
    });
}

/// Lets the browser paint and answer before what comes next. A message is delivered at once after
/// that, while timers are late and stand still in a page that is not seen.
pub async fn give_way() {
    let channel = MessageChannel::new();
    heard(|resolve| {
        let Ok(channel) = &channel else { return false };
        channel.port1().set_onmessage(Some(resolve));
        // Only what cannot be copied cannot be sent.
        let _ = channel.port2().post_message(&JsValue::NULL);
        true
    })
    .await;
    if let Ok(channel) = &channel {
        // Open ports would be kept for as long as the page.
        channel.port1().close();
    }
}

/// Waits until the browser has nothing else to do or, where it does not tell, as Safari does not, for
/// its next task.
async fn idle() {
    idle_within(None).await;
}

/// The same, but not much longer than a frame: until the browser has shown what it has to show.
pub async fn shown() {
    idle_within(Some(FRAME)).await;
}

/// Waits until nobody has scrolled, pressed or typed for so many milliseconds, and the browser has
/// nothing else to do: what begins then is in nobody's way.
pub async fn rested(millis: u16) {
    loop {
        let left = f64::from(millis) - (ticks() - last_touch());
        if left <= 0.0 {
            break;
        }
        pause(left as i32 + 1).await;
    }
    idle().await;
}

/// When somebody has last scrolled, pressed or typed, since it was first asked for.
fn last_touch() -> f64 {
    if LAST_TOUCH.get().is_none() {
        LAST_TOUCH.set(Some(f64::NEG_INFINITY));
        for name in ["scroll", "pointerdown", "keydown"] {
            // It listens as long as the page is open.
            window_event_listener_untyped(name, |_| LAST_TOUCH.set(Some(ticks())));
        }
    }
    LAST_TOUCH.get().unwrap_or(f64::NEG_INFINITY)
}

async fn pause(millis: i32) {
    heard(|resolve| set_timeout(resolve, millis)).await;
}

fn set_timeout(action: &js_sys::Function, millis: i32) -> bool {
    web_sys::window().is_some_and(|window| {
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(action, millis)
            .is_ok()
    })
}

async fn idle_within(most: Option<u16>) {
    let options = IdleRequestOptions::new();
    if let Some(most) = most {
        options.set_timeout(most.into());
    }
    let wait = most.unwrap_or(0).into();
    heard(|resolve| {
        let asked = web_sys::window().is_some_and(|window| {
            window
                .request_idle_callback_with_options(resolve, &options)
                .is_ok()
        });
        asked || set_timeout(resolve, wait)
    })
    .await;
}

/// Waits until the browser calls what `ask` gives it; not at all where `ask` says that it will not.
async fn heard(mut ask: impl FnMut(&js_sys::Function) -> bool) {
    let heard = js_sys::Promise::new(&mut |resolve, _| {
        if !ask(&resolve) {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // It is never refused.
    let _ = wasm_bindgen_futures::JsFuture::from(heard).await;
}
