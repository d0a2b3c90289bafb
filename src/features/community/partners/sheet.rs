//! `/partners/SLUG`: all that is known of a partner, on one sheet of paper.

use super::words::{kind_and_place, proof, season, volume};
use crate::features::community::page::content;
use crate::features::shell::Missing;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, locale, say, texts};
use crate::platform::document;
use crate::platform::source::{Current, Source};
use crate::routes::Preload;
use crate::ui::icon;
use leptos::prelude::*;
use market::Text;
use market::partners::{Need, Partner, Partners, Supply};

/// `/partners/SLUG`
#[component]
pub fn PartnerPage(
    /// The partner's slug, as the address gives it.
    slug: String,
) -> impl IntoView {
    let first = match use_context::<Preload>() {
        Some(Preload::Partners(partners)) => Some(partners),
        _ => None,
    };
    content(
        "partners.json",
        first,
        || Box::pin(async { Current.partners().await }),
        move |partners| match partners.partner(&slug) {
            Some(partner) => sheet(partners, partner),
            None => view! { <Missing/> }.into_any(),
        },
    )
}

fn sheet(partners: &Partners, partner: &Partner) -> AnyView {
    let t = texts();
    let name = say(&partner.name);
    describe(Head {
        title: t.partners.sheet_title(&name),
        description: t.partners.sheet_description(&name),
        path: Some(format!("/partners/{}", partner.slug)),
        missing: false,
    });
    let demonstration = partners.demonstration.then(|| {
        view! { <p class="notice notice--info">{icon("info")}<span>{t.partners.demonstration}</span></p> }
    });
    let ask = format!("{}?ask={}#quotation", href("/partners"), partner.slug);
    let supplies = partner.supplies.iter().map(supply).collect_view();
    let seeks = partner.seeks.iter().map(need).collect_view();
    let (supplies, seeks) = (
        goods("supplies", t.partners.supplies, supplies),
        goods("seeks", t.partners.seeks, seeks),
    );
    view! {
        <div class="page page--reading partner-sheet">
            <nav class="crumbs" aria-label=t.shell.breadcrumbs>
                <ol role="list"><li><a href=href("/partners")>{t.partners.title}</a></li></ol>
            </nav>
            <h1 class="page__title" lang=lang_of(&partner.name)>{name}</h1>
            <p class="page__lead">{kind_and_place(partner)}</p>
            {demonstration}
            <p lang=lang_of(&partner.about)>{say(&partner.about)}</p>
            <p class="notice__ways partner-sheet__ways">
                <a class="button button--lantern" href=ask>{t.partners.ask}</a>
                <button type="button" class="button button--quiet" on:click=|_| document::print()>{icon("print")}{t.partners.print}</button>
            </p>
            {(!partner.supplies.is_empty()).then_some(supplies)}
            {(!partner.seeks.is_empty()).then_some(seeks)}
            {contact(partner)}
        </div>
    }
    .into_any()
}

fn goods(id: &'static str, heading: &'static str, list: impl IntoView) -> impl IntoView {
    view! {
        <section class="facts" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {list}
        </section>
    }
}

fn supply(supply: &Supply) -> impl IntoView + use<> {
    let t = texts();
    let certificates = (!supply.certificates.is_empty()).then(|| {
        let all = supply.certificates.iter().map(proof);
        view! { <dt>{t.partners.certificates}</dt><dd><ul class="partner__goods">{all.collect_view()}</ul></dd> }
    });
    view! {
        <h3 lang=lang_of(&supply.goods)>{say(&supply.goods)}</h3>
        <dl>
            {row(t.partners.volume, t.partners.up_to(&volume(supply.monthly)))}
            {row(t.partners.season, season(supply.season))}
            {certificates}
            {text(t.partners.wholesale, &supply.wholesale)}
        </dl>
    }
}

fn need(need: &Need) -> impl IntoView + use<> {
    let t = texts();
    view! {
        <h3 lang=lang_of(&need.goods)>{say(&need.goods)}</h3>
        <dl>
            {row(t.partners.need, t.partners.monthly(&volume(need.monthly)))}
            {text(t.partners.wanted, &need.terms)}
        </dl>
    }
}

fn row(label: &'static str, value: String) -> AnyView {
    view! { <dt>{label}</dt><dd>{value}</dd> }.into_any()
}

fn text(label: &'static str, text: &Text) -> AnyView {
    view! { <dt>{label}</dt><dd lang=lang_of(text)>{say(text)}</dd> }.into_any()
}

/// Where the partner is found and answers.
fn contact(partner: &Partner) -> impl IntoView + use<> {
    let t = texts();
    let address = &partner.address;
    let street = address.street.iter().map(|street| format!("{street}, "));
    let street: String = street.collect();
    let address = format!("{street}{}, {}", address.place, address.province);
    let stall = partner.producer.as_ref().map(|slug| {
        let stall = href(&format!("/producers/{slug}"));
        view! { <dt>{t.producer.title}</dt><dd><a href=stall>{t.partners.stall}</a></dd> }
    });
    let email = partner.email.to_string();
    view! {
        <section class="facts" aria-labelledby="contact">
            <h2 id="contact">{t.producer.contact}</h2>
            <dl>
                <dt>{t.producer.address}</dt><dd lang="vi">{address}</dd>
                <dt>{t.producer.phone}</dt>
                <dd><a href=format!("tel:{}", partner.phone)>{partner.phone.format(locale())}</a></dd>
                <dt>{t.producer.email}</dt><dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd>
                {stall}
            </dl>
        </section>
    }
}
