//! What the device keeps of a shopper: to be had as a file, and to be erased.

use super::keep;
use super::state::Orders;
use crate::i18n::texts;
use crate::platform::{download, orders, outbox};
use crate::reactive::dynamic;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

/// Export and erasure.
#[component]
pub fn Personal(
    /// The orders on this device.
    orders: Orders,
) -> impl IntoView {
    let t = texts();
    let is_asked = RwSignal::new(false);
    let said = RwSignal::new("");
    let export = move |_| {
        let all = orders.all.get_untracked().and_then(Result::ok);
        let file = json!({
            "orders": all.unwrap_or_default(),
            "sending": outbox::entries().get_untracked(),
            "address": keep::address(),
            "drafts": keep::drafts(),
        });
        download::text("cho-dem.json", "application/json", &format!("{file:#}"));
    };
    let erase = move |_| {
        is_asked.set(false);
        keep::forget();
        spawn_local(async move {
            let is_erased = orders::erase().await.is_ok();
            said.try_set(if is_erased {
                t.orders.erased
            } else {
                t.orders.trouble
            });
        });
    };
    let ways = move || {
        if is_asked.get() {
            return view! {
                <button type="button" class="button" on:click=erase>{t.orders.erase_sure}</button>
                <button type="button" class="button button--quiet" on:click=move |_| is_asked.set(false)>{t.orders.keep}</button>
            }
            .into_any();
        }
        view! {
            <button type="button" class="button button--quiet" on:click=export>{t.orders.export}</button>
            <button type="button" class="button button--quiet" on:click=move |_| is_asked.set(true)>{t.orders.erase}</button>
        }
        .into_any()
    };
    view! {
        <section class="registrations personal" aria-labelledby="personal">
            <h2 id="personal">{t.orders.personal}</h2>
            <p>{t.orders.personal_text}</p>
            <p class="notice__ways">{dynamic(ways)}<span role="status">{dynamic(move || said.get())}</span></p>
        </section>
    }
}
