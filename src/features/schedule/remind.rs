//! A notification and a bell when the market opens, for whoever asked for them on this device.

use crate::i18n::{Texts, texts};
use crate::platform::{events, notify, storage};
use crate::reactive::{dynamic, effect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::Timestamp;

/// Where the choice lies on the device: the names of what is wanted.
const KEY: &str = "reminder";
/// The opening that was last reminded of, so that one of several tabs does it.
const DONE: &str = "reminder.done";

const NOTICE: &str = "notice";
const BELL: &str = "bell";

/// What a shopper asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A notification of the system.
    pub notice: bool,
    /// A sound.
    pub bell: bool,
}

impl Wanted {
    fn from_text(text: &str) -> Self {
        let names = |name: &str| text.split(' ').any(|it| it == name);
        Self {
            notice: names(NOTICE),
            bell: names(BELL),
        }
    }

    fn to_text(self) -> String {
        let names = [(self.notice, NOTICE), (self.bell, BELL)];
        let names = names.into_iter().filter(|(is_wanted, _)| *is_wanted);
        names.map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    }
}

/// Why a reminder cannot be had as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// The browser has no notifications.
    Unsupported,
    /// Notifications of this site are forbidden.
    Denied,
    /// The choice cannot be kept on the device.
    NotKept,
}

/// The choice, in step with other tabs.
#[derive(Clone, Copy)]
pub struct Reminder {
    texts: &'static Texts,
    wanted: RwSignal<Wanted>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Reminder {
    /// Reads the choice once the page is there.
    pub fn new() -> Self {
        let reminder = Self {
            texts: texts(),
            wanted: RwSignal::new(Wanted::default()),
            trouble: RwSignal::new(None),
        };
        effect(move || {
            reminder.read();
            events::on_storage(move |key| {
                if key.is_none_or(|key| key == KEY) {
                    reminder.read();
                }
            });
        });
        reminder
    }

    fn read(self) {
        let text = storage::read(KEY).ok().flatten().unwrap_or_default();
        let mut wanted = Wanted::from_text(&text);
        // The permission may have been taken back since.
        wanted.notice &= notify::permission() == notify::Permission::Granted;
        self.wanted.set(wanted);
    }

    fn choose(self, wanted: Wanted) {
        self.wanted.set(wanted);
        let kept = storage::write(KEY, &wanted.to_text());
        self.trouble.set(kept.err().map(|_| Trouble::NotKept));
    }

    fn choose_notice(self, is_wanted: bool) {
        let wanted = self.wanted.get_untracked();
        if !is_wanted {
            self.choose(Wanted {
                notice: false,
                ..wanted
            });
            return;
        }
        spawn_local(async move {
            let trouble = match notify::ask().await {
                notify::Permission::Granted => {
                    let wanted = self.wanted.get_untracked();
                    self.choose(Wanted {
                        notice: true,
                        ..wanted
                    });
                    return;
                }
                notify::Permission::Unsupported => Trouble::Unsupported,
                notify::Permission::Denied | notify::Permission::Unasked => Trouble::Denied,
            };
            self.trouble.set(Some(trouble));
            // The box goes back to what holds.
            self.wanted.notify();
        });
    }

    /// A bell that has rung at a press may ring again later without one.
    fn choose_bell(self, is_wanted: bool) {
        let wanted = self.wanted.get_untracked();
        self.choose(Wanted {
            bell: is_wanted,
            ..wanted
        });
        if is_wanted {
            notify::ring();
        }
    }

    /// Says that the market has opened, in one tab.
    pub fn say_open(self, opened: Timestamp) {
        let wanted = self.wanted.get_untracked();
        if wanted == Wanted::default() {
            return;
        }
        let opened = opened.millis().to_string();
        if storage::read(DONE).ok().flatten().as_deref() == Some(&opened) {
            return;
        }
        // Where nothing can be kept, every tab reminds of it.
        let _ = storage::write(DONE, &opened);
        if wanted.bell {
            notify::ring();
        }
        if wanted.notice {
            let t = self.texts;
            let (title, body) = (t.reminder.opened.to_owned(), t.home.note_open.to_owned());
            notify::show(title, body, KEY.to_owned());
        }
    }
}

/// The choice of a notification, and of a bell.
#[component]
pub fn ReminderChoice() -> impl IntoView {
    let t = texts();
    let reminder = expect_context::<Reminder>();
    let notice = move || reminder.wanted.get().notice;
    let bell = move || reminder.wanted.get().bell;
    let trouble = move || {
        reminder.trouble.get().map(|trouble| match trouble {
            Trouble::Unsupported => t.reminder.unsupported,
            Trouble::Denied => t.reminder.denied,
            Trouble::NotKept => t.reminder.not_kept,
        })
    };
    view! {
        <section aria-labelledby="reminder">
            <h2 id="reminder">{t.reminder.title}</h2>
            <p>{t.reminder.explained}</p>
            <p><label class="switch">
                <input type="checkbox" prop:checked=notice
                    on:change=move |event| reminder.choose_notice(event_target_checked(&event))/>
                <span>{t.reminder.notice}</span>
            </label></p>
            <p><label class="switch">
                <input type="checkbox" prop:checked=bell
                    on:change=move |event| reminder.choose_bell(event_target_checked(&event))/>
                <span>{t.reminder.bell}</span>
            </label></p>
            <p class="reminder__trouble" role="status">{dynamic(trouble)}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn a_choice_is_kept_as_names() {
        for (notice, bell) in [(false, false), (true, false), (false, true), (true, true)] {
            let wanted = Wanted { notice, bell };
            assert_eq!(Wanted::from_text(&wanted.to_text()), wanted);
        }
        assert_eq!(Wanted::from_text("what others wrote"), Wanted::default());
    }
}
