//! Parts of the program that only some pages need. Each is a file of its own, which is fetched
//! with the first page that needs it; the build cuts the program where `wasm_split` stands.
//!
//! Natively there is one program, and every part is there at once.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

use crate::features::cart::CartPage;
use crate::features::catalogue::{AboutPage, ProducerList, ProductList};
use crate::features::community::{EventsPage, TrainingPage};
use crate::features::live::LivePage;
use crate::features::saved::SavedPage;
use crate::features::schedule::CalendarPage;
use crate::load::Load;
use crate::platform::source::SourceError;
use crate::platform::{outbox, scroll};
use crate::routes::{ProducerRoute, ProductRoute, SessionRoute};
use crate::ui::{Fetched, waiting};
use leptos::prelude::*;
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
        let first = if was_there {
            Load::Ready(Arc::new(self))
        } else {
            Load::Waiting
        };
        let part = Fetched::start(first, move || Box::pin(self.fetched()));
        Effect::new(move |_| {
            if part.ready().is_some() && !was_there {
                scroll::go_to_fragment_next();
            }
        });
        part.view(Self::page)
    }

    async fn fetched(self) -> Result<Self, SourceError> {
        self.fetch().await.map(|()| self)
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
    for part in [LIST, PRODUCT, CART] {
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
