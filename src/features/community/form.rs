//! The form for a course: kept while it is filled in, read with care, and handed on.

use super::faults::{fault_id_of, id_of, sentence};
use super::hand::{ByHand, Handed, Receipt, registration};
use super::training::state_of;
use crate::features::schedule::MarketClock;
use crate::i18n::{say, texts};
use crate::platform::{clock, console, document, outbox, random, storage};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Course;
use market::CourseState;
use market::outbox::{Entry, Key, Kind, State, code};
use market::person::{Fault, MAX_LINES};
use market::training::{Application, Draft, Field};

/// Where the draft lies on the device.
const DRAFT: &str = "training.draft";

/// What the courses, the form and the list of registrations share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The courses.
    pub courses: StoredValue<Vec<Course>>,
    /// What stands in the form.
    pub draft: RwSignal<Draft>,
    /// What was handed on last.
    pub handed: RwSignal<Option<Handed>>,
    /// The refused registration that is being mended.
    pub mended: RwSignal<Option<Key>>,
    faults: RwSignal<Vec<(Field, Fault)>>,
    is_busy: RwSignal<bool>,
}

impl Desk {
    /// An empty desk; the draft comes once the page is up.
    pub fn new(courses: &[Course]) -> Self {
        let desk = Self {
            courses: StoredValue::new(courses.to_vec()),
            draft: RwSignal::new(Draft::default()),
            handed: RwSignal::new(None),
            mended: RwSignal::new(None),
            faults: RwSignal::new(Vec::new()),
            is_busy: RwSignal::new(false),
        };
        Effect::new(move |_| {
            if let Ok(Some(text)) = storage::read(DRAFT) {
                // A draft of another form of the form is of no use.
                desk.draft
                    .set(serde_json::from_str(&text).unwrap_or_default());
            }
        });
        desk
    }

    /// A course by its slug.
    pub fn course(self, slug: &str) -> Option<Course> {
        self.courses
            .with_value(|courses| courses.iter().find(|it| it.slug == *slug).cloned())
    }

    /// Chooses a course and goes to the form.
    pub fn choose(self, slug: &str) {
        self.handed.set(None);
        self.edit(|draft| slug.clone_into(&mut draft.course));
        document::focus_next(id_of(Field::Course).to_owned());
    }

    /// Puts a refused registration back into the form.
    pub fn mend(self, entry: &Entry) {
        let draft: Draft = serde_json::from_str(&entry.body).unwrap_or_default();
        self.mended.set(Some(entry.key.clone()));
        self.handed.set(None);
        self.edit(|it| *it = draft);
        document::focus_next(id_of(Field::Name).to_owned());
    }

    /// Changes the draft and keeps it.
    fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        let text = self.draft.with_untracked(serde_json::to_string);
        // A draft that cannot be kept is still on the page.
        let _ = storage::write(DRAFT, &text.unwrap_or_default());
    }

    fn fault(self, field: Field) -> Option<Fault> {
        let found = |faults: &Vec<(Field, Fault)>| {
            let own = faults.iter().find(|(of, _)| *of == field);
            own.map(|(_, fault)| *fault)
        };
        self.faults.with(found)
    }
}

/// The form; where no course takes registrations it says so.
#[component]
pub fn RegistrationForm(
    /// What it shares with the rest of the page.
    desk: Desk,
) -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let open = Memo::new(move |_| {
        let is_open = |course: &&Course| state_of(course, clock) == Some(CourseState::Open);
        let courses = desk.courses.get_value();
        let open = courses.iter().filter(is_open).cloned();
        clock
            .now
            .with(Option::is_some)
            .then(|| open.collect::<Vec<_>>())
    });
    let content = move || {
        let open = open.get()?;
        if open.is_empty() {
            return Some(view! { <p>{t.training.no_open}</p> }.into_any());
        }
        if let Some(handed) = desk.handed.get() {
            return Some(view! { <Receipt desk handed/> }.into_any());
        }
        Some(form(desk, open).into_any())
    };
    view! {
        <section class="registration" aria-labelledby="registration">
            <h2 id="registration">{t.training.form}</h2>
            {content}
        </section>
    }
}

fn form(desk: Desk, open: Vec<Course>) -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let has_receiver = clock
        .with_market(|market| market.endpoints.registrations.is_some())
        .unwrap_or_default();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        hand_in(desk, clock);
    };
    let options = open.iter().map(|course| {
        view! { <option value=course.slug.to_string()>{say(&course.title)}</option> }
    });
    let options = options.collect_view();
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <Faults desk/>
            {labelled(desk, Field::Course, t.training.course, None, view! {
                <select id="course" required=true
                    aria-invalid=invalid(desk, Field::Course) aria-describedby=described(desk, Field::Course, false)
                    prop:value=move || desk.draft.with(|it| it.course.clone())
                    on:change=move |event| desk.edit(|it| it.course = event_target_value(&event))>
                    <option value="">{t.training.choose}</option>
                    {options}
                </select>
            }.into_any())}
            {input(desk, Field::Name, t.training.name, ("text", "name"), None, |it| &mut it.name)}
            {input(desk, Field::Phone, t.training.phone, ("tel", "tel"), Some(t.training.phone_hint.to_owned()), |it| &mut it.phone)}
            {input(desk, Field::Email, t.training.email, ("email", "email"), None, |it| &mut it.email)}
            {labelled(desk, Field::Makes, t.training.makes, Some(t.training.makes_hint(&MAX_LINES)), view! {
                <textarea id="makes" rows="3" required=true
                    aria-invalid=invalid(desk, Field::Makes) aria-describedby=described(desk, Field::Makes, true)
                    prop:value=move || desk.draft.with(|it| it.makes.clone())
                    on:input=move |event| desk.edit(|it| it.makes = event_target_value(&event))></textarea>
            }.into_any())}
            <div class="form__field">
                <label class="switch">
                    <input type="checkbox" id="consent" required=true
                        aria-invalid=invalid(desk, Field::Consent) aria-describedby=described(desk, Field::Consent, false)
                        prop:checked=move || desk.draft.with(|it| it.consent)
                        on:change=move |event| desk.edit(|it| it.consent = event_target_checked(&event))/>
                    <span>{t.training.consent}</span>
                </label>
                {fault(desk, Field::Consent)}
            </div>
            <p class="form__note">{t.training.kept}</p>
            <p><button type="submit" class="button button--lantern" disabled=move || desk.is_busy.get()>
                {if has_receiver { t.training.send } else { t.training.prepare }}
            </button></p>
        </form>
    }
}

/// A field of one line.
fn input(
    desk: Desk,
    field: Field,
    label: &'static str,
    (kind, autocomplete): (&'static str, &'static str),
    hint: Option<String>,
    part: fn(&mut Draft) -> &mut String,
) -> AnyView {
    let has_hint = hint.is_some();
    let value = move || desk.draft.with(|it| part(&mut it.clone()).clone());
    let field_view = view! {
        <input id=id_of(field) type=kind autocomplete=autocomplete required=field != Field::Email
            aria-invalid=invalid(desk, field) aria-describedby=described(desk, field, has_hint)
            prop:value=value
            on:input=move |event| desk.edit(|it| *part(it) = event_target_value(&event))/>
    };
    labelled(desk, field, label, hint, field_view.into_any())
}

fn labelled(
    desk: Desk,
    field: Field,
    label: &'static str,
    hint: Option<String>,
    control: AnyView,
) -> AnyView {
    let hint = hint.map(|hint| {
        view! { <p class="form__hint" id=format!("{}-hint", id_of(field))>{hint}</p> }
    });
    view! {
        <div class="form__field">
            <label for=id_of(field)>{label}</label>
            {hint}
            {control}
            {fault(desk, field)}
        </div>
    }
    .into_any()
}

fn fault(desk: Desk, field: Field) -> impl IntoView {
    move || {
        let fault = desk.fault(field)?;
        Some(view! { <p class="form__fault" id=fault_id_of(field)>{sentence(field, fault)}</p> })
    }
}

fn invalid(desk: Desk, field: Field) -> impl Fn() -> Option<&'static str> {
    move || desk.fault(field).map(|_| "true")
}

fn described(desk: Desk, field: Field, has_hint: bool) -> impl Fn() -> Option<String> {
    move || {
        let hint = has_hint.then(|| format!("{}-hint", id_of(field)));
        let fault = desk.fault(field).map(|_| fault_id_of(field));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// All that has to be mended, with the way to each.
#[component]
fn Faults(desk: Desk) -> impl IntoView {
    let t = texts();
    move || {
        let faults = desk.faults.get();
        if faults.is_empty() {
            return None;
        }
        let faults = faults.into_iter().map(|(field, fault)| {
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                document::focus(id_of(field));
            };
            view! { <li><a href=format!("#{}", id_of(field)) on:click=go>{sentence(field, fault)}</a></li> }
        });
        Some(view! {
            <div class="notice notice--warning form__faults" role="alert" id="faults" tabindex="-1">
                {icon("warning")}
                <div>
                    <h3>{t.training.faults}</h3>
                    <ul>{faults.collect_view()}</ul>
                </div>
            </div>
        })
    }
}

/// Reads the form and hands it on: to the outbox where a receiver is named and the device can
/// keep it, and to the reader's own hands otherwise.
fn hand_in(desk: Desk, clock: MarketClock) {
    if desk.is_busy.get_untracked() {
        return;
    }
    let is_open = |slug: &str| {
        desk.course(slug)
            .is_some_and(|it| untrack(|| state_of(&it, clock)) == Some(CourseState::Open))
    };
    match desk.draft.with_untracked(|draft| draft.check(is_open)) {
        Err(faults) => {
            desk.faults.set(faults);
            document::focus_next("faults".to_owned());
        }
        Ok(application) => {
            desk.faults.set(Vec::new());
            desk.is_busy.set(true);
            // The reader's language is known here, and no longer in a task of its own.
            let number = code("DK", random::bytes());
            let entry = entry(desk, clock, &application, &number);
            spawn_local(hand_on(desk, application, number, entry));
        }
    }
}

async fn hand_on(desk: Desk, application: Application, number: String, entry: Option<Entry>) {
    let by_hand = match &entry {
        None => Some(ByHand::NoReceiver),
        Some(entry) => outbox::add(entry).await.err().map(|error| {
            console::warn(&format!("outbox: nothing can be kept: {error:?}"));
            ByHand::NotKept
        }),
    };
    if by_hand.is_none() {
        if let Some(key) = desk.mended.try_update(Option::take).flatten() {
            // What was mended has taken its place; if it stays, it stays as refused.
            let _ = outbox::remove(&key).await;
        }
        desk.edit(|draft| *draft = Draft::default());
    }
    desk.is_busy.try_set(false);
    desk.handed.try_set(Some(Handed {
        code: number,
        application,
        by_hand,
    }));
    document::focus_next("receipt".to_owned());
}

/// The registration as it is sent; none where nobody receives it.
fn entry(desk: Desk, clock: MarketClock, application: &Application, number: &str) -> Option<Entry> {
    let to = clock.with_market(|market| market.endpoints.registrations.clone())??;
    let course = desk.course(application.course.as_ref())?;
    let now = clock::now();
    Some(Entry {
        key: Key::from_random(random::bytes()),
        kind: Kind::Registration,
        code: number.to_owned(),
        about: application.course.to_string(),
        to,
        body: registration(&course, application, number, now),
        made: now,
        attempts: 0,
        state: State::Waiting {
            since: now,
            until: now,
            trouble: None,
        },
    })
}
