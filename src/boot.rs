//! The start in the browser: content first, then the app takes over the page.

use crate::app::{Boot, Storefront, provide};
use crate::features::catalogue::Shop;
use crate::i18n;
use crate::load::Load;
use crate::parts::{self, HOME};
use crate::platform::document::{Rendered, Rest};
use crate::platform::later::give_way;
use crate::platform::location::Address;
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
    // The browser has just linked the program, which is a task by itself.
    give_way().await;
    let address = location::current();
    let (locale, path) = Locale::from_path(&address.path);
    let part = part_of(path);
    if let Some(part) = part {
        // On its way at the same time as the index.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = part.fetch().await;
        });
        give_way().await;
    }
    // They come with the program, and what follows shows them.
    let lines = texts::fetch(locale).await;
    if !lines.is_some_and(i18n::learn) {
        document::tell_absent();
        return;
    }
    let mut rendered = document::rendered().filter(|it| is_of(it, &address));
    let timetable = rendered.as_mut().and_then(|it| it.timetable.take());
    // The home page has the market's name, its nights and the ways on without the catalogue.
    let comes_later = part.is_none() && timetable.is_some();
    let shelf = match comes_later {
        true => Load::Waiting,
        false => {
            let shelf = Shop::fetch(locale).await;
            // It has just been opened, which is a task by itself.
            give_way().await;
            shelf
        }
    };
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
        timetable,
        preload,
    };
    scroll::watch();
    let left_off = scroll::left_off();
    let stays = rendered.filter(|it| {
        has_part && (comes_later || is_rendered_from(&it.build, &boot.shelf, &boot.preload))
    });
    let prepare = move || provide(boot);
    if let Some(rendered) = stays {
        let rest = move |shop| rest(shop, locale, rendered.build);
        document::hydrate(prepare, move || view! { <Storefront/> }, rest).await;
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

/// Fetches what the home page shows below its hero, which was rendered from the content of this
/// build.
fn rest(shop: Shop, locale: Locale, build: String) -> Rest {
    Box::pin(async move {
        let shelf = Shop::fetch(locale).await;
        let is_same = is_rendered_from(&build, &shelf, &Preload::Nothing);
        shop.arrive(shelf);
        HOME.fetch().await.ok().map(|()| is_same)
    })
}

/// Whether a page was made for this address. A query filters what the HTML shows whole, so it
/// counts as other.
fn is_of(rendered: &Rendered, address: &Address) -> bool {
    rendered.path == without_slash(&address.path) && address.query.is_empty()
}

/// Whether the app would now render the HTML that was made from the content of this build, node
/// for node.
fn is_rendered_from(build: &str, shelf: &Load<Arc<Shelf>>, preload: &Preload) -> bool {
    let Load::Ready(shelf) = shelf else {
        return false;
    };
    let stamp = preload.stamp(&shelf.build);
    build == stamp && shelf.problems.is_empty() && !matches!(preload, Preload::Failed)
}

/// Some static hosts send `/products` on to `/products/`.
fn without_slash(path: &str) -> &str {
    match path.trim_end_matches('/') {
        "" => "/",
        path => path,
    }
}
