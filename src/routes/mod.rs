//! The URLs of the shop. A route reads its parameters and composes features; it holds no logic.

mod home;
mod live;
mod not_found;
mod orders;
mod partner;
mod places;
mod producer;
mod product;

#[cfg(feature = "ssr")]
use crate::features::catalogue::group_path;
use crate::platform::source::SourceError;
use crate::reactive::dynamic;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use market::Catalogue;
use market::{Festival, Partners, Producer, Product, Programme, Training};
use std::sync::Arc;

pub use live::SessionRoute;
pub use orders::OrderRoute;
pub use partner::PartnerRoute;
pub use places::part_of;
#[cfg(feature = "ssr")]
pub use places::rest_of;
pub use producer::ProducerRoute;
pub use product::ProductRoute;

/// The page at the address, whichever it is.
#[component]
pub fn Pages() -> impl IntoView {
    let place = places::place();
    dynamic(move || match place.get() {
        Some(page) => page.view(),
        None => view! { <not_found::NotFound/> }.into_any(),
    })
}

/// The path of every page that exists, without the language.
#[cfg(feature = "ssr")]
pub fn paths(catalogue: &Catalogue, live: &Programme, partners: &Partners) -> Vec<String> {
    let fixed = [
        "/",
        "/products",
        "/producers",
        "/live",
        "/cart",
        "/checkout",
        "/orders",
        "/saved",
        "/training",
        "/events",
        "/partners",
        "/complaints",
        "/about",
        "/calendar",
    ];
    let fixed = fixed.map(str::to_owned);
    let sessions = live
        .sessions
        .iter()
        .map(|session| format!("/live/{}", session.slug));
    let partners = partners
        .partners
        .iter()
        .map(|partner| format!("/partners/{}", partner.slug));
    let groups = catalogue
        .groups
        .iter()
        .map(|group| group_path(group.slug.as_ref()));
    let products = catalogue
        .listings
        .iter()
        .map(|listing| format!("/products/{}", listing.slug));
    let producers = catalogue
        .producers
        .iter()
        .map(|producer| format!("/producers/{}", producer.slug));
    fixed
        .into_iter()
        .chain(groups)
        .chain(products)
        .chain(producers)
        .chain(sessions)
        .chain(partners)
        .collect()
}

/// What one page needs beyond the catalogue, fetched before the app takes the page over.
#[derive(Clone)]
pub enum Preload {
    /// The catalogue is all it needs.
    Nothing,
    /// A product, whole.
    Product(Arc<Product>),
    /// A producer, whole.
    Producer(Arc<Producer>),
    /// The courses.
    Training(Arc<Training>),
    /// The events around the market.
    Festival(Arc<Festival>),
    /// Those who supply, and those who look for something.
    Partners(Arc<Partners>),
    /// The live sessions.
    Live(Arc<Programme>),
    /// What it needs could not be had; the page itself asks again.
    Failed,
}

impl Preload {
    /// What was fetched, if it came.
    pub fn from_answer<T>(answer: Result<T, SourceError>, kind: fn(Arc<T>) -> Self) -> Self {
        answer.map_or(Self::Failed, |it| kind(Arc::new(it)))
    }

    /// What names the content that a page shows: the build of the index and, where the page
    /// tells of live sessions, which change by themselves, the state of these.
    pub fn stamp(&self, build: &str) -> String {
        match self {
            Self::Live(programme) => format!("{build}.{}", programme.fingerprint),
            _ => build.to_owned(),
        }
    }
}

/// Whether the page at `path` (without the language) tells of live sessions.
#[cfg(feature = "ssr")]
pub fn is_live(path: &str) -> bool {
    path.trim_end_matches('/') == "/live" || path.starts_with("/live/")
}

/// Whether the page at `path` (without the language) tells of partners.
#[cfg(feature = "ssr")]
pub fn is_of_partners(path: &str) -> bool {
    path.trim_end_matches('/') == "/partners" || path.starts_with("/partners/")
}
