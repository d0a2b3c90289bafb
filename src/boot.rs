//! The start in the browser: content first, then the app takes over the page.

use crate::app::{Boot, Storefront, provide};
use crate::i18n;
use crate::load::Load;
use crate::parts;
use crate::platform::http::Wanted;
use crate::platform::source::{Current, Source};
use crate::platform::{document, location, scroll, source, texts};
use crate::routes::{Preload, part_of};
use leptos::prelude::*;
use market::Locale;
use search::Shelf;
use std::sync::Arc;
use std::time::Duration;

/// After this long the page at hand has all it needs, and the next may be made ready.
const SETTLED: Duration = Duration::from_secs(3);

/// Starts the app: loads what the page at hand needs and takes over its HTML.
pub fn start() {
    console_error_panic_hook::set_once();
    source::on_gathering(parts::tell_of_gathering);
    // Leptos has no executor before something is mounted.
    wasm_bindgen_futures::spawn_local(take_over());
}

async fn take_over() {
    let address = location::current();
    let (locale, path) = Locale::from_path(&address.path);
    let part = part_of(path);
    if let Some(part) = part {
        // On its way at the same time as the index.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = part.fetch().await;
        });
    }
    // They come with the program, and what follows shows them.
    let lines = texts::fetch(locale).await;
    if !lines.is_some_and(i18n::learn) {
        document::tell_absent();
        return;
    }
    let shelf: Load<Arc<Shelf>> = Current
        .catalogue(locale, Wanted::Kept)
        .await
        .map(Arc::new)
        .into();
    let preload = match (&shelf, part) {
        (Load::Ready(shelf), Some(part)) => part.preload(path, shelf).await,
        _ => Preload::Nothing,
    };
    let has_part = match part {
        Some(part) => part.fetch().await.is_ok(),
        None => true,
    };
    let boot = Boot {
        locale,
        address: address.clone(),
        shelf,
        preload,
    };
    scroll::watch();
    let left_off = scroll::left_off();
    let can_stay = has_part && is_rendered(&address, &boot);
    let prepare = move || provide(boot);
    if can_stay {
        document::hydrate(prepare, move || view! { <Storefront/> }).await;
    } else {
        document::mount(prepare, move || view! { <Storefront/> });
    }
    set_timeout(
        || {
            wasm_bindgen_futures::spawn_local(parts::go_on_sending());
            wasm_bindgen_futures::spawn_local(parts::go_on_reminding());
            wasm_bindgen_futures::spawn_local(parts::fetch_ahead());
        },
        SETTLED,
    );
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
        && rendered.build == boot.preload.stamp(&shelf.build)
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
