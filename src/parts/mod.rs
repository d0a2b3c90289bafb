//! Parts of the program that only some pages need. Each is a file of its own, which is fetched
//! with the first page that needs it; the build cuts the program where `wasm_split` stands.
//!
//! Natively there is one program, and every part is there at once.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

mod pages;
mod preload;

pub use pages::*;

use crate::features::catalogue::{Press, Shop, show_progress, watch_what_is_sold};
use crate::features::live::{has_reminders, watch_reminders};
use crate::features::schedule::MarketClock;
use crate::i18n::locale;
use crate::load::Load;
use crate::platform::later::rested;
use crate::platform::source::SourceError;
use crate::platform::{outbox, scroll};
use crate::reactive::effect;
use crate::routes::Preload;
use crate::ui::{Fetched, waiting};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Locale;
use search::Shelf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What may have to be waited for.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// A part of the program and the page that it holds.
#[derive(Clone, Copy)]
pub struct Part {
    /// The name of its file, before the hash; the prerender writes its address into the page.
    #[cfg_attr(
        not(feature = "ssr"),
        expect(dead_code, reason = "known to the loader there")
    )]
    pub name: &'static str,
    load: fn() -> Later<Result<(), SplitLoaderError>>,
    page: fn() -> Later<Result<AnyView, SourceError>>,
    preload: Option<preload::Fetch>,
}

impl Part {
    /// Fetches the part, unless it is there.
    ///
    /// # Errors
    /// Says that it could not be fetched.
    pub async fn fetch(self) -> Result<(), SourceError> {
        Ok((self.load)().await?)
    }

    /// Fetches what the page at `path` needs beyond the catalogue.
    pub async fn preload(self, path: &str, shelf: &Arc<Shelf>) -> Preload {
        let Some(fetch) = self.preload else {
            return Preload::Nothing;
        };
        let end = path.trim_end_matches('/').rsplit('/').next();
        fetch(end.unwrap_or_default().to_owned(), Arc::clone(shelf)).await
    }

    /// Whether the part is there.
    fn is_there(self) -> bool {
        matches!(at_once((self.load)()), Some(Ok(())))
    }

    /// The page; while its part is on its way, a word of that.
    pub fn view(self) -> impl IntoView {
        let was_there = self.is_there();
        let part = self.start();
        effect(move || {
            if part.ready().is_some() && !was_there {
                scroll::go_to_fragment_next();
            }
        });
        part.view(Self::page)
    }

    /// The same for what is no page but stands in one.
    pub fn piece(self) -> impl IntoView {
        self.start().view(Self::page)
    }

    fn start(self) -> Fetched<Self> {
        let first = if self.is_there() {
            Load::Ready(Arc::new(self))
        } else {
            Load::Waiting
        };
        Fetched::start(first, move || {
            Box::pin(async move { self.fetch().await.map(|()| self) })
        })
    }

    fn page(&self) -> AnyView {
        match at_once((self.page)()) {
            Some(Ok(page)) => page,
            Some(Err(_)) | None => waiting().into_any(),
        }
    }
}

/// So many milliseconds after somebody did something the next page is fetched ahead.
const REST: u16 = 1_000;

/// Fetches the pages that a visitor is most likely to go on to.
pub async fn fetch_ahead() {
    for part in [LIST, FILTERS, PRODUCT, CART, HOME] {
        // Nobody who scrolls or types meanwhile waits for what may not be needed.
        rested(REST).await;
        // Whoever opens the page is told what is wrong, and can ask again.
        let _ = part.fetch().await;
    }
}

/// Goes on with what an earlier visit has left to be sent.
pub async fn go_on_sending() {
    if outbox::has_work() {
        // Without its part it stays where it is, for the next visit.
        let _ = send().await;
    }
}

/// Goes on with reminders that an earlier visit has asked for.
pub async fn go_on_reminding() {
    if has_reminders() {
        // Without its part nothing is said; the next page asks for it again.
        let _ = remind().await;
    }
}

/// Keeps prices and stock of what is in view those of now, where an engine says them.
pub fn watch_prices(shop: Shop, clock: MarketClock) {
    let locale = locale();
    Effect::new(move |was_asked: Option<bool>| {
        if was_asked == Some(true) || !shop.has_engine() {
            return was_asked.unwrap_or_default();
        }
        // Without its part prices are those of the snapshot; the cart asks for them in any case.
        spawn_local(async move {
            let _ = watch_sold(shop, clock, locale).await;
        });
        true
    });
}

/// Answers a press on a card's button.
///
/// # Errors
/// Says that the part that does could not be fetched.
#[wasm_split(catalogue, fallible)]
pub fn press_card(press: Press) -> Result<(), SourceError> {
    press.answer();
    Ok(())
}

#[wasm_split(medusa, fallible)]
fn watch_sold(shop: Shop, clock: MarketClock, locale: Locale) -> Result<(), SourceError> {
    watch_what_is_sold(shop, clock, locale);
    Ok(())
}

/// Says how much of a catalogue has come, where it comes in pieces.
pub fn tell_of_gathering(locale: Locale, progress: Option<(usize, usize)>) {
    wasm_bindgen_futures::spawn_local(async move {
        let _ = tell_progress(locale, progress).await;
    });
}

#[wasm_split(medusa, fallible)]
fn tell_progress(locale: Locale, progress: Option<(usize, usize)>) -> Result<(), SourceError> {
    show_progress(locale, progress);
    Ok(())
}

#[wasm_split(live, fallible)]
fn remind() -> Result<(), SourceError> {
    watch_reminders();
    Ok(())
}

#[wasm_split(community, fallible)]
fn send() -> Result<(), SourceError> {
    outbox::start();
    Ok(())
}

/// What comes without waiting.
fn at_once<T>(mut later: Later<T>) -> Option<T> {
    match later.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
