//! What forms share: a field with its label, its hint and what is wrong with it, and the sum of
//! all that is wrong.

use super::icon;
use crate::i18n::texts;
use crate::platform::document;
use crate::reactive::dynamic;
use leptos::prelude::*;
use market::person::Fault;

/// What is wrong with a field, in words; nothing while nothing is.
pub type FaultWords = Signal<Option<String>>;

/// The id of the element that says what is wrong with a field.
pub fn fault_id(field: &str) -> String {
    format!("{field}-fault")
}

/// A control with its label, its hint and its fault.
pub fn field(
    id: &str,
    label: impl IntoView + 'static,
    hint: Option<String>,
    fault: FaultWords,
    control: AnyView,
) -> AnyView {
    let hint = hint.map(|hint| {
        view! { <p class="form__hint" id=format!("{id}-hint")>{hint}</p> }
    });
    view! {
        <div class="form__field">
            <label for=id.to_owned()>{label}</label>
            {hint}
            {control}
            {fault_of(id, fault)}
        </div>
    }
    .into_any()
}

/// What is wrong with a field, where that has to be said below it.
pub fn fault_of(id: &str, fault: FaultWords) -> impl IntoView + use<> {
    let id = fault_id(id);
    dynamic(move || {
        let words = fault.get()?;
        Some(view! { <p class="form__fault" id=id.clone()>{words}</p> })
    })
}

/// The value of `aria-invalid`.
pub fn invalid(fault: FaultWords) -> impl Fn() -> Option<&'static str> {
    move || fault.with(Option::is_some).then_some("true")
}

/// The value of `aria-describedby`.
pub fn described(
    id: &str,
    has_hint: bool,
    fault: FaultWords,
) -> impl Fn() -> Option<String> + use<> {
    let (hint, fault_id) = (format!("{id}-hint"), fault_id(id));
    move || {
        let hint = has_hint.then(|| hint.clone());
        let fault = fault.with(Option::is_some).then(|| fault_id.clone());
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// All that has to be mended, each with the id of the element to go to.
pub fn faults(
    title: &'static str,
    all: impl Fn() -> Vec<(String, String)> + Send + 'static,
) -> impl IntoView {
    dynamic(move || {
        let all = all();
        if all.is_empty() {
            return None;
        }
        let links = all.into_iter().map(|(id, words)| {
            let address = format!("#{id}");
            let go = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                document::focus(&id);
            };
            view! { <li><a href=address on:click=go>{words}</a></li> }
        });
        Some(view! {
            <div class="notice notice--warning form__faults" role="alert" id="faults" tabindex="-1">
                {icon("warning")}
                <div>
                    <p class="form__title">{title}</p>
                    <ul>{links.collect_view()}</ul>
                </div>
            </div>
        })
    })
}

/// What is wrong with any field in the same way; nothing where that depends on the field.
pub fn common_fault(fault: Fault) -> Option<String> {
    let t = &texts().form;
    match fault {
        Fault::TooLong { most } => Some(t.fault_long(&most)),
        Fault::Strange(letter) if letter.is_control() => Some(t.fault_hidden.to_owned()),
        Fault::Strange(letter) => Some(t.fault_strange(&letter)),
        Fault::Missing | Fault::Form => None,
    }
}
