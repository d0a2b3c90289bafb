//! The products of a session: the one that is shown now, those that were, and where in the
//! recording they are.

use super::session::Parts;
use super::words;
use crate::features::catalogue::{BuyBox, card};
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::document;
use crate::reactive::{dynamic, memo};
use crate::ui::{cover, stars};
use leptos::prelude::*;
use market::{Listing, SessionState, Slug};
use search::Shelf;
use std::sync::Arc;

type Goods = StoredValue<Arc<Shelf>>;

fn listing(shelf: Goods, slug: &Slug) -> Option<Listing> {
    shelf.with_value(|shelf| shelf.product(slug.as_ref()))
}

fn is_live(parts: Parts) -> bool {
    matches!(parts.state.get(), Some(SessionState::Live { .. }))
}

/// What keeps the product that is shown in its place, however often another one is pinned: it is
/// never exchanged under a thumb.
#[derive(Clone, Copy, Default)]
struct Held {
    pointer: bool,
    focus: bool,
}

impl Held {
    fn is_held(self) -> bool {
        self.pointer || self.focus
    }
}

/// The product that is shown now, with what it takes to buy it beside the stream.
#[component]
pub fn Pinned(parts: Parts, shelf: Goods) -> impl IntoView {
    let is_on = memo(move || is_live(parts));
    let now = memo(move || {
        parts
            .pins
            .with(|pins| pins.last().map(|pin| pin.product.clone()))
    });
    let held = RwSignal::new(Held::default());
    let accepted = RwSignal::new(None);
    let shown = Memo::new(move |before: Option<&Option<Slug>>| {
        let now = now.get();
        let before = before.cloned().flatten();
        let stays = held.get().is_held() && before.is_some() && accepted.get() != now;
        if stays { before } else { now }
    });
    let news = move || {
        let next = now.get().filter(|it| Some(it) != shown.get().as_ref())?;
        let name = say(&listing(shelf, &next)?.name);
        let accept = move |_| {
            accepted.set(Some(next.clone()));
            document::focus_next("pinned".to_owned());
        };
        Some(view! {
            <p class="pinned__news">
                <span>{texts().live.next_pinned(&name)}</span>
                <button type="button" class="button button--quiet" on:click=accept>{texts().live.show_pinned}</button>
            </p>
        })
    };
    dynamic(move || {
        is_on.get().then(|| {
            let body = move || match shown.get().and_then(|slug| listing(shelf, &slug)) {
                Some(listing) => pinned(shelf, &listing),
                None => {
                    view! { <p class="pinned__none">{texts().live.nothing_pinned}</p> }.into_any()
                }
            };
            let heard = move || Some(say(&listing(shelf, &now.get()?)?.name));
            view! {
                <section class="pinned" aria-labelledby="pinned"
                    on:pointerenter=move |_| held.update(|it| it.pointer = true)
                    on:pointerleave=move |_| held.update(|it| it.pointer = false)
                    on:focusin=move |_| held.update(|it| it.focus = true)
                    on:focusout=move |_| held.update(|it| it.focus = false)>
                    <h2 id="pinned" class="pinned__title" tabindex="-1">{texts().live.now}</h2>
                    <p class="hidden" role="status">{dynamic(heard)}</p>
                    {dynamic(news)}
                    {dynamic(body)}
                </section>
            }
        })
    })
}

fn pinned(shelf: Goods, listing: &Listing) -> AnyView {
    let address = href(&format!("/products/{}", listing.slug));
    let picture = shelf.with_value(|shelf| cover(shelf, listing, true));
    view! {
        <div class="pinned__product" data-group=listing.group.to_string()>
            {picture}
            <div>
                <h3 class="pinned__name">
                    <a href=address lang=lang_of(&listing.name)>{say(&listing.name)}</a>
                </h3>
                <p>{stars(listing.stars.get())}</p>
            </div>
        </div>
        <BuyBox listing=listing.clone()/>
    }
    .into_any()
}

/// What was shown before the product at hand or, once the session is over, all of it.
#[component]
pub fn Shown(parts: Parts, shelf: Goods) -> impl IntoView {
    let slugs = memo(move || {
        let now_hidden = usize::from(is_live(parts));
        let mut slugs: Vec<Slug> = Vec::new();
        parts.pins.with(|pins| {
            for pin in pins.iter().rev().skip(now_hidden) {
                if !slugs.contains(&pin.product) {
                    slugs.push(pin.product.clone());
                }
            }
        });
        slugs
    });
    dynamic(move || {
        let slugs = slugs.get();
        let listings: Vec<_> = slugs.iter().filter_map(|it| listing(shelf, it)).collect();
        (!listings.is_empty()).then(|| {
            let cards = listings.iter().map(|it| {
                let card = shelf.with_value(|shelf| card(shelf, it, false));
                view! { <li>{card}</li> }
            });
            view! {
                <section aria-labelledby="shown">
                    <h2 id="shown" class="shelf__title">{texts().live.shown}</h2>
                    <ul class="grid" role="list">{cards.collect_view()}</ul>
                </section>
            }
        })
    })
}

/// Where in the recording each product is shown; a press goes there.
#[component]
pub fn Chapters(parts: Parts, shelf: Goods, from: RwSignal<Option<u32>>) -> impl IntoView {
    let replay = memo(move || {
        let is_over = matches!(parts.state.get(), Some(SessionState::Ended { .. }));
        parts
            .face
            .with(|it| it.as_ref()?.replay.clone())
            .filter(|_| is_over)
    });
    dynamic(move || {
        let replay = replay.get()?;
        let pins = parts.pins.get();
        let can_seek = replay.can_seek();
        let rows = pins.into_iter().filter_map(|pin| {
            let listing = listing(shelf, &pin.product)?;
            let (name, place) = (say(&listing.name), words::place(pin.at_s));
            let inside = view! { <span class="chapter__time">{place}</span> " " <span lang=lang_of(&listing.name)>{name}</span> };
            Some(if can_seek {
                let go = move |_| from.set(Some(pin.at_s));
                view! { <li><button type="button" class="chapter" on:click=go>{inside}</button></li> }.into_any()
            } else {
                view! { <li class="chapter">{inside}</li> }.into_any()
            })
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="chapters" aria-labelledby="chapters">
                    <h2 id="chapters" class="shelf__title">{texts().live.chapters}</h2>
                    <ol class="chapters__list" role="list">{rows}</ol>
                </section>
            }
        })
    })
}
