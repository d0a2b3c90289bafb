//! `/training`: the courses, and the way into one.

use super::entries::{Own, entries};
use super::form::{Desk, RegistrationForm};
use super::page::Sheet;
use super::session;
use crate::features::schedule::{MarketClock, day};
use crate::i18n::{Texts, lang_of, say, texts};
use crate::platform::source::{Current, Source};
use crate::reactive::{dynamic, memo};
use crate::routes::Preload;
use crate::ui::icon;
use leptos::prelude::*;
use market::outbox::{Entry, Kind};
use market::{Course, CourseState, Topic, Training, UtcOffset};
use std::sync::Arc;

/// `/training`
#[component]
pub fn TrainingPage() -> impl IntoView {
    let t = texts();
    let first = match use_context::<Preload>() {
        Some(Preload::Training(training)) => Some(training),
        _ => None,
    };
    let sheet = Sheet {
        path: "/training",
        file: "training.json",
        title: t.training.title,
        description: t.training.description,
        lead: t.training.lead,
        class: "page",
    };
    sheet.view(first, || Box::pin(async { Current.training().await }), body)
}

fn body(training: &Training) -> AnyView {
    let t = texts();
    let desk = Desk::new(&training.courses);
    if training.courses.is_empty() {
        let none = view! { <p class="notice notice--info">{icon("info")}<span>{t.training.none}</span></p> };
        return view! { {none}{registrations(desk)} }.into_any();
    }
    let courses = training.courses.iter().map(|it| course(it, desk));
    let demonstration = training.demonstration.then(|| {
        view! { <p class="notice notice--info">{icon("info")}<span>{t.training.demonstration}</span></p> }
    });
    view! {
        {demonstration}
        <ul class="courses" role="list">{courses.collect_view()}</ul>
        {registrations(desk)}
        <RegistrationForm desk/>
    }
    .into_any()
}

/// The registrations on this device.
fn registrations(desk: Desk) -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let title = move |entry: &Entry| {
        let course = desk.course(&entry.about);
        course.map_or_else(|| entry.about.clone(), |course| say(&course.title))
    };
    let calendar = move |entry: &Entry| {
        let course = desk
            .course(&entry.about)
            .filter(|it| it.session.is_some())?;
        let label = t.training.calendar_of(&say(&course.title));
        let save = move |_| session::save(&course, clock);
        Some(
            view! {
                <button type="button" class="linklike" aria-label=label on:click=save>{t.training.calendar}</button>
            }
            .into_any(),
        )
    };
    entries(Own {
        kind: Kind::Registration,
        heading: t.training.yours,
        title: Arc::new(title),
        ways: Arc::new(calendar),
        mend: Callback::new(move |entry| desk.mend(&entry)),
    })
}

/// How a course stands; nothing while that is unknown.
pub fn state_of(course: &Course, clock: MarketClock) -> Option<CourseState> {
    let offset = clock.offset().unwrap_or(UtcOffset::UTC);
    course.state(clock.now.get(), offset)
}

fn course(course: &Course, desk: Desk) -> impl IntoView + use<> {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let state = {
        let course = course.clone();
        memo(move || state_of(&course, clock))
    };
    let topic = match course.topic {
        Topic::OnlineSelling => t.training.online_selling,
        Topic::Livestreaming => t.training.livestreaming,
    };
    let when = course
        .session
        .as_ref()
        .map_or_else(|| t.training.undated.to_owned(), session::words);
    let place = course.place.as_ref();
    let place = view! {
        <span lang=place.and_then(lang_of)>{place.map_or_else(|| t.training.online.to_owned(), say)}</span>
    };
    let opens = course.registration_from.map(|first| {
        let shown = move || {
            let is_planned = state.get() == Some(CourseState::Planned);
            is_planned.then(|| view! { <p>{t.training.opens(&day(first))}</p> })
        };
        view! { {dynamic(shown)} }
    });
    let (places, left) = (u64::from(course.places), u64::from(course.left));
    let title = say(&course.title);
    let register = {
        let (slug, title) = (course.slug.to_string(), title.clone());
        dynamic(move || {
            let slug = slug.clone();
            let label = t.training.register_for(&title);
            (state.get() == Some(CourseState::Open)).then(|| view! {
                <button type="button" class="button" aria-label=label on:click=move |_| desk.choose(&slug)>
                    {t.training.register}
                </button>
            })
        })
    };
    view! {
        <li>
            <article class="course" class:course--past=move || state.get() == Some(CourseState::Held) id=course.slug.to_string()>
                <p class="course__topic">{topic}" · "{t.training.free}</p>
                <h2 class="course__title" lang=lang_of(&course.title)>{title}</h2>
                <p lang=lang_of(&course.summary)>{say(&course.summary)}</p>
                <p class="course__fact">{icon("calendar")}<span>{when}</span></p>
                <p class="course__fact">{icon("pin")}{place}</p>
                <p class="course__fact">{icon("info")}<span>{t.training.places(places)}
                    {dynamic(move || matches!(state.get(), Some(CourseState::Open | CourseState::Full)).then(|| format!(", {}", t.training.left(left))))}
                </span></p>
                {opens}
                <div class="course__foot">
                    <p class="course__state badge">{dynamic(move || state.get().map_or("…", |it| state_words(t, it)))}</p>
                    {register}
                </div>
            </article>
        </li>
    }
}

fn state_words(t: &'static Texts, state: CourseState) -> &'static str {
    match state {
        CourseState::Planned => t.training.planned,
        CourseState::Open => t.training.open,
        CourseState::Full => t.training.full,
        CourseState::Held => t.training.held,
    }
}
