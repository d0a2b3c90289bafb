//! Where the reader stood on each page, and back there.
//!
//! Browsers bring a reader who goes back to where the page was, but look only once whether the
//! page is long enough: before the app has put it together.

use super::{layout, location, storage};
use leptos::ev;
use leptos::prelude::{document, request_animation_frame, window, window_event_listener};
use std::cell::RefCell;

/// Where the place is kept when the page is left for another document.
const KEY: &str = "scroll";

/// For so many frames the place is held against whatever moves the page while it comes.
const HELD: u32 = 4;

/// A page that has not become long enough within so many frames never will.
const PATIENCE: u32 = 60;

#[derive(Default)]
struct Places {
    /// By address. A visit has so few that a table would cost more than it saves.
    left: Vec<(String, f64)>,
    here: String,
    at: f64,
    /// Whether the next address comes from the history.
    is_return: bool,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Goes to what the address names after `#`, once the view has been brought up to date: for a page
/// that was not there yet when its address was gone to.
pub fn go_to_fragment_next() {
    request_animation_frame(|| {
        go_to_fragment(&location::current().fragment);
    });
}

/// Goes to what a fragment names or, where it names nothing, to the beginning of the page.
pub fn go_to_beginning(fragment: &str) {
    if !go_to_fragment(fragment) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn go_to_fragment(fragment: &str) -> bool {
    let id = fragment.trim_start_matches('#');
    let element = document().get_element_by_id(id);
    if let Some(element) = &element {
        element.scroll_into_view();
    }
    element.is_some()
}

/// Watches where the reader is. It has to begin before steps through the history are followed.
pub fn watch() {
    let _ = window_event_listener(ev::scroll, |_| {
        PLACES.with_borrow_mut(|places| places.at = now());
    });
    let _ = window_event_listener(ev::popstate, |_| {
        PLACES.with_borrow_mut(|places| places.is_return = true);
    });
    let _ = window_event_listener(ev::pagehide, |_| {
        // Without storage the browser's own way has to do.
        let _ = storage::write_for_tab(KEY, &format!("{} {}", now() as i64, address()));
    });
    PLACES.with_borrow_mut(|places| places.here = address());
    // With the frame, for which the page is laid out anyway.
    request_animation_frame(|| PLACES.with_borrow_mut(|places| places.at = now()));
}

/// The page has come to another address: remembers where the reader left the last one and, if
/// this is a return, goes to where the reader left this one.
pub fn arrive(address: &str) {
    let back = PLACES.with_borrow_mut(|places| {
        let left = std::mem::replace(&mut places.here, address.to_owned());
        if left != address {
            places.left.retain(|(of, _)| *of != left);
            places.left.push((left, places.at));
        }
        let is_return = std::mem::take(&mut places.is_return);
        let mut known = places.left.iter().filter(|_| is_return);
        known.find(|(of, _)| of == address).map(|(_, at)| *at)
    });
    if let Some(top) = back {
        go(top, HELD, PATIENCE);
    }
}

/// Where the reader was when this very page was left for another document or loaded anew, if
/// the page as it is now is too short for the browser to go there by itself.
pub fn left_off() -> Option<f64> {
    let navigation = window().performance()?.navigation().type_();
    // Anything but a link or an address that was typed.
    if navigation == 0 {
        return None;
    }
    let kept = storage::read_for_tab(KEY).ok()??;
    let (top, page) = kept.split_once(' ')?;
    let top = layout::number(top)?;
    (page == address() && lowest() < top).then_some(top)
}

/// Goes to a place as soon as the page is long enough.
pub fn go_when_long_enough(top: f64) {
    go(top, HELD, PATIENCE);
}

fn go(top: f64, hold: u32, patience: u32) {
    if hold == 0 || patience == 0 {
        return;
    }
    request_animation_frame(move || {
        let is_there = lowest() + 1.0 >= top;
        if is_there && (now() - top).abs() > 1.0 {
            window().scroll_to_with_x_and_y(0.0, top);
        }
        go(top, hold - u32::from(is_there), patience - 1);
    });
}

fn now() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// How far the page can be scrolled.
fn lowest() -> f64 {
    let page = document().document_element().map(|it| it.scroll_height());
    f64::from(page.unwrap_or_default()) - layout::window_height()
}

fn address() -> String {
    let address = location::current();
    format!("{}{}", address.path, address.query)
}
