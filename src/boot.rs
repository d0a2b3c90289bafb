//! The start in the browser: content first, then the app takes over the page.

use crate::app::{App, Boot};
use crate::load::Load;
use crate::platform::source::{Source, StaticFiles};
use crate::platform::{document, location, scroll};
use crate::routes::{Preload, preload_of};
use leptos::prelude::*;
use market::Locale;
use search::Shelf;
use std::sync::Arc;

/// Starts the app: loads what the page at hand needs and takes over its HTML.
pub fn start() {
    console_error_panic_hook::set_once();
    // Leptos has no executor before something is mounted.
    wasm_bindgen_futures::spawn_local(take_over());
}

async fn take_over() {
    let address = location::current();
    let (locale, path) = Locale::from_path(&address.path);
    let shelf: Load<Arc<Shelf>> = StaticFiles.catalogue(locale).await.map(Arc::new).into();
    let preload = match &shelf {
        Load::Ready(shelf) => preload_of(path, shelf, &StaticFiles).await,
        Load::Waiting | Load::Failed(_) => Preload::Nothing,
    };
    let boot = Boot {
        locale,
        shelf,
        preload,
    };
    scroll::watch();
    let left_off = scroll::left_off();
    if is_rendered(&address, &boot) {
        document::hydrate(move || view! { <App boot/> });
    } else {
        document::mount(move || view! { <App boot/> });
    }
    if let Some(top) = left_off {
        scroll::go_when_long_enough(top);
    }
}

/// Whether the page's HTML is what the app would render now, node for node: made for this
/// path from this content. A query filters what the HTML shows whole, so it counts as other.
fn is_rendered(address: &location::Address, boot: &Boot) -> bool {
    let Some(rendered) = document::rendered() else {
        return false;
    };
    let Load::Ready(shelf) = &boot.shelf else {
        return false;
    };
    rendered.path == without_slash(&address.path)
        && rendered.build == shelf.build
        && shelf.problems.is_empty()
        && address.query.is_empty()
        && !matches!(boot.preload, Preload::Failed)
}

/// Some static hosts send `/products` on to `/products/`.
fn without_slash(path: &str) -> &str {
    match path.trim_end_matches('/') {
        "" => "/",
        path => path,
    }
}
