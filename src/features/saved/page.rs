//! `/saved`: the favourites, what was looked at, and who remembers it.

use super::heart::trouble_sentence;
use super::list::{FavouriteList, HistoryList};
use super::shared::SharedList;
use super::state::SavedState;
use crate::features::catalogue::Shop;
use crate::head::{Head, describe};
use crate::i18n::texts;
use crate::reactive::dynamic;
use crate::ui::icon;
use leptos::prelude::*;
use std::sync::Arc;

/// What a shopper has marked and looked at.
#[component]
pub fn SavedPage() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    describe(Head {
        title: t.saved.title.to_owned(),
        description: t.saved.description.to_owned(),
        ..Head::default()
    });
    view! {
        <div class="page page--kept saved">
            <h1 class="page__title">{t.saved.title}</h1>
            <p class="page__lead">{t.saved.lead}</p>
            <Trouble/>
            {shop.view(|shelf| view! {
                <SharedList shelf=Arc::clone(&shelf)/>
                <FavouriteList shelf=Arc::clone(&shelf)/>
                <HistoryList shelf/>
            }.into_any())}
        </div>
    }
}

/// Says where nothing can be kept.
#[component]
fn Trouble() -> impl IntoView {
    let saved = expect_context::<SavedState>();
    dynamic(move || {
        let text = trouble_sentence(saved.trouble()?);
        Some(
            view! { <div class="notice notice--warning" role="alert">{icon("warning")}<p>{text}</p></div> },
        )
    })
}
