//! A part of a page whose content is fetched by itself.

use super::{failure, waiting};
use crate::load::Load;
use crate::platform::source::SourceError;
use crate::reactive::{dynamic, effect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::sync::Arc;

/// An answer on its way.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, SourceError>>>>;

/// Content that is fetched once, and again when the reader asks for it.
pub struct Fetched<T: Send + Sync + 'static> {
    state: RwSignal<Load<Arc<T>>>,
    load: Callback<()>,
}

impl<T: Send + Sync + 'static> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fetched<T> {}

impl<T: Send + Sync + 'static> Fetched<T> {
    /// Holds `first` or, while that is waiting, fetches.
    pub fn start(
        first: Load<Arc<T>>,
        fetch: impl Fn() -> Answer<T> + Send + Sync + 'static,
    ) -> Self {
        let state = RwSignal::new(first);
        let load = Callback::new(move |()| {
            let answer = fetch();
            spawn_local(async move {
                let load: Load<Arc<T>> = answer.await.map(Arc::new).into();
                // The reader may have gone on to another page meanwhile.
                state.try_set(load);
            });
        });
        effect(move || {
            if state.with_untracked(|state| matches!(state, Load::Waiting)) {
                load.run(());
            }
        });
        Self { state, load }
    }

    /// The content, once it is there.
    pub fn ready(self) -> Option<Arc<T>> {
        self.state.with(|state| match state {
            Load::Ready(value) => Some(Arc::clone(value)),
            Load::Waiting | Load::Failed(_) => None,
        })
    }

    /// A view of the content; a failure is said and can be retried.
    pub fn view(self, show: impl Fn(&T) -> AnyView + Send + Sync + 'static) -> impl IntoView {
        let Self { state, load } = self;
        dynamic(move || match state.get() {
            Load::Waiting => waiting().into_any(),
            Load::Ready(value) => show(&value),
            Load::Failed(error) => {
                let retry = move || {
                    state.set(Load::Waiting);
                    load.run(());
                };
                failure(&error, Box::new(retry)).into_any()
            }
        })
    }
}
