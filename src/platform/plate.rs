//! Elements that stand in the document and are written directly: what says one thing after another
//! a hundred times on a page would take longer through views of its own.

use super::layout;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
pub use web_sys::Element;
use web_sys::{Event, HtmlElement, HtmlImageElement, Node};

/// An element whose parts are known by their selectors, and written by their places among these.
pub struct Plate {
    root: Element,
    selectors: &'static [&'static str],
    /// Nothing until the first of them is written.
    parts: Option<Vec<Option<Element>>>,
}

impl Plate {
    /// The parts of an element.
    pub fn new(root: Element, selectors: &'static [&'static str]) -> Self {
        Self {
            root,
            selectors,
            parts: None,
        }
    }

    /// A copy of a model, as the last child of an element.
    pub fn grow(
        parent: &Element,
        model: &Model,
        selectors: &'static [&'static str],
    ) -> Option<Self> {
        let root: Element = model
            .root()?
            .clone_node_with_deep(true)
            .ok()?
            .dyn_into()
            .ok()?;
        parent.append_child(&root).ok()?;
        Some(Self::new(root, selectors))
    }

    /// Gives the element what it lacks of a model, whose classes it has in the same order.
    pub fn complete(&mut self, model: &Model) {
        if let Some(model) = model.root() {
            complete(&self.root, &model);
        }
        self.parts = None;
    }

    /// The parts, which are looked for once.
    fn part(&mut self, part: usize) -> Option<&Element> {
        let (root, selectors) = (&self.root, self.selectors);
        let parts = self.parts.get_or_insert_with(|| {
            let find = |selector: &&str| root.query_selector(selector).ok().flatten();
            selectors.iter().map(find).collect()
        });
        parts.get(part)?.as_ref()
    }

    /// Writes a text instead of all that a part holds; what is not there is left out. A text that
    /// stands there alone is written over, for another one would get a style and a place anew.
    pub fn text(&mut self, part: usize, text: &str) {
        let Some(part) = self.part(part) else { return };
        match part.first_child() {
            Some(it) if it.node_type() == Node::TEXT_NODE && it.next_sibling().is_none() => {
                it.set_node_value(Some(text));
            }
            _ => part.set_text_content(Some(text)),
        }
    }

    /// The same, with pieces of the text marked.
    pub fn marked(&mut self, part: usize, text: &str, pieces: &[Range<usize>]) {
        if pieces.is_empty() {
            return self.text(part, text);
        }
        let Some(part) = self.part(part) else { return };
        part.set_text_content(None);
        let mut rest = 0;
        for piece in pieces {
            let (Some(before), Some(marked)) =
                (text.get(rest..piece.start), text.get(piece.clone()))
            else {
                continue;
            };
            append_text(part, before);
            if let Some(mark) = append(part, "mark") {
                mark.set_text_content(Some(marked));
            }
            rest = piece.end;
        }
        append_text(part, text.get(rest..).unwrap_or_default());
    }

    /// Writes an attribute of a part, or takes it away.
    pub fn attribute(&mut self, part: usize, name: &str, value: Option<&str>) {
        if let Some(part) = self.part(part) {
            set_attribute(part, name, value);
        }
    }

    /// Writes an attribute of the element itself.
    pub fn own_attribute(&self, name: &str, value: &str) {
        set_attribute(&self.root, name, Some(value));
    }

    /// Gives a part a class or takes it away.
    pub fn class(&mut self, part: usize, name: &str, has: bool) {
        if let Some(part) = self.part(part) {
            // Fails only for a name that is not one.
            let _ = part.class_list().toggle_with_force(name, has);
        }
    }

    /// Exchanges a picture; one that has not come yet is not hidden behind the last one. Where a
    /// drawing [`in_pixels`] does not come, the drawing does.
    pub fn picture(&mut self, part: usize, address: &str) {
        let Some(image) = self
            .part(part)
            .and_then(|it| it.dyn_ref::<HtmlImageElement>())
        else {
            return;
        };
        image.set_src(address);
        layout::show_when_loaded(image);
        LOADED.with(|loaded| image.set_onload(Some(loaded.as_ref().unchecked_ref())));
        FAILED.with(|failed| image.set_onerror(Some(failed.as_ref().unchecked_ref())));
    }
}

/// The endings of drawings, and of the same in pixels.
const DRAWING: &str = ".svg";
const PIXELS: &str = ".avif";

/// Where a drawing is to be had in pixels, as `editor covers` draws it; the address of any other
/// picture stays as it is. To the browser a drawing is a document of its own, for which a page that is
/// being scrolled would miss a frame; pixels are decoded beside it.
pub fn in_pixels(address: String) -> String {
    match address.strip_suffix(DRAWING) {
        Some(name) => format!("{name}{PIXELS}"),
        None => address,
    }
}

thread_local! {
    /// Shows the drawing whose pixels did not come.
    static FAILED: Closure<dyn Fn(Event)> = Closure::new(|event: Event| {
        let image: Option<HtmlImageElement> = event.target().and_then(|it| it.dyn_into().ok());
        let Some(image) = image else { return };
        let address = image.get_attribute("src").unwrap_or_default();
        if let Some(name) = address.strip_suffix(PIXELS) {
            image.set_src(&format!("{name}{DRAWING}"));
        }
    });

    /// Shows a picture that has come.
    static LOADED: Closure<dyn Fn(Event)> = Closure::new(|event: Event| {
        let image = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(image) = image {
            layout::show_when_loaded(&image);
        }
    });
}

fn append_text(parent: &Element, text: &str) {
    if !text.is_empty() {
        let text: Node = document().create_text_node(text).into();
        // Fails only where a node is to stand in itself.
        let _ = parent.append_child(&text);
    }
}

/// Writes an attribute of an element, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Both fail only for a name that is not one.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// The first element in another one.
pub fn first_child(element: &Element) -> Option<Element> {
    element.first_element_child()
}

/// A new element of a kind, as the last child of another one.
pub fn append(parent: &Element, kind: &str) -> Option<Element> {
    let element = document().create_element(kind).ok()?;
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Writes a property of an element's style.
pub fn set_style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        layout::set_property(element, name, value);
    }
}

fn complete(element: &Element, model: &Element) {
    let mut here = element.first_element_child();
    let children = model.children();
    for at in 0..children.length() {
        let Some(child) = children.item(at) else {
            continue;
        };
        match here.take() {
            Some(same) if is_same(&same, &child) => {
                complete(&same, &child);
                here = same.next_element_sibling();
            }
            other => {
                let before: Option<&Node> = other.as_ref().map(AsRef::as_ref);
                if let Ok(copy) = child.clone_node_with_deep(true) {
                    // Fails only where an element is to stand in itself.
                    let _ = element.insert_before(&copy, before);
                }
                here = other;
            }
        }
    }
}

/// Whether an element is the one of the model: of one kind, and with one first class.
fn is_same(element: &Element, model: &Element) -> bool {
    element.tag_name() == model.tag_name()
        && element.class_list().item(0) == model.class_list().item(0)
}

/// An element that others are copied from.
pub struct Model {
    view: AnyViewState,
}

impl Model {
    /// Builds a view of one element.
    pub fn build(view: AnyView) -> Self {
        Self { view: view.build() }
    }

    fn root(&self) -> Option<Element> {
        self.view.elements().into_iter().next()
    }
}

/// Calls `action` for every click in an element that fits a selector, with that element, as long
/// as the owner lives.
pub fn on_click(selector: &'static str, action: impl Fn(&Element) + 'static) {
    let handle = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let found = target.and_then(|it| it.closest(selector).ok().flatten());
        if let Some(element) = found {
            action(&element);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether an element has a class.
pub fn has_class(element: &Element, name: &str) -> bool {
    element.class_list().contains(name)
}

/// Calls `action` with every element of the document that fits a selector.
pub fn each(selector: &str, action: impl Fn(&Element)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    let found = (0..found.length()).filter_map(|at| found.item(at));
    for element in found.filter_map(|it| it.dyn_into::<Element>().ok()) {
        action(&element);
    }
}

/// The address that the first element that fits a selector in the parent of another one leads to.
pub fn address_beside(element: &Element, selector: &str) -> Option<String> {
    let parent = element.parent_element()?;
    parent.query_selector(selector).ok()??.get_attribute("href")
}
