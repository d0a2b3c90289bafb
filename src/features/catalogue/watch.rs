//! Prices and stock of what is in view, asked of an engine while the page is open; and beside the
//! page a word on what is not as it should be. All of it is in a part of the program that a shop
//! of static files never fetches.

use super::card::listing_slug;
use super::shop::Shop;
use crate::features::schedule::{MarketClock, date_time};
use crate::i18n::texts;
use crate::platform::events::{self, Timer};
use crate::platform::mini::{self, Beside};
use crate::platform::sight::Sight;
use crate::platform::source::{self, Current, Source};
use crate::platform::{clock, document};
use crate::reactive::dynamic;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::{Locale, Slug};
use medusa::watch::{Call, Watch};
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

/// What comes into view within this time is asked about at once.
const BATCH: Duration = Duration::from_millis(150);

/// What a product is known by: the address of its page, or its slug.
const ATTRIBUTES: &[&str] = &["data-product", "href"];

/// The id of what holds the page between header and footer.
const PAGE: &str = "main";

/// Links to products, and the page of one.
const PRODUCTS: &str = "a[href*='/products/'], [data-product]";

/// What is done by an answer; gone once it is broken off.
type Task = Rc<RefCell<Option<Pin<Box<dyn Future<Output = ()>>>>>>;

/// What watches, for as long as the page is open.
struct Watcher {
    shop: Shop,
    watch: RefCell<Watch>,
    sight: RefCell<Option<Sight>>,
    timer: RefCell<Option<Timer>>,
    /// Whether the timer is one of [`BATCH`].
    is_soon: Cell<bool>,
    calls: RefCell<Vec<(Call, Task)>>,
    is_silent: RwSignal<bool>,
    _beside: Option<Beside>,
}

/// Watches what is in view from now on.
pub fn watch_what_is_sold(shop: Shop, clock: MarketClock, locale: Locale) {
    let is_silent = RwSignal::new(false);
    let watcher = Rc::new(Watcher {
        shop,
        watch: RefCell::default(),
        sight: RefCell::default(),
        timer: RefCell::default(),
        is_soon: Cell::new(false),
        calls: RefCell::default(),
        is_silent,
        _beside: mini::mount(move || {
            provide_context(locale);
            age(is_silent, clock)
        }),
    });
    let tell = Rc::clone(&watcher);
    let sight = Sight::watch(PAGE, PRODUCTS, ATTRIBUTES, move || tell.look_soon());
    *watcher.sight.borrow_mut() = sight;
    watcher.look_soon();
    let back = move || {
        watcher.watch.borrow_mut().forget();
        watcher.look();
    };
    events::on_return(back.clone());
    events::on_online(back);
}

impl Watcher {
    /// Looks once what comes together has come.
    fn look_soon(self: &Rc<Self>) {
        let mut timer = self.timer.borrow_mut();
        let is_waiting = timer.as_ref().is_some_and(|timer| !timer.is_over());
        if self.is_soon.get() && is_waiting {
            return;
        }
        self.is_soon.set(true);
        *timer = Some(self.after(BATCH));
    }

    fn after(self: &Rc<Self>, pause: Duration) -> Timer {
        let watcher = Rc::clone(self);
        Timer::after(pause, move || watcher.look())
    }

    /// Asks about what is in view and not known, and breaks off what is not in view any more.
    fn look(self: &Rc<Self>) {
        if !document::is_visible() {
            return;
        }
        let step = self.watch.borrow_mut().look(&self.in_view(), clock::now());
        for call in &step.cancel {
            self.forget(*call);
        }
        for (call, slugs) in step.ask {
            self.ask(call, slugs);
        }
        self.is_soon.set(false);
        let pause = step
            .again
            .map(|millis| Duration::from_millis(millis.unsigned_abs()));
        *self.timer.borrow_mut() = pause.map(|pause| self.after(pause));
    }

    fn in_view(&self) -> Vec<Slug> {
        let sight = self.sight.borrow();
        let seen = sight.as_ref().map(Sight::in_view).unwrap_or_default();
        seen.iter().filter_map(|it| slug_of(it)).collect()
    }

    fn ask(self: &Rc<Self>, call: Call, slugs: Vec<Slug>) {
        let watcher = Rc::clone(self);
        let answer = async move {
            let answer = Current.now(&slugs).await;
            let is_sound = answer.is_ok();
            if let Ok(found) = answer {
                watcher.shop.learn(found);
            }
            watcher.answered(call, is_sound);
        };
        let task: Task = Rc::new(RefCell::new(Some(Box::pin(answer))));
        self.calls.borrow_mut().push((call, Rc::clone(&task)));
        spawn_local(BrokenOff(task));
    }

    fn answered(self: &Rc<Self>, call: Call, is_sound: bool) {
        let is_silent = {
            let mut watch = self.watch.borrow_mut();
            watch.answered(call, is_sound, clock::now());
            watch.is_silent()
        };
        if self.is_silent.get_untracked() != is_silent {
            self.is_silent.set(is_silent);
        }
        self.forget(call);
        self.look_soon();
    }

    /// Drops what is done by the answer of a call, and with it the call.
    fn forget(&self, call: Call) {
        let task = {
            let mut calls = self.calls.borrow_mut();
            let at = calls.iter().position(|(number, _)| *number == call);
            at.map(|at| calls.swap_remove(at).1)
        };
        drop(task.and_then(|task| task.take()));
    }
}

/// The product that an attribute is about.
fn slug_of(attribute: &str) -> Option<Slug> {
    listing_slug(attribute).or_else(|| attribute.parse().ok())
}

/// A task that ends early where it is taken away.
struct BrokenOff(Task);

impl Future for BrokenOff {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // While it runs it is not in its place, for it may look there itself.
        let Some(mut task) = self.0.take() else {
            return Poll::Ready(());
        };
        let outcome = task.as_mut().poll(context);
        if outcome.is_pending() {
            *self.0.borrow_mut() = Some(task);
        }
        outcome
    }
}

/// How old the prices are, while the engine does not answer.
fn age(is_silent: RwSignal<bool>, clock: MarketClock) -> impl IntoView {
    let sentence = move || {
        let t = texts();
        let dated = source::dated().zip(clock.offset());
        is_silent.get().then(|| match dated {
            Some((at, offset)) => t.prices.aged(&date_time(at, offset)),
            None => t.prices.ageless.to_owned(),
        })
    };
    view! { <p class="beside beside--age" role="status">{dynamic(sentence)}</p> }
}

/// How many products of how many have come, and where that is said.
type Progress = (RwSignal<(usize, usize)>, Beside);

thread_local! {
    static PROGRESS: RefCell<Option<Progress>> = const { RefCell::new(None) };
}

/// Says how much of a catalogue has come, until all of it has.
pub fn show_progress(locale: Locale, progress: Option<(usize, usize)>) {
    let Some(progress) = progress else {
        return drop(PROGRESS.take());
    };
    let is_shown = PROGRESS.with_borrow(|shown| {
        let signal = shown.as_ref().map(|(signal, _)| *signal);
        signal.map(|signal| signal.set(progress)).is_some()
    });
    if is_shown {
        return;
    }
    let signal = RwSignal::new(progress);
    let beside = mini::mount(move || {
        provide_context(locale);
        let sentence = move || {
            let (come, all) = signal.get();
            (all > 0).then(|| texts().prices.coming(&come, &all))
        };
        view! { <p class="beside" role="status">{dynamic(sentence)}</p> }
    });
    PROGRESS.set(beside.map(|beside| (signal, beside)));
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn products_by_the_addresses_of_their_pages() {
        for (attribute, slug) in [
            ("tra-sen", Some("tra-sen")),
            ("/products/tra-sen", Some("tra-sen")),
            ("/en/products/tra-sen", Some("tra-sen")),
            ("/products/", None),
            ("/products?q=a", None),
            ("/complaints?about=/products/tra-sen", None),
            ("https://example.com/products/tra-sen", None),
        ] {
            let found = slug_of(attribute);
            assert_eq!(
                found.as_ref().map(market::Slug::as_str),
                slug,
                "{attribute}"
            );
        }
    }
}
