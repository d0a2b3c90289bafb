//! What the pages of the community have in common: a title, a sentence, and a file of their own.

use crate::features::catalogue::Shop;
use crate::head::{Head, describe};
use crate::load::Load;
use crate::platform::source::SourceError;
use crate::ui::{Answer, Fetched, failure};
use leptos::prelude::*;
use std::sync::Arc;

/// A page with a file of its own.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The path without the language.
    pub path: &'static str,
    /// The file that it shows, below `/data`.
    pub file: &'static str,
    /// The title.
    pub title: &'static str,
    /// What search engines say of it.
    pub description: &'static str,
    /// The sentence below the title.
    pub lead: &'static str,
    /// The classes of the page.
    pub class: &'static str,
}

impl Sheet {
    /// The page: `first` is what came with it, and `fetch` asks for it otherwise.
    pub fn view<T: Send + Sync + 'static>(
        self,
        first: Option<Arc<T>>,
        fetch: impl Fn() -> Answer<T> + Send + Sync + 'static,
        body: impl Fn(&T) -> AnyView + Send + Sync + 'static,
    ) -> impl IntoView {
        describe(Head {
            title: self.title.to_owned(),
            description: self.description.to_owned(),
            path: Some(self.path.to_owned()),
            missing: false,
        });
        view! {
            <div class=self.class>
                <h1 class="page__title">{self.title}</h1>
                <p class="page__lead">{self.lead}</p>
                {content(self.file, first, fetch, body)}
            </div>
        }
    }
}

/// What a file of the community holds. Where the build had to leave it out, that is said: the
/// file that stands in its place is empty.
pub fn content<T: Send + Sync + 'static>(
    file: &'static str,
    first: Option<Arc<T>>,
    fetch: impl Fn() -> Answer<T> + Send + Sync + 'static,
    body: impl Fn(&T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let shop = expect_context::<Shop>();
    let is_damaged = untrack(|| shop.ready().is_some_and(|shelf| shelf.is_damaged(file)));
    if is_damaged {
        let sentence = failure(&SourceError::Damaged, Box::new(move || shop.retry()));
        return sentence.into_any();
    }
    Fetched::start(first.map_or(Load::Waiting, Load::Ready), fetch)
        .view(body)
        .into_any()
}
