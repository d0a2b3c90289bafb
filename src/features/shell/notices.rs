//! Short notices that come and go: something was added, something was refused.

use super::news::NewsBar;
use crate::i18n::{href, texts};
use crate::platform::events::Timer;
use crate::reactive::dynamic;
use crate::ui::icon;
use leptos::prelude::*;
use std::time::Duration;

/// Long enough to read two lines twice; what a notice offers can be reached elsewhere too.
const SHOWN_FOR: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Notice {
    text: String,
    way: Way,
}

/// Where a notice leads, which is where it happened.
#[derive(Clone, Copy)]
pub enum Way {
    /// Nothing more is to be seen.
    Nowhere,
    /// The cart.
    Cart,
    /// What was saved.
    Saved,
}

/// The notice that is shown now.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Option<Notice>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Notices {
    /// Nothing to say yet.
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            timer: StoredValue::new_local(None),
        }
    }

    /// Shows a notice, with a link to where it leads.
    pub fn say(self, text: String, way: Way) {
        self.shown.set(Some(Notice { text, way }));
        let timer = Timer::after(SHOWN_FOR, move || {
            self.shown.try_set(None);
        });
        self.timer.set_value(Some(timer));
    }

    fn close(self) {
        self.shown.set(None);
    }
}

/// Where notices appear; a screen reader hears them.
#[component]
pub fn Toasts() -> impl IntoView {
    let t = texts();
    let notices = expect_context::<Notices>();
    let toast = move || {
        let notice = notices.shown.get()?;
        let way = match notice.way {
            Way::Nowhere => None,
            Way::Cart => Some(("/cart", t.buy.see_cart)),
            Way::Saved => Some(("/saved", t.saved.see)),
        };
        let link = way.map(|(path, label)| view! { " " <a href=href(path)>{label}</a> });
        Some(view! {
            <div class="toast">
                <p>{notice.text}{link}</p>
                <button type="button" class="toast__close" aria-label=t.shell.close on:click=move |_| notices.close()>
                    {icon("close")}
                </button>
            </div>
        })
    };
    view! {
        <div class="toasts">
            <NewsBar/>
            <div role="status">{dynamic(toast)}</div>
        </div>
    }
}
