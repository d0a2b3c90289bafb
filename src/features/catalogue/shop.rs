//! The shelf as the app holds it: loaded once, read everywhere.

use crate::i18n::locale;
use crate::load::Load;
use crate::platform::source::{Source, SourceError, StaticFiles};
use crate::ui::{failure, waiting};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Locale;
use search::Shelf;
use std::sync::Arc;

/// The shelf, or why there is none.
#[derive(Clone, Copy)]
pub struct Shop(RwSignal<Load<Arc<Shelf>>>);

impl Shop {
    /// Holds what the start has loaded.
    pub fn new(shelf: Load<Arc<Shelf>>) -> Self {
        Self(RwSignal::new(shelf))
    }

    /// The shelf, once it is there.
    pub fn ready(self) -> Option<Arc<Shelf>> {
        self.0.with(|load| match load {
            Load::Ready(shelf) => Some(Arc::clone(shelf)),
            Load::Waiting | Load::Failed(_) => None,
        })
    }

    /// Asks for the shelf again.
    pub fn retry(self) {
        let locale = locale();
        self.0.set(Load::Waiting);
        spawn_local(async move {
            let load = StaticFiles.catalogue(locale).await.map(Arc::new).into();
            self.0.set(load);
        });
    }

    /// Whether the shelf is there.
    pub fn is_ready(self) -> bool {
        self.0.with(|load| matches!(load, Load::Ready(_)))
    }

    /// Asks the server itself for the shelf, and takes it if it is another one.
    ///
    /// # Errors
    /// Says why the server could not be asked; the shelf stays as it is.
    pub async fn renew(self, locale: Locale) -> Result<(), SourceError> {
        let shelf = StaticFiles.fresh_catalogue(locale).await?;
        let now = untrack(|| self.ready());
        if now.is_none_or(|now| now.build != shelf.build) {
            self.0.try_set(Load::Ready(Arc::new(shelf)));
        }
        Ok(())
    }

    /// A view of the shelf; while there is none, nothing, for another part of the page says
    /// why.
    pub fn view_or_nothing(
        self,
        show: impl Fn(Arc<Shelf>) -> AnyView + Send + 'static,
    ) -> impl IntoView {
        move || self.ready().map(&show)
    }

    /// A view of the shelf; while there is none, what is wrong and how to go on.
    pub fn view(self, show: impl Fn(Arc<Shelf>) -> AnyView + Send + 'static) -> impl IntoView {
        move || match self.0.get() {
            Load::Ready(shelf) => show(shelf),
            Load::Waiting => waiting().into_any(),
            Load::Failed(error) => failure(&error, Box::new(move || self.retry())).into_any(),
        }
    }
}
