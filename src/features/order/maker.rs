//! What goes to one producer: its lines, how they come, how they are paid, and a note.

use super::desk::Desk;
use super::words;
use crate::features::cart::CartLine;
use crate::i18n::{lang_of, locale, say, texts};
use crate::reactive::{dynamic, memo};
use crate::ui::{amount, form, icon};
use leptos::prelude::*;
use market::order::{Field, MAX_NOTE, Seller};
use market::{Carriage, Dong, Producer, ProducerLines, Text};

/// The part of the form for one producer; what has vanished has no producer and only its lines.
#[component]
pub fn MakerPart(
    /// What it shares with the rest of the page.
    desk: Desk,
    /// The producer's slug.
    producer: String,
) -> impl IntoView {
    let t = texts();
    let slug = StoredValue::new(producer.clone());
    let group = memo(move || {
        desk.cart.with(|cart| {
            let mut groups = cart.iter().flat_map(|cart| &cart.groups);
            groups
                .find(|it| slug.with_value(|slug| it.producer == *slug))
                .cloned()
        })
    });
    let maker = memo(move || slug.with_value(|slug| desk.maker(slug)));
    let name = group.with_untracked(|it| it.as_ref().and_then(|it| it.name.clone()));
    let heading = format!("maker-{producer}");
    let labelled_by = heading.clone();
    let lines = move || {
        let (shelf, group) = (desk.shop.ready()?, group.get()?);
        let lines = group.lines.into_iter();
        Some(
            lines
                .map(|view| view! { <CartLine shelf=shelf.clone() view/> })
                .collect_view(),
        )
    };
    let ways = move || match maker.get() {
        Some(maker) => ways(desk, &maker, group).into_any(),
        None => unknown(desk).into_any(),
    };
    let ways = (!producer.is_empty()).then(|| {
        let note = note(desk, &producer, &name);
        view! { {dynamic(ways)} {note} }
    });
    let title = name
        .clone()
        .map_or_else(|| t.cart.unknown_producer.to_owned(), |it| say(&it));
    view! {
        <section class="cart__group form" aria-labelledby=labelled_by>
            <h2 id=heading class="cart__maker" tabindex="-1" lang=name.as_ref().and_then(lang_of)>{icon("store")}{title}</h2>
            <ul class="cart__lines" role="list">{dynamic(lines)}</ul>
            {ways}
        </section>
    }
}

/// While a producer is not known: that it is on its way, or cannot be had.
fn unknown(desk: Desk) -> impl IntoView {
    dynamic(move || {
        let t = texts();
        if !desk.is_short.get() {
            return crate::ui::waiting().into_any();
        }
        view! {
            <p class="notice notice--warning">
                {icon("warning")}<span>{t.failure.unreachable}</span>
                <button type="button" class="button" on:click=move |_| desk.fetch_makers()>{t.checkout.retry}</button>
            </p>
        }
        .into_any()
    })
}

fn ways(desk: Desk, maker: &Producer, group: Memo<Option<ProducerLines>>) -> impl IntoView + use<> {
    let t = texts();
    let slug = maker.slug.to_string();
    let terms = maker.delivery();
    let has_sending = !terms.zones.is_empty();
    let address = Seller::of(maker)
        .map(|it| it.address.to_string())
        .unwrap_or_default();
    let pick_up = terms.pick_up.then(|| {
        let label = t.checkout.pick_up(&address);
        choice(
            desk,
            &slug,
            ("pick-up", "delivery"),
            label,
            |it| it.pick_up,
            |it| it.pick_up = true,
        )
    });
    let sent = has_sending.then(|| {
        let label = t.checkout.sent.to_owned();
        choice(
            desk,
            &slug,
            ("sent", "delivery"),
            label,
            |it| !it.pick_up,
            |it| it.pick_up = false,
        )
    });
    let transfer = maker.bank.is_some().then(|| {
        let label = t.checkout.transfer.to_owned();
        choice(
            desk,
            &slug,
            ("transfer", "payment"),
            label,
            |it| it.transfer,
            |it| it.transfer = true,
        )
    });
    let cash = choice(
        desk,
        &slug,
        ("cash", "payment"),
        t.checkout.on_delivery.to_owned(),
        |it| !it.transfer,
        |it| it.transfer = false,
    );
    let shipping = &maker.shipping;
    let maker = StoredValue::new(maker.clone());
    let sums = move || {
        let goods = group.with(|it| it.as_ref().map_or(Dong::ZERO, |it| it.total));
        maker.with_value(|maker| sums(desk, maker, goods))
    };
    view! {
        <fieldset class="choices">
            <legend>{t.checkout.delivery}</legend>
            {sent}{pick_up}
            <p class="form__hint" lang=lang_of(shipping)>{say(shipping)}</p>
        </fieldset>
        <fieldset class="choices">
            <legend>{t.checkout.payment}</legend>
            {cash}{transfer}
        </fieldset>
        <dl class="cart__parts">{dynamic(sums)}</dl>
    }
}

/// One of two ways.
fn choice(
    desk: Desk,
    slug: &str,
    (id, name): (&str, &str),
    label: String,
    is_chosen: fn(&market::order::Wish) -> bool,
    choose: fn(&mut market::order::Wish),
) -> impl IntoView + use<> {
    let id = format!("{id}-{slug}");
    let name = format!("{name}-{slug}");
    let slug = StoredValue::new(slug.to_owned());
    let checked = move || slug.with_value(|slug| is_chosen(&desk.wish(slug)));
    let change = move |_| slug.with_value(|slug| desk.edit(|it| it.change_wish(slug, choose)));
    view! {
        <label class="switch">
            <input type="radio" id=id name=name prop:checked=checked on:change=change/>
            <span>{label}</span>
        </label>
    }
}

/// What the order costs, with its shipping as far as that is known.
fn sums(desk: Desk, maker: &Producer, goods: Dong) -> impl IntoView + use<> {
    let t = texts();
    let (words, known) = match carriage(desk, maker, goods) {
        Ok(carriage) => (words::carriage(carriage), carriage.known()),
        Err(words) => (words, Dong::ZERO),
    };
    view! {
        <div class="cart__part"><dt>{t.checkout.goods}</dt><dd>{amount(goods)}</dd></div>
        <div class="cart__part"><dt>{t.checkout.shipping}</dt><dd>{words}</dd></div>
        <div class="cart__total"><dt>{t.checkout.total}</dt><dd>{amount(goods + known)}</dd></div>
    }
}

/// What sending costs, or why that cannot be said.
fn carriage(desk: Desk, maker: &Producer, goods: Dong) -> Result<Carriage, String> {
    let t = &texts().checkout;
    if desk.wish(maker.slug.as_ref()).pick_up {
        return Ok(Carriage::Fee(Dong::ZERO));
    }
    let province = desk.draft.with(|it| it.province.clone());
    let known = desk.places.with(|places| {
        let found = places
            .as_ref()
            .map(|it| it.province(&province).map(ToString::to_string));
        // Without the list of places, what was typed has to do.
        found.unwrap_or_else(|| Some(province.clone()).filter(|it| !it.trim().is_empty()))
    });
    let Some(province) = known else {
        return Err(t.unknown_fee.to_owned());
    };
    let carriage = maker.delivery().carriage(&province, goods);
    carriage.ok_or_else(|| t.obstacle_not_there(&say(&maker.name)))
}

/// The note to the producer.
fn note(desk: Desk, slug: &str, name: &Option<Text>) -> AnyView {
    let t = texts();
    let field = Field::Note(slug.to_owned());
    let id = words::id_of(&field);
    let fault = desk.fault(field);
    let slug = StoredValue::new(slug.to_owned());
    let name = name.as_ref().map_or_else(String::new, say);
    let value = move || slug.with_value(|slug| desk.wish(slug).note);
    let edit = move |event| {
        let text = event_target_value(&event);
        slug.with_value(|slug| desk.edit(|it| it.change_wish(slug, |wish| wish.note = text)));
    };
    let control = view! {
        <textarea id=id.clone() rows="2" autocomplete="off"
            aria-invalid=form::invalid(fault) aria-describedby=form::described(&id, true, fault)
            prop:value=value on:input=edit></textarea>
    };
    let hint = t
        .form
        .most(&market::format_number(MAX_NOTE as u64, locale()));
    form::field(
        &id,
        t.checkout.note(&name),
        Some(hint),
        fault,
        control.into_any(),
    )
}
