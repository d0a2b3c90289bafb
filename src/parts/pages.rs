//! The pages that are parts, and the pieces of pages that are.

use super::{Part, preload};
use crate::features::cart::CartPage;
use crate::features::catalogue::{
    AboutPage, Filters, GroupTiles, HomeShelves, ProducerList, ProducerStrip, ProductList,
};
use crate::features::community::{
    ComplaintPage, EventStrip, EventsPage, PartnersPage, TrainingPage,
};
use crate::features::live::{LiveBand, LivePage};
use crate::features::order::{CheckoutPage, OrdersPage, settle_cart};
use crate::features::saved::{RecentShelf, SavedPage};
use crate::features::schedule::CalendarPage;
use crate::features::suggest::Offers;
use crate::platform::source::SourceError;
use crate::routes::{OrderRoute, PartnerRoute, ProducerRoute, ProductRoute, SessionRoute};
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// What stands below the hero of the home page.
pub const HOME: Part = Part {
    name: "home",
    load: || Box::pin(load_home()),
    page: || Box::pin(home()),
    preload: None,
};

#[wasm_split(home, preload(load_home), fallible)]
fn home() -> Result<AnyView, SourceError> {
    Ok(view! {
        <LiveBand/>
        <GroupTiles/>
        <EventStrip/>
        <HomeShelves/>
        <ProducerStrip/>
    }
    .into_any())
}

/// What was looked at, below that.
pub const RECENT: Part = Part {
    name: "home",
    load: || Box::pin(load_recent()),
    page: || Box::pin(recent()),
    preload: None,
};

#[wasm_split(home, preload(load_recent), fallible)]
fn recent() -> Result<AnyView, SourceError> {
    Ok(view! { <RecentShelf/> }.into_any())
}

/// What the search field offers, which nobody needs who has not typed.
pub const OFFERS: Part = Part {
    name: "search",
    load: || Box::pin(load_offers()),
    page: || Box::pin(offers()),
    preload: None,
};

#[wasm_split(search, preload(load_offers), fallible)]
fn offers() -> Result<AnyView, SourceError> {
    Ok(view! { <Offers/> }.into_any())
}

/// `/products`
pub const LIST: Part = Part {
    name: "list",
    load: || Box::pin(load_list()),
    page: || Box::pin(list()),
    preload: None,
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
    preload: None,
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
    preload: Some(preload::PRODUCT),
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
    preload: None,
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
    preload: Some(preload::PRODUCER),
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
    preload: None,
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
    preload: None,
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
    preload: None,
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
    preload: None,
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
    preload: Some(preload::TRAINING),
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
    preload: Some(preload::FESTIVAL),
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
    preload: Some(preload::PARTNERS),
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
    preload: Some(preload::PARTNERS),
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
    preload: None,
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
    preload: Some(preload::SESSIONS),
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
    preload: Some(preload::SESSIONS),
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
    preload: None,
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
    preload: None,
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
    preload: None,
};

#[wasm_split(order, preload(load_order), fallible)]
fn order() -> Result<AnyView, SourceError> {
    Ok(view! { <OrderRoute/> }.into_any())
}
