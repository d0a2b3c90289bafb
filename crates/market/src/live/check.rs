//! What the types alone cannot check: whether the sessions fit the rest of the content.

use super::Session;
use crate::catalogue::check::Report;
use crate::fault::{Fit, Thing};
use std::collections::HashSet;

/// The producers and products that there are.
pub(crate) struct Known<'a> {
    pub(crate) producers: HashSet<&'a str>,
    pub(crate) products: HashSet<&'a str>,
}

/// Checks the sessions of a file and gives those that are sound.
pub(crate) fn check_sessions(
    report: &mut Report<'_>,
    sessions: Vec<Session>,
    known: &Known<'_>,
) -> Vec<Session> {
    let mut slugs = HashSet::new();
    let mut sound = Vec::with_capacity(sessions.len());
    for (index, session) in sessions.into_iter().enumerate() {
        let before = report.findings.len();
        let field = |name: &str| format!("sessions[{index}].{name}");
        report.require(slugs.insert(session.slug.clone()), &field("slug"), || {
            Fit::Twice {
                thing: Thing::Session,
                name: session.slug.to_string(),
            }
        });
        let producer = session.producer.as_str();
        report.require(
            known.producers.contains(producer),
            &field("producer"),
            || Fit::no_sound_file("producers", producer, known.producers.iter().copied()),
        );
        check_times(report, &session, field);
        check_pins(report, &session, known, field);
        if report.findings.len() == before {
            sound.push(session);
        }
    }
    sound
}

fn check_times(report: &mut Report<'_>, session: &Session, field: impl Fn(&str) -> String) {
    report.require(session.starts < session.ends, &field("ends"), || {
        Fit::SessionEnds
    });
    if let Some(late) = session.delayed_to {
        let fits = session.starts < late && late < session.ends;
        report.require(fits, &field("delayed_to"), || Fit::SessionDelay);
    }
}

fn check_pins(
    report: &mut Report<'_>,
    session: &Session,
    known: &Known<'_>,
    field: impl Fn(&str) -> String,
) {
    let mut seconds = HashSet::new();
    for (place, pin) in session.pins.iter().enumerate() {
        let field = |name: &str| field(&format!("pins[{place}].{name}"));
        let product = pin.product.as_str();
        report.require(known.products.contains(product), &field("product"), || {
            Fit::no_sound_file("products", product, known.products.iter().copied())
        });
        let length = session.length_s();
        report.require(i64::from(pin.at_s) < length, &field("at_s"), || {
            Fit::PinAfterEnd { length }
        });
        report.require(seconds.insert(pin.at_s), &field("at_s"), || Fit::PinTwice {
            second: pin.at_s,
        });
    }
}
