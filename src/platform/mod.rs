//! The browser, behind plain functions: network, storage, clock, document and console.
//!
//! No other module names `web_sys`, `js_sys` or `gloo_net`. Everything here compiles natively
//! too, where it must not be called; components call it in effects and event handlers only.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one room that touches the browser"
)]

pub mod clock;
pub mod console;
pub mod database;
pub mod document;
pub mod download;
pub mod drawing;
pub mod events;
pub mod http;
pub mod kept;
pub mod later;
pub mod layout;
pub mod links;
pub mod location;
pub mod lock;
pub mod mini;
pub mod news;
pub mod notify;
pub mod orders;
pub mod outbox;
pub mod plate;
pub mod player;
pub mod popup;
pub mod random;
pub mod scroll;
pub mod share;
pub mod sight;
pub mod source;
pub mod storage;
pub mod texts;
pub mod typing;
