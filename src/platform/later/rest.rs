//! What is taken over only once what it shows has come.

use super::{Held, Later, Rest, queue, replace};
use leptos::prelude::{RwSignal, Set};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// A view that waits.
struct Waiting {
    held: Weak<RefCell<Held>>,
    view: Later,
}

thread_local! {
    static REST: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// Has a view wait for [`take_over_rest`].
pub(super) fn wait(held: &Rc<RefCell<Held>>, view: Later) {
    let waiting = Waiting {
        held: Rc::downgrade(held),
        view,
    };
    REST.with_borrow_mut(|all| all.push(waiting));
}

/// Whether anything waits.
pub fn has_rest() -> bool {
    REST.with_borrow(|all| !all.is_empty())
}

/// Takes over what waits, or builds it anew where its HTML shows something else, and calls `done`
/// after the last.
pub fn take_over_rest(is_as_rendered: bool, done: impl FnOnce() + 'static) {
    let mut taken: Vec<RwSignal<bool>> = Vec::new();
    for Waiting { held, mut view } in REST.take() {
        // A view that is gone by now is nobody's.
        let Some(held) = held.upgrade() else { continue };
        if !is_as_rendered {
            build(&held, view);
        } else if let Some(Rest { is_there, owner }) = view.rest.take() {
            owner.with(|| super::wait(&held, view));
            taken.push(is_there);
        }
    }
    queue::take_over(move || {
        for is_there in taken {
            is_there.try_set(true);
        }
        done();
    });
}

fn build(held: &RefCell<Held>, view: Later) {
    let element = match &*held.borrow() {
        Held::Waiting(element) => element.clone(),
        Held::There(_) => return,
    };
    let built = replace(&element, view);
    *held.borrow_mut() = Held::There(built);
}
