//! What waits to be taken over.

use super::tasks::{BUDGET, give_way};
use crate::platform::clock::ticks;
use std::cell::RefCell;
use std::collections::VecDeque;

thread_local! {
    static WAITING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
}

/// Has something taken over when its turn comes.
pub(super) fn push(take_over: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(take_over)));
}

/// Takes over what waits, in short tasks, and calls `done` after the last.
pub fn take_over(done: impl FnOnce() + 'static) {
    let start = ticks();
    loop {
        let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) else {
            done();
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
