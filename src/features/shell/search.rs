//! The search field in the header. Without the app it is a plain form.

use crate::i18n::{href, texts};
use crate::ui::icon;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// Looks for products; the words stand in the address, so that a result can be shared.
#[component]
pub fn SearchBox() -> impl IntoView {
    let t = texts();
    let query = use_query_map();
    let words = Memo::new(move |_| query.read().get("q").unwrap_or_default());
    let field = NodeRef::<leptos::html::Input>::new();
    let navigate = use_navigate();
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            let address = market::percent_encode(field.value().trim());
            // The router resolves addresses below the language's own root.
            navigate(
                &format!("/products?q={address}"),
                NavigateOptions::default(),
            );
        }
    };
    view! {
        <form class="search" role="search" action=href("/products") method="get" on:submit=search>
            {icon("search")}
            <input
                node_ref=field
                class="search__field"
                type="search"
                name="q"
                enterkeyhint="search"
                autocomplete="off"
                maxlength="200"
                placeholder=t.shell.search_hint
                aria-label=t.shell.search
                value=move || words.get()
                prop:value=move || words.get()
            />
        </form>
    }
}
