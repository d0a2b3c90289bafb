//! Who wants the goods, and where to.

use super::desk::Desk;
use super::words::id_of;
use crate::i18n::texts;
use crate::reactive::{dynamic, memo};
use crate::ui::form;
use leptos::prelude::*;
use market::order::{Draft, Field};

/// So many places are suggested at most.
const MOST: usize = 6;

/// A field's own text in the form.
type Text = fn(&mut Draft) -> &mut String;

/// The fields for the buyer and the address.
#[component]
pub fn ContactFields(
    /// What it shares with the rest of the page.
    desk: Desk,
) -> impl IntoView {
    let t = texts();
    let is_sent = memo(move || desk.is_sent());
    let remember = move |event| desk.edit(|it| it.remember = event_target_checked(&event));
    view! {
        <section class="cart__group form" aria-labelledby="contact">
            <h2 id="contact" class="cart__maker">{t.checkout.contact}</h2>
            {input(desk, Field::Name, t.checkout.name, ("text", "text", "name"), None, |it| &mut it.name)}
            {input(desk, Field::Phone, t.checkout.phone, ("tel", "tel", "tel"), Some(t.form.phone_hint), |it| &mut it.phone)}
            {dynamic(move || if is_sent.get() { address(desk).into_any() } else {
                view! { <p class="form__note">{t.checkout.no_address}</p> }.into_any()
            })}
            <label class="switch">
                <input type="checkbox" id="remember"
                    prop:checked=move || desk.draft.with(|it| it.remember)
                    on:change=remember/>
                <span>{t.checkout.remember}</span>
            </label>
            <p class="form__note">{t.checkout.kept}</p>
        </section>
    }
}

fn address(desk: Desk) -> impl IntoView {
    let t = texts();
    let hint = Some(t.checkout.place_hint);
    view! {
        {input(desk, Field::Province, t.checkout.province, ("text", "text", "address-level1"), hint, |it| &mut it.province)}
        {input(desk, Field::Ward, t.checkout.ward, ("text", "text", "address-level2"), hint, |it| &mut it.ward)}
        {input(desk, Field::Street, t.checkout.street, ("text", "text", "street-address"), None, |it| &mut it.street)}
    }
}

/// A field of one line: its type, its keyboard and what browsers may fill in.
fn input(
    desk: Desk,
    field: Field,
    label: &'static str,
    (kind, mode, autocomplete): (&'static str, &'static str, &'static str),
    hint: Option<&'static str>,
    text: Text,
) -> AnyView {
    let id = id_of(&field);
    let fault = desk.fault(field.clone());
    let value = move || desk.draft.with(|it| text(&mut it.clone()).clone());
    let control = view! {
        <input id=id.clone() type=kind inputmode=mode autocomplete=autocomplete required=true
            aria-invalid=form::invalid(fault)
            aria-describedby=form::described(&id, hint.is_some(), fault)
            prop:value=value
            on:input=move |event| desk.edit(|it| *text(it) = event_target_value(&event))/>
        {matches!(field, Field::Province | Field::Ward).then(|| suggestions(desk, field, label, text))}
    };
    form::field(
        &id,
        label,
        hint.map(str::to_owned),
        fault,
        control.into_any(),
    )
}

/// Places that what was typed may mean, each to be chosen by a touch.
fn suggestions(desk: Desk, field: Field, label: &'static str, text: Text) -> impl IntoView {
    let t = texts();
    let found = memo(move || found(desk, &field, text));
    dynamic(move || {
        let found = found.get();
        if found.is_empty() {
            return None;
        }
        let choices = found.into_iter().map(|(name, words)| {
            let choose = move |_| desk.edit(|it| text(it).clone_from(&name));
            view! { <li><button type="button" class="linklike" on:click=choose>{words}</button></li> }
        });
        Some(view! {
            <ul class="suggested" role="list" aria-label=t.checkout.suggestions(&label)>{choices.collect_view()}</ul>
        })
    })
}

/// What is suggested: the name that goes into the field, and how it is said. Nothing where the
/// field names a place already.
fn found(desk: Desk, field: &Field, text: Text) -> Vec<(String, String)> {
    let t = &texts().checkout;
    let mut draft = desk.draft.get();
    let typed = text(&mut draft).clone();
    let Some(places) = desk.places.get() else {
        return Vec::new();
    };
    let say = |place: String, formerly: Option<&str>| {
        let words = match formerly {
            Some(former) => t.formerly(&former, &place),
            None => place.clone(),
        };
        (place, words)
    };
    if typed.trim().is_empty() {
        return Vec::new();
    }
    if *field == Field::Province {
        if places.province(&typed).is_some() {
            return Vec::new();
        }
        let hits = places.find(&typed).into_iter().take(MOST);
        return hits
            .map(|hit| say(hit.place.to_string(), hit.formerly))
            .collect();
    }
    let Some(province) = places.province(&draft.province) else {
        return Vec::new();
    };
    if province.ward(&typed).is_some() {
        return Vec::new();
    }
    let hits = province.find(&typed).into_iter().take(MOST);
    hits.map(|hit| say(hit.place.to_string(), hit.formerly))
        .collect()
}
