//! What waits to be taken over, and then to be laid out.

use super::ASIDE;
use super::tasks::{BUDGET, give_way, idle};
use crate::platform::clock::ticks;
use std::cell::RefCell;
use std::collections::VecDeque;
use web_sys::Element;

/// How many elements are laid out in a frame.
const ROW: usize = 6;

thread_local! {
    static WAITING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
    /// What has been taken over, and is not laid out yet while it is out of sight.
    static LAID_ASIDE: RefCell<VecDeque<Element>> = const { RefCell::new(VecDeque::new()) };
}

/// Has something taken over when its turn comes.
pub(super) fn push(take_over: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(take_over)));
}

/// Has an element laid out once all is taken over.
pub(super) fn lay_out_later(element: Element) {
    LAID_ASIDE.with_borrow_mut(|all| all.push_back(element));
}

/// Takes over what waits, in short tasks, and calls `done` after the last.
pub fn take_over(done: impl FnOnce() + 'static) {
    let start = ticks();
    loop {
        let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) else {
            done();
            lay_out();
            return;
        };
        next();
        if ticks() - start > BUDGET {
            wasm_bindgen_futures::spawn_local(async move {
                give_way().await;
                take_over(done);
            });
            return;
        }
    }
}

/// Waits until all that was set aside is laid out, and the browser has nothing else to do.
pub async fn all_laid_out() {
    loop {
        idle().await;
        if LAID_ASIDE.with_borrow(VecDeque::is_empty) {
            return;
        }
    }
}

/// Lays out what was set aside, a row in a frame, so that no frame waits for all of it.
fn lay_out() {
    let row = LAID_ASIDE.with_borrow_mut(|all| {
        let end = all.len().min(ROW);
        all.drain(..end).collect::<Vec<_>>()
    });
    for element in &row {
        // Nothing but its name could keep it from being taken away.
        let _ = element.remove_attribute(ASIDE);
    }
    if !row.is_empty() {
        leptos::prelude::request_animation_frame(lay_out);
    }
}
