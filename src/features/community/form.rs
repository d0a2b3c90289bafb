//! The form for a course: kept while it is filled in, read with care, and handed on.

use super::registration::submission;
use super::session;
use super::submission::{FormState, Submitted, receipt};
use super::training::state_of;
use crate::features::schedule::MarketClock;
use crate::i18n::{say, texts};
use crate::platform::document;
use crate::reactive::{dynamic, memo};
use crate::ui::{FormField as _, Line, icon};
use leptos::prelude::*;
use market::outbox::{Entry, Kind};
use market::person::MAX_LINES;
use market::training::{Draft, Field};
use market::{Course, CourseState};

/// Where the draft lies on the device.
const DRAFT: &str = "training.draft";

/// What the courses, the form and the list of registrations share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The courses.
    pub courses: StoredValue<Vec<Course>>,
    /// The form.
    pub form: FormState<Draft, Field>,
}

impl Desk {
    /// An empty desk.
    pub fn new(courses: &[Course]) -> Self {
        Self {
            courses: StoredValue::new(courses.to_vec()),
            form: FormState::new(DRAFT),
        }
    }

    /// A course by its slug.
    pub fn course(self, slug: &str) -> Option<Course> {
        self.courses
            .with_value(|courses| courses.iter().find(|it| it.slug == *slug).cloned())
    }

    /// Chooses a course and goes to the form.
    pub fn choose(self, slug: &str) {
        self.form.submitted.set(None);
        self.form.edit(|draft| slug.clone_into(&mut draft.course));
        document::focus_next(Field::Course.id().to_owned());
    }

    /// Puts a refused registration back into the form.
    pub fn mend(self, entry: &Entry) {
        self.form.mend(entry, Field::Name);
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
    let open = memo(move || {
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
        if let Some(submitted) = desk.form.submitted.get() {
            return Some(done(desk, &submitted).into_any());
        }
        Some(form(desk, open).into_any())
    };
    view! {
        <section class="registration" aria-labelledby="registration">
            <h2 id="registration">{t.training.form}</h2>
            {dynamic(content)}
        </section>
    }
}

/// The registration with its code, and its date for the calendar.
fn done(desk: Desk, submitted: &Submitted) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let course = desk.course(&submitted.submission.about);
    let calendar = course.filter(|it| it.session.is_some()).map(|course| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| session::save(&course, clock)>
                {icon("calendar")}{t.training.calendar}
            </button>
        }
        .into_any()
    });
    let title = t.training.done(&submitted.submission.code);
    let anew = Callback::new(move |()| desk.form.begin_anew(Field::Course));
    receipt(submitted, title, t.training.another, anew, calendar)
}

fn form(desk: Desk, open: Vec<Course>) -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let state = desk.form;
    let faults = state.faults;
    let has_receiver = move || clock.has_receiver(Kind::Registration);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        hand_in(desk, clock);
    };
    let options = open.iter().map(|course| {
        view! { <option value=course.slug.to_string()>{say(&course.title)}</option> }
    });
    let course = view! {
        <select id="course" required=true
            aria-invalid=faults.invalid(Field::Course) aria-describedby=faults.described(Field::Course, false)
            prop:value=state.value(|it| it.course.clone())
            on:change=move |event| state.edit(|it| it.course = event_target_value(&event))>
            <option value="">{t.training.choose}</option>
            {options.collect_view()}
        </select>
    };
    let makes_hint = Some(t.training.makes_hint(&MAX_LINES));
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {faults.summary()}
            {faults.labelled(Field::Course, t.training.course, None, course.into_any())}
            {faults.line(Field::Name, t.form.name, Line {
                kind: "text", autocomplete: "name", required: true, hint: None,
                value: state.value(|it| it.name.clone()), edit: state.editor(|it, name| it.name = name),
            })}
            {faults.line(Field::Phone, t.form.phone, Line {
                kind: "tel", autocomplete: "tel", required: true, hint: Some(t.form.phone_hint.to_owned()),
                value: state.value(|it| it.phone.clone()), edit: state.editor(|it, phone| it.phone = phone),
            })}
            {faults.line(Field::Email, t.form.email, Line {
                kind: "email", autocomplete: "email", required: false, hint: None,
                value: state.value(|it| it.email.clone()), edit: state.editor(|it, email| it.email = email),
            })}
            {faults.lines(Field::Makes, t.training.makes, makes_hint,
                state.value(|it| it.makes.clone()), state.editor(|it, makes| it.makes = makes))}
            {faults.tick(Field::Consent, t.training.consent,
                state.value(|it| it.consent), state.editor(|it, consent| it.consent = consent))}
            <p class="form__note">{t.form.kept}</p>
            <p><button type="submit" class="button button--lantern" disabled=move || state.is_busy.get()>
                {dynamic(move || if has_receiver() { t.training.send } else { t.training.prepare })}
            </button></p>
        </form>
    }
}

/// Reads the form and hands it in.
fn hand_in(desk: Desk, clock: MarketClock) {
    if desk.form.is_busy.get_untracked() {
        return;
    }
    let is_open = |slug: &str| {
        desk.course(slug)
            .is_some_and(|it| untrack(|| state_of(&it, clock)) == Some(CourseState::Open))
    };
    match desk.form.draft.with_untracked(|draft| draft.check(is_open)) {
        Err(faults) => desk.form.faults.show(faults),
        Ok(application) => {
            if let Some(course) = desk.course(application.course.as_ref()) {
                let submission = untrack(|| submission(&course, &application, clock));
                desk.form.hand_in(submission, clock);
            }
        }
    }
}
