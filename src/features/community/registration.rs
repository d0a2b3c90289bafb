//! A registration as its receiver gets it, and as people read it.

use super::session;
use super::submission::{Recipient, Submission};
use crate::features::schedule::MarketClock;
use crate::i18n::{locale, say, texts};
use crate::platform::{clock, random};
use market::Course;
use market::outbox::{Code, Kind};
use market::training::{Application, Registration};

/// The registration, ready to be handed in.
pub fn submission(course: &Course, application: &Application, market: MarketClock) -> Submission {
    let t = texts();
    let code = Code::from_random(*b"DK", random::bytes());
    let owner = market.with_market(|market| Recipient {
        label: t.outbox.by_mail.to_owned(),
        email: market.owner.email.to_string(),
    });
    Submission {
        kind: Kind::Registration,
        about: application.course.to_string(),
        body: body(course, application, &code),
        subject: t.training.subject(&code),
        letter: letter(course, application, &code),
        recipients: owner.into_iter().collect(),
        code,
    }
}

fn body(course: &Course, application: &Application, code: &str) -> String {
    let registration = Registration {
        code,
        course: &application.course,
        title: &say(&course.title),
        applicant: &application.applicant,
        consent: texts().training.consent,
        made: clock::now().millis(),
        language: locale().code(),
    };
    // Texts and numbers under fixed names can always be written.
    serde_json::to_string(&registration).unwrap_or_default()
}

fn letter(course: &Course, application: &Application, code: &str) -> String {
    let (t, form) = (&texts().training, &texts().form);
    let applicant = &application.applicant;
    let lines = [
        Some(t.subject(&code)),
        Some(format!("{}: {}", t.course, say(&course.title))),
        course.session.as_ref().map(session::words),
        Some(format!("{}: {}", form.name, applicant.name)),
        Some(format!("{}: {}", form.phone, applicant.phone)),
        applicant.email.as_ref().map(ToString::to_string),
        Some(format!("{} {}", t.makes, applicant.makes)),
        Some(t.consent.to_owned()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
