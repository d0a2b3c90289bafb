//! A part of a page whose content is fetched by itself.

use super::{failure, waiting};
use crate::load::Load;
use crate::platform::source::SourceError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::sync::Arc;

/// An answer on its way.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, SourceError>>>>;

/// Shows `first` or, while that is waiting, fetches; a failure is said and can be retried.
pub fn fetched<T: Send + Sync + 'static>(
    first: Load<Arc<T>>,
    fetch: impl Fn() -> Answer<T> + Clone + Send + 'static,
    show: fn(&T) -> AnyView,
) -> impl IntoView {
    let state = RwSignal::new(first);
    let load = move || {
        let answer = fetch();
        spawn_local(async move {
            let load: Load<Arc<T>> = answer.await.map(Arc::new).into();
            // The reader may have gone on to another page meanwhile.
            state.try_set(load);
        });
    };
    let at_first = load.clone();
    Effect::new(move |_| {
        if state.with_untracked(|state| matches!(state, Load::Waiting)) {
            at_first();
        }
    });
    move || match state.get() {
        Load::Waiting => waiting().into_any(),
        Load::Ready(value) => show(&value),
        Load::Failed(error) => {
            let load = load.clone();
            let retry = move || {
                state.set(Load::Waiting);
                load();
            };
            failure(&error, Box::new(retry)).into_any()
        }
    }
}
