//! The producers: a strip on the home page, the list, and a page for each.

use super::card::card;
use super::shop::Shop;
use crate::features::shell::Missing;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, locale, say, texts};
use crate::load::Load;
use crate::platform::http::Wanted;
use crate::platform::source::{Current, Source, SourceError};
use crate::routes::Preload;
use crate::ui::{Fetched, failure, icon};
use leptos::prelude::*;
use market::{EntityKind, Producer, ProducerCard, Text};
use search::Shelf;
use std::sync::Arc;

/// How many producers the home page shows.
const STRIP: usize = 6;

/// A few producers and the way to all of them.
#[component]
pub fn ProducerStrip() -> impl IntoView {
    let shop = expect_context::<Shop>();
    shop.view_or_nothing(|shelf| {
        let t = texts();
        let tiles = shelf
            .producers()
            .iter()
            .zip(shelf.sizes_of_producers())
            .take(STRIP)
            .map(|(producer, count)| tile(producer, count));
        view! {
            <section class="band" aria-labelledby="producers">
                <div class="shelf__head">
                    <div>
                        <h2 id="producers" class="shelf__title">{t.producer.title}</h2>
                        <p class="shelf__blurb">{t.producer.blurb}</p>
                    </div>
                    <a class="shelf__all" href=href("/producers")>
                        {t.producer.all(&shelf.producers().len())}{icon("chevron-right")}
                    </a>
                </div>
                <ul class="makers" role="list">{tiles.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// `/producers`
#[component]
pub fn ProducerList() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    describe(Head {
        title: t.producer.title.to_owned(),
        description: t.producer.blurb.to_owned(),
        path: Some("/producers".to_owned()),
        missing: false,
    });
    shop.view(|shelf| {
        let t = texts();
        let tiles = shelf
            .producers()
            .iter()
            .zip(shelf.sizes_of_producers())
            .map(|(producer, count)| tile(producer, count));
        view! {
            <div class="page">
                <h1 class="page__title">{t.producer.title}</h1>
                <p class="page__lead">{t.producer.blurb}</p>
                <ul class="makers" role="list">{tiles.collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

fn tile(producer: &ProducerCard, count: u32) -> impl IntoView + use<> {
    let t = texts();
    view! {
        <li>
            <a class="maker" href=href(&format!("/producers/{}", producer.slug))>
                <span class="maker__mark" aria-hidden="true">{icon("store")}</span>
                <span class="maker__name" lang=lang_of(&producer.name)>{say(&producer.name)}</span>
                " "
                <span class="maker__kind">{entity_kind(producer.kind)}" · "<span lang="vi">{producer.place.clone()}</span></span>
                " "
                <span class="maker__count">{t.catalogue.products(u64::from(count))}</span>
            </a>
        </li>
    }
}

/// What kind of entity somebody is, in words.
pub fn entity_kind(kind: EntityKind) -> &'static str {
    let t = &texts().producer;
    match kind {
        EntityKind::Cooperative => t.cooperative,
        EntityKind::Group => t.group,
        EntityKind::Company => t.company,
        EntityKind::Household => t.household,
    }
}

/// `/producers/SLUG`
#[component]
pub fn ProducerPage(
    /// The producer's slug, as the address gives it.
    slug: String,
) -> impl IntoView {
    let shop = expect_context::<Shop>();
    shop.view(move |shelf| match shelf.producer(&slug) {
        Some(producer) => page(&shelf, producer),
        None if shelf.is_damaged(&format!("producers/{slug}.json")) => damaged(shop),
        None => view! { <Missing/> }.into_any(),
    })
}

/// The producer exists, and its file is broken: an editor is at work on it.
fn damaged(shop: Shop) -> AnyView {
    let sentence = failure(&SourceError::Damaged, Box::new(move || shop.retry()));
    view! { <div class="page">{sentence}</div> }.into_any()
}

fn page(shelf: &Shelf, producer: &ProducerCard) -> AnyView {
    let t = texts();
    let name = say(&producer.name);
    describe(Head {
        title: name.clone(),
        description: t.producer.description(&name),
        path: Some(format!("/producers/{}", producer.slug)),
        missing: false,
    });
    let goods = shelf.of_producer(producer.slug.as_ref());
    let cards = goods
        .iter()
        .filter_map(|place| shelf.listing(*place))
        .map(|it| view! { <li>{card(shelf, &it, true)}</li> });
    let demonstration = producer.demonstration.then(|| {
        view! { <p class="notice notice--info">{icon("info")}<span>{t.producer.demonstration}</span></p> }
    });
    view! {
        <div class="page">
            <h1 class="page__title" lang=lang_of(&producer.name)>{name}</h1>
            <p class="page__lead">{entity_kind(producer.kind)}" · "<span lang="vi">{producer.place.clone()}</span></p>
            {demonstration}
            <About slug=producer.slug.to_string()/>
            <section aria-labelledby="goods">
                <h2 id="goods" class="shelf__title">{t.producer.goods}</h2>
                <ul class="grid" role="list">{cards.collect_view()}</ul>
            </section>
        </div>
    }
    .into_any()
}

/// What the producer's own file says: story, contact and terms.
#[component]
fn About(slug: String) -> impl IntoView {
    let first = initial(&slug);
    Fetched::start(first, move || Box::pin(producer_of(slug.clone()))).view(body)
}

async fn producer_of(slug: String) -> Result<Producer, SourceError> {
    Current.producer(&slug, Wanted::Kept).await
}

fn initial(slug: &str) -> Load<Arc<Producer>> {
    match use_context::<Preload>() {
        Some(Preload::Producer(producer)) if producer.slug.as_ref() == slug => {
            Load::Ready(producer)
        }
        _ => Load::Waiting,
    }
}

fn body(producer: &Producer) -> AnyView {
    let t = texts();
    let wholesale = producer.wholesale.as_ref().map(|it| {
        [
            terms(t.producer.wholesale, &it.terms),
            terms(t.producer.capacity, &it.capacity),
        ]
    });
    view! {
        <div class="product__details">
            <section class="story"><p lang=lang_of(&producer.story)>{say(&producer.story)}</p></section>
            {contact(producer)}
            <section class="facts" aria-labelledby="terms">
                <h2 id="terms">{t.producer.terms}</h2>
                <dl>
                    {terms(t.producer.shipping, &producer.shipping)}
                    {terms(t.producer.returns, &producer.returns)}
                    {wholesale}
                </dl>
            </section>
        </div>
    }
    .into_any()
}

/// Where the producer is found and answers.
fn contact(producer: &Producer) -> AnyView {
    let t = texts();
    let address = &producer.address;
    let street = address
        .street
        .as_ref()
        .map(|street| format!("{street}, "))
        .unwrap_or_default();
    let address = format!("{street}{}, {}", address.place, address.province);
    let email = producer.email.as_ref().map(|email| {
        view! { <dt>{t.producer.email}</dt><dd><a href=format!("mailto:{email}")>{email.to_string()}</a></dd> }
    });
    view! {
        <section class="facts" aria-labelledby="contact">
            <h2 id="contact">{t.producer.contact}</h2>
            <dl>
                <dt>{t.producer.address}</dt><dd lang="vi">{address}</dd>
                <dt>{t.producer.phone}</dt>
                <dd><a href=format!("tel:{}", producer.phone)>{producer.phone.format(locale())}</a></dd>
                {email}
            </dl>
        </section>
    }
    .into_any()
}

/// On a product's page for a reader without scripts: whom to ask and order from. It stands beside
/// the app, for the app itself leads to the producer's page.
#[cfg(feature = "ssr")]
#[component]
pub fn PlainContact(
    /// The product's producer.
    producer: Arc<Producer>,
) -> impl IntoView {
    view! {
        <noscript>
            <aside class="page plain-contact">
                <p class="plain-contact__name" lang=lang_of(&producer.name)>{say(&producer.name)}</p>
                {contact(&producer)}
            </aside>
        </noscript>
    }
}

fn terms(label: &'static str, text: &Text) -> AnyView {
    view! { <dt>{label}</dt><dd lang=lang_of(text)>{say(text)}</dd> }.into_any()
}
