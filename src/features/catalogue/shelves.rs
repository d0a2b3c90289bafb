//! The shelves of the home page.

use super::card::card;
use super::shop::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, lang_of, say, texts};
use crate::ui::icon;
use leptos::prelude::*;
use market::{Catalogue, Listing};

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
            {shop.view_or_nothing(|catalogue| {
                let tiles = catalogue.groups.iter().map(|group| {
                    let count = catalogue.in_group(group.slug.as_ref()).count();
                    view! {
                        <li>
                            <a class="tile" data-group=group.slug.to_string()
                                href=href(&format!("/products?group={}", group.slug))>
                                <img class="tile__icon" src=format!("/art/icon-group-{}.svg", group.slug) alt="" width="48" height="48"/>
                                <span class="tile__name" lang=lang_of(&group.name)>{say(&group.name)}</span>
                                " "
                                <span class="tile__count">{texts().catalogue.products(count as u64)}</span>
                            </a>
                        </li>
                    }
                });
                view! { <ul class="tiles" role="list">{tiles.collect_view()}</ul> }.into_any()
            })}
        </section>
    }
}

/// Five stars, night prices, and a shelf for every group that has products.
#[component]
pub fn HomeShelves() -> impl IntoView {
    let shop = expect_context::<Shop>();
    shop.view(|catalogue| {
        let t = texts();
        let five: Vec<&Listing> = catalogue.listings.iter().filter(|it| it.stars.get() == 5).collect();
        let night: Vec<&Listing> = catalogue.listings.iter().filter(|it| it.has_night_price()).collect();
        let groups = catalogue.groups.iter().filter_map(|group| {
            let listings: Vec<&Listing> = catalogue.in_group(group.slug.as_ref()).collect();
            let all = href(&format!("/products?group={}", group.slug));
            shelf(&catalogue, group.slug.as_ref(), &say(&group.name), Some(&say(&group.blurb)), &listings, Some(all))
        });
        view! {
            {shelf(&catalogue, "five-stars", t.home.five_stars, Some(t.home.five_stars_blurb), &five, None)}
            <NightNote/>
            {shelf(&catalogue, "night-prices", t.home.night_prices, Some(t.home.night_prices_blurb), &night, None)}
            {groups.collect_view()}
        }
        .into_any()
    })
}

/// While the market is closed, a word that strolling is welcome.
#[component]
fn NightNote() -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    move || {
        clock.open.get().then(|| {
            view! { <p class="lantern-line">{icon("clock")}{texts().home.night_now}</p> }
        })
    }
}

fn shelf(
    catalogue: &Catalogue,
    id: &str,
    title: &str,
    blurb: Option<&str>,
    listings: &[&Listing],
    all: Option<String>,
) -> Option<AnyView> {
    if listings.is_empty() {
        return None;
    }
    let t = texts();
    let cards = listings
        .iter()
        .take(SHELF)
        .map(|listing| view! { <li>{card(catalogue, listing, false)}</li> });
    let all = all.map(|all| {
        let label = t.home.all_of(&listings.len());
        view! { <a class="shelf__all" href=all >{label}<span class="hidden">": "{title.to_owned()}</span>{icon("chevron-right")}</a> }
    });
    let heading = format!("shelf-{id}");
    let labelled_by = heading.clone();
    Some(
        view! {
            <section class="band shelf" data-group=id.to_owned() aria-labelledby=labelled_by>
                <div class="shelf__head">
                    <div>
                        <h2 id=heading class="shelf__title">{title.to_owned()}</h2>
                        {blurb.map(|blurb| view! { <p class="shelf__blurb">{blurb.to_owned()}</p> })}
                    </div>
                    {all}
                </div>
                <ul class="shelf__row" role="list">{cards.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
