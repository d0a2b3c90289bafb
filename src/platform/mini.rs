//! A small view that stands beside the app and outlives its pages.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::{IntoView, document};
use std::any::Any;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// A view beside the app; it goes when this is dropped.
pub struct Beside(#[expect(dead_code, reason = "held until it is dropped")] Box<dyn Any>);

/// Builds a view beside the app.
pub fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Option<Beside> {
    let body: HtmlElement = document().body()?.unchecked_into();
    let handle: UnmountHandle<_> = mount_to(body, view);
    Some(Beside(Box::new(handle)))
}

/// Moves an element to the beginning of another one, which has this id. A video that is moved
/// within one task plays on.
pub fn move_into(element: &HtmlElement, id: &str) {
    if let Some(place) = document().get_element_by_id(id) {
        // Fails only where one holds the other.
        let _ = place.prepend_with_node_1(element);
    }
}
