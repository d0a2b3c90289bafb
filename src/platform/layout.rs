//! Where things stand on the page, and moving it.

use super::document::set_root_attribute;
use leptos::ev;
use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, HtmlImageElement};

/// The columns of a grid and the height of its rows, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tracks {
    /// How many columns there are, at least one.
    pub columns: usize,
    /// How far one row is from the next, more than nothing.
    pub row: f64,
    /// How much of that is the space between them.
    pub gap: f64,
}

/// A part of an element, from its upper edge.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

/// Measures a grid by its columns and its first cell; nothing where it has no cell yet.
pub fn tracks(grid: &HtmlElement) -> Option<Tracks> {
    let style = window().get_computed_style(grid).ok().flatten()?;
    let value = |name: &str| style.get_property_value(name).unwrap_or_default();
    let columns = value("grid-template-columns").split_whitespace().count();
    let gap = number(&value("row-gap")).unwrap_or(0.0);
    let height = grid
        .first_element_child()?
        .get_bounding_client_rect()
        .height();
    let row = height + gap;
    (row > 0.0).then_some(Tracks {
        columns: columns.max(1),
        row,
        gap,
    })
}

/// The number that a text begins with. The browser reads it, for Rust's tables of powers weigh
/// more than all columns of an index.
pub(super) fn number(text: &str) -> Option<f64> {
    let number = js_sys::parse_float(text);
    number.is_finite().then_some(number)
}

/// A length of at least nothing for a style, exact to a hundredth of a pixel.
pub fn pixels(length: f64) -> String {
    let hundredths = (length.max(0.0) * 100.0 + 0.5) as u64;
    format!("{}.{:02}px", hundredths / 100, hundredths % 100)
}

/// The part of an element that the window shows.
pub fn view_of(element: &Element) -> Span {
    Span {
        top: -element.get_bounding_client_rect().top(),
        height: window_height(),
    }
}

/// Which of some elements, each of which stands beside or below the one before, the window shows.
pub fn in_view(elements: &[&Element]) -> Range<usize> {
    let height = window_height();
    let rect = |element: &Element| element.get_bounding_client_rect();
    let start = elements.partition_point(|it| rect(it).bottom() <= 0.0);
    let count = elements[start..].partition_point(|it| rect(it).top() < height);
    start..start + count
}

/// How high the window is.
pub(super) fn window_height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|it| it.as_f64()).unwrap_or_default()
}

/// The number in an attribute of the element that an event is about, or of one around it.
pub fn number_around(event: &Event, attribute: &str) -> Option<usize> {
    number_at(&event.target()?.dyn_into().ok()?, attribute)
}

/// The same for the element that the focus is going to; nothing where it goes to none.
pub fn next_number_around(event: &FocusEvent, attribute: &str) -> Option<usize> {
    number_at(&event.related_target()?.dyn_into().ok()?, attribute)
}

fn number_at(element: &Element, attribute: &str) -> Option<usize> {
    let owner = element.closest(&format!("[{attribute}]")).ok()??;
    owner.get_attribute(attribute)?.parse().ok()
}

/// Moves a child of an element before another one, or to the end where there is no such one.
pub fn move_child(parent: &Element, from: usize, before: usize) {
    let children = parent.children();
    let child = |at: usize| u32::try_from(at).ok().and_then(|at| children.item(at));
    if let Some(moved) = child(from) {
        let before = child(before);
        // Fails only where the one is inside the other.
        let _ = parent.insert_before(&moved, before.as_ref().map(AsRef::as_ref));
    }
}

/// Hides an image that has not come yet until it has.
pub fn show_when_loaded(image: &HtmlImageElement) {
    let coming = !image.complete();
    // Setting an attribute fails only for a name that is not one.
    let _ = image.toggle_attribute_with_force("data-coming", coming);
}

/// Sets a custom property of an element's style.
pub fn set_property(element: &HtmlElement, name: &str, value: &str) {
    // Fails only for a name that is not one.
    let _ = element.style().set_property(name, value);
}

/// Keeps the page where it is for as long as the owner lives.
pub fn hold() {
    let set = |value| set_root_attribute("data-held", value);
    set(Some(""));
    on_cleanup(move || set(None));
}

/// Once the view has been brought up to date: goes back to the beginning of an element whose
/// beginning is out of view above.
pub fn scroll_up_to_next(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let Some(element) = document().get_element_by_id(id) else {
            return;
        };
        if element.get_bounding_client_rect().top() < 0.0 {
            element.scroll_into_view();
        }
    });
}

/// Tells whether the window is as a media query says, now and whenever that changes, for as
/// long as the owner lives.
pub fn on_width(query: &str, tell: impl Fn(bool) + 'static) {
    let Ok(Some(list)) = window().match_media(query) else {
        return;
    };
    tell(list.matches());
    let handle = window_event_listener(ev::resize, move |_| tell(list.matches()));
    on_cleanup(move || handle.remove());
}
