//! Parts of the program that only some pages need. Each is a file of its own, which is fetched
//! with the first page that needs it; the build cuts the program where `wasm_split` stands.
//!
//! Natively there is one program, and every part is there at once.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

use crate::effect::effect;
use crate::features::cart::CartPage;
use crate::features::catalogue::{
    AboutPage, Filters, ProducerList, ProductList, Shop, show_progress, watch_what_is_sold,
};
use crate::features::community::{ComplaintPage, EventsPage, PartnersPage, TrainingPage};
use crate::features::live::{LivePage, has_reminders, watch_reminders};
use crate::features::order::{CheckoutPage, OrdersPage, settle_cart};
use crate::features::saved::SavedPage;
use crate::features::schedule::{CalendarPage, MarketClock};
use crate::i18n::locale;
use crate::load::Load;
use crate::platform::later::idle;
use crate::platform::source::SourceError;
use crate::platform::{outbox, scroll};
use crate::routes::{OrderRoute, PartnerRoute, ProducerRoute, ProductRoute, SessionRoute};
use crate::ui::{Fetched, waiting};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Locale;
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
}

impl Part {
    /// Fetches the part, unless it is there.
    ///
    /// # Errors
    /// Says that it could not be fetched.
    pub async fn fetch(self) -> Result<(), SourceError> {
        Ok((self.load)().await?)
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

/// Fetches the pages that a visitor is most likely to go on to.
pub async fn fetch_ahead() {
    // Nobody who scrolls or types meanwhile waits for what may not be needed.
    idle().await;
    for part in [LIST, FILTERS, PRODUCT, CART] {
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

/// `/products`
pub const LIST: Part = Part {
    name: "list",
    load: || Box::pin(load_list()),
    page: || Box::pin(list()),
};

#[wasm_split(list, preload(load_list), fallible)]
fn list() -> Result<AnyView, SourceError> {
    Ok(view! { <ProductList/> }.into_any())
}

/// The filters of a list, which nobody needs to see what is found.
pub const FILTERS: Part = Part {
    name: "filters",
    load: || Box::pin(load_filters()),
    page: || Box::pin(filters()),
};

#[wasm_split(filters, preload(load_filters), fallible)]
fn filters() -> Result<AnyView, SourceError> {
    Ok(view! { <Filters/> }.into_any())
}

/// `/products/SLUG`
pub const PRODUCT: Part = Part {
    name: "pages",
    load: || Box::pin(load_product()),
    page: || Box::pin(product()),
};

#[wasm_split(pages, preload(load_product), fallible)]
fn product() -> Result<AnyView, SourceError> {
    Ok(view! { <ProductRoute/> }.into_any())
}

/// `/producers`
pub const PRODUCERS: Part = Part {
    name: "pages",
    load: || Box::pin(load_producers()),
    page: || Box::pin(producers()),
};

#[wasm_split(pages, preload(load_producers), fallible)]
fn producers() -> Result<AnyView, SourceError> {
    Ok(view! { <ProducerList/> }.into_any())
}

/// `/producers/SLUG`
pub const PRODUCER: Part = Part {
    name: "pages",
    load: || Box::pin(load_producer()),
    page: || Box::pin(producer()),
};

#[wasm_split(pages, preload(load_producer), fallible)]
fn producer() -> Result<AnyView, SourceError> {
    Ok(view! { <ProducerRoute/> }.into_any())
}

/// `/cart`
pub const CART: Part = Part {
    name: "own",
    load: || Box::pin(load_cart()),
    page: || Box::pin(cart()),
};

#[wasm_split(own, preload(load_cart), fallible)]
fn cart() -> Result<AnyView, SourceError> {
    settle_cart();
    Ok(view! { <CartPage/> }.into_any())
}

/// `/saved`
pub const SAVED: Part = Part {
    name: "own",
    load: || Box::pin(load_saved()),
    page: || Box::pin(saved()),
};

#[wasm_split(own, preload(load_saved), fallible)]
fn saved() -> Result<AnyView, SourceError> {
    Ok(view! { <SavedPage/> }.into_any())
}

/// `/calendar`
pub const CALENDAR: Part = Part {
    name: "pages",
    load: || Box::pin(load_calendar()),
    page: || Box::pin(calendar()),
};

#[wasm_split(pages, preload(load_calendar), fallible)]
fn calendar() -> Result<AnyView, SourceError> {
    Ok(view! { <CalendarPage/> }.into_any())
}

/// `/about`
pub const ABOUT: Part = Part {
    name: "pages",
    load: || Box::pin(load_about()),
    page: || Box::pin(about()),
};

#[wasm_split(pages, preload(load_about), fallible)]
fn about() -> Result<AnyView, SourceError> {
    Ok(view! { <AboutPage/> }.into_any())
}

/// `/training`
pub const TRAINING: Part = Part {
    name: "community",
    load: || Box::pin(load_training()),
    page: || Box::pin(training()),
};

#[wasm_split(community, preload(load_training), fallible)]
fn training() -> Result<AnyView, SourceError> {
    Ok(view! { <TrainingPage/> }.into_any())
}

/// `/events`
pub const EVENTS: Part = Part {
    name: "community",
    load: || Box::pin(load_events()),
    page: || Box::pin(events()),
};

#[wasm_split(community, preload(load_events), fallible)]
fn events() -> Result<AnyView, SourceError> {
    Ok(view! { <EventsPage/> }.into_any())
}

/// `/partners`
pub const PARTNERS: Part = Part {
    name: "community",
    load: || Box::pin(load_partners()),
    page: || Box::pin(partners()),
};

#[wasm_split(community, preload(load_partners), fallible)]
fn partners() -> Result<AnyView, SourceError> {
    Ok(view! { <PartnersPage/> }.into_any())
}

/// `/partners/SLUG`
pub const PARTNER: Part = Part {
    name: "community",
    load: || Box::pin(load_partner()),
    page: || Box::pin(partner()),
};

#[wasm_split(community, preload(load_partner), fallible)]
fn partner() -> Result<AnyView, SourceError> {
    Ok(view! { <PartnerRoute/> }.into_any())
}

/// `/complaints`
pub const COMPLAINTS: Part = Part {
    name: "community",
    load: || Box::pin(load_complaints()),
    page: || Box::pin(complaints()),
};

#[wasm_split(community, preload(load_complaints), fallible)]
fn complaints() -> Result<AnyView, SourceError> {
    Ok(view! { <ComplaintPage/> }.into_any())
}

/// `/live`
pub const LIVE: Part = Part {
    name: "live",
    load: || Box::pin(load_live()),
    page: || Box::pin(live()),
};

#[wasm_split(live, preload(load_live), fallible)]
fn live() -> Result<AnyView, SourceError> {
    Ok(view! { <LivePage/> }.into_any())
}

/// `/live/SESSION`
pub const SESSION: Part = Part {
    name: "live",
    load: || Box::pin(load_session()),
    page: || Box::pin(session()),
};

#[wasm_split(live, preload(load_session), fallible)]
fn session() -> Result<AnyView, SourceError> {
    Ok(view! { <SessionRoute/> }.into_any())
}

/// `/checkout`
pub const CHECKOUT: Part = Part {
    name: "order",
    load: || Box::pin(load_checkout()),
    page: || Box::pin(checkout()),
};

#[wasm_split(order, preload(load_checkout), fallible)]
fn checkout() -> Result<AnyView, SourceError> {
    Ok(view! { <CheckoutPage/> }.into_any())
}

/// `/orders`
pub const ORDERS: Part = Part {
    name: "order",
    load: || Box::pin(load_orders()),
    page: || Box::pin(orders()),
};

#[wasm_split(order, preload(load_orders), fallible)]
fn orders() -> Result<AnyView, SourceError> {
    Ok(view! { <OrdersPage/> }.into_any())
}

/// `/orders/ID`
pub const ORDER: Part = Part {
    name: "order",
    load: || Box::pin(load_order()),
    page: || Box::pin(order()),
};

#[wasm_split(order, preload(load_order), fallible)]
fn order() -> Result<AnyView, SourceError> {
    Ok(view! { <OrderRoute/> }.into_any())
}
