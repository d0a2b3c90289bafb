//! A quantity: a field between two buttons.

use super::icon;
use crate::i18n::texts;
use leptos::prelude::*;

/// Lets a shopper choose a quantity; whether it is allowed is for the owner to say.
#[component]
pub fn Stepper(
    /// The quantity at hand.
    #[prop(into)]
    value: Signal<u32>,
    /// How far a button goes.
    step: u32,
    /// What is counted, for the accessible names.
    label: String,
    /// The id of the element that explains a refusal.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Whether the last choice was refused.
    #[prop(into)]
    invalid: Signal<bool>,
    /// Called with what the shopper asks for; `None` where that is no number.
    change: Callback<Option<u32>>,
) -> impl IntoView {
    let t = texts();
    let field = NodeRef::new();
    let typed = move |event| {
        change.run(event_target_value(&event).trim().parse().ok());
        restore(field, value);
    };
    let less = move |_| change.run(Some(value.get_untracked().saturating_sub(step)));
    let more = move |_| change.run(Some(value.get_untracked().saturating_add(step)));
    view! {
        <div class="stepper" role="group" aria-label=label.clone()>
            <button type="button" class="stepper__button" aria-label=t.cart.less(&label) on:click=less>
                {icon("minus")}
            </button>
            <input
                node_ref=field
                class="stepper__field"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label=t.cart.quantity_of(&label)
                aria-invalid=move || invalid.get().to_string()
                aria-describedby=described_by
                value=move || value.get().to_string()
                prop:value=move || value.get().to_string()
                on:change=typed
            />
            <button type="button" class="stepper__button" aria-label=t.cart.more(&label) on:click=more>
                {icon("plus")}
            </button>
        </div>
    }
}

/// A refused entry leaves the quantity as it was, so the field has to show that again.
fn restore(field: NodeRef<leptos::html::Input>, value: Signal<u32>) {
    if let Some(field) = field.get_untracked() {
        field.set_value(&value.get_untracked().to_string());
    }
}
