//! What floats above the page: how much room it has, and when to close it.

use super::layout::pixels;
use leptos::ev;
use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventTarget, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Calls `action` when somebody presses a place outside of an element.
pub fn on_press_outside(id: &'static str, action: impl Fn() + 'static) {
    let handle = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let is_inside = document()
            .get_element_by_id(id)
            .is_some_and(|element| element.contains(target.as_ref()));
        if !is_inside {
            action();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Calls `action` when the part of the page that can be seen changes: a keyboard comes up on
/// the glass, the device is turned. For as long as the page lives.
pub fn on_view(action: impl Fn() + Clone + 'static) {
    let Some(view) = window().visual_viewport() else {
        return;
    };
    let view: EventTarget = view.into();
    let action = Closure::<dyn Fn()>::new(action);
    for event in ["resize", "scroll"] {
        // Fails only for something that sends no events.
        let _ = view.add_event_listener_with_callback(event, action.as_ref().unchecked_ref());
    }
    action.forget();
}

/// Tells the style sheet how many pixels an element has below its upper edge, as `--room`: to
/// the keyboard, the bar named by `floor`, or the end of the window.
pub fn fit(id: &str, floor: &str) {
    let Some(element) = element(id) else {
        return;
    };
    let Some(view) = window().visual_viewport() else {
        return;
    };
    let bottom = view.offset_top() + view.height();
    let bar = document().query_selector(floor).ok().flatten();
    let bar = bar
        .map(|bar| bar.get_bounding_client_rect())
        .filter(|bar| bar.height() > 0.0);
    let bottom = bar.map_or(bottom, |bar| bottom.min(bar.top()));
    let room = (bottom - element.get_bounding_client_rect().top()).max(0.0);
    let _ = element
        .style()
        .set_property("--room", &pixels(room.floor()));
}

/// Scrolls as little as is needed to show an element.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
