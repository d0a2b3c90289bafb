//! Views that the app takes over later than the page around them, or never.
//!
//! A browser that takes over a whole page in one task answers nobody meanwhile, on a slow phone
//! for half a second. So what is not needed first is taken over afterwards, in short tasks, and
//! what never changes and answers nobody is left as it stands.
//!
//! Each piece has to find the HTML that it would render. So until the last one is taken over
//! nothing may change that any of them shows: effects and other tasks wait ([`hold_tasks`]), and
//! `scripts/page/touches.ts` keeps what is touched.

mod queue;
mod rest;
mod tasks;

pub use queue::take_over;
pub use rest::{has_rest, take_over_rest};
pub use tasks::{give_way, hold_tasks, release_tasks, rested, shown};

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, RenderHtml};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Marks an element that is taken over once what it shows has come, for `scripts/page/touches.ts`.
const REST: &str = "data-later";

/// What the HTML of views has between texts and after lists, to be found when it is taken over.
/// No text has it: there the first letter of it is written otherwise.
const SIGN: &str = "<!>";

/// A view of one element that is not taken over with what is around it.
pub struct Later {
    view: Box<dyn FnOnce() -> AnyView + Send>,
    way: Way,
    /// Who writes into the element from then on, instead of the view.
    follow: Option<Follow>,
    rest: Option<Rest>,
}

/// What a view has that is taken over as the rest of its page.
struct Rest {
    /// Whether it is taken over or built anew.
    is_there: RwSignal<bool>,
    /// What it finds around it, other than what is beside it.
    owner: Owner,
}

type Follow = Box<dyn FnOnce(Element) + Send>;

#[derive(Clone, PartialEq, Eq)]
enum Way {
    Later,
    Rest,
    Still(Cow<'static, str>),
}

impl Later {
    fn new(view: impl FnOnce() -> AnyView + Send + 'static, way: Way) -> Self {
        Self {
            view: Box::new(view),
            way,
            follow: None,
            rest: None,
        }
    }

    /// Builds the element anew, and hands it on.
    fn make(self) -> AnyViewState {
        if let Some(rest) = &self.rest {
            rest.is_there.set(true);
        }
        let built = within(self.rest.as_ref(), || (self.view)().build());
        if let Some(follow) = self.follow
            && let Some(element) = built.elements().into_iter().next()
        {
            follow(element);
        }
        built
    }
}

/// Has a view, which must be one element, taken over later than what is around it.
pub fn later(view: impl FnOnce() -> AnyView + Send + 'static) -> Later {
    Later::new(view, Way::Later)
}

/// Leaves the HTML of a view, which must be one element, as it stands, and gives the element to
/// `follow` when its turn comes, who writes into it whatever changes.
pub fn handed(
    view: impl FnOnce() -> AnyView + Send + 'static,
    follow: impl FnOnce(Element) + Send + 'static,
) -> Later {
    Later {
        follow: Some(Box::new(follow)),
        ..later(view)
    }
}

/// Has a view, which must be one element, taken over once [`take_over_rest`] is called. The page
/// goes on meanwhile, so until the signal that it is given says that it is there, the view must
/// show what its HTML does. The contexts that it provides are its own.
pub fn rest(view: impl FnOnce(RwSignal<bool>) -> AnyView + Send + 'static) -> Later {
    let (is_there, owner) = (RwSignal::new(false), Owner::new());
    // It lives as long as what is around.
    StoredValue::new(owner.clone());
    Later {
        rest: Some(Rest { is_there, owner }),
        ..Later::new(move || view(is_there), Way::Rest)
    }
}

/// Leaves the HTML of a view, which must be one element, as it stands: nobody presses anything in
/// it but links, and it looks as it did as long as it is rendered from the same `text`.
pub fn still(
    text: impl Into<Cow<'static, str>>,
    view: impl FnOnce() -> AnyView + Send + 'static,
) -> Later {
    Later::new(view, Way::Still(text.into()))
}

/// What has become of such a view.
enum Held {
    /// Its element, which nothing answers for yet.
    Waiting(Element),
    There(AnyViewState),
}

/// The state of such a view.
pub struct LaterState {
    held: Rc<RefCell<Held>>,
    way: Way,
}

impl LaterState {
    fn new(way: Way, held: Held) -> Self {
        let held = Rc::new(RefCell::new(held));
        Self { held, way }
    }
}

impl Render for Later {
    type State = LaterState;

    fn build(self) -> LaterState {
        LaterState::new(self.way.clone(), Held::There(self.make()))
    }

    fn rebuild(self, state: &mut LaterState) {
        if matches!(self.way, Way::Still(_)) && self.way == state.way {
            return;
        }
        state.way = self.way.clone();
        let mut held = state.held.borrow_mut();
        match &mut *held {
            Held::There(state) if self.follow.is_none() => (self.view)().rebuild(state),
            Held::There(state) => {
                let mut built = self.make();
                state.insert_before_this(&mut built);
                state.unmount();
                *state = built;
            }
            Held::Waiting(element) => *held = Held::There(replace(element, self)),
        }
    }
}

/// Makes something of a view with what it finds around it.
fn within<T>(rest: Option<&Rest>, make: impl FnOnce() -> T) -> T {
    match rest {
        Some(rest) => rest.owner.with(make),
        None => make(),
    }
}

/// Builds a view in the place of its HTML.
fn replace(element: &Element, view: Later) -> AnyViewState {
    let mut built = view.make();
    place(element, &mut built);
    element.remove();
    built
}

impl AddAnyAttr for Later {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

impl RenderHtml for Later {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        mut extra_attrs: Vec<AnyAttribute>,
    ) {
        let mark = match self.way {
            Way::Rest => Some(REST),
            Way::Later | Way::Still(_) => None,
        };
        extra_attrs.extend(mark.map(|mark| custom_attribute(mark, "").into_any_attr()));
        within(self.rest.as_ref(), || {
            let view = (self.view)();
            if self.follow.is_none() && !matches!(self.way, Way::Still(_)) {
                return view.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
            }
            // Signs for whoever takes it over are for nobody here.
            let mut html = String::new();
            view.to_html_with_buf(&mut html, position, escape, mark_branches, extra_attrs);
            buf.push_str(&html.replace(SIGN, ""));
        });
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> LaterState {
        match position.get() {
            Position::Current => {}
            Position::FirstChild => cursor.child(),
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        let Ok(element) = cursor.current().dyn_into::<Element>() else {
            // The HTML is not what the app would render; what looks at it says so.
            let hydrate = || (self.view)().hydrate::<FROM_SERVER>(cursor, position);
            let view = within(self.rest.as_ref(), hydrate);
            return LaterState::new(self.way, Held::There(view));
        };
        let state = LaterState::new(self.way.clone(), Held::Waiting(element));
        match state.way {
            Way::Later => wait(&state.held, self),
            Way::Rest => rest::wait(&state.held, self),
            Way::Still(_) => {}
        }
        state
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Has the view taken over when its turn comes.
fn wait(held: &Rc<RefCell<Held>>, view: Later) {
    let Later { view, follow, .. } = view;
    let (held, owner) = (Rc::downgrade(held), Owner::current());
    let take_over = move || {
        // A view that is gone by now is nobody's.
        let Some(held) = held.upgrade() else { return };
        let element = match &*held.borrow() {
            Held::Waiting(element) => element.clone(),
            Held::There(_) => return,
        };
        let take = || match follow {
            Some(follow) => {
                follow(element);
                None
            }
            None => Some(view().hydrate_from_position::<true>(&element, Position::Current)),
        };
        let view = match owner {
            Some(owner) => owner.with(take),
            None => take(),
        };
        if let Some(view) = view {
            *held.borrow_mut() = Held::There(view);
        }
    };
    queue::push(take_over);
}

impl Mountable for LaterState {
    fn unmount(&mut self) {
        match &mut *self.held.borrow_mut() {
            Held::Waiting(element) => element.remove(),
            Held::There(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match &mut *self.held.borrow_mut() {
            Held::Waiting(element) => {
                // A parent that does not take it has another marker than its own.
                let _ = parent.insert_before(element, marker);
            }
            Held::There(view) => view.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &*self.held.borrow() {
            Held::Waiting(element) => place(element, child),
            Held::There(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match &*self.held.borrow() {
            Held::Waiting(element) => vec![element.clone()],
            Held::There(view) => view.elements(),
        }
    }
}

/// Puts a view in front of an element; says whether that stands anywhere.
fn place(element: &Element, view: &mut dyn Mountable) -> bool {
    let parent = element.parent_element();
    parent.is_some_and(|parent| view.try_mount(&parent, Some(element)))
}
