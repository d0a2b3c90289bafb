//! Keeps the browser's address and its place on the page in step with the router.
//!
//! The router compares a new address with its own list of the pages that were opened, and adds
//! no entry to the history where they are equal. "Forward" does not bring that list up to date,
//! so that a link may show another page and leave the address as it was.

use crate::platform::{location, scroll};
use crate::reactive::effect;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Adds the entry that the router has left out, if it has, and brings a reader who goes back to
/// where the page was left.
pub(super) fn keep_in_step() {
    let here = use_location();
    effect(move || {
        let (path, query) = (here.pathname.get(), here.search.get());
        let mark = if query.is_empty() { "" } else { "?" };
        scroll::arrive(&format!("{path}{mark}{query}"));
        location::settle_at_next(path, query);
    });
}
