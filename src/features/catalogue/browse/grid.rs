//! The cards of what is found.

use super::page::Browse;
use super::windowed::Windowed;
use crate::features::catalogue::card::card_named;
use crate::i18n::say;
use crate::platform::later::{aside, later};
use leptos::prelude::*;

/// In a shop with up to so many products all that are found stand in the document, so that
/// looking for a word with the browser's own means finds them.
const WHOLE: usize = 96;

/// How many covers are in view at once, so that they are not worth waiting for.
const EAGER: usize = 4;

/// How many cards may be in view at first.
const SEEN: usize = 8;

/// The cards: all of them or, in a large shop, those in view.
#[component]
pub(super) fn Grid(browse: Browse) -> impl IntoView {
    if browse.shelf.with_value(|shelf| shelf.len()) > WHOLE {
        view! { <Windowed browse/> }.into_any()
    } else {
        view! { <Whole browse/> }.into_any()
    }
}

#[component]
fn Whole(browse: Browse) -> impl IntoView {
    let first = browse.products.with_untracked(|products| {
        let seen = products.iter().take(SEEN);
        seen.copied().collect::<Vec<_>>()
    });
    let products = move || {
        browse
            .products
            .with(|products| products.iter().take(WHOLE).copied().collect::<Vec<_>>())
    };
    view! {
        <ul class="grid" role="list">
            <For each=products key=|place| *place children=move |place| {
                let rank = first.iter().position(|it| *it == place);
                let eager = rank.is_some_and(|rank| rank < EAGER);
                let item = move || view! { <li>{found_card(browse, place, eager)}</li> }.into_any();
                if rank.is_some() { later(item) } else { aside(item) }
            }/>
        </ul>
    }
}

/// The card of the product at a place of the shelf, with what the words matched marked.
fn found_card(browse: Browse, place: u32, eager: bool) -> Option<AnyView> {
    browse.shelf.with_value(|shelf| {
        let listing = shelf.listing(place)?;
        let name = say(&listing.name);
        let marked = move || browse.words.with(|words| marked(browse, &name, words));
        Some(card_named(shelf, &listing, eager, marked.into_any()))
    })
}

/// A name, with what the words matched marked.
pub(super) fn marked(browse: Browse, name: &str, words: &str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut rest = 0;
    if !words.is_empty() {
        let found = browse
            .shelf
            .with_value(|shelf| shelf.highlight(name, words));
        for range in found {
            let (Some(before), Some(part)) = (name.get(rest..range.start), name.get(range.clone()))
            else {
                continue;
            };
            if !before.is_empty() {
                parts.push(before.to_owned().into_any());
            }
            parts.push(view! { <mark>{part.to_owned()}</mark> }.into_any());
            rest = range.end;
        }
    }
    if rest < name.len() {
        parts.push(name.get(rest..).unwrap_or_default().to_owned().into_any());
    }
    parts
}
