//! Typing: what stood in a field before the app was there, keys, and the input method.

use leptos::prelude::{document, on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, FocusOptions, HtmlElement, HtmlInputElement};
use web_sys::{InputEvent, KeyboardEvent};

/// What somebody had typed into a field before the app took the page over.
pub(super) struct Typed {
    id: &'static str,
    value: String,
    has_focus: bool,
    selection: Option<(u32, u32)>,
}

impl Typed {
    /// Looks into a field of the prerendered page; nothing where nobody has touched it.
    pub(super) fn look(id: &'static str) -> Option<Self> {
        let field = field(id)?;
        let has_focus = has_focus(id);
        let is_touched = has_focus || field.value() != field.default_value();
        is_touched.then(|| Self {
            id,
            value: field.value(),
            has_focus,
            selection: selection(&field),
        })
    }

    /// Puts it into the field that stands there now. A field that was taken over as it was is
    /// left alone, so that an input method goes on undisturbed.
    pub(super) fn put_back(&self) {
        let Some(field) = field(self.id) else {
            return;
        };
        if !self.value.is_empty() && field.value() != self.value {
            field.set_value(&self.value);
        }
        if self.has_focus && !has_focus(self.id) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = field.focus_with_options(&options);
            if let Some((start, end)) = self.selection {
                let _ = field.set_selection_range(start, end);
            }
        }
    }

    /// Puts it back and tells the app of it.
    pub(super) fn hand_over(self) {
        self.put_back();
        let field = field(self.id).filter(|_| !self.value.is_empty());
        if let Some(field) = field {
            let bubbling = EventInit::new();
            bubbling.set_bubbles(true);
            if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
                let _ = field.dispatch_event(&event);
            }
        }
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn selection(field: &HtmlInputElement) -> Option<(u32, u32)> {
    let start = field.selection_start().ok()??;
    let end = field.selection_end().ok()??;
    Some((start, end))
}

/// Whether an element has the focus.
pub fn has_focus(id: &str) -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.id() == id)
}

/// Moves the focus to a field and selects what stands in it.
pub fn focus_and_select(id: &str) {
    if let Some(field) = field(id) {
        let _ = field.focus();
        field.select();
    }
}

/// Whether an input event comes from the middle of a composition: the input method has not
/// made up its mind yet what is written.
pub fn is_composing(event: &Event) -> bool {
    let event = event.dyn_ref::<InputEvent>();
    event.is_some_and(InputEvent::is_composing)
}

/// A key that does more than write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The arrow down.
    Down,
    /// The arrow up.
    Up,
    /// To the left or right, to the beginning or the end of the text.
    Along,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
}

/// Which of the keys was pressed, and whether together with Alt; nothing while an input method
/// uses the keys itself.
pub fn pressed(event: &KeyboardEvent) -> Option<(Key, bool)> {
    // Filling in a form sends events of this name that have no key.
    let event = event.dyn_ref::<KeyboardEvent>()?;
    // Safari ends a composition before it sends the key that ended it, as number 229.
    if event.is_composing() || event.key_code() == 229 || event.ctrl_key() || event.meta_key() {
        return None;
    }
    let key = match event.key().as_str() {
        "ArrowDown" => Key::Down,
        "ArrowUp" => Key::Up,
        "ArrowLeft" | "ArrowRight" | "Home" | "End" => Key::Along,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        _ => return None,
    };
    Some((key, event.alt_key()))
}

/// Calls `action` when a sign is typed where nobody is writing; where `action` takes it, it
/// does nothing else.
pub fn on_sign(sign: &'static str, action: impl Fn() -> bool + 'static) {
    let handle = window_event_listener_untyped("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let is_plain = !(key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing());
        if is_plain && key.key() == sign && !is_writing() && action() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether what is typed now goes into a field.
fn is_writing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    let is_editable = element
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    is_editable || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
