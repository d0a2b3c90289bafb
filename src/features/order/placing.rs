//! Placing orders: what holds now is asked for once more, then they are kept, and only then shown.

use super::desk::{Desk, Trouble};
use super::keep;
use crate::i18n::locale;
use crate::navigation::Navigation;
use crate::platform::http::Wanted;
use crate::platform::source::{Current, Source};
use crate::platform::{clock, console, document, lock, orders, random};
use crate::reactive::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::catalogue::Receiver;
use market::order::{Contact, Obstacle, Order, notice};
use market::outbox::{Code, Entry, Key, Kind, Purchase, State};
use market::{Locale, Timestamp};

/// The name of the lock under which one tab places orders.
const LOCK: &str = "checkout";

/// Looks at the orders once all that they need has come: what is under way stands in nobody's way,
/// and what could not be had is asked for once more.
pub fn ask(desk: Desk) {
    if desk.is_short.get_untracked() {
        desk.fetch_makers();
    }
    if desk.fetches.get_untracked() > 0 {
        desk.is_asked.set(true);
    } else {
        look(desk);
    }
}

/// Does what was asked for while something was under way.
pub fn follow(desk: Desk) {
    effect(move || {
        if desk.fetches.get() == 0 && desk.is_asked.get_untracked() {
            desk.is_asked.set(false);
            look(desk);
        }
    });
}

/// Reads the form, and shows the orders for a last look where nothing is wrong.
fn look(desk: Desk) {
    desk.trouble.set(None);
    let contact = match untrack(|| desk.contact()) {
        Ok(contact) => contact,
        Err(faults) => {
            desk.faults.set(faults);
            desk.obstacles.set(Vec::new());
            return document::focus_next("faults".to_owned());
        }
    };
    desk.faults.set(Vec::new());
    match draw(desk, &contact) {
        Ok((orders, _)) => {
            desk.obstacles.set(Vec::new());
            desk.looked_at.set(orders);
            document::focus_next("review".to_owned());
        }
        Err(obstacles) => stop(desk, obstacles),
    }
}

/// Places the orders, unless they are being placed already.
pub fn place(desk: Desk, here: Navigation) {
    if desk.is_busy.get_untracked() {
        return;
    }
    desk.is_busy.set(true);
    desk.trouble.set(None);
    let locale = locale();
    spawn_local(async move {
        lock::alone(LOCK, async move {
            renew(desk, locale).await;
            if try_place(desk, locale).await {
                here.open("/orders");
            }
            desk.is_busy.try_set(false);
        })
        .await;
    });
}

/// Asks for what is sold now and on which terms; where the server cannot be reached, what is known
/// has to do.
async fn renew(desk: Desk, locale: Locale) {
    if desk.shop.renew(locale).await.is_err() {
        return;
    }
    for slug in untrack(|| desk.producers()) {
        if let Ok(producer) = Current.producer(&slug, Wanted::Fresh).await {
            desk.know(producer);
        }
    }
    // Another tab may have ordered the same cart.
    desk.lines.change(|_| ());
}

/// Keeps the orders; says whether that was done.
async fn try_place(desk: Desk, locale: Locale) -> bool {
    let Ok(contact) = untrack(|| desk.contact()) else {
        look(desk);
        return false;
    };
    let (all, checkout) = match draw(desk, &contact) {
        Ok(drawn) => drawn,
        Err(obstacles) => {
            stop(desk, obstacles);
            return false;
        }
    };
    if !desk.looked_at.with_untracked(|seen| is_same(seen, &all)) {
        desk.looked_at.set(all);
        desk.trouble.set(Some(Trouble::Changed));
        document::focus_next("review".to_owned());
        return false;
    }
    let receiver = desk.clock.receiver(Kind::Order, locale).await;
    let entries: Vec<Entry> = receiver
        .iter()
        .flat_map(|to| all.iter().map(|order| entry(order, to, locale)))
        .collect();
    keep::begin_placing(&checkout, &all);
    if let Err(error) = orders::place(&all, &entries, keep::mended().as_ref()).await {
        console::warn(&format!("orders: they cannot be kept: {error:?}"));
        desk.trouble.set(Some(Trouble::NotKept));
        document::focus_next("review".to_owned());
        return false;
    }
    desk.draft.with_untracked(keep::finish);
    keep::settle(desk.lines);
    // A portal in whose page the shop stands is told of it: see `scripts/embed/framed.ts`.
    document::set_root_attribute("data-ordered", Some(&all.len().to_string()));
    true
}

fn draw(desk: Desk, contact: &Contact) -> Result<(Vec<Order>, Key), Vec<Obstacle>> {
    let checkout = Key::from_random(random::bytes());
    let named = || {
        (
            Key::from_random(random::bytes()),
            Code::from_random(*b"DH", random::bytes()),
        )
    };
    let now = clock::now();
    let orders = untrack(|| desk.orders(contact, &checkout, now, named))?;
    Ok((orders, checkout))
}

/// Whether two drawings of orders are the same for whoever pays.
fn is_same(seen: &[Order], now: &[Order]) -> bool {
    let same = |(a, b): (&Order, &Order)| {
        a.seller == b.seller
            && a.goods == b.goods
            && a.handover == b.handover
            && a.payment == b.payment
    };
    seen.len() == now.len() && seen.iter().zip(now).all(same)
}

fn stop(desk: Desk, obstacles: Vec<Obstacle>) {
    desk.looked_at.set(Vec::new());
    desk.obstacles.set(obstacles);
    document::focus_next("faults".to_owned());
}

/// An order as it is sent; its key is the order's own.
fn entry(order: &Order, to: &Receiver, locale: Locale) -> Entry {
    waiting(
        order,
        order.id.clone(),
        Kind::Order,
        to,
        notice(order, locale.code()).to_string(),
        order.made,
    )
}

/// Something about an order that is to be sent.
pub fn waiting(
    order: &Order,
    key: Key,
    kind: Kind,
    to: &Receiver,
    body: String,
    now: Timestamp,
) -> Entry {
    Entry {
        key,
        kind,
        code: order.code.clone(),
        about: order.seller.slug.to_string(),
        to: to.to.clone(),
        purchase: Purchase::at(to).map(|purchase| Purchase {
            begun: keep::ticket(),
            ..purchase
        }),
        body,
        made: now,
        attempts: 0,
        state: State::new(now),
    }
}
