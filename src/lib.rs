//! The storefront of Hanoi's online OCOP night market.
//!
//! The same components run in two places: in the browser, where they take over the
//! prerendered page (feature `hydrate`), and natively, where `crates/prerender` turns every
//! route into HTML (feature `ssr`). A component therefore touches the browser in effects and
//! event handlers only, and only through [`platform`].

#![recursion_limit = "256"]
#![allow(
    clippy::needless_pass_by_value,
    reason = "components own their properties"
)]

mod app;
mod boot;
mod features;
mod head;
mod i18n;
mod load;
mod navigation;
mod parts;
pub mod platform;
mod reactive;
#[cfg(feature = "ssr")]
pub mod render;
mod routes;
mod ui;

pub use boot::start;
