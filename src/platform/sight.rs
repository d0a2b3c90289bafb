//! Which elements of the page are in view.

use super::events::Timer;
use leptos::prelude::document;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Array;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    MutationObserver, MutationObserverInit,
};

/// What comes onto the page is looked for once in so many milliseconds.
const PAUSE: Duration = Duration::from_millis(100);

/// What is a little below or above the window counts as in view.
const MARGIN: &str = "10% 0px";

/// A watch over the elements that a selector names; it lasts as long as the page.
#[derive(Clone)]
pub struct Sight(Rc<Inner>);

struct Inner {
    root: Element,
    selector: &'static str,
    /// Attributes that change what an element stands for.
    attributes: &'static [&'static str],
    seen: RefCell<Vec<Element>>,
    observer: IntersectionObserver,
    timer: RefCell<Option<Timer>>,
    tell: Box<dyn Fn()>,
}

impl Sight {
    /// Watches the elements inside of that with this id which the selector names and which have one
    /// of these attributes; calls `tell` whenever others have come into view or they stand for
    /// something else. None in a browser that does not know how.
    pub fn watch(
        root: &str,
        selector: &'static str,
        attributes: &'static [&'static str],
        tell: impl Fn() + 'static,
    ) -> Option<Self> {
        let slot: Rc<RefCell<Option<Self>>> = Rc::default();
        let to = Rc::clone(&slot);
        let entered = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            if let Some(sight) = &*to.borrow() {
                sight.note(&entries);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = entered.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        entered.forget();
        let sight = Self(Rc::new(Inner {
            root: document().get_element_by_id(root)?,
            selector,
            attributes,
            seen: RefCell::default(),
            observer,
            timer: RefCell::default(),
            tell: Box::new(tell),
        }));
        *slot.borrow_mut() = Some(sight.clone());
        sight.watch_changes()?;
        sight.look_around();
        Some(sight)
    }

    /// What the attributes of the elements in view say.
    pub fn in_view(&self) -> Vec<String> {
        let mut seen = self.0.seen.borrow_mut();
        seen.retain(|element| element.is_connected());
        let value = |element: &Element| {
            let attributes = self.0.attributes.iter();
            attributes
                .filter_map(|name| element.get_attribute(name))
                .next()
        };
        seen.iter().filter_map(value).collect()
    }

    fn watch_changes(&self) -> Option<()> {
        let sight = self.clone();
        let changed = Closure::<dyn Fn()>::new(move || sight.look_around_soon());
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        changed.forget();
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        let names: Array = self
            .0
            .attributes
            .iter()
            .map(|name| JsValue::from_str(name))
            .collect();
        options.set_attribute_filter(&names);
        let root = &self.0.root;
        observer.observe_with_options(root, &options).ok()
    }

    fn look_around_soon(&self) {
        let mut timer = self.0.timer.borrow_mut();
        if timer.as_ref().is_none_or(Timer::is_over) {
            let sight = self.clone();
            *timer = Some(Timer::after(PAUSE, move || sight.look_around()));
        }
    }

    /// Watches what has come since. An element that is watched already is not watched twice.
    fn look_around(&self) {
        // Fails only for a selector that is none.
        let Ok(found) = self.0.root.query_selector_all(self.0.selector) else {
            return;
        };
        for at in 0..found.length() {
            if let Some(element) = found.item(at).and_then(|it| it.dyn_into::<Element>().ok()) {
                self.0.observer.observe(&element);
            }
        }
        (self.0.tell)();
    }

    fn note(&self, entries: &Array) {
        let mut seen = self.0.seen.borrow_mut();
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let element = entry.target();
            seen.retain(|other| *other != element);
            if entry.is_intersecting() {
                seen.push(element);
            }
        }
        drop(seen);
        (self.0.tell)();
    }
}
