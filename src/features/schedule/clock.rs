//! One clock for the whole page. Everything that depends on the time reads this one.

use crate::features::catalogue::Shop;
use crate::platform::events::Timer;
use crate::platform::{clock, document, events};
use crate::reactive::{effect, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::catalogue::Receiver;
use market::outbox::Kind;
use market::{Date, Locale, Market, Phase, PhaseKind, Schedule, Timestamp, Timetable, UtcOffset};
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
    nights: Nights,
}

/// When the market is open: what its content says or, while that is on its way, the page.
#[derive(Clone, Copy)]
struct Nights {
    shop: Shop,
    of_page: StoredValue<Option<Timetable>>,
}

impl Nights {
    fn read<T>(self, read: impl FnOnce(&Schedule, UtcOffset) -> T) -> Option<T> {
        let (mut read, mut found) = (Some(read), None);
        self.look(&mut |schedule, offset| found = read.take().map(|read| read(schedule, offset)));
        found
    }

    fn look(self, read: &mut dyn FnMut(&Schedule, UtcOffset)) {
        let of_market = |market: &Market| read(&market.schedule, market.offset());
        if self.shop.with_market(of_market).is_some() {
            return;
        }
        // The owner of the page may be gone when a timer comes in late.
        self.of_page.try_with_value(|page| {
            if let Some(page) = page {
                read(&page.schedule, page.utc_offset_minutes);
            }
        });
    }
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
    pub fn new(shop: Shop, of_page: Option<Timetable>) -> Self {
        let now = RwSignal::new(None);
        let of_page = StoredValue::new(of_page);
        let nights = Nights { shop, of_page };
        let phase = memo(move || {
            let at = now.get()?;
            nights.read(|schedule, offset| schedule.phase(at, offset))
        });
        let open = memo(move || phase.get().is_some_and(Phase::is_open));
        let today = memo(move || {
            let offset = nights.read(|_, offset| offset)?;
            Some(now.get()?.civil(offset).date)
        });
        effect(move || run(now));
        Self {
            now,
            phase,
            open,
            today,
            shop,
            nights,
        }
    }

    /// The same clock for what is taken over afterwards: until that has happened it shows no time,
    /// as in the HTML.
    pub fn once(self, is_there: RwSignal<bool>) -> Self {
        let phase = memo(move || self.phase.get().filter(|_| is_there.get()));
        let open = memo(move || is_there.get() && self.open.get());
        let today = memo(move || self.today.get().filter(|_| is_there.get()));
        Self {
            phase,
            open,
            today,
            ..self
        }
    }

    /// What the market is doing, without the instants.
    pub fn kind(self) -> Option<PhaseKind> {
        self.phase.get().map(Phase::kind)
    }

    /// What the market is doing at an instant, whatever this clock shows.
    pub fn phase_at(self, at: Timestamp) -> Option<Phase> {
        untrack(|| {
            self.nights
                .read(|schedule, offset| schedule.phase(at, offset))
        })
    }

    /// How far the market's clock is from UTC.
    pub fn offset(self) -> Option<UtcOffset> {
        self.nights.read(|_, offset| offset)
    }

    /// Reads when the market is open, where that is known.
    pub fn with_nights<T>(self, read: impl FnOnce(&Schedule, UtcOffset) -> T) -> Option<T> {
        self.nights.read(read)
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
