//! Links that are followed without leaving the document.

use super::location::{self, Address};
use leptos::ev::{self, MouseEvent};
use leptos::prelude::{on_cleanup, window_event_listener};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

/// Links that a browser opens by itself: in another window, as a file, outside of the app.
const OTHERS: &str = "[target], [download], [rel~=external]";

/// On a link, that the page stays where it is on the screen.
const STAYS: &str = "data-noscroll";

/// Tells where a link leads that somebody follows, if that is on this site, and whether the page
/// stays where it is; the browser goes there where `take` does not. Lasts as long as the owner.
pub fn on_follow(take: impl Fn(Address, bool) -> bool + 'static) {
    let goes_on = Cell::new(true);
    let handle = window_event_listener(ev::click, move |event| {
        let followed = followed(&event);
        // The second press of a double click on what has made way for a link, be it a button or a
        // link to another page, is not meant for it.
        let is_stray = followed.is_some() && event.detail() > 1 && !goes_on.get();
        goes_on.set(!is_stray && followed.as_ref().is_some_and(stays_here));
        if is_stray || followed.is_some_and(|(address, stays)| take(address, stays)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether a link leaves its reader on this page, where a next press may be on the next link.
fn stays_here((to, stays): &(Address, bool)) -> bool {
    *stays || to.path == location::current().path
}

/// The link that a plain press is on.
fn followed(event: &MouseEvent) -> Option<(Address, bool)> {
    let has_key = event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key();
    if event.default_prevented() || event.button() != 0 || has_key {
        return None;
    }
    let pressed: Element = event.target()?.dyn_into().ok()?;
    let link = pressed.closest("a[href]").ok()??;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    if link.matches(OTHERS).unwrap_or(true) || link.origin() != location::origin() {
        return None;
    }
    let address = Address {
        path: link.pathname(),
        query: link.search(),
        fragment: link.hash(),
    };
    Some((address, link.has_attribute(STAYS)))
}
