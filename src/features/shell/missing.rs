//! A friendly page for an address that leads nowhere.

use crate::head::{Head, describe};
use crate::i18n::{href, texts};
use leptos::prelude::*;

/// Says that there is nothing here, and where there is something.
#[component]
pub fn Missing() -> impl IntoView {
    let t = texts();
    describe(Head {
        title: t.missing.title.to_owned(),
        description: t.missing.text.to_owned(),
        path: None,
        missing: true,
    });
    view! {
        <div class="page page--missing">
            <img src="/art/missing.svg" alt="" width="320" height="240"/>
            <h1 class="page__title">{t.missing.title}</h1>
            <p class="page__lead">{t.missing.text}</p>
            <p class="hero__ways">
                <a class="button button--lantern" href=href("/products")>{t.home.all_products}</a>
                <a class="button button--quiet" href=href("/")>{t.shell.home}</a>
            </p>
        </div>
    }
}
