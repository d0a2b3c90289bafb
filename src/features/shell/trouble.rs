//! What is said when the app cannot come or has fallen. It stands hidden in every prerendered
//! page, beside the app, and `scripts/page/trouble.ts` shows it: by then nothing here runs.

use crate::i18n::{href, texts};
use crate::ui::icon;
use leptos::prelude::*;

/// The note for an app that does not come, and the panel for one that has fallen.
#[component]
pub fn Trouble() -> impl IntoView {
    let t = texts();
    view! {
        <div id="app-absent" class="absent" role="status" hidden>
            <div class="absent__body">
                {icon("info")}
                <p>{t.trouble.absent}</p>
                <button type="button" class="button" data-do="reload">{t.trouble.reload}</button>
                <button type="button" class="toast__close" data-do="close" aria-label=t.shell.close title=t.shell.close>
                    {icon("close")}
                </button>
            </div>
        </div>
        <dialog id="app-fallen" class="fallen" aria-labelledby="app-fallen-title" hidden>
            <h2 id="app-fallen-title" class="fallen__title">{t.trouble.fallen_title}</h2>
            <p>{t.trouble.fallen}</p>
            <p class="fallen__ways">
                <button type="button" class="button button--lantern" data-do="reload">{t.trouble.reload}</button>
                <button type="button" class="button button--quiet" data-do="close">{t.trouble.read_on}</button>
            </p>
        </dialog>
    }
}

/// What stands in the frame that a page is built in, for as long as the app is not there: in a
/// moment offline, or for good where the app does not come.
#[component]
pub fn Offline() -> impl IntoView {
    let t = texts();
    view! {
        <main class="offline">
            <img src="/art/logo.svg" alt="" width="96" height="96"/>
            <h1 class="page__title">{t.offline.title}</h1>
            <p class="page__lead">{t.offline.text}</p>
            <p class="hero__ways">
                <a class="button button--lantern" href="">{t.failure.retry}</a>
                <a class="button button--quiet" href=href("/")>{t.shell.home}</a>
            </p>
        </main>
    }
}
