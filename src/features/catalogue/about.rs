//! Who runs the market, its terms, privacy and complaints: all of it content.

use super::shop::Shop;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, locale, say, texts};
use leptos::prelude::*;
use market::{Owner, Section};

/// `/about`
#[component]
pub fn AboutPage() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    describe(Head {
        title: t.about.title.to_owned(),
        description: t.about.description.to_owned(),
        path: Some("/about".to_owned()),
        missing: false,
    });
    shop.view(|shelf| {
        let t = texts();
        let market = &shelf.market;
        let links = market.about.iter().map(|section| {
            view! { <li><a href=format!("#{}", section.id) lang=lang_of(&section.title)>{say(&section.title)}</a></li> }
        });
        let sections = market.about.iter().map(section);
        view! {
            <div class="page page--reading">
                <h1 class="page__title">{t.about.title}</h1>
                <nav class="contents" aria-label=t.about.contents><ul role="list">{links.collect_view()}</ul></nav>
                {owner(&market.owner)}
                {sections.collect_view()}
                <section>
                    <p>{t.events.lead}" "<a href=href("/events")>{t.events.all}</a></p>
                    <p>{t.training.invite}" "<a href=href("/training")>{t.training.title}</a></p>
                </section>
            </div>
        }
        .into_any()
    })
}

fn section(section: &Section) -> impl IntoView + use<> {
    let paragraphs = section
        .paragraphs
        .iter()
        .map(|text| view! { <p lang=lang_of(text)>{say(text)}</p> });
    view! {
        <section id=section.id.to_string()>
            <h2 lang=lang_of(&section.title)>{say(&section.title)}</h2>
            {paragraphs.collect_view()}
        </section>
    }
}

fn owner(owner: &Owner) -> impl IntoView + use<> {
    let t = texts();
    view! {
        <section class="facts" aria-labelledby="owner">
            <h2 id="owner">{t.about.owner}</h2>
            <dl>
                <dt>{t.about.name}</dt><dd lang=lang_of(&owner.name)>{say(&owner.name)}</dd>
                <dt>{t.producer.address}</dt><dd lang=lang_of(&owner.address)>{say(&owner.address)}</dd>
                <dt>{t.about.registration}</dt><dd lang=lang_of(&owner.registration)>{say(&owner.registration)}</dd>
                <dt>{t.producer.phone}</dt>
                <dd><a href=format!("tel:{}", owner.phone)>{owner.phone.format(locale())}</a></dd>
                <dt>{t.producer.email}</dt>
                <dd><a href=format!("mailto:{}", owner.email)>{owner.email.to_string()}</a></dd>
            </dl>
        </section>
    }
}
