//! Light or night; the choice is kept on the device and set before the first paint by
//! the script in `index.html`.

use crate::i18n::texts;
use crate::platform::{document, storage};
use crate::reactive::effect;
use crate::ui::icon;
use leptos::prelude::*;

const KEY: &str = "theme";

/// Turns the lights off or on.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let t = texts();
    let dark = RwSignal::new(false);
    effect(move || {
        dark.set(is_dark());
        document::on_system_theme(move || {
            dark.try_set(is_dark());
        });
    });
    let turn = move |_| {
        let next = !dark.get_untracked();
        dark.set(next);
        let name = if next { "dark" } else { "light" };
        document::set_root_attribute("data-theme", Some(name));
        // Without storage the choice holds for this page, which the reader can see.
        let _ = storage::write(KEY, name);
    };
    view! {
        <button type="button" class="tool" aria-pressed=move || dark.get().to_string()
            aria-label=t.shell.night_theme title=t.shell.night_theme on:click=turn>
            <span class="tool__moon">{icon("moon")}</span>
            <span class="tool__sun">{icon("sun")}</span>
        </button>
    }
}

/// Whether the page is dark now: by choice or, without one, as the system is.
fn is_dark() -> bool {
    match document::root_attribute("data-theme").as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => document::system_is_dark(),
    }
}
