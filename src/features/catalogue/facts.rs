//! The plain facts of a product: what is in it, how it keeps, and its certificate.

use crate::features::schedule::{MarketClock, day};
use crate::i18n::{Texts, lang_of, say, texts};
use crate::reactive::dynamic;
use leptos::prelude::*;
use market::{Certificate, Date, Product, Text};

/// A certificate that ends within this many days is said to end soon.
const SOON: i32 = 60;

/// Ingredients, storage, shelf life, allergens and the traceability link.
pub fn fact_list(product: &Product) -> impl IntoView + use<> {
    let t = texts();
    let facts = [
        (t.product.ingredients, &product.ingredients),
        (t.product.allergens, &product.allergens),
        (t.product.storage, &product.storage),
        (t.product.shelf_life, &product.shelf_life),
    ];
    let rows: Vec<AnyView> = facts
        .into_iter()
        .filter_map(|(label, text)| Some(row(label, text.as_ref()?)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let trace = product.trace_url.as_ref().map(|url| {
        view! {
            <dt>{t.product.trace}</dt>
            <dd><a href=url.to_string() rel="external noopener noreferrer" target="_blank">{t.product.trace_link}</a></dd>
        }
    });
    Some(view! {
        <section class="facts" aria-labelledby="facts">
            <h2 id="facts">{t.product.facts}</h2>
            <dl>{rows}{trace}</dl>
        </section>
    })
}

fn row(label: &'static str, text: &Text) -> AnyView {
    view! { <dt>{label}</dt><dd lang=lang_of(text)>{say(text)}</dd> }.into_any()
}

/// The certificate and how long it is valid.
pub fn certificate(product: &Product) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let it = &product.certificate;
    let valid_until = it.valid_until;
    let validity = move || validity(t, valid_until, clock.today.get());
    view! {
        <section class="certificate" aria-labelledby="certificate">
            <h2 id="certificate">{t.product.certificate}</h2>
            <dl>{certificate_rows(t, it)}<dt>{t.product.validity}</dt><dd>{dynamic(validity)}</dd></dl>
        </section>
    }
}

fn certificate_rows(t: &'static Texts, it: &Certificate) -> impl IntoView + use<> {
    view! {
        <dt>{t.product.certificate_number}</dt><dd>{it.number.clone()}</dd>
        <dt>{t.product.decision}</dt><dd>{t.product.decision_of(&day(it.decided), &it.decision)}</dd>
        <dt>{t.product.issuer}</dt><dd lang=lang_of(&it.issuer)>{say(&it.issuer)}</dd>
    }
}

fn validity(t: &Texts, until: Date, today: Option<Date>) -> AnyView {
    let end = day(until);
    let Some(today) = today else {
        return t.product.valid_until(&end).into_any();
    };
    if today > until {
        return view! { <span class="badge badge--warning">{t.product.ended_on(&end)}</span> }
            .into_any();
    }
    let soon = today.plus_days(SOON) >= until;
    let text = t.product.valid_until(&end);
    if soon {
        view! { {text} " " <span class="badge badge--warning">{t.product.ends_soon}</span> }
            .into_any()
    } else {
        text.into_any()
    }
}
