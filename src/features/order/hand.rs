//! Handing an order to its producer by the shopper's own means.

use crate::features::schedule::MarketClock;
use crate::i18n::{locale, texts};
use crate::platform::{clock, document, orders, share};
use crate::reactive::{dynamic, effect};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::order::{Order, Seller, Status, Step, Way};
use market::{Phone, UtcOffset, percent_encode};

/// The ways in which an order, or word that it is taken back, comes to its producer.
#[component]
pub fn Hand(
    /// The order.
    order: Order,
) -> impl IntoView {
    let t = texts();
    let market = expect_context::<MarketClock>();
    let is_cancelled = matches!(order.status, Status::Cancelled { .. });
    if matches!(order.status, Status::Delivered { .. }) {
        return None;
    }
    let offset = untrack(|| market.offset()).unwrap_or(UtcOffset::UTC);
    let text = if is_cancelled {
        order.cancel_text()
    } else {
        order.text(offset)
    };
    let way = RwSignal::new(Way::Other);
    let said = RwSignal::new("");
    let title = if is_cancelled {
        t.orders.hand_cancel
    } else {
        t.orders.hand
    };
    let mark = order.status.after(Step::HandOver(Way::Other), order.made).map(|_| {
        let order = order.clone();
        let mark = move |_| {
            let mut order = order.clone();
            order.step(Step::HandOver(way.get_untracked()), clock::now());
            keep(order, said);
        };
        view! { <p><button type="button" class="button button--lantern" on:click=mark>{icon("check")}{t.orders.mark}</button></p> }
    });
    let has_text = !is_cancelled;
    view! {
        <section class="cart__group hand" aria-labelledby="hand">
            <h2 id="hand">{title}</h2>
            {has_text.then(|| view! { <p class="form__note">{t.orders.hand_lead}</p> })}
            {links(&order.seller, &order.code, &text, way, said)}
            {buttons(&order.code, &text, way, said)}
            <p role="status">{dynamic(move || said.get())}</p>
            {order.seller.zalo.is_some().then(|| view! { <p class="form__hint">{t.orders.zalo_hint}</p> })}
            <label class="receipt__text">
                <span>{t.orders.text}</span>
                <textarea rows="8" readonly=true lang="vi" prop:value=text.clone()></textarea>
            </label>
            {mark}
        </section>
    }
    .into_any()
    .into()
}

/// Writes an order down anew, and says where that fails.
pub fn keep(order: Order, said: RwSignal<&'static str>) {
    let trouble = texts().orders.trouble;
    spawn_local(async move {
        let kept = orders::renew(&order).await;
        said.try_set(if kept.is_ok() { "" } else { trouble });
    });
}

/// The ways that are links.
fn links(
    seller: &Seller,
    code: &str,
    text: &str,
    way: RwSignal<Way>,
    said: RwSignal<&'static str>,
) -> impl IntoView + use<> {
    let t = texts();
    let encoded = percent_encode(text);
    let zalo = seller.zalo.as_ref().map(|phone| {
        let address = format!("https://zalo.me/{}", at_home(phone));
        let text = text.to_owned();
        let copy = move |_| {
            way.set(Way::Zalo);
            copy(text.clone(), said);
        };
        view! { <a class="button" href=address target="_blank" rel="noopener noreferrer external" on:click=copy>{icon("external")}{t.orders.zalo}</a> }
    });
    let sms = format!("sms:{}?body={encoded}", seller.phone);
    let mail = seller.email.as_ref().map(|email| {
        let body = percent_encode(&text.replace('\n', "\r\n"));
        let address = format!("mailto:{email}?subject={}&body={body}", percent_encode(code));
        view! { <a class="button button--quiet" href=address on:click=move |_| way.set(Way::Email)>{icon("mail")}{t.orders.email}</a> }
    });
    let tel = format!("tel:{}", seller.phone);
    let call = t.orders.call(&seller.phone.format(locale()));
    view! {
        <p class="notice__ways">
            {zalo}
            <a class="button button--quiet" href=sms on:click=move |_| way.set(Way::Sms)>{icon("phone")}{t.orders.sms}</a>
            {mail}
            <a class="button button--quiet" href=tel on:click=move |_| way.set(Way::Other)>{icon("phone")}{call}</a>
        </p>
    }
}

/// The ways that the device itself offers.
fn buttons(
    code: &str,
    text: &str,
    way: RwSignal<Way>,
    said: RwSignal<&'static str>,
) -> impl IntoView + use<> {
    let t = texts();
    let has_list = RwSignal::new(false);
    effect(move || has_list.set(share::can_share()));
    let (code, shared, copied) = (code.to_owned(), text.to_owned(), text.to_owned());
    let pass_on = move |_| {
        let (code, text) = (code.clone(), shared.clone());
        way.set(Way::Share);
        spawn_local(async move {
            // Whoever thinks better of it marks nothing.
            share::text(&code, &text).await;
        });
    };
    let share = StoredValue::new(pass_on);
    let share = move || {
        has_list.get().then(|| {
            view! { <button type="button" class="button button--quiet" on:click=move |event| share.with_value(|it| it(event))>{icon("share")}{t.orders.share}</button> }
        })
    };
    let copy_it = move |_| {
        way.set(Way::Copy);
        copy(copied.clone(), said);
    };
    let print = move |_| {
        way.set(Way::Print);
        document::print();
    };
    view! {
        <p class="notice__ways">
            {dynamic(share)}
            <button type="button" class="button button--quiet" on:click=copy_it>{icon("copy")}{t.orders.copy}</button>
            <button type="button" class="button button--quiet" on:click=print>{t.orders.print}</button>
        </p>
    }
}

fn copy(text: String, said: RwSignal<&'static str>) {
    let t = &texts().orders;
    spawn_local(async move {
        let is_copied = document::copy(&text).await;
        said.try_set(if is_copied { t.copied } else { t.not_copied });
    });
}

/// A number as Zalo's addresses have it.
fn at_home(phone: &Phone) -> String {
    let number = phone.as_str();
    number.strip_prefix("+84").map_or_else(
        || number.trim_start_matches('+').to_owned(),
        |rest| format!("0{rest}"),
    )
}
