//! The two lists of `/saved`.

use super::shared::ShareFavourites;
use super::state::SavedState;
use crate::features::catalogue::card;
use crate::i18n::{say, texts};
use crate::platform::document;
use crate::reactive::{dynamic, effect, memo};
use crate::ui::{empty, icon, waiting};
use leptos::prelude::*;
use market::{Favourites, Remembered, Slug};
use search::Shelf;
use std::sync::Arc;

/// The id of the switch of the history.
const SWITCH: &str = "remember";

/// The favourites, a way to send them on, and "undo".
#[component]
pub fn FavouriteList(shelf: Arc<Shelf>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let list = saved.favourites.value;
    let has_any = memo(move || list.with(|list| list.as_ref().map(|it| !is_empty(it))));
    let products = move || {
        list.with(|list| list.as_ref().map(|it| it.products().to_vec()))
            .unwrap_or_default()
    };
    view! {
        <section class="saved__part" aria-labelledby="favourites">
            <div class="saved__head">
                <h2 id="favourites" tabindex="-1">{t.saved.favourites}</h2>
                {dynamic(move || (has_any.get() == Some(true)).then(|| view! { <ShareFavourites/> }))}
            </div>
            <Undo shelf=Arc::clone(&shelf)/>
            {dynamic(move || match has_any.get() {
                None => waiting().into_any(),
                Some(false) => empty("empty-saved", t.saved.none_title, t.saved.none_text.to_owned()).into_any(),
                Some(true) => {
                    let shelf = Arc::clone(&shelf);
                    view! {
                        <ul class="grid" role="list">
                            <For each=products key=|it| it.product.clone() let:product>
                                <li>{favourite(&shelf, &product)}</li>
                            </For>
                        </ul>
                    }
                    .into_any()
                }
            })}
        </section>
    }
}

fn is_empty(favourites: &Favourites) -> bool {
    favourites.products().is_empty()
}

fn favourite(shelf: &Shelf, product: &Remembered) -> AnyView {
    match shelf.product(product.product.as_ref()) {
        Some(listing) => card(shelf, &listing, false),
        None => gone(shelf, product),
    }
}

/// The name of a product in this page's language; of one that is gone, as it was kept.
fn name_of(shelf: &Shelf, product: &Remembered) -> String {
    match (shelf.product(product.product.as_ref()), product.name.trim()) {
        (Some(listing), _) => say(&listing.name),
        (None, "") => product.product.to_string(),
        (None, name) => name.to_owned(),
    }
}

/// A favourite that the shop no longer shows: its name, why, and a way to be rid of it.
fn gone(shelf: &Shelf, product: &Remembered) -> AnyView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let is_damaged = shelf.is_damaged(&format!("products/{}.json", product.product));
    let why = if is_damaged {
        t.saved.damaged
    } else {
        t.cart.vanished
    };
    let name = name_of(shelf, product);
    let label = t.saved.remove(&name);
    let slug = product.product.clone();
    view! {
        <div class="saved__gone">
            <h3 class="saved__name" lang="vi">{name}</h3>
            <p>{why}</p>
            <button type="button" class="saved__remove" aria-label=label on:click=move |_| saved.remove(&slug)>
                {icon("trash")}
            </button>
        </div>
    }
    .into_any()
}

/// After a favourite was taken out: what it was, and the way back.
#[component]
fn Undo(shelf: Arc<Shelf>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    // What was taken out on another page can be put back there.
    let forget = move || {
        saved.removed.try_set(None);
    };
    forget();
    on_cleanup(forget);
    effect(move || {
        // The button that was pressed is gone with its card.
        if saved.removed.with(Option::is_some) {
            document::focus_next_if_lost("undo");
        }
    });
    let undo = move |_| {
        saved.undo();
        document::focus_next("favourites".to_owned());
    };
    let removed = move || {
        let removed = saved.removed.get()?;
        Some(view! {
            <div class="notice notice--info">
                <p>{t.saved.removed(&name_of(&shelf, &removed.product))}</p>
                <button type="button" id="undo" class="button" on:click=undo>
                    {icon("undo")}{t.cart.undo}
                </button>
            </div>
        })
    };
    view! { <div role="status">{dynamic(removed)}</div> }
}

/// What was looked at, and whether that is remembered.
#[component]
pub fn HistoryList(shelf: Arc<Shelf>) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let history = saved.history.value;
    let wanted =
        memo(move || history.with(|it| it.as_ref().is_none_or(market::History::is_wanted)));
    let outcome = RwSignal::new(None::<&'static str>);
    let known = {
        let shelf = Arc::clone(&shelf);
        memo(move || {
            let mut seen = saved.seen();
            seen.retain(|slug| shelf.place_of(slug.as_ref()).is_some());
            seen
        })
    };
    let clear = move |_| {
        saved.history.change(market::History::clear);
        outcome.set(Some(t.saved.cleared));
        // The button goes with the history.
        document::focus_next(SWITCH.to_owned());
    };
    let switch = move |event| {
        let wanted = event_target_checked(&event);
        saved.history.change(|history| history.want(wanted));
        outcome.set((!wanted).then_some(t.saved.cleared));
    };
    let note = move || {
        if wanted.get() {
            t.saved.none_seen
        } else {
            t.saved.not_kept
        }
    };
    let cards = move |slugs: Vec<Slug>| {
        if slugs.is_empty() {
            return view! { <p class="saved__note">{dynamic(note)}</p> }.into_any();
        }
        let cards = slugs
            .iter()
            .filter_map(|slug| shelf.product(slug.as_ref()))
            .map(|listing| view! { <li>{card(&shelf, &listing, false)}</li> });
        view! { <ul class="grid" role="list">{cards.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="saved__part" aria-labelledby="recent">
            <div class="saved__head">
                <h2 id="recent">{t.saved.recent}</h2>
                {dynamic(move || known.with(|known| !known.is_empty()).then(|| view! {
                    <button type="button" class="button button--quiet" on:click=clear>{icon("trash")}{t.saved.clear}</button>
                }))}
            </div>
            <label class="switch">
                <input id=SWITCH type="checkbox" checked=true prop:checked=move || wanted.get()
                    aria-describedby="remember-note" on:change=switch/>
                <span>{t.saved.remember}</span>
            </label>
            <p id="remember-note" class="saved__note">{t.saved.remember_note}</p>
            <p class="saved__note" role="status">{dynamic(move || outcome.get())}</p>
            {dynamic(move || cards(known.get()))}
        </section>
    }
}
