//! The countdown. Each figure is a text node of its own behind a memo, so that a second
//! changes one text node and nothing else.

use super::clock::MarketClock;
use super::when;
use crate::i18n::{Texts, texts};
use crate::navigation::navigation;
use crate::platform::clock as device;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use market::{Locale, Phase, PhaseKind, Remaining, UtcOffset};

fn remaining(clock: MarketClock) -> Option<Remaining> {
    let target = clock.phase.get()?.target()?;
    Some(Remaining::between(clock.now.get()?, target))
}

/// What the figures count to.
pub fn label(t: &Texts, kind: Option<PhaseKind>) -> &'static str {
    match kind {
        None => t.schedule.label_unknown,
        Some(PhaseKind::Before) => t.schedule.label_before,
        Some(PhaseKind::Open) => t.schedule.label_open,
        Some(PhaseKind::ClosingSoon) => t.schedule.label_closing_soon,
        Some(PhaseKind::Closed) => t.schedule.label_closed,
        Some(PhaseKind::Over) => t.schedule.label_over,
    }
}

/// The name of a state for style sheets.
pub fn state_name(kind: Option<PhaseKind>) -> &'static str {
    match kind {
        None => "unknown",
        Some(PhaseKind::Before) => "before",
        Some(PhaseKind::Open) => "open",
        Some(PhaseKind::ClosingSoon) => "closing-soon",
        Some(PhaseKind::Closed) => "closed",
        Some(PhaseKind::Over) => "over",
    }
}

/// The large countdown: what it counts to, four figures, and when that is.
#[component]
pub fn Countdown() -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let kind = memo(move || clock.kind());
    view! {
        <section class="countdown" data-state=move || state_name(kind.get()) aria-label=t.schedule.countdown>
            <p class="countdown__label">{dynamic(move || label(t, kind.get()))}</p>
            <Figures clock/>
            <p class="countdown__when">{dynamic(move || when_sentence(t, clock))}</p>
            <Cancelled clock/>
        </section>
    }
}

#[component]
fn Figures(clock: MarketClock) -> impl IntoView {
    let t = texts();
    let of = |part: fn(&Remaining) -> u32| memo(move || remaining(clock).map(|left| part(&left)));
    let days = of(|left| left.days);
    let figures = [
        (days, t.schedule.days),
        (of(|left| u32::from(left.hours)), t.schedule.hours),
        (of(|left| u32::from(left.minutes)), t.schedule.minutes),
        (of(|left| u32::from(left.seconds)), t.schedule.seconds),
    ];
    let over = memo(move || clock.kind() == Some(PhaseKind::Over));
    view! {
        <p class="countdown__figures" role="timer" hidden=move || over.get()>
            {figures.map(|(value, unit)| view! {
                <span class="figure">
                    <b>{dynamic(move || value.get().map_or_else(|| "–".to_owned(), |value| format!("{value:02}")))}</b>
                    " "
                    <small>{unit}</small>
                </span>
            }).into_iter().collect_view()}
        </p>
    }
}

/// When the market opens or closes, in its time and, where it differs, in the reader's.
fn when_sentence(t: &'static Texts, clock: MarketClock) -> String {
    let (Some(phase), Some(offset)) = (clock.phase.get(), clock.offset()) else {
        return clock.with_nights(when::hours).unwrap_or_default();
    };
    let sentence = sentence(t, phase, offset);
    let own = phase
        .target()
        .and_then(|target| when::own_time(target, offset, device::device_offset(target)));
    match own {
        Some(own) => format!("{sentence} {own}"),
        None => sentence,
    }
}

/// When the market opens or closes, in its time.
pub fn sentence(t: &Texts, phase: Phase, offset: UtcOffset) -> String {
    let Some(target) = phase.target() else {
        return t.schedule.over_sentence.to_owned();
    };
    if phase.is_open() {
        t.schedule.closes_at(&when::time(target, offset))
    } else {
        t.schedule.opens_at(&when::date_time(target, offset))
    }
}

/// The nights before the next one that were called off, with their reasons.
#[component]
fn Cancelled(clock: MarketClock) -> impl IntoView {
    let t = texts();
    let nights = memo(move || {
        // Looked up anew with every state and every day, not with every second.
        clock.phase.get()?;
        clock.today.get()?;
        let now = clock.now.get_untracked()?;
        clock.with_nights(|schedule, offset| {
            let nights = schedule.cancelled_before_next(now, offset);
            nights
                .into_iter()
                .map(|night| (night.date, night.reason.clone()))
                .collect::<Vec<_>>()
        })
    });
    dynamic(move || {
        nights.get().unwrap_or_default().into_iter().map(|(date, reason)| {
            let reason = crate::i18n::say(&reason);
            view! { <p class="countdown__cancelled">{t.schedule.cancelled(&when::date(date), &reason)}</p> }
        }).collect_view()
    })
}

/// The state of the market in a few words and the time left, for the header.
#[component]
pub fn Chip() -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let kind = memo(move || clock.kind());
    let left = memo(move || remaining(clock).map(|left| short(t, left)));
    let here = navigation().path;
    // The home page's own countdown says the same below it.
    let is_doubled = move || here.with(|path| Locale::from_path(path).1 == "/");
    view! {
        <p class="chip" class:chip--doubled=is_doubled data-state=move || state_name(kind.get())>
            <span class="chip__light" aria-hidden="true"></span>
            <span class="chip__label">{dynamic(move || chip_label(t, kind.get(), clock))}</span>
            " "
            <span class="chip__left">{dynamic(move || left.get().unwrap_or_default())}</span>
        </p>
    }
}

fn chip_label(t: &Texts, kind: Option<PhaseKind>, clock: MarketClock) -> String {
    match kind {
        None => {
            let weekday = clock
                .with_nights(|schedule, _| when::only_weekday(schedule))
                .flatten();
            return weekday.map_or_else(
                || t.schedule.chip_unknown.to_owned(),
                |weekday| t.schedule.chip_weekly(&weekday),
            );
        }
        Some(PhaseKind::Before | PhaseKind::Closed) => t.schedule.chip_closed,
        Some(PhaseKind::Open) => t.schedule.chip_open,
        Some(PhaseKind::ClosingSoon) => t.schedule.chip_closing_soon,
        Some(PhaseKind::Over) => t.schedule.chip_over,
    }
    .to_owned()
}

/// Days while there are more than one, so that the header rests; then hours to seconds.
fn short(t: &Texts, left: Remaining) -> String {
    if left.days > 0 {
        return t.schedule.days_left(u64::from(left.days));
    }
    if left.hours > 0 {
        return format!("{}:{:02}:{:02}", left.hours, left.minutes, left.seconds);
    }
    format!("{:02}:{:02}", left.minutes, left.seconds)
}
