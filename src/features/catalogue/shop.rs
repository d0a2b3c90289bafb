//! The catalogue as the app holds it: loaded once, read everywhere.

use crate::load::Load;
use crate::platform::source::{Source, StaticFiles};
use crate::ui::{failure, waiting};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Catalogue;
use std::sync::Arc;

/// The catalogue, or why there is none.
#[derive(Clone, Copy)]
pub struct Shop(RwSignal<Load<Arc<Catalogue>>>);

impl Shop {
    /// Holds what the start has loaded.
    pub fn new(catalogue: Load<Arc<Catalogue>>) -> Self {
        Self(RwSignal::new(catalogue))
    }

    /// The catalogue, once it is there.
    pub fn ready(self) -> Option<Arc<Catalogue>> {
        self.0.with(|load| match load {
            Load::Ready(catalogue) => Some(Arc::clone(catalogue)),
            Load::Waiting | Load::Failed(_) => None,
        })
    }

    /// Asks for the catalogue again.
    pub fn retry(self) {
        self.0.set(Load::Waiting);
        spawn_local(async move {
            let load = StaticFiles.catalogue().await.map(Arc::new).into();
            self.0.set(load);
        });
    }

    /// A view of the catalogue; while there is none, nothing, for another part of the page says
    /// why.
    pub fn view_or_nothing(
        self,
        show: impl Fn(Arc<Catalogue>) -> AnyView + Send + 'static,
    ) -> impl IntoView {
        move || self.ready().map(&show)
    }

    /// A view of the catalogue; while there is none, what is wrong and how to go on.
    pub fn view(self, show: impl Fn(Arc<Catalogue>) -> AnyView + Send + 'static) -> impl IntoView {
        move || match self.0.get() {
            Load::Ready(catalogue) => show(catalogue),
            Load::Waiting => waiting().into_any(),
            Load::Failed(error) => failure(&error, Box::new(move || self.retry())).into_any(),
        }
    }
}
