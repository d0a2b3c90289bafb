//! Timers and events of the window, each given back when its owner goes.

use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// A timer that runs once and is cleared when it is dropped.
pub struct Timer {
    handle: Option<TimeoutHandle>,
    over: Rc<Cell<bool>>,
}

impl Timer {
    /// Calls `action` once after `delay`.
    pub fn after(delay: Duration, action: impl FnOnce() + 'static) -> Self {
        let over = Rc::new(Cell::new(false));
        let mark = Rc::clone(&over);
        let action = move || {
            mark.set(true);
            action();
        };
        Self {
            handle: set_timeout_with_handle(action, delay).ok(),
            over,
        }
    }

    /// Whether the time has passed.
    pub fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.clear();
        }
    }
}

/// A number from 0 to 1 by chance, to spread what many pages would do at once.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Calls `action` after each step through the history, for as long as the owner lives.
pub fn on_history(action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::popstate, move |_| action());
    on_cleanup(move || handle.remove());
}

/// Calls `action` whenever the page comes back into view: another tab was in front, the
/// device slept, or the browser brought the page back from its history.
pub fn on_return(action: impl Fn() + Clone + 'static) {
    let again = action.clone();
    let visible = window_event_listener(ev::visibilitychange, move |_| {
        if super::document::is_visible() {
            action();
        }
    });
    // A page that is shown for the first time comes back from nowhere.
    let shown = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            again();
        }
    });
    on_cleanup(move || {
        visible.remove();
        shown.remove();
    });
}

/// Calls `action` whenever the page goes out of view.
pub fn on_leave(action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::visibilitychange, move |_| {
        if !super::document::is_visible() {
            action();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Calls `action` when the address has come to have another fragment.
pub fn on_fragment(action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::hashchange, move |_| action());
    on_cleanup(move || handle.remove());
}

/// Calls `action` when the device has a connection again.
pub fn on_online(action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::online, move |_| action());
    on_cleanup(move || handle.remove());
}

/// Calls `action` when another tab has written to the storage.
pub fn on_storage(action: impl Fn(Option<String>) + 'static) {
    let handle = window_event_listener(ev::storage, move |event| action(event.key()));
    on_cleanup(move || handle.remove());
}

/// Calls `action` when the page has been scrolled; it cannot hold the scrolling up.
pub fn on_scroll(action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::scroll, move |_| action());
    on_cleanup(move || handle.remove());
}

/// Something that is done in the next frame, once, however often it is asked for until then.
#[derive(Clone, Copy)]
pub struct NextFrame(StoredValue<bool>);

impl Default for NextFrame {
    /// Nothing is asked for yet; ends with the owner of now.
    fn default() -> Self {
        Self(StoredValue::new(false))
    }
}

impl NextFrame {
    /// Whether the next frame has its task. Once the owner has gone there is none to be had.
    pub fn is_asked(self) -> bool {
        self.0.try_get_value().unwrap_or(true)
    }

    /// Calls `action` before the next frame is drawn, unless something is asked for already.
    pub fn ask(self, action: impl FnOnce() + 'static) {
        if self.is_asked() {
            return;
        }
        self.0.set_value(true);
        request_animation_frame(move || {
            // The owner may be gone by then.
            if self.0.try_set_value(false).is_none() {
                action();
            }
        });
    }
}

/// Calls `action` when the window has another size.
pub fn on_resize(action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::resize, move |_| action());
    on_cleanup(move || handle.remove());
}
