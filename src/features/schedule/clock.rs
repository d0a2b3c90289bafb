//! One clock for the whole page. Everything that depends on the time reads this one.

use crate::features::catalogue::Shop;
use crate::platform::events::Timer;
use crate::platform::{clock, document, events};
use crate::reactive::{effect, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::catalogue::Receiver;
use market::outbox::Kind;
use market::{Date, Locale, Market, Phase, PhaseKind, Timestamp, UtcOffset};
use search::Moment;
use std::time::Duration;

/// The market's clock: the instant, and what the schedule makes of it.
#[derive(Clone, Copy)]
pub struct MarketClock {
    /// The corrected time to the second; nothing before the first look at the clock, so that
    /// the prerendered page and the first view in the browser are the same.
    pub now: RwSignal<Option<Timestamp>>,
    /// What the market is doing.
    pub phase: Memo<Option<Phase>>,
    /// Whether the market is open, for prices and buttons.
    pub open: Memo<bool>,
    /// Today, where the market is.
    pub today: Memo<Option<Date>>,
    shop: Shop,
}

impl MarketClock {
    /// What prices and certificates depend on.
    pub fn moment(self) -> Moment {
        Moment {
            open: self.open.get(),
            today: self.today.get(),
        }
    }

    /// Starts the clock; it ticks while the page is in view.
    pub fn new(shop: Shop) -> Self {
        let now = RwSignal::new(None);
        let phase = memo(move || {
            let at = now.get()?;
            shop.with_market(|market| market.schedule.phase(at, market.offset()))
        });
        let open = memo(move || phase.get().is_some_and(Phase::is_open));
        let today = memo(move || {
            let offset = shop.with_market(Market::offset)?;
            Some(now.get()?.civil(offset).date)
        });
        effect(move || run(now));
        Self {
            now,
            phase,
            open,
            today,
            shop,
        }
    }

    /// What the market is doing, without the instants.
    pub fn kind(self) -> Option<PhaseKind> {
        self.phase.get().map(Phase::kind)
    }

    /// What the market is doing at an instant, whatever this clock shows.
    pub fn phase_at(self, at: Timestamp) -> Option<Phase> {
        self.shop
            .look_at_market(|market| market.schedule.phase(at, market.offset()))
    }

    /// How far the market's clock is from UTC.
    pub fn offset(self) -> Option<UtcOffset> {
        self.shop.with_market(Market::offset)
    }

    /// Whether something of a kind is taken by somebody through the shop.
    pub fn has_receiver(self, kind: Kind) -> bool {
        self.with_market(|market| market.receiver(kind).is_some())
            .unwrap_or_default()
    }

    /// Who takes something of a kind through the shop. Where the market is not known, because its
    /// content was too slow or could not be had, it is asked for once more.
    pub async fn receiver(self, kind: Kind, locale: Locale) -> Option<Receiver> {
        if self.shop.look_at_market(|_| ()).is_none() {
            // Where it cannot be had now either, nobody is known who takes it.
            let _ = self.shop.renew(locale).await;
        }
        self.shop.look_at_market(|market| market.receiver(kind))?
    }

    /// Reads the market's content, where it is there.
    pub fn with_market<T>(self, read: impl FnOnce(&Market) -> T) -> Option<T> {
        self.shop.with_market(read)
    }
}

/// Corrects the clock first and shows a time only then, so that a wrong device clock never
/// shows an open market for a moment; later ticks and corrections follow the page's view.
fn run(now: RwSignal<Option<Timestamp>>) {
    let timer = StoredValue::new_local(None);
    spawn_local(async move {
        clock::correct().await;
        tick(now, timer);
    });
    events::on_return(move || {
        clock::bridge_sleep();
        tick(now, timer);
        spawn_local(async move {
            clock::correct().await;
            tick(now, timer);
        });
    });
    events::on_leave(move || stop(timer));
}

type Slot = StoredValue<Option<Timer>, LocalStorage>;

fn tick(now: RwSignal<Option<Timestamp>>, timer: Slot) {
    // A hidden page costs nothing; the return into view ticks again.
    if !document::is_visible() {
        return;
    }
    let at = clock::now();
    // The owner of the page may be gone when an answer of the server comes in late.
    if now.try_set(Some(at)).is_some() {
        return;
    }
    let rest = 1000 - at.millis().rem_euclid(1000);
    let next = Timer::after(Duration::from_millis(rest.unsigned_abs()), move || {
        tick(now, timer);
    });
    timer.try_set_value(Some(next));
}

fn stop(timer: Slot) {
    timer.try_set_value(None);
}
