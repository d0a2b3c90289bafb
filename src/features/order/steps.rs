//! What a shopper can do with an order: note how it stands, take it back, mend it, order again.

use super::hand::keep;
use super::keep as kept;
use super::placing::waiting;
use crate::features::cart::{CartState, refusal_sentence};
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, locale, texts};
use crate::navigation::navigation;
use crate::platform::{clock, orders, outbox, random};
use crate::reactive::dynamic;
use crate::ui::amount;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::order::{Change, Draft, Handover, OneLine, Order, Payment, Step, Wish, cancellation};
use market::outbox::{Entry, Key, Kind, State};

/// What may happen to the order next.
#[component]
pub fn Steps(
    /// The order.
    order: Order,
) -> impl IntoView {
    let t = texts();
    let said = RwSignal::new("");
    let is_open = |step| order.status.after(step, order.made).is_some();
    let step = |step: Step, label: &'static str| {
        let order = order.clone();
        is_open(step).then(|| {
            let take = move |_| {
                let mut order = order.clone();
                order.step(step, clock::now());
                keep(order, said);
            };
            view! { <button type="button" class="button button--quiet" on:click=take>{label}</button> }
        })
    };
    let confirm = step(Step::Confirm, t.orders.confirm);
    let deliver = step(Step::Deliver, t.orders.deliver);
    let cancel = is_open(Step::Cancel).then(|| cancel(&order, said));
    (!order.status.is_final()).then(|| {
        view! {
            <section class="cart__group" aria-labelledby="steps">
                <h2 id="steps">{t.orders.changes}</h2>
                <p class="notice__ways">{confirm}{deliver}{cancel}</p>
                <p role="status">{dynamic(move || said.get())}</p>
            </section>
        }
    })
}

fn cancel(order: &Order, said: RwSignal<&'static str>) -> impl IntoView + use<> {
    let t = texts();
    let market = expect_context::<MarketClock>();
    let is_asked = RwSignal::new(false);
    let order = StoredValue::new(order.clone());
    let take_back = move |_| {
        let mut order = order.get_value();
        let now = clock::now();
        order.step(Step::Cancel, now);
        let locale = locale();
        spawn_local(async move {
            let receiver = market.receiver(Kind::Cancellation, locale).await;
            let word = receiver.map(|to| {
                let key = Key::from_random(random::bytes());
                let body = cancellation(&order).to_string();
                waiting(&order, key, Kind::Cancellation, &to, body, now)
            });
            let kept = orders::take_back(&order, word.as_ref()).await;
            said.try_set(if kept.is_ok() { "" } else { t.orders.trouble });
        });
    };
    dynamic(move || {
        if is_asked.get() {
            return view! {
                <button type="button" class="button" on:click=take_back>{t.orders.cancel_sure}</button>
                <button type="button" class="button button--quiet" on:click=move |_| is_asked.set(false)>{t.orders.keep}</button>
            }
            .into_any();
        }
        view! { <button type="button" class="button button--quiet" on:click=move |_| is_asked.set(true)>{t.orders.cancel}</button> }
            .into_any()
    })
}

/// Puts the goods into the cart once more.
#[component]
pub fn Again(
    /// The order.
    order: Order,
) -> impl IntoView {
    let t = texts();
    let changes = RwSignal::new(None::<Vec<(OneLine, Change)>>);
    let again = put_again(order);
    let put = move |_| changes.set(again());
    let told = move || {
        let changes = changes.get()?;
        let all = if changes.is_empty() {
            t.orders.reordered
        } else {
            t.orders.reordered_partly
        };
        let changes = changes
            .into_iter()
            .map(|(name, change)| view! { <li>{change_words(&name, change)}</li> });
        Some(view! {
            <p>{all}</p>
            <ul>{changes.collect_view()}</ul>
            <p><a class="button" href=href("/cart")>{t.orders.to_cart}</a></p>
        })
    };
    view! {
        <section class="cart__group" aria-labelledby="again">
            <h2 id="again">{t.orders.reorder}</h2>
            <p class="notice__ways"><button type="button" class="button button--quiet" on:click=put>{t.orders.put_again}</button></p>
            <div role="status">{dynamic(told)}</div>
        </section>
    }
}

/// Puts the goods of an order into the cart, at what they cost now; says what has changed.
fn put_again(order: Order) -> impl Fn() -> Option<Vec<(OneLine, Change)>> {
    let cart = expect_context::<CartState>();
    let shop = expect_context::<Shop>();
    let clock = expect_context::<MarketClock>();
    move || {
        let shelf = untrack(|| shop.ready())?;
        let (open, today) = (clock.open.get_untracked(), clock.today.get_untracked());
        Some(cart.change(|cart| order.put_again(cart, &*shelf, open, today)))
    }
}

fn change_words(name: &OneLine, change: Change) -> String {
    let t = texts();
    match change {
        Change::Gone => t.orders.change_gone(name),
        Change::Refused(refusal) => t.checkout.obstacle_line(name, &refusal_sentence(&refusal)),
        Change::Price { from, to } => t.orders.change_price(&amount(from), name, &amount(to)),
    }
}

/// Where the receiver has refused the order: to mend it, or to send it once more as it is.
#[component]
pub fn Mend(
    /// The order.
    order: Order,
    /// What was sent.
    entry: Entry,
) -> impl IntoView {
    let t = texts();
    let here = navigation();
    let is_refused = matches!(entry.state, State::Refused { .. }) && !order.status.is_final();
    if !is_refused {
        return None;
    }
    let again = put_again(order.clone());
    let mend = move |_| {
        kept::mend(&order, &draft_of(&order));
        again();
        here.open("/checkout");
    };
    let send = move |_| {
        let mut entry = entry.clone();
        entry.again(clock::now());
        spawn_local(async move {
            // Where that cannot be kept, it stays refused.
            let _ = outbox::add(&entry).await;
        });
    };
    Some(view! {
        <p class="notice__ways">
            <button type="button" class="button" on:click=mend>{t.orders.mend}</button>
            <button type="button" class="button button--quiet" on:click=send>{t.orders.again}</button>
        </p>
    })
}

/// The form as it was filled in for an order.
fn draft_of(order: &Order) -> Draft {
    let mut draft = Draft {
        name: order.buyer.name.to_string(),
        phone: order.buyer.phone.to_string(),
        wishes: vec![Wish {
            producer: order.seller.slug.to_string(),
            pick_up: order.handover == Handover::PickUp,
            transfer: matches!(order.payment, Payment::Transfer { .. }),
            note: order
                .note
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        }],
        ..Draft::default()
    };
    if let Handover::Sent { to, .. } = &order.handover {
        draft.province = to.province.to_string();
        draft.ward = to.ward.to_string();
        draft.street = to.street.to_string();
    }
    draft
}
