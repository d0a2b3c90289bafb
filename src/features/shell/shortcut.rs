//! Whether the key `/` leads to the search field. A single sign as a shortcut can be turned off,
//! for whoever speaks to the device instead of typing (WCAG 2.1.4).

use super::search::SIGN_OFF;
use crate::i18n::texts;
use crate::platform::storage;
use crate::reactive::effect;
use leptos::prelude::*;

/// Turns the shortcut off and on; the choice is kept on the device.
#[component]
pub fn ShortcutSwitch() -> impl IntoView {
    let wanted = RwSignal::new(true);
    effect(move || wanted.set(!matches!(storage::read(SIGN_OFF), Ok(Some(_)))));
    let switch = move |event| {
        let now = event_target_checked(&event);
        wanted.set(now);
        // Without storage the key stays as it was, which the switch then shows.
        let kept = if now {
            storage::remove(SIGN_OFF)
        } else {
            storage::write(SIGN_OFF, "1")
        };
        if kept.is_err() {
            wanted.set(true);
        }
    };
    view! {
        <label class="switch switch--keys">
            <input type="checkbox" checked=true prop:checked=move || wanted.get() on:change=switch/>
            <span>{texts().suggest.shortcut}</span>
        </label>
    }
}
