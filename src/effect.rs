//! Effects, compiled once for all of them.

use leptos::prelude::Effect;

/// Runs something in the browser, now and whenever what it has read changes, for as long as its
/// owner lives. Leptos compiles an effect anew for every closure, half a kilobyte each.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
