//! `/partners`: who can supply what, and who looks for what.

use super::ask::{Ask, AskForm, requests};
use super::filters::{asked, filters};
use super::words::{kind_and_place, season, volume};
use crate::features::community::page::Sheet;
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::source::{Current, Source};
use crate::reactive::{dynamic, memo};
use crate::routes::Preload;
use crate::ui::icon;
use leptos::prelude::*;
use market::partners::{Need, Partner, Partners, Supply};

/// `/partners`
#[component]
pub fn PartnersPage() -> impl IntoView {
    let t = texts();
    let first = match use_context::<Preload>() {
        Some(Preload::Partners(partners)) => Some(partners),
        _ => None,
    };
    let sheet = Sheet {
        path: "/partners",
        file: "partners.json",
        title: t.partners.title,
        description: t.partners.description,
        lead: t.partners.lead,
        class: "page",
    };
    let asked = asked();
    sheet.view(
        first,
        || Box::pin(async { Current.partners().await }),
        move |partners| body(partners, asked),
    )
}

fn body(partners: &Partners, asked: Memo<market::PartnerFilter>) -> AnyView {
    let t = texts();
    let ask = Ask::new(partners);
    if partners.partners.is_empty() {
        let none = view! { <p class="notice notice--info">{icon("info")}<span>{t.partners.none}</span></p> };
        return view! { {none}{requests(ask)} }.into_any();
    }
    let all = StoredValue::new(partners.partners.clone());
    let shown = memo(move || {
        let matching = |it: &&Partner| asked.with(|filter| filter.matches(it));
        all.with_value(|all| all.iter().filter(matching).cloned().collect::<Vec<_>>())
    });
    let list = move || {
        let shown = shown.get();
        if shown.is_empty() {
            return view! { <p class="notice notice--info">{icon("info")}<span>{t.partners.nobody}</span></p> }
                .into_any();
        }
        let cards = shown.iter().map(|it| card(it, ask));
        view! { <ul class="courses" role="list">{cards.collect_view()}</ul> }.into_any()
    };
    let demonstration = partners.demonstration.then(|| {
        view! { <p class="notice notice--info">{icon("info")}<span>{t.partners.demonstration}</span></p> }
    });
    view! {
        {demonstration}
        {filters(partners, asked)}
        <p class="partners__count" role="status">{dynamic(move || t.partners.found(shown.with(Vec::len) as u64))}</p>
        {dynamic(list)}
        {requests(ask)}
        <AskForm ask/>
    }
    .into_any()
}

fn card(partner: &Partner, ask: Ask) -> impl IntoView + use<> {
    let t = texts();
    let name = say(&partner.name);
    let lang = lang_of(&partner.name);
    let address = href(&format!("/partners/{}", partner.slug));
    let supplies = partner.supplies.iter().map(supply);
    let seeks = partner.seeks.iter().map(need);
    let supplies = (!partner.supplies.is_empty()).then(|| {
        view! { <h3 class="partner__head">{t.partners.supplies}</h3><ul class="partner__goods">{supplies.collect_view()}</ul> }
    });
    let seeks = (!partner.seeks.is_empty()).then(|| {
        view! { <h3 class="partner__head">{t.partners.seeks}</h3><ul class="partner__goods">{seeks.collect_view()}</ul> }
    });
    view! {
        <li>
            <article class="course partner" id=partner.slug.to_string()>
                <p class="course__topic">{kind_and_place(partner)}</p>
                <h2 class="course__title" lang=lang>{name.clone()}</h2>
                <p lang=lang_of(&partner.about)>{say(&partner.about)}</p>
                {supplies}
                {seeks}
                <div class="course__foot">
                    {ask.tick(partner.slug.to_string(), &name)}
                    <a class="linklike" href=address aria-label=t.partners.sheet_of(&name)>{t.partners.sheet}</a>
                </div>
            </article>
        </li>
    }
}

fn supply(supply: &Supply) -> impl IntoView + use<> {
    let t = texts();
    let much = t.partners.up_to(&volume(supply.monthly));
    let when = season(supply.season);
    view! {
        <li><b lang=lang_of(&supply.goods)>{say(&supply.goods)}</b>": "{much}", "{when}</li>
    }
}

fn need(need: &Need) -> impl IntoView + use<> {
    let much = texts().partners.monthly(&volume(need.monthly));
    view! { <li><b lang=lang_of(&need.goods)>{say(&need.goods)}</b>": "{much}</li> }
}
