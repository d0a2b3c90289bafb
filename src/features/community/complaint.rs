//! `/complaints`: a complaint of a product, a live session or the market.

use super::entries::{Own, entries};
use super::submission::{FormState, Recipient, Submission, receipt};
use crate::features::catalogue::Shop;
use crate::features::live::LiveState;
use crate::features::schedule::MarketClock;
use crate::head::{Head, describe};
use crate::i18n::{href, locale, say, texts};
use crate::navigation::navigation;
use crate::platform::source::{Current, Source};
use crate::platform::{clock, random};
use crate::reactive::{dynamic, effect, memo};
use crate::ui::{FormField, Line, Written, fault_sentence};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::complaint::{Complaint, ComplaintDraft, Field, Grievance, Subject};
use market::outbox::{Code, Kind};
use market::person::{Fault, MAX_LINES};
use std::sync::Arc;

/// Where the draft lies on the device.
const DRAFT: &str = "complaint.draft";

impl FormField for Field {
    fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Consent => "consent",
        }
    }

    fn sentence(self, fault: Fault) -> String {
        let t = &texts().complaint;
        let written = match (self, fault) {
            (Self::Text, _) => Written::Text(t.fault_text),
            (Self::Phone, Fault::Missing) => Written::Text(t.fault_reach),
            (Self::Name, _) => Written::Name,
            (Self::Phone, _) => Written::Phone,
            (Self::Email, _) => Written::Email,
            (Self::Consent, _) => Written::Consent,
        };
        fault_sentence(written, fault)
    }
}

type Form = FormState<ComplaintDraft, Field>;

/// `/complaints`
#[component]
pub fn ComplaintPage() -> impl IntoView {
    let t = texts();
    describe(Head {
        title: t.complaint.title.to_owned(),
        description: t.complaint.description.to_owned(),
        path: Some("/complaints".to_owned()),
        missing: false,
    });
    let state = Form::new(DRAFT);
    let here = navigation();
    effect(move || {
        // What the address names goes before what an earlier draft was about.
        if let Some(about) = here.asks("about") {
            state.edit(|draft| draft.about = about);
        }
    });
    let content = move || match state.submitted.get() {
        Some(submitted) => {
            let title = t.complaint.done(&submitted.submission.code);
            let anew = Callback::new(move |()| state.begin_anew(Field::Text));
            receipt(&submitted, title, t.complaint.another, anew, None).into_any()
        }
        None => form(state).into_any(),
    };
    view! {
        <div class="page page--reading">
            <h1 class="page__title">{t.complaint.title}</h1>
            <p class="page__lead">{t.complaint.lead}</p>
            <p><a href=format!("{}#complaints", href("/about"))>{t.complaint.steps}</a></p>
            {entries(Own {
                kind: Kind::Complaint,
                heading: t.complaint.yours,
                title: Arc::new(|entry| entry.about.parse().map_or_else(|_| entry.about.clone(), |it| name_of(&it))),
                ways: Arc::new(|_| None),
                mend: Callback::new(move |entry| state.mend(&entry, Field::Text)),
            })}
            <section class="registration" aria-labelledby="complaint">
                <h2 id="complaint">{t.complaint.send}</h2>
                {dynamic(content)}
            </section>
        </div>
    }
}

/// What a complaint is about, in words.
fn name_of(subject: &Subject) -> String {
    let t = &texts().complaint;
    match subject {
        Subject::Market => t.market.to_owned(),
        Subject::Product(slug) => {
            let shelf = expect_context::<Shop>().ready();
            let listing = shelf.and_then(|shelf| shelf.product(slug.as_ref()));
            t.product(&listing.map_or_else(|| slug.to_string(), |it| say(&it.name)))
        }
        Subject::Session(slug) => {
            let live = expect_context::<LiveState>().ready();
            let session = live.and_then(|live| live.session(slug.as_ref()).cloned());
            t.session(&session.map_or_else(|| slug.to_string(), |it| say(&it.title)))
        }
    }
}

/// What the complaint is about, with the way there.
fn about(state: Form) -> impl IntoView {
    let t = texts();
    let live = expect_context::<LiveState>();
    let subject = memo(move || {
        let about = state.draft.with(|draft| draft.about.parse());
        about.unwrap_or_default()
    });
    effect(move || {
        // The name of a session is in a file of its own.
        let is_session = matches!(subject.get(), Subject::Session(_));
        if is_session && untrack(|| live.ready()).is_none() {
            spawn_local(async move { live.take(Current.live().await) });
        }
    });
    view! {
        <p class="complaint__about">
            <b>{t.complaint.about}</b>" "
            {dynamic(move || {
                let subject = subject.get();
                view! { <a href=href(&subject.to_string())>{name_of(&subject)}</a> }
            })}
        </p>
    }
}

fn form(state: Form) -> impl IntoView {
    let t = texts();
    let market = expect_context::<MarketClock>();
    let faults = state.faults;
    let has_receiver = move || market.has_receiver(Kind::Complaint);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        hand_in(state, market);
    };
    let text_hint = Some(t.complaint.text_hint(&MAX_LINES));
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {faults.summary()}
            {about(state)}
            {faults.lines(Field::Text, t.complaint.text, text_hint,
                state.value(|it| it.text.clone()), state.editor(|it, text| it.text = text))}
            {faults.line(Field::Name, t.form.name, Line {
                kind: "text", autocomplete: "name", required: true, hint: None,
                value: state.value(|it| it.name.clone()), edit: state.editor(|it, name| it.name = name),
            })}
            {faults.line(Field::Phone, t.complaint.phone, Line {
                kind: "tel", autocomplete: "tel", required: false, hint: Some(t.complaint.reach_hint.to_owned()),
                value: state.value(|it| it.phone.clone()), edit: state.editor(|it, phone| it.phone = phone),
            })}
            {faults.line(Field::Email, t.form.email, Line {
                kind: "email", autocomplete: "email", required: false, hint: None,
                value: state.value(|it| it.email.clone()), edit: state.editor(|it, email| it.email = email),
            })}
            {faults.tick(Field::Consent, t.complaint.consent,
                state.value(|it| it.consent), state.editor(|it, consent| it.consent = consent))}
            <p class="form__note">{t.form.kept}</p>
            <p><button type="submit" class="button button--lantern" disabled=move || state.is_busy.get()>
                {dynamic(move || if has_receiver() { t.complaint.send } else { t.complaint.prepare })}
            </button></p>
        </form>
    }
}

/// Reads the form and hands it in.
fn hand_in(state: Form, market: MarketClock) {
    if state.is_busy.get_untracked() {
        return;
    }
    match state.draft.with_untracked(ComplaintDraft::check) {
        Err(faults) => state.faults.show(faults),
        Ok(grievance) => state.hand_in(untrack(|| submission(&grievance, market)), market),
    }
}

fn submission(grievance: &Grievance, market: MarketClock) -> Submission {
    let t = texts();
    let code = Code::from_random(*b"KN", random::bytes());
    let title = name_of(&grievance.about);
    let complaint = Complaint {
        code: &code,
        about: grievance.about.to_string(),
        title: &title,
        text: &grievance.text,
        name: &grievance.name,
        phone: grievance.phone.as_ref(),
        email: grievance.email.as_ref(),
        consent: t.complaint.consent,
        made: clock::now().millis(),
        language: locale().code(),
    };
    let owner = market.with_market(|market| Recipient {
        label: t.outbox.by_mail.to_owned(),
        email: market.owner.email.to_string(),
    });
    let lines = [
        Some(t.complaint.subject(&code)),
        Some(title.clone()),
        Some(grievance.text.clone()),
        Some(format!("{}: {}", t.form.name, grievance.name)),
        grievance.phone.as_ref().map(ToString::to_string),
        grievance.email.as_ref().map(ToString::to_string),
    ];
    Submission {
        kind: Kind::Complaint,
        about: grievance.about.to_string(),
        // Texts and numbers under fixed names can always be written.
        body: serde_json::to_string(&complaint).unwrap_or_default(),
        subject: t.complaint.subject(&code),
        letter: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        recipients: owner.into_iter().collect(),
        code,
    }
}
