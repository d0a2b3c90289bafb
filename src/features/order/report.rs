//! What an engine says of an order that it has taken.

use super::state::Orders;
use crate::i18n::texts;
use crate::platform::source::{Current, Source as _};
use crate::platform::{clock, events, orders};
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::order::{Order, Report};
use market::outbox::{Entry, Purchase};

/// Asks how the order stands when its page is up, and again when the reader or the connection
/// comes back; what has changed is written down. Where the engine does not answer, what was known
/// last stays.
#[component]
pub fn EngineReport(
    /// The orders.
    orders: Orders,
    /// The order.
    order: Order,
    /// What was sent of it.
    entry: Memo<Option<Entry>>,
) -> impl IntoView {
    let report = RwSignal::new(None::<Report>);
    let sent = memo(move || {
        let purchase = entry.with(|it| it.as_ref()?.purchase.clone())?;
        purchase.order.is_some().then_some(purchase)
    });
    let id = StoredValue::new(order.id);
    let ask = move || {
        if let Some(sent) = sent.try_get_untracked().flatten() {
            spawn_local(async move {
                let Some(heard) = heard(sent).await else {
                    return;
                };
                report.try_set(Some(heard));
                if let Some(id) = id.try_get_value()
                    && let Some(order) = orders.find(&id)
                {
                    take_in(order, heard).await;
                }
            });
        }
    };
    Effect::new(move |before: Option<()>| {
        sent.track();
        ask();
        if before.is_none() {
            events::on_return(ask);
            events::on_online(ask);
        }
    });
    dynamic(move || {
        let is_paid = report.get().is_some_and(|it| it.is_paid);
        is_paid.then(|| view! { <p class="entry__state">{texts().orders.paid}</p> })
    })
}

async fn heard(sent: Purchase) -> Option<Report> {
    Current.status(&sent).await.ok().flatten()
}

async fn take_in(mut order: Order, heard: Report) {
    if let Some(status) = order.status.heard(heard.progress, clock::now()) {
        order.status = status;
        // What cannot be written down is asked for again with the next visit.
        let _ = orders::renew(&order).await;
    }
}
