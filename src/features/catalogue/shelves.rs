//! The shelves of the home page.

use super::browse::group_path;
use super::card::card;
use super::shop::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::later::later;
use crate::reactive::dynamic;
use crate::ui::{group_icon, icon};
use leptos::prelude::*;
use search::Shelf;
use std::sync::Arc;

/// How many products a shelf shows before "all of them".
const SHELF: usize = 8;

/// The six groups, each with its motif.
#[component]
pub fn GroupTiles() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    view! {
        <section class="band" aria-labelledby="groups">
            <h2 id="groups" class="hidden">{t.home.groups}</h2>
            {shop.view_or_nothing(|shelf| {
                let counts = shelf.sizes_of_groups();
                let tiles = shelf.groups.iter().zip(counts).map(|(group, count)| {
                    view! {
                        <li>
                            <a class="tile" data-group=group.slug.to_string()
                                href=href(&group_path(group.slug.as_ref()))>
                                {group_icon(group.slug.as_ref())}
                                <span class="tile__name" lang=lang_of(&group.name)>{say(&group.name)}</span>
                                " "
                                <span class="tile__count">{texts().catalogue.products(u64::from(count))}</span>
                            </a>
                        </li>
                    }
                });
                let tiles = tiles.collect_view();
                later(move || view! { <ul class="tiles" role="list">{tiles}</ul> }.into_any()).into_any()
            })}
        </section>
    }
}

/// Five stars, night prices, and a shelf for every group that has products.
#[component]
pub fn HomeShelves() -> impl IntoView {
    let shop = expect_context::<Shop>();
    shop.view(|shelf| {
        let t = texts();
        let (five, night) = (shelf.with_five_stars(), shelf.with_night_price());
        let groups = shelf.groups.iter().filter_map(|group| {
            let slug = group.slug.to_string();
            let all = href(&group_path(&slug));
            let own = shelf.of_group(&slug);
            row(&shelf, &slug, &say(&group.name), Some(&say(&group.blurb)), &own, Some(all))
        });
        view! {
            {row(&shelf, "five-stars", t.home.five_stars, Some(t.home.five_stars_blurb), &five, None)}
            <NightNote/>
            {row(&shelf, "night-prices", t.home.night_prices, Some(t.home.night_prices_blurb), &night, None)}
            {groups.collect_view()}
        }
        .into_any()
    })
}

/// While the market is closed, a word that strolling is welcome.
#[component]
fn NightNote() -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    dynamic(move || {
        clock.open.get().then(|| {
            view! { <p class="lantern-line">{icon("clock")}{texts().home.night_now}</p> }
        })
    })
}

/// A row of the first of some products; nothing where there are none. What its cards show is looked
/// up when its turn comes: for all rows in one task, a slow phone would answer nobody meanwhile.
fn row(
    shelf: &Arc<Shelf>,
    id: &str,
    title: &str,
    blurb: Option<&str>,
    found: &[u32],
    all: Option<String>,
) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let t = texts();
    let (shelf, first) = (Arc::clone(shelf), found[..found.len().min(SHELF)].to_vec());
    let all = all.map(|all| {
        let label = t.home.all_of(&found.len());
        view! { <a class="shelf__all" href=all >{label}<span class="hidden">": "{title.to_owned()}</span>{icon("chevron-right")}</a> }
    });
    let head = view! {
        <div>
            <h2 id=format!("shelf-{id}") class="shelf__title">{title.to_owned()}</h2>
            {blurb.map(|blurb| view! { <p class="shelf__blurb">{blurb.to_owned()}</p> })}
        </div>
        {all}
    };
    let (id, head) = (id.to_owned(), head.into_any());
    Some(later(move || section(id, head, &shelf, &first)).into_any())
}

fn section(id: String, head: AnyView, shelf: &Shelf, places: &[u32]) -> AnyView {
    let listings = places.iter().filter_map(|place| shelf.listing(*place));
    let cards = listings
        .map(|listing| view! { <li>{card(shelf, &listing, false)}</li> })
        .collect_view();
    let labelled_by = format!("shelf-{id}");
    view! {
        <section class="band shelf" data-group=id aria-labelledby=labelled_by>
            <div class="shelf__head">{head}</div>
            <ul class="shelf__row" role="list">{cards}</ul>
        </section>
    }
    .into_any()
}
