//! On a phone the filters open as a sheet over the list.

use super::chips::drop_all;
use super::page::Browse;
use crate::i18n::texts;
use crate::parts::FILTERS;
use crate::platform::layout;
use crate::reactive::{dynamic, effect, memo};
use crate::ui::icon;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The button that opens the sheet, and the sheet.
#[component]
pub(super) fn Sheet(browse: Browse) -> impl IntoView {
    let t = &texts().browse;
    let dialog = NodeRef::<Dialog>::new();
    // On a wide page the filters stand beside the list, so the sheet has none before it is needed.
    let is_open = RwSignal::new(false);
    let open = move |_| {
        is_open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            // Fails only where the dialog is open already.
            let _ = dialog.show_modal();
        }
    };
    effect(move || {
        if is_open.get() {
            layout::hold();
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let any = memo(move || browse.with_query(|query| query.filters.any()));
    let clear = move |_| browse.asked.choose(drop_all);
    let show = move || t.show(browse.count() as u64);
    view! {
        <button type="button" class="browse__filter" class:browse__filter--set=any aria-haspopup="dialog" on:click=open>
            {icon("filter")}{t.open_filters}
        </button>
        <dialog node_ref=dialog class="sheet" aria-label=t.filters on:close=move |_| is_open.set(false)>
            <div class="sheet__head">
                <h2 class="sheet__title">{t.filters}</h2>
                <button type="button" class="tool" aria-label=texts().shell.close on:click=close>{icon("close")}</button>
            </div>
            <div class="sheet__body">
                {dynamic(move || is_open.get().then(|| FILTERS.piece()))}
            </div>
            <div class="sheet__foot">
                <button type="button" class="linklike" disabled=move || !any.get() on:click=clear>{t.clear}</button>
                <button type="button" class="button button--lantern" on:click=close>{dynamic(show)}</button>
            </div>
        </dialog>
    }
}
