//! Effects, memos and views that change, compiled once. Leptos compiles each anew for every
//! closure: half a kilobyte for an effect or a memo, two for a view.

use leptos::prelude::{AnyView, Effect, IntoAny, Memo, RenderHtml};
use std::sync::{Arc, Mutex};

/// Runs something in the browser, now and whenever what it has read changes, for as long as its
/// owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// A value that follows what it is worked out from, and tells its readers only of changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(value))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(
    value: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| value())
}

/// A view of one type for all closures.
pub type Dynamic = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// A view that follows what it reads.
pub fn dynamic<V: RenderHtml + Send + 'static>(
    mut show: impl FnMut() -> V + Send + 'static,
) -> Dynamic {
    Arc::new(Mutex::new(move || show().into_any()))
}
