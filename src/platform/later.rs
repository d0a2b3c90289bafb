//! Views that the app takes over later than the page around them, or never.
//!
//! A browser that takes over a whole page in one task answers nobody meanwhile, on a slow phone
//! for half a second. So what is not needed first is taken over afterwards, in short tasks, and
//! what never changes and answers nobody is left as it stands.
//!
//! Each piece has to find the HTML that it would render. So until the last one is taken over
//! nothing may change that any of them shows: effects and other tasks wait ([`Patient`]), and
//! `scripts/page/touches.ts` keeps what is touched.

use any_spawner::{CustomExecutor, Executor};
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
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// After so many milliseconds a task gives way to the browser. A phone that is four times slower
/// has a task that ends within the 50 ms in which an answer seems immediate.
const BUDGET: f64 = 8.0;

thread_local! {
    static WAITING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
}

/// Marks an element in the HTML that has not been taken over, for style sheets that lay out what
/// is out of sight only once that has happened.
const ASIDE: &str = "data-aside";

/// A view of one element that is not taken over with what is around it.
pub struct Later {
    view: Box<dyn FnOnce() -> AnyView + Send>,
    way: Way,
}

#[derive(Clone, PartialEq, Eq)]
enum Way {
    Later,
    Aside,
    Still(Cow<'static, str>),
}

/// Has a view, which must be one element, taken over later than what is around it.
pub fn later(view: impl FnOnce() -> AnyView + Send + 'static) -> Later {
    Later {
        view: Box::new(view),
        way: Way::Later,
    }
}

/// The same for one of many below each other, which is laid out only near the view until it is
/// taken over: the first look at a long page waits for what it shows.
pub fn aside(view: impl FnOnce() -> AnyView + Send + 'static) -> Later {
    Later {
        view: Box::new(view),
        way: Way::Aside,
    }
}

/// Leaves the HTML of a view, which must be one element, as it stands: nobody presses anything in
/// it but links, and it looks as it did as long as it is rendered from the same `text`.
pub fn still(
    text: impl Into<Cow<'static, str>>,
    view: impl FnOnce() -> AnyView + Send + 'static,
) -> Later {
    Later {
        view: Box::new(view),
        way: Way::Still(text.into()),
    }
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
        LaterState::new(self.way, Held::There((self.view)().build()))
    }

    fn rebuild(self, state: &mut LaterState) {
        if matches!(self.way, Way::Still(_)) && self.way == state.way {
            return;
        }
        state.way = self.way;
        let view = (self.view)();
        let mut held = state.held.borrow_mut();
        match &mut *held {
            Held::There(state) => view.rebuild(state),
            Held::Waiting(element) => {
                let mut built = view.build();
                place(element, &mut built);
                element.remove();
                *held = Held::There(built);
            }
        }
    }
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
        if self.way == Way::Aside {
            extra_attrs.push(custom_attribute(ASIDE, "").into_any_attr());
        }
        (self.view)().to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
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
            let view = (self.view)().hydrate::<FROM_SERVER>(cursor, position);
            return LaterState::new(self.way, Held::There(view));
        };
        let state = LaterState::new(self.way, Held::Waiting(element));
        if !matches!(state.way, Way::Still(_)) {
            wait(&state, self.view);
        }
        state
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Has the view taken over when its turn comes.
fn wait(state: &LaterState, view: Box<dyn FnOnce() -> AnyView + Send>) {
    let is_aside = state.way == Way::Aside;
    let (held, owner) = (Rc::downgrade(&state.held), Owner::current());
    let take_over = move || {
        // A view that is gone by now is nobody's.
        let Some(held) = held.upgrade() else { return };
        let element = match &*held.borrow() {
            Held::Waiting(element) => element.clone(),
            Held::There(_) => return,
        };
        if is_aside {
            // Nothing but its name could keep it from being taken away.
            let _ = element.remove_attribute(ASIDE);
        }
        let view = || view().hydrate_from_position::<true>(&element, Position::Current);
        let view = match owner {
            Some(owner) => owner.with(view),
            None => view(),
        };
        *held.borrow_mut() = Held::There(view);
    };
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(take_over)));
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

/// Runs the app's tasks at once or, while a page is taken over, afterwards.
struct Patient;

type Task = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// What waits for the page; nothing while no page is taken over.
    static TASKS: RefCell<Option<Vec<Task>>> = const { RefCell::new(None) };
}

impl CustomExecutor for Patient {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: Task) {
        let task = TASKS.with_borrow_mut(|tasks| match tasks {
            Some(tasks) => {
                tasks.push(task);
                None
            }
            None => Some(task),
        });
        if let Some(task) = task {
            wasm_bindgen_futures::spawn_local(task);
        }
    }

    fn poll_local(&self) {}
}

/// From now on tasks wait until the page is taken over. Has to come before anything is mounted.
pub fn hold_tasks() {
    // Were there another executor already, it would run tasks too early, and the app would say so.
    let _ = Executor::init_custom_executor(Patient);
    TASKS.replace(Some(Vec::new()));
}

/// Runs what has waited.
pub fn release_tasks() {
    for task in TASKS.take().into_iter().flatten() {
        wasm_bindgen_futures::spawn_local(task);
    }
}

/// Takes over what waits, in short tasks, and calls `done` after the last.
pub fn take_over(done: impl FnOnce() + 'static) {
    let start = now();
    loop {
        let Some(next) = WAITING.with_borrow_mut(VecDeque::pop_front) else {
            done();
            return;
        };
        next();
        if now() - start > BUDGET {
            in_a_task_of_its_own(move || take_over(done));
            return;
        }
    }
}

/// Milliseconds by a clock that never goes back.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |it| it.now())
}

/// Lets the browser paint and answer first. A message is delivered at once after that, while
/// timers are late and stand still in a page that is not seen.
fn in_a_task_of_its_own(action: impl FnOnce() + 'static) {
    let Ok(channel) = MessageChannel::new() else {
        action();
        return;
    };
    let hear = Closure::once_into_js(move |_: JsValue| action());
    channel.port1().set_onmessage(Some(hear.unchecked_ref()));
    // Only what cannot be copied cannot be sent.
    let _ = channel.port2().post_message(&JsValue::NULL);
}
