//! What the checkout keeps on the device: the form for this tab, the address for longer only where
//! that is asked for.

use crate::features::cart::CartState;
use crate::platform::{orders, storage};
use leptos::task::spawn_local;
use market::order::{Draft, Order};
use market::outbox::Key;
use market::{Slug, Timestamp};
use serde::{Deserialize, Serialize};

/// The form, for this tab.
const DRAFT: &str = "checkout.draft";
/// When the checkout began, for this tab.
const BEGUN: &str = "checkout.begun";
/// By what an engine knows when the checkout began, for this tab.
const TICKET: &str = "checkout.ticket";
/// The order that the next one mends, for this tab.
const MENDED: &str = "checkout.mended";
/// What is remembered because the shopper has asked for it.
const ADDRESS: &str = "checkout.address";
/// How the keys of what stands in forms end.
const DRAFTS: &str = ".draft";
/// The cart's lines that are being ordered.
const PLACING: &str = "checkout.placing";

/// What an order takes out of the cart, once it is kept.
#[derive(Serialize, Deserialize)]
struct Placing {
    checkout: Key,
    lines: Vec<(Slug, Slug)>,
}

/// The form as it was left; at first with the address that is remembered.
pub fn draft() -> Draft {
    let read = |text: Result<Option<String>, _>| match text {
        // A draft of another form of the form is of no use.
        Ok(Some(text)) => serde_json::from_str(&text).ok(),
        Ok(None) | Err(_) => None,
    };
    read(storage::read_for_tab(DRAFT))
        .or_else(|| read(storage::read(ADDRESS)))
        .unwrap_or_default()
}

/// Keeps the form for this tab.
pub fn keep_draft(draft: &Draft) {
    // A draft that cannot be kept is still on the page.
    let _ = storage::write_for_tab(DRAFT, &text_of(draft));
}

/// After orders were placed: remembers the address or forgets it, and begins anew.
pub fn finish(draft: &Draft) {
    let address = Draft {
        wishes: Vec::new(),
        ..draft.clone()
    };
    // What cannot be remembered is typed again.
    let _ = if draft.remember {
        storage::write(ADDRESS, &text_of(&address))
    } else {
        storage::remove(ADDRESS)
    };
    for key in [DRAFT, BEGUN, TICKET, MENDED] {
        let _ = storage::remove_for_tab(key);
    }
}

/// What stands in forms that were not handed in, by the form.
pub fn drafts() -> serde_json::Map<String, serde_json::Value> {
    let texts = storage::keys_ending(DRAFTS).into_iter().filter_map(|key| {
        let text = storage::read(&key).ok().flatten()?;
        Some((key, serde_json::from_str(&text).ok()?))
    });
    let own = storage::read_for_tab(DRAFT).ok().flatten();
    let own = own.and_then(|text| Some((DRAFT.to_owned(), serde_json::from_str(&text).ok()?)));
    texts.chain(own).collect()
}

/// What is remembered of the shopper.
pub fn address() -> Option<Draft> {
    let text = storage::read(ADDRESS).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// Forgets everything.
pub fn forget() {
    for key in [DRAFT, BEGUN, TICKET, MENDED] {
        let _ = storage::remove_for_tab(key);
    }
    let drafts = storage::keys_ending(DRAFTS);
    for key in drafts.iter().map(String::as_str).chain([ADDRESS, PLACING]) {
        let _ = storage::remove(key);
    }
}

/// When the checkout began.
pub fn begun() -> Option<Timestamp> {
    let text = storage::read_for_tab(BEGUN).ok().flatten()?;
    text.parse().ok().map(Timestamp::from_millis)
}

/// Notes when the checkout began.
pub fn begin(at: Option<Timestamp>) {
    if let Some(at) = at {
        // Without it there is no grace, which the page says.
        let _ = storage::write_for_tab(BEGUN, &at.millis().to_string());
    }
}

/// By what an engine knows when the checkout began.
pub fn ticket() -> Option<String> {
    storage::read_for_tab(TICKET).ok().flatten()
}

/// Notes by what an engine knows when the checkout began.
pub fn keep_ticket(ticket: &str) {
    // Without it there is no grace.
    let _ = storage::write_for_tab(TICKET, ticket);
}

/// The order that the next one mends.
pub fn mended() -> Option<Key> {
    storage::read_for_tab(MENDED).ok().flatten()?.parse().ok()
}

/// Puts what an order says back into the form, to be mended.
pub fn mend(order: &Order, draft: &Draft) {
    keep_draft(draft);
    let _ = storage::write_for_tab(MENDED, order.id.as_str());
}

/// Before orders are kept: notes which lines of the cart they take with them.
pub fn begin_placing(checkout: &Key, orders: &[Order]) {
    let items = orders.iter().flat_map(|order| order.goods.items());
    let placing = Placing {
        checkout: checkout.clone(),
        lines: items
            .map(|item| (item.product.clone(), item.variant.clone()))
            .collect(),
    };
    // Without it a crash right now would leave the lines in the cart, where they can be seen.
    let _ = storage::write(PLACING, &text_of(&placing));
}

/// Takes the lines of orders that are kept out of the cart, also of those that were kept right
/// before a crash.
pub fn settle(cart: CartState) {
    let Some(text) = storage::read(PLACING).ok().flatten() else {
        return;
    };
    let Ok(placing) = serde_json::from_str::<Placing>(&text) else {
        let _ = storage::remove(PLACING);
        return;
    };
    spawn_local(async move {
        let Ok(all) = orders::all().await else {
            return;
        };
        if all.iter().any(|order| order.checkout == placing.checkout) {
            cart.change(|cart| {
                let is_ordered = |product: &Slug, variant: &Slug| {
                    let mut lines = placing.lines.iter();
                    lines.any(|(p, v)| p == product && v == variant)
                };
                cart.lines
                    .retain(|line| !is_ordered(&line.product, &line.variant));
            });
            let _ = storage::remove(PLACING);
        }
    });
}

fn text_of(value: &impl Serialize) -> String {
    // Texts and numbers under fixed names can always be written.
    serde_json::to_string(value).unwrap_or_default()
}
