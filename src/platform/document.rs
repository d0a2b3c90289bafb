//! The document: title, theme, focus.

#[cfg(feature = "hydrate")]
use super::later;
use super::typing::Typed;
use super::{console, kept};
use leptos::prelude::{IntoView, document, window};
#[cfg(feature = "hydrate")]
use leptos::{
    prelude::{Owner, RenderHtml},
    tachys::{hydration::Cursor, view::PositionState},
};
use market::Timetable;
use std::cell::RefCell;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, FocusOptions, HtmlElement, VisibilityState};

/// The id of the element that holds the app.
const ROOT: &str = "app";

/// The attribute of the document that says that the page answers: all of it or, with the value
/// [`PARTLY`], all that needed nothing more to be fetched.
const READY: &str = "data-ready";
#[cfg(feature = "hydrate")]
const PARTLY: &str = "partly";

/// The id of the search field, in which somebody may be typing before the app is there.
pub const SEARCH_FIELD: &str = "search-field";

/// Whether the page is in front of the reader.
pub fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

thread_local! {
    /// The title of the page, and what stands before it in the tab.
    static TITLE: RefCell<(String, String)> = RefCell::default();
}

/// Sets the title of the page, after what stands before it in the tab.
pub fn set_title(title: &str) {
    let whole = TITLE.with_borrow_mut(|(prefix, page)| {
        title.clone_into(page);
        format!("{prefix}{page}")
    });
    document().set_title(&whole);
}

/// Sets what stands before the title of the page in the tab.
pub fn set_title_prefix(text: &str) {
    let whole = TITLE.with_borrow_mut(|(prefix, page)| {
        if prefix == text {
            return None;
        }
        text.clone_into(prefix);
        Some(format!("{prefix}{page}"))
    });
    if let Some(whole) = whole {
        document().set_title(&whole);
    }
}

/// Where the shop stands, such as `https://market.example.com`, as the build was told.
pub fn origin() -> Option<String> {
    element(ROOT)?.get_attribute("data-origin")
}

/// An element of the document's head: its name and its attributes.
pub type HeadElement = (&'static str, Vec<(&'static str, String)>);

/// Puts elements into the document's head, in the place of those that the selector names.
pub fn replace_in_head(selector: &str, elements: &[HeadElement]) {
    let Some(head) = document().head() else {
        return;
    };
    while let Ok(Some(old)) = head.query_selector(selector) {
        old.remove();
    }
    for (name, attributes) in elements {
        // These fail only for names that are none.
        let Ok(element) = document().create_element(name) else {
            continue;
        };
        for (name, value) in attributes {
            let _ = element.set_attribute(name, value);
        }
        let _ = head.append_child(&element);
    }
}

/// The value of an attribute of the root element, such as `data-theme`.
pub fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Sets or, without a value, removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Setting an attribute fails only for a name that is not one.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Moves the focus to an element, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Moves the focus to an element once the view has been brought up to date, and leaves the
/// page where it is: a new page's place is for the navigation and the history to set.
pub fn focus_in_place_next(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = element(id) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Moves the focus to an element once the view has been brought up to date, if what had the
/// focus has gone with the old view.
pub fn focus_next_if_lost(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let focused = document().active_element();
        if focused.is_none_or(|element| element.tag_name() == "BODY") {
            focus(id);
        }
    });
}

/// Whether the reader's system asks for a dark page.
pub fn system_is_dark() -> bool {
    matches!(window().match_media("(prefers-color-scheme: dark)"), Ok(Some(query)) if query.matches())
}

/// Calls `action` whenever the reader's system turns dark or light, for as long as the page lives.
pub fn on_system_theme(action: impl Fn() + 'static) {
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else {
        return;
    };
    let action = Closure::<dyn Fn()>::new(action);
    // Fails only where the browser knows no such events; the page then learns it at the next load.
    let _ = query.add_event_listener_with_callback("change", action.as_ref().unchecked_ref());
    action.forget();
}

/// Puts a text on the clipboard; says whether that worked.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // A page that came over plain HTTP has no clipboard.
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object()) {
        return false;
    }
    let promise = navigator.clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}

/// Opens the reader's own way to print the page.
pub fn print() {
    // Browsers that cannot print do nothing.
    let _ = window().print();
}

/// What the page's HTML was rendered for.
pub struct Rendered {
    /// The path of the page.
    pub path: String,
    /// The build of the content, as `index.json` names it.
    pub build: String,
    /// When the market is open, for pages that do not wait for its content.
    pub timetable: Option<Timetable>,
}

/// Says that the app does not come, to `scripts/page/trouble.ts`, which tells the reader.
pub fn tell_absent() {
    if let Ok(event) = Event::new("app-absent") {
        let _ = window().dispatch_event(&event);
    }
}

/// What the HTML in the app's element was rendered for, if it was.
pub fn rendered() -> Option<Rendered> {
    let root = element(ROOT)?;
    Some(Rendered {
        path: root.get_attribute("data-path")?,
        build: root.get_attribute("data-build")?,
        timetable: root
            .get_attribute("data-timetable")
            .and_then(|it| timetable(&it)),
    })
}

/// Where it cannot be read, the market's content says it.
fn timetable(text: &str) -> Option<Timetable> {
    let read = kept::parse(text).and_then(|it| Timetable::read(&it));
    read.map_err(|error| console::warn(&format!("data-timetable: {error}")))
        .ok()
}

/// What comes after the rest of a page is there: whether that shows what its HTML says, or
/// nothing where it could not be had.
pub type Rest = Pin<Box<dyn Future<Output = Option<bool>>>>;

/// Takes over the HTML that the prerender wrote: first what has to answer at once, then what may
/// come later, and at last what has to be fetched first (`later::rest`), once `rest` says so.
/// `prepare` gives the app what it needs around it, in a task before.
pub async fn hydrate<V: IntoView + 'static, T: 'static>(
    prepare: impl FnOnce() -> T + 'static,
    app: impl FnOnce() -> V + 'static,
    rest: impl FnOnce(T) -> Rest + 'static,
) {
    #[cfg(feature = "hydrate")]
    if let Some(root) = element(ROOT) {
        let typed = Typed::look(SEARCH_FIELD);
        later::hold_tasks();
        // Nothing that Leptos would hand over stands in the page.
        let owner = Owner::new_root(None);
        later::give_way().await;
        let prepared = owner.with(prepare);
        later::give_way().await;
        let view = owner.with(|| app().into_view());
        later::give_way().await;
        let state = owner.with(|| {
            let here = Cursor::new(root.unchecked_into());
            view.hydrate::<true>(&here, &PositionState::default())
        });
        // The app lives as long as the page.
        std::mem::forget((owner, state));
        if let Some(typed) = &typed {
            typed.put_back();
        }
        later::give_way().await;
        later::take_over(move || {
            later::release_tasks(move || {
                if later::has_rest() {
                    set_root_attribute(READY, Some(PARTLY));
                    wasm_bindgen_futures::spawn_local(take_over_rest(rest(prepared)));
                } else {
                    mark_ready();
                }
                // Somebody may have typed on meanwhile.
                hand_over(Typed::look(SEARCH_FIELD));
            });
        });
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = rest;
        mount(prepare, app);
    }
}

/// Takes over what had to be fetched first. Where it could not be had its HTML stays, and the
/// reader is told.
#[cfg(feature = "hydrate")]
async fn take_over_rest(rest: Rest) {
    let Some(is_as_rendered) = rest.await else {
        tell_absent();
        return;
    };
    later::hold_tasks();
    later::take_over_rest(is_as_rendered, || later::release_tasks(mark_ready));
}

/// Builds the page anew in the place of whatever HTML is there.
pub fn mount<V: IntoView + 'static, T>(
    prepare: impl FnOnce() -> T + 'static,
    app: impl FnOnce() -> V + 'static,
) {
    if let Some(root) = element(ROOT) {
        let typed = Typed::look(SEARCH_FIELD);
        root.set_text_content(None);
        let app = || {
            prepare();
            app()
        };
        leptos::mount::mount_to(root, app).forget();
        mark_ready();
        hand_over(typed);
    }
}

/// Gives the app what was typed before it came.
fn hand_over(typed: Option<Typed>) {
    if let Some(typed) = typed {
        typed.hand_over();
    }
}

/// Tells scripts, style sheets and tests that all of the page answers.
fn mark_ready() {
    set_root_attribute(READY, Some(""));
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element once the view has been brought up to date.
pub fn focus_next(id: String) {
    leptos::prelude::request_animation_frame(move || focus(&id));
}
