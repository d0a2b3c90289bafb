//! The search field in the header. Without the app it is a plain form.

use crate::features::catalogue::{Draft, Shop, Typed};
use crate::features::suggest::{LIST, Offering, Suggest, option_id};
use crate::i18n::{href, texts};
use crate::navigation::{Navigation, navigation};
use crate::parts::OFFERS;
use crate::platform::document::{self, SEARCH_FIELD};
use crate::platform::typing::{self, Key};
use crate::platform::{later, popup, storage};
use crate::reactive::{dynamic, effect, memo};
use crate::ui::icon;
use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::percent_encode;
use search::Suggestion;

/// The id of the form, outside of which a press closes the list.
const FORM: &str = "search";

/// Where it is kept that the key `/` does nothing; any text stands for that.
pub const SIGN_OFF: &str = "search.sign.off";

/// Looks for products, with offers while somebody types (the combobox of the ARIA patterns).
/// The words stand in the address, so that a result can be shared.
#[component]
pub fn SearchBox() -> impl IntoView {
    let t = texts();
    let search = Search::new();
    let state = search.state;
    provide_context(Offering {
        state,
        take: Callback::new(move |offer: Suggestion| search.take(&offer)),
    });
    effect(move || {
        search.prepare();
        popup::on_press_outside(FORM, move || {
            state.close();
        });
        typing::on_sign("/", || {
            let wanted = !matches!(storage::read(SIGN_OFF), Ok(Some(_)));
            if wanted {
                typing::focus_and_select(SEARCH_FIELD);
            }
            wanted
        });
    });
    // A field that offers nothing is no combobox.
    let has_offers = search.has_offers;
    let with_offers = move |value: &'static str| move || has_offers.get().then_some(value);
    let expanded = move || has_offers.get().then(|| state.is_shown().to_string());
    let active = move || state.active().map(option_id);
    view! {
        <form id=FORM class="search" role="search" action=href("/products") method="get"
            on:submit=move |event| search.submit(&event)>
            {icon("search")}
            <input
                node_ref=search.field
                id=SEARCH_FIELD
                class="search__field"
                type="search"
                name="q"
                enterkeyhint="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength="200"
                placeholder=t.shell.search_hint
                aria-label=t.shell.search
                role=with_offers("combobox")
                aria-autocomplete=with_offers("list")
                aria-controls=with_offers(LIST)
                aria-expanded=expanded
                aria-activedescendant=active
                value=move || search.words.get()
                on:input=move |event| search.typed(&event)
                on:compositionstart=move |_| search.composing.set_value(true)
                on:compositionend=move |_| search.composed()
                on:keydown=move |event| search.pressed(&event)
                on:click=move |_| search.look_again()
                on:focus=move |_| search.prepare()
                on:blur=move |_| search.leave()
            />
            {dynamic(move || has_offers.get().then(|| OFFERS.piece()))}
        </form>
    }
}

/// Everything that searching needs.
#[derive(Clone, Copy)]
struct Search {
    field: NodeRef<Input>,
    state: Suggest,
    /// Whether the part of the program is there that finds what to offer.
    has_offers: RwSignal<bool>,
    draft: Draft,
    /// The words of the address.
    words: Memo<String>,
    /// Whether an input method is at work on a word.
    composing: StoredValue<bool>,
    /// Whether what was typed is going to be looked at.
    waiting: StoredValue<bool>,
    navigation: Navigation,
}

impl Search {
    fn new() -> Self {
        let navigation = navigation();
        let search = Self {
            field: NodeRef::new(),
            state: Suggest::new(expect_context::<Shop>()),
            has_offers: RwSignal::new(false),
            draft: expect_context(),
            words: memo(move || navigation.asks("q").unwrap_or_default()),
            composing: StoredValue::new(false),
            waiting: StoredValue::new(false),
            navigation,
        };
        Effect::new(move |before: Option<(String, String)>| {
            let now = (navigation.path.get(), search.words.get());
            if before.is_some_and(|before| before != now) {
                search.show(&now.1);
            }
            now
        });
        search
    }

    /// Fetches what finds and shows offers, unless it is there.
    fn prepare(self) {
        if self.has_offers.get_untracked() {
            return;
        }
        spawn_local(async move {
            // Without it the words still find their products, and whoever comes back to the field
            // has it asked for again.
            if OFFERS.fetch().await.is_ok() {
                self.has_offers.try_set(true);
            }
        });
    }

    /// Writes the words of a new address into the field, unless they came from there.
    fn show(self, words: &str) {
        let is_writing = self.composing.get_value() || self.waiting.get_value();
        if let Some(field) = self.field.get_untracked()
            && !is_writing
            && field.value().trim() != words.trim()
        {
            field.set_value(words);
            self.state.close();
        }
    }

    fn text(self) -> String {
        let field = self.field.get_untracked();
        field.map(|field| field.value()).unwrap_or_default()
    }

    fn typed(self, event: &Event) {
        if !typing::is_composing(event) {
            self.look();
        }
    }

    fn composed(self) {
        self.composing.set_value(false);
        self.look();
    }

    /// Looks at what was typed once the letter is to be seen, however many come until then.
    fn look(self) {
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        spawn_local(async move {
            later::shown().await;
            self.look_now();
        });
    }

    /// Looks at what was typed, unless that has been done.
    fn look_now(self) {
        let was_waiting = self.waiting.get_value();
        self.waiting.set_value(false);
        // The input method may have begun another word meanwhile.
        if was_waiting && !self.composing.get_value() {
            let text = self.text();
            // The list asks which cards are in view, which is cheap as long as nothing has changed.
            self.list(&text);
            self.state.offer(&text);
        }
    }

    /// On the list of products: shows what the words find.
    fn list(self, text: &str) {
        self.draft.tell(Typed {
            words: text.to_owned(),
            is_all: false,
        });
    }

    fn look_again(self) {
        let text = self.text();
        if !text.trim().is_empty() && !self.state.is_shown_untracked() {
            self.state.offer(&text);
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        let Some((key, alt)) = typing::pressed(event) else {
            return;
        };
        // The key is meant for the offers to the whole text.
        self.look_now();
        match key {
            Key::Down | Key::Up => {
                event.prevent_default();
                self.arrow(key == Key::Down, alt);
            }
            Key::Along => self.state.deselect(),
            Key::Enter => {
                if let Some(offer) = self.state.active_offer() {
                    event.prevent_default();
                    self.take(&offer);
                }
            }
            Key::Escape => {
                // A field of this type would be emptied at once.
                event.prevent_default();
                if !self.state.close() {
                    self.empty();
                    self.list("");
                }
            }
        }
    }

    /// The arrows go through the list, or open it; with Alt they open and close it only.
    fn arrow(self, down: bool, alt: bool) {
        if alt && !down {
            self.state.close();
            return;
        }
        self.look_again();
        if !alt {
            self.state.step(down);
        }
    }

    fn take(self, offer: &Suggestion) {
        self.state.close();
        self.empty();
        if let Some(address) = self.state.address(offer) {
            self.navigation.open(&address);
        }
        to_page();
    }

    fn empty(self) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value("");
        }
    }

    fn submit(self, event: &SubmitEvent) {
        event.prevent_default();
        self.waiting.set_value(false);
        self.state.close();
        let words = self.text();
        let query = match words.trim() {
            "" => String::new(),
            words => format!("?q={}", percent_encode(words)),
        };
        let is_all = true;
        if !self.draft.tell(Typed { words, is_all }) {
            self.navigation.open(&format!("/products{query}"));
        }
        to_page();
    }

    /// Whoever goes on to another element, by the Tab key or otherwise, is offered nothing more.
    fn leave(self) {
        // What was typed last finds its products, and offers nothing afterwards.
        self.look_now();
        self.state.close();
    }
}

/// Leaves the field for the page, so that a phone's keyboard makes way.
fn to_page() {
    document::focus_in_place_next("main");
}
