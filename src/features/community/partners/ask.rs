//! The request for quotations: to one partner, or to several at once.

use crate::features::community::entries::{Own, entries};
use crate::features::community::submission::{FormState, Recipient, Submission, receipt};
use crate::features::schedule::MarketClock;
use crate::i18n::{locale, say, texts};
use crate::navigation::navigation;
use crate::platform::{clock, random};
use crate::reactive::{dynamic, effect};
use crate::ui::{FormField, Line, Written, fault_sentence, icon};
use leptos::prelude::*;
use market::outbox::{Code, Entry, Kind};
use market::partners::{Field, Partner, Partners, Quotation, QuotationDraft, QuotationRequest};
use market::person::{Fault, MAX_LINES};
use std::sync::Arc;

/// Where the draft lies on the device.
const DRAFT: &str = "partners.draft";

impl FormField for Field {
    fn id(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Wants => "wants",
            Self::Name => "name",
            Self::Organisation => "organisation",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Consent => "consent",
        }
    }

    fn sentence(self, fault: Fault) -> String {
        let t = &texts().partners;
        let written = match (self, fault) {
            (Self::To, Fault::TooLong { most }) => return t.fault_many(&most),
            (Self::To, _) => Written::Text(t.fault_to),
            (Self::Wants | Self::Organisation, _) => Written::Text(t.fault_wants),
            (Self::Name, _) => Written::Name,
            (Self::Phone, _) => Written::Phone,
            (Self::Email, _) => Written::Email,
            (Self::Consent, _) => Written::Consent,
        };
        fault_sentence(written, fault)
    }
}

/// What the cards, the form and the list of requests share.
#[derive(Clone, Copy)]
pub struct Ask {
    partners: StoredValue<Vec<Partner>>,
    form: FormState<QuotationDraft, Field>,
}

impl Ask {
    /// Nobody is asked yet, but for those of an earlier draft and whom the address names.
    pub fn new(partners: &Partners) -> Self {
        let ask = Self {
            partners: StoredValue::new(partners.partners.clone()),
            form: FormState::new(DRAFT),
        };
        let here = navigation();
        effect(move || {
            let named = here.asks("ask");
            if let Some(slug) = named.filter(|slug| ask.partner(slug).is_some()) {
                ask.choose(slug, true);
            }
        });
        ask
    }

    fn partner(self, slug: &str) -> Option<Partner> {
        self.partners
            .with_value(|all| all.iter().find(|it| it.slug == *slug).cloned())
    }

    fn name(self, slug: &str) -> String {
        self.partner(slug)
            .map_or_else(|| slug.to_owned(), |it| say(&it.name))
    }

    fn choose(self, slug: String, is_asked: bool) {
        self.form.submitted.set(None);
        self.form.edit(|draft| {
            draft.to.retain(|it| *it != slug);
            if is_asked {
                draft.to.push(slug);
            }
        });
    }

    /// The box with which a partner is asked, too.
    pub fn tick(self, slug: String, name: &str) -> impl IntoView + use<> {
        let t = texts();
        let label = t.partners.ask_of(&name);
        let is_asked = {
            let slug = slug.clone();
            move || self.form.draft.with(|it| it.to.contains(&slug))
        };
        view! {
            <label class="switch">
                <input type="checkbox" aria-label=label prop:checked=is_asked
                    on:change=move |event| self.choose(slug.clone(), event_target_checked(&event))/>
                <span>{t.partners.ask}</span>
            </label>
        }
    }
}

/// The form, or what was handed in with it.
#[component]
pub fn AskForm(
    /// What it shares with the rest of the page.
    ask: Ask,
) -> impl IntoView {
    let t = texts();
    let content = move || match ask.form.submitted.get() {
        Some(submitted) => {
            let title = t.partners.done(&submitted.submission.code);
            let anew = Callback::new(move |()| ask.form.begin_anew(Field::Wants));
            receipt(&submitted, title, t.partners.another, anew, None).into_any()
        }
        None => form(ask).into_any(),
    };
    view! {
        <section class="registration" aria-labelledby="quotation">
            <h2 id="quotation">{t.partners.form}</h2>
            <p>{t.partners.form_lead}</p>
            {dynamic(content)}
        </section>
    }
}

fn form(ask: Ask) -> impl IntoView {
    let t = texts();
    let market = expect_context::<MarketClock>();
    let (state, faults) = (ask.form, ask.form.faults);
    let has_receiver = move || market.has_receiver(Kind::Quotation);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        hand_in(ask, market);
    };
    let wants_hint = Some(t.partners.wants_hint(&MAX_LINES));
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {faults.summary()}
            {chosen(ask)}
            {faults.lines(Field::Wants, t.partners.wants, wants_hint,
                state.value(|it| it.wants.clone()), state.editor(|it, wants| it.wants = wants))}
            {faults.line(Field::Name, t.form.name, Line {
                kind: "text", autocomplete: "name", required: true, hint: None,
                value: state.value(|it| it.name.clone()), edit: state.editor(|it, name| it.name = name),
            })}
            {faults.line(Field::Organisation, t.partners.organisation, Line {
                kind: "text", autocomplete: "organization", required: false, hint: None,
                value: state.value(|it| it.organisation.clone()),
                edit: state.editor(|it, organisation| it.organisation = organisation),
            })}
            {faults.line(Field::Phone, t.form.phone, Line {
                kind: "tel", autocomplete: "tel", required: true, hint: Some(t.form.phone_hint.to_owned()),
                value: state.value(|it| it.phone.clone()), edit: state.editor(|it, phone| it.phone = phone),
            })}
            {faults.line(Field::Email, t.form.email, Line {
                kind: "email", autocomplete: "email", required: false, hint: None,
                value: state.value(|it| it.email.clone()), edit: state.editor(|it, email| it.email = email),
            })}
            {faults.tick(Field::Consent, t.partners.consent,
                state.value(|it| it.consent), state.editor(|it, consent| it.consent = consent))}
            <p class="form__note">{t.form.kept}</p>
            <p><button type="submit" class="button button--lantern" disabled=move || state.is_busy.get()>
                {dynamic(move || if has_receiver() { t.partners.send } else { t.partners.prepare })}
            </button></p>
        </form>
    }
}

/// Those who are asked, whatever the filters show.
fn chosen(ask: Ask) -> impl IntoView {
    let t = texts();
    let list = move || {
        let to = ask.form.draft.with(|it| it.to.clone());
        if to.is_empty() {
            return view! { <p class="form__hint">{t.partners.nobody_asked}</p> }.into_any();
        }
        let rows = to.into_iter().map(|slug| {
            let name = ask.name(&slug);
            let label = t.partners.remove(&name);
            view! {
                <li>
                    <span>{name}</span>
                    <button type="button" class="saved__remove" aria-label=label
                        on:click=move |_| ask.choose(slug.clone(), false)>{icon("trash")}</button>
                </li>
            }
        });
        view! { <ul class="partners__asked" role="list">{rows.collect_view()}</ul> }.into_any()
    };
    let faults = ask.form.faults;
    view! {
        <div class="form__field" id="to" role="group" tabindex="-1" aria-labelledby="to-label"
            aria-describedby=faults.described(Field::To, false)>
            <p class="form__label" id="to-label">{t.partners.to}</p>
            {dynamic(list)}
            {faults.note(Field::To)}
        </div>
    }
}

/// Reads the form and hands it in.
fn hand_in(ask: Ask, market: MarketClock) {
    if ask.form.is_busy.get_untracked() {
        return;
    }
    let is_known = |slug: &str| ask.partner(slug).is_some();
    match ask.form.draft.with_untracked(|draft| draft.check(is_known)) {
        Err(faults) => ask.form.faults.show(faults),
        Ok(request) => ask
            .form
            .hand_in(untrack(|| submission(ask, &request)), market),
    }
}

fn submission(ask: Ask, request: &QuotationRequest) -> Submission {
    let t = texts();
    let code = Code::from_random(*b"BG", random::bytes());
    let quotation = Quotation {
        code: &code,
        request,
        consent: t.partners.consent,
        made: clock::now().millis(),
        language: locale().code(),
    };
    let slugs = request.to.iter().map(ToString::to_string);
    let recipients = request.to.iter().filter_map(|slug| {
        let partner = ask.partner(slug.as_ref())?;
        Some(Recipient {
            label: t.partners.mail_to(&say(&partner.name)),
            email: partner.email.to_string(),
        })
    });
    Submission {
        kind: Kind::Quotation,
        about: slugs.collect::<Vec<_>>().join(","),
        // Texts and numbers under fixed names can always be written.
        body: serde_json::to_string(&quotation).unwrap_or_default(),
        subject: t.partners.subject(&code),
        letter: letter(ask, request, &code),
        recipients: recipients.collect(),
        code,
    }
}

/// The request as people read it.
fn letter(ask: Ask, request: &QuotationRequest, code: &str) -> String {
    let (t, form) = (&texts().partners, &texts().form);
    let names = request.to.iter().map(|slug| ask.name(slug.as_ref()));
    let names = names.collect::<Vec<_>>().join(", ");
    let lines = [
        Some(t.subject(&code)),
        Some(format!("{}: {names}", t.to)),
        Some(request.wants.clone()),
        Some(format!("{}: {}", form.name, request.name)),
        Some(request.organisation.clone()).filter(|it| !it.is_empty()),
        Some(format!("{}: {}", form.phone, request.phone)),
        request.email.as_ref().map(ToString::to_string),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The requests on this device.
pub fn requests(ask: Ask) -> impl IntoView {
    let title = move |entry: &Entry| {
        let names = entry.about.split(',').map(|slug| ask.name(slug));
        names.collect::<Vec<_>>().join(", ")
    };
    entries(Own {
        kind: Kind::Quotation,
        heading: texts().partners.yours,
        title: Arc::new(title),
        ways: Arc::new(|_| None),
        mend: Callback::new(move |entry| ask.form.mend(&entry, Field::Wants)),
    })
}
