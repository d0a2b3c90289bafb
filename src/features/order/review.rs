//! The last look at the orders, with all that the law wants to be seen before they are placed.

use super::checkout::trouble;
use super::desk::Desk;
use super::placing;
use super::slip::slip;
use crate::i18n::{href, lang_of, locale, say, texts};
use crate::navigation::navigation;
use crate::platform::document;
use crate::reactive::dynamic;
use crate::ui::amount;
use leptos::prelude::*;
use market::order::Order;
use market::{Carriage, Dong};

/// The orders, their terms, and the button that places them.
#[component]
pub fn Review(
    /// What it shares with the rest of the page.
    desk: Desk,
) -> impl IntoView {
    let t = texts();
    let here = navigation();
    let place = move |_| placing::place(desk, here);
    let change = move |_| {
        desk.looked_at.set(Vec::new());
        document::focus_next("checkout".to_owned());
    };
    let orders = move || {
        let orders = desk.looked_at.get();
        let whole: Dong = orders.iter().map(Order::total).sum();
        let is_agreed = orders.iter().any(|it| it.carriage() == Carriage::Agreed);
        let note = is_agreed.then(|| format!(" ({})", t.checkout.without_agreed));
        view! {
            {orders.iter().map(|order| part(desk, order)).collect_view()}
            <p class="cart__total"><span>{t.checkout.total_all}{note}</span>" "<strong>{amount(whole)}</strong></p>
        }
    };
    let about = href("/about");
    view! {
        <section class="cart__groups" aria-labelledby="review">
            <h2 id="review" class="shelf__title" tabindex="-1">{t.checkout.review_title}</h2>
            {trouble(desk)}
            {dynamic(orders)}
            <p class="cart__tax">{t.checkout.tax}" "<a href=about>{t.checkout.terms}</a></p>
            <p>{t.checkout.binding}</p>
            <p class="notice__ways">
                <button type="button" class="button button--lantern" disabled=move || desk.is_busy.get() on:click=place>
                    {t.checkout.place}
                </button>
                <button type="button" class="button button--quiet" disabled=move || desk.is_busy.get() on:click=change>
                    {t.checkout.change}
                </button>
                <span role="status">{dynamic(move || desk.is_busy.get().then_some(t.checkout.placing))}</span>
            </p>
        </section>
    }
}

/// One order with its producer's terms.
fn part(desk: Desk, order: &Order) -> impl IntoView + use<> {
    let t = texts();
    let maker = desk.maker(order.seller.slug.as_ref());
    let email = desk.clock.with_market(|it| it.owner.email.to_string());
    let complaints = t.checkout.complaints(
        &email.unwrap_or_default(),
        &order.seller.phone.format(locale()),
    );
    let terms = maker.map(|maker| {
        view! {
            <p class="form__hint" lang=lang_of(&maker.shipping)>{say(&maker.shipping)}</p>
            <p class="form__hint" lang=lang_of(&maker.returns)>{t.checkout.returns}": "{say(&maker.returns)}</p>
        }
    });
    view! {
        <div class="cart__group">
            {slip(order, 3, None)}
            {terms}
            <p class="form__hint">{complaints}</p>
        </div>
    }
}
