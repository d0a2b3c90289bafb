//! The fields of a form that knows them by a type of its own, and what is wrong with each.

use super::form::{self, FaultWords, common_fault};
use crate::i18n::texts;
use crate::platform::document;
use leptos::prelude::*;
use market::person::Fault;

/// A field of a form.
pub trait FormField: Copy + PartialEq + Send + Sync + 'static {
    /// The id of its element.
    fn id(self) -> &'static str;
    /// What is wrong, and how to mend it.
    fn sentence(self, fault: Fault) -> String;
}

/// What kinds of things people write of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// An address of e-mail.
    Email,
    /// The consent to the use of all that.
    Consent,
    /// Anything else; the sentence is said where it is missing.
    Text(&'static str),
}

/// What is wrong with what somebody has written, in words.
pub fn fault_sentence(written: Written, fault: Fault) -> String {
    if let Some(words) = common_fault(fault) {
        return words;
    }
    let t = &texts().form;
    let words = match (fault, written) {
        (_, Written::Text(sentence)) => sentence,
        (Fault::Missing, Written::Name) => t.fault_name,
        (_, Written::Name) => t.fault_form,
        (Fault::Missing, Written::Phone) => t.fault_phone,
        (_, Written::Phone) => t.fault_phone_form,
        (_, Written::Email) => t.fault_email,
        (_, Written::Consent) => t.fault_consent,
    };
    words.to_owned()
}

/// What is wrong with a form, in the order of its fields.
pub struct Faults<F: FormField>(RwSignal<Vec<(F, Fault)>>);

impl<F: FormField> Clone for Faults<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: FormField> Copy for Faults<F> {}

impl<F: FormField> Faults<F> {
    /// Of a form that nobody has handed in yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Shows these faults and goes to their list.
    pub fn show(self, faults: Vec<(F, Fault)>) {
        self.0.set(faults);
        document::focus_next("faults".to_owned());
    }

    /// All is well.
    pub fn clear(self) {
        self.0.set(Vec::new());
    }

    /// What is wrong with a field.
    fn words(self, field: F) -> FaultWords {
        Signal::derive(move || {
            self.0.with(|faults| {
                let own = faults.iter().find(|(of, _)| *of == field);
                own.map(|(_, fault)| field.sentence(*fault))
            })
        })
    }

    /// The attribute `aria-invalid` of a field.
    pub fn invalid(self, field: F) -> impl Fn() -> Option<&'static str> {
        form::invalid(self.words(field))
    }

    /// The attribute `aria-describedby` of a field.
    pub fn described(self, field: F, has_hint: bool) -> impl Fn() -> Option<String> {
        form::described(field.id(), has_hint, self.words(field))
    }

    /// What is wrong with a field, beside it.
    pub fn note(self, field: F) -> impl IntoView {
        form::fault_of(field.id(), self.words(field))
    }

    /// A field with its label, its hint and what is wrong with it.
    pub fn labelled(
        self,
        field: F,
        label: &'static str,
        hint: Option<String>,
        control: AnyView,
    ) -> AnyView {
        form::field(field.id(), label, hint, self.words(field), control)
    }

    /// A field of one line.
    pub fn line(self, field: F, label: &'static str, line: Line) -> AnyView {
        let Line {
            kind,
            autocomplete,
            required,
            hint,
            value,
            edit,
        } = line;
        let control = view! {
            <input id=field.id() type=kind autocomplete=autocomplete required=required
                aria-invalid=self.invalid(field) aria-describedby=self.described(field, hint.is_some())
                prop:value=value
                on:input=move |event| edit.run(event_target_value(&event))/>
        };
        self.labelled(field, label, hint, control.into_any())
    }

    /// A field of a few lines.
    pub fn lines(
        self,
        field: F,
        label: &'static str,
        hint: Option<String>,
        value: Signal<String>,
        edit: Callback<String>,
    ) -> AnyView {
        let control = view! {
            <textarea id=field.id() rows="3" required=true
                aria-invalid=self.invalid(field) aria-describedby=self.described(field, hint.is_some())
                prop:value=value
                on:input=move |event| edit.run(event_target_value(&event))></textarea>
        };
        self.labelled(field, label, hint, control.into_any())
    }

    /// A box to be ticked; it is never ticked beforehand.
    pub fn tick(
        self,
        field: F,
        label: &'static str,
        value: Signal<bool>,
        edit: Callback<bool>,
    ) -> AnyView {
        view! {
            <div class="form__field">
                <label class="switch">
                    <input type="checkbox" id=field.id() required=true
                        aria-invalid=self.invalid(field) aria-describedby=self.described(field, false)
                        prop:checked=value
                        on:change=move |event| edit.run(event_target_checked(&event))/>
                    <span>{label}</span>
                </label>
                {self.note(field)}
            </div>
        }
        .into_any()
    }

    /// All that has to be mended, with the way to each.
    pub fn summary(self) -> impl IntoView {
        let all = move || {
            let faults = self.0.get().into_iter();
            let words = faults.map(|(field, fault)| (field.id().to_owned(), field.sentence(fault)));
            words.collect()
        };
        form::faults(texts().form.faults, all)
    }
}

/// What a field of one line is.
pub struct Line {
    /// The type of the input.
    pub kind: &'static str,
    /// What browsers may fill in.
    pub autocomplete: &'static str,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// What stands in it.
    pub value: Signal<String>,
    /// Takes in what is written.
    pub edit: Callback<String>,
}
