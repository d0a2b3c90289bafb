//! A product's page.

use super::browse::group_path;
use super::buy::BuyBox;
use super::card::card;
use super::details::{details, summary, whole};
use super::shop::Shop;
use crate::features::saved::{Heart, RecentShelf, SavedState};
use crate::features::schedule::MarketClock;
use crate::features::shell::Missing;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::later::later;
use crate::platform::source::SourceError;
use crate::reactive::{dynamic, effect};
use crate::ui::{Fetched, failure, gallery, icon, stars};
use leptos::prelude::*;
use market::{Listing, Product};
use search::Shelf;
use std::sync::Arc;

/// How many related products are shown.
pub const RELATED: usize = 4;

/// `/products/SLUG`
#[component]
pub fn ProductPage(
    /// The product's slug, as the address gives it.
    slug: String,
) -> impl IntoView {
    let shop = expect_context::<Shop>();
    shop.view(move |shelf| match shelf.product(&slug) {
        Some(listing) => page(&shelf, &listing),
        None if shelf.is_damaged(&format!("products/{slug}.json")) => damaged(shop),
        None => view! { <Missing/> }.into_any(),
    })
}

/// The product exists, and its file is broken: an editor is at work on it.
fn damaged(shop: Shop) -> AnyView {
    let sentence = failure(&SourceError::Damaged, Box::new(move || shop.retry()));
    view! { <div class="page">{sentence}</div> }.into_any()
}

fn page(shelf: &Arc<Shelf>, listing: &Listing) -> AnyView {
    let product = whole(listing.slug.as_ref());
    remember(listing);
    describe(Head {
        title: say(&listing.name),
        // The page must not be made anew when its details come.
        description: untrack(|| product.ready())
            .map(|it| say(&it.summary))
            .unwrap_or_default(),
        path: Some(format!("/products/{}", listing.slug)),
        missing: false,
    });
    let top = {
        let (shelf, listing) = (Arc::clone(shelf), listing.clone());
        later(move || top(&shelf, &listing, product))
    };
    view! {
        <div class="page product" data-group=listing.group.to_string() data-product=listing.slug.to_string()>
            {breadcrumbs(shelf, listing)}
            {top}
            {details(product)}
            {complaint(listing)}
            {related(shelf, listing)}
            <RecentShelf except=listing.slug.clone()/>
        </div>
    }
    .into_any()
}

/// What is looked at first: pictures, name, maker, and the way to buy.
fn top(shelf: &Shelf, listing: &Listing, product: Fetched<Product>) -> AnyView {
    view! {
        <div class="product__top">
            <div class="product__pictures">{gallery(shelf, listing)}</div>
            <div class="product__facts">
                <h1 class="product__name" lang=lang_of(&listing.name)>{say(&listing.name)}</h1>
                {summary(product)}
                <p class="product__village">{icon("pin")}<span>{village(listing)}</span></p>
                <StarsWithMeaning listing=listing.clone()/>
                {maker(shelf, listing)}
                <Heart listing=listing.clone() with_word=true/>
                <BuyBox listing=listing.clone()/>
            </div>
        </div>
    }
    .into_any()
}

/// Notes on the device that the product was looked at.
fn remember(listing: &Listing) {
    let saved = expect_context::<SavedState>();
    let listing = listing.clone();
    effect(move || saved.see(&listing));
}

/// Village, commune or ward of today, and the old district that people still say.
fn village(listing: &Listing) -> String {
    match &listing.old_place {
        Some(old) => texts()
            .product
            .village_with_old(&old, &listing.place, &listing.village),
        None => format!("{}, {}", listing.village, listing.place),
    }
}

fn breadcrumbs(shelf: &Shelf, listing: &Listing) -> impl IntoView + use<> {
    let t = texts();
    let group = shelf.group(listing.group.as_ref()).map(|group| {
        let address = href(&group_path(group.slug.as_ref()));
        view! { <li><a href=address lang=lang_of(&group.name)>{say(&group.name)}</a></li> }
    });
    view! {
        <nav class="crumbs" aria-label=t.shell.breadcrumbs>
            <ol role="list">
                <li><a href=href("/products")>{t.catalogue.title}</a></li>
                {group}
            </ol>
        </nav>
    }
}

/// The stars and what they stand for; none once the certificate has run out.
#[component]
fn StarsWithMeaning(listing: Listing) -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    dynamic(move || {
        let t = texts();
        if clock
            .today
            .get()
            .is_some_and(|today| today > listing.valid_until)
        {
            return view! { <p class="badge badge--warning">{t.product.expired_badge}</p> }
                .into_any();
        }
        let count = listing.stars.get();
        let meaning = match count {
            5 => t.product.five_means,
            4 => t.product.four_means,
            _ => t.product.three_means,
        };
        let potential = listing
            .potential_five_star
            .then_some(t.product.potential_five);
        view! {
            <p class="product__stars">
                {stars(count)} " " <span>{meaning}</span>
                {potential.map(|text| view! { " " <span class="badge">{text}</span> })}
            </p>
        }
        .into_any()
    })
}

/// Who answers for the quality.
fn maker(shelf: &Shelf, listing: &Listing) -> impl IntoView + use<> {
    let producer = shelf.producer(listing.producer.as_ref())?;
    let t = texts();
    let address = href(&format!("/producers/{}", producer.slug));
    Some(view! {
        <p class="product__maker">
            {icon("store")}
            <span>{t.product.made_by}" "<a href=address lang=lang_of(&producer.name)>{say(&producer.name)}</a></span>
        </p>
    })
}

/// The way to a complaint.
fn complaint(listing: &Listing) -> impl IntoView + use<> {
    let address = href(&format!("/complaints?about=/products/{}", listing.slug));
    view! { <p class="product__complaint"><a href=address>{texts().complaint.of_product}</a></p> }
}

fn related(shelf: &Shelf, listing: &Listing) -> impl IntoView + use<> {
    let related = shelf.related(listing.slug.as_ref(), RELATED);
    if related.is_empty() {
        return None;
    }
    let cards = related
        .into_iter()
        .map(|it| view! { <li>{card(shelf, &it, false)}</li> });
    Some(view! {
        <section class="shelf" aria-labelledby="related">
            <h2 id="related" class="shelf__title">{texts().product.related}</h2>
            <ul class="grid" role="list">{cards.collect_view()}</ul>
        </section>
    })
}
