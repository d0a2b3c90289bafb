//! Nothing was found: what may have been meant, and what to give up.

use super::address::list_href;
use super::chips::{FALLBACK, drop_all, drop_facet, facet_name};
use super::page::Browse;
use crate::i18n::{href, texts};
use crate::platform::document;
use crate::reactive::dynamic;
use leptos::prelude::*;
use search::Query;

/// How many spellings are offered.
const SPELLINGS: usize = 4;

/// Says that nothing was found, and every way on.
#[component]
pub(super) fn Nothing(browse: Browse) -> impl IntoView {
    let t = texts();
    let text = move || {
        browse.with_query(|query| {
            if query.text.is_empty() {
                t.catalogue.none_here.to_owned()
            } else {
                t.catalogue.none_found(&query.text)
            }
        })
    };
    view! {
        <div class="empty">
            <img class="empty__picture" src="/art/missing.svg" alt="" width="320" height="240"/>
            <h2 class="empty__title">{t.catalogue.none_title}</h2>
            <p>{dynamic(text)}</p>
            {dynamic(move || spellings(browse))}
            {dynamic(move || filters_to_drop(browse))}
            <p><a class="button" href=href("/products")>{t.home.all_products}</a></p>
        </div>
    }
}

/// Links to what is spelt nearly so.
fn spellings(browse: Browse) -> Option<AnyView> {
    let query = browse.asked.query.get();
    if query.text.is_empty() {
        return None;
    }
    let nearest = browse
        .shelf
        .with_value(|shelf| shelf.nearest(&query.text, SPELLINGS));
    if nearest.is_empty() {
        return None;
    }
    let links = nearest.into_iter().map(|text| {
        let address = list_href(&Query {
            text: text.clone(),
            ..Query::default()
        });
        view! { <li><a class="pill" href=address>{text}</a></li> }
    });
    Some(
        view! {
            <p>{texts().browse.nearest}</p>
            <ul class="empty__ways" role="list">{links.collect_view()}</ul>
        }
        .into_any(),
    )
}

/// Buttons for the filters that keep everything out.
fn filters_to_drop(browse: Browse) -> Option<AnyView> {
    let t = texts();
    let query = browse.asked.query.get();
    if !query.filters.any() {
        return None;
    }
    let without = browse.with_counts(|counts| counts.without.clone());
    let ways: Vec<AnyView> = without
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(facet, count)| {
            let name = browse
                .shelf
                .with_value(|shelf| facet_name(shelf, &query.filters, facet));
            let drop = move |_| {
                browse
                    .asked
                    .choose(|query| drop_facet(&mut query.filters, facet));
                document::focus_next(FALLBACK.to_owned());
            };
            let label = t.browse.without(&count, &name);
            view! { <li><button type="button" class="pill" on:click=drop>{label}</button></li> }
                .into_any()
        })
        .collect();
    let hint = (!ways.is_empty()).then(|| {
        view! {
            <p>{t.browse.drop_hint}</p>
            <ul class="empty__ways" role="list">{ways}</ul>
        }
    });
    let clear = move |_| {
        browse.asked.choose(drop_all);
        document::focus_next(FALLBACK.to_owned());
    };
    Some(
        view! {
            {hint}
            <p><button type="button" class="linklike" on:click=clear>{t.browse.clear}</button></p>
        }
        .into_any(),
    )
}
