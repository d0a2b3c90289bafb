//! What a form hands in: to the outbox where a receiver is named and the device can keep it, and
//! to the reader's own hands otherwise.

use crate::features::schedule::MarketClock;
use crate::i18n::{locale, texts};
use crate::platform::{clock, console, document, outbox, random, storage};
use crate::reactive::{dynamic, effect};
use crate::ui::{Faults, FormField, icon};
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::catalogue::Receiver;
use market::outbox::{Code, Entry, Key, Kind, Purchase, State};
use market::percent_encode;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why something is left to the reader to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// Nobody receives it through the shop.
    NoReceiver,
    /// The device cannot keep it until it is sent.
    NotKept,
}

/// Whom a letter can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The words of the link.
    pub label: String,
    /// The address.
    pub email: String,
}

/// Something to be handed in, with all its texts: the reader's language is known before it goes on
/// its way, and no longer in a task of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// What kind of thing it is.
    pub kind: Kind,
    /// By what people know it again.
    pub code: Code,
    /// What it is about.
    pub about: String,
    /// What is sent.
    pub body: String,
    /// The subject of a letter.
    pub subject: String,
    /// The same as people read it.
    pub letter: String,
    /// Whom a letter can be sent to.
    pub recipients: Vec<Recipient>,
}

/// What was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// What it was.
    pub submission: Submission,
    /// Why the reader has to send it; nothing where the outbox does.
    pub by_hand: Option<ByHand>,
}

/// A form that is kept while it is filled in.
pub struct FormState<D: Send + Sync + 'static, F: FormField> {
    /// What stands in the form.
    pub draft: RwSignal<D>,
    /// What is wrong with it.
    pub faults: Faults<F>,
    /// Whether it is being handed in.
    pub is_busy: RwSignal<bool>,
    /// What was handed in last.
    pub submitted: RwSignal<Option<Submitted>>,
    mended: RwSignal<Option<Key>>,
    key: &'static str,
}

impl<D: Send + Sync + 'static, F: FormField> Clone for FormState<D, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D: Send + Sync + 'static, F: FormField> Copy for FormState<D, F> {}

impl<D, F> FormState<D, F>
where
    D: Serialize + DeserializeOwned + Default + Send + Sync + 'static,
    F: FormField,
{
    /// An empty form; the draft comes from the device once the page is up.
    pub fn new(key: &'static str) -> Self {
        let form = Self {
            draft: RwSignal::new(D::default()),
            faults: Faults::new(),
            is_busy: RwSignal::new(false),
            submitted: RwSignal::new(None),
            mended: RwSignal::new(None),
            key,
        };
        effect(move || {
            if let Ok(Some(text)) = storage::read(key) {
                // A draft of another form of the form is of no use.
                form.draft
                    .set(serde_json::from_str(&text).unwrap_or_default());
            }
        });
        form
    }

    /// Changes the draft and keeps it.
    pub fn edit(self, change: impl FnOnce(&mut D)) {
        self.draft.update(change);
        let text = self.draft.with_untracked(serde_json::to_string);
        // A draft that cannot be kept is still on the page.
        let _ = storage::write(self.key, &text.unwrap_or_default());
    }

    /// A part of the draft as the value of a field.
    pub fn value<T: Send + Sync + 'static>(
        self,
        read: impl Fn(&D) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.draft.with(&read))
    }

    /// Takes in what is written in a field.
    pub fn editor<T: 'static>(
        self,
        write: impl Fn(&mut D, T) + Send + Sync + 'static,
    ) -> Callback<T> {
        Callback::new(move |value| self.edit(|draft| write(draft, value)))
    }

    /// Puts what was refused back into the form.
    pub fn mend(self, entry: &Entry, first: F) {
        let draft: D = serde_json::from_str(&entry.body).unwrap_or_default();
        self.mended.set(Some(entry.key.clone()));
        self.submitted.set(None);
        self.edit(|it| *it = draft);
        document::focus_next(first.id().to_owned());
    }

    /// Goes back to the empty form.
    pub fn begin_anew(self, first: F) {
        self.submitted.set(None);
        document::focus_next(first.id().to_owned());
    }

    /// Hands something in, once.
    pub fn hand_in(self, submission: Submission, market: MarketClock) {
        self.faults.clear();
        self.is_busy.set(true);
        let locale = locale();
        spawn_local(async move {
            let receiver = market.receiver(submission.kind, locale).await;
            let submitted = hand_on(submission, receiver).await;
            if submitted.by_hand.is_none() {
                if let Some(key) = self.mended.try_update(Option::take).flatten() {
                    // What was mended has taken its place; if it stays, it stays as refused.
                    let _ = outbox::remove(&key).await;
                }
                if self.draft.try_with_untracked(|_| ()).is_some() {
                    self.edit(|draft| *draft = D::default());
                }
            }
            self.is_busy.try_set(false);
            self.submitted.try_set(Some(submitted));
            document::focus_next("receipt".to_owned());
        });
    }
}

async fn hand_on(submission: Submission, receiver: Option<Receiver>) -> Submitted {
    let by_hand = match receiver {
        None => Some(ByHand::NoReceiver),
        Some(receiver) => outbox::add(&entry(&submission, receiver))
            .await
            .err()
            .map(|error| {
                console::warn(&format!("outbox: nothing can be kept: {error:?}"));
                ByHand::NotKept
            }),
    };
    Submitted {
        submission,
        by_hand,
    }
}

/// What is sent.
fn entry(submission: &Submission, receiver: Receiver) -> Entry {
    let now = clock::now();
    Entry {
        key: Key::from_random(random::bytes()),
        kind: submission.kind,
        code: submission.code.clone(),
        about: submission.about.clone(),
        purchase: Purchase::at(&receiver),
        to: receiver.to,
        body: submission.body.clone(),
        made: now,
        attempts: 0,
        state: State::new(now),
    }
}

/// Confirms what was handed in, with its code.
pub fn receipt(
    submitted: &Submitted,
    title: String,
    again: &'static str,
    begin_anew: Callback<()>,
    more: Option<AnyView>,
) -> impl IntoView + use<> {
    let t = texts();
    let sentence = match submitted.by_hand {
        None => t.outbox.done_kept,
        Some(ByHand::NoReceiver) => t.outbox.done_by_hand,
        Some(ByHand::NotKept) => t.outbox.not_kept,
    };
    let ways = submitted.by_hand.map(|_| by_hand(&submitted.submission));
    view! {
        <div class="notice notice--offer receipt" id="receipt" tabindex="-1">
            <h3>{title}</h3>
            <p>{sentence}</p>
            {ways}
            <p class="notice__ways">
                {more}
                <button type="button" class="button button--quiet" on:click=move |_| begin_anew.run(())>{again}</button>
            </p>
        </div>
    }
}

fn by_hand(submission: &Submission) -> impl IntoView + use<> {
    let t = texts();
    let text = submission.letter.clone();
    let mails = submission.recipients.iter().map(|recipient| {
        let mail = format!(
            "mailto:{}?subject={}&body={}",
            recipient.email,
            percent_encode(&submission.subject),
            percent_encode(&text.replace('\n', "\r\n")),
        );
        view! { <a class="button" href=mail>{icon("mail")}{recipient.label.clone()}</a> }
    });
    let mails = mails.collect_view();
    let said = RwSignal::new("");
    let copied = text.clone();
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let is_copied = document::copy(&text).await;
            said.try_set(if is_copied {
                t.outbox.copied
            } else {
                t.outbox.not_copied
            });
        });
    };
    view! {
        <p class="notice__ways">
            {mails}
            <button type="button" class="button button--quiet" on:click=copy>{icon("copy")}{t.outbox.copy}</button>
            <span role="status">{dynamic(move || said.get())}</span>
        </p>
        <label class="receipt__text">
            <span>{t.outbox.text}</span>
            <textarea rows="8" readonly=true prop:value=text></textarea>
        </label>
    }
}
