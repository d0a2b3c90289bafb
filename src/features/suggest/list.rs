//! The list of offers below the search field.

use super::offers::{Part, parts, pieces};
use super::state::Suggest;
use crate::features::catalogue::Shop;
use crate::i18n::{lang_of, locale, texts};
use crate::platform::events::Timer;
use crate::platform::popup;
use crate::ui::icon;
use leptos::prelude::*;
use market::{Locale, Text};
use search::{Shelf, Suggestion, SuggestionKind};
use std::time::Duration;

/// The id of the list.
pub const LIST: &str = "suggestions";

/// What the list must not cover.
const BAR: &str = ".tabbar";

/// A screen reader says the letters first, and then how many offers there are.
const PAUSE: Duration = Duration::from_millis(500);

/// The id of the offer at a place.
pub fn option_id(place: usize) -> String {
    format!("suggestion-{place}")
}

/// The offers, part by part; a touch takes one.
#[component]
pub fn Offers(
    /// What is offered.
    state: Suggest,
    /// Called with the offer that is taken.
    take: Callback<Suggestion>,
) -> impl IntoView {
    let shop = expect_context::<Shop>();
    keep_in_view(state);
    let list = move || {
        let shelf = shop.ready()?;
        let text = state.text();
        state.offers().with(|offers| {
            let row =
                |place: usize, offer: &Suggestion| row(&shelf, &text, place, offer, state, take);
            let part = |(part, first, offers)| group(part, first, offers, &row);
            Some(parts(offers).into_iter().map(part).collect_view())
        })
    };
    // A press must not take the focus from the field.
    let stay = |event: leptos::ev::MouseEvent| event.prevent_default();
    view! {
        <div id=LIST class="offers" role="listbox" aria-label=texts().suggest.label
            hidden=move || !state.is_shown() on:mousedown=stay>{list}</div>
        <p class="hidden" role="status">{announced(state)}</p>
    }
}

fn group(
    part: Part,
    first: usize,
    offers: &[Suggestion],
    row: &dyn Fn(usize, &Suggestion) -> AnyView,
) -> AnyView {
    let t = texts();
    let (name, id) = match part {
        Part::Products => (t.shell.products, "suggested-products"),
        Part::Groups => (t.home.groups, "suggested-groups"),
        Part::Places => (t.suggest.places, "suggested-places"),
        Part::Producers => (t.shell.producers, "suggested-producers"),
    };
    let rows = offers.iter().enumerate();
    let rows = rows
        .map(|(at, offer)| row(first + at, offer))
        .collect_view();
    view! {
        <div role="group" aria-labelledby=id>
            <div id=id class="offers__part" role="presentation">{name}</div>
            {rows}
        </div>
    }
    .into_any()
}

fn row(
    shelf: &Shelf,
    text: &str,
    place: usize,
    offer: &Suggestion,
    state: Suggest,
    take: Callback<Suggestion>,
) -> AnyView {
    let matched = shelf.highlight(&offer.name, text);
    let name = pieces(&offer.name, &matched)
        .into_iter()
        .map(|(matched, piece)| {
            let piece = piece.to_owned();
            if matched {
                view! { <mark>{piece}</mark> }.into_any()
            } else {
                piece.into_any()
            }
        })
        .collect_view();
    let (symbol, count) = match offer.kind {
        SuggestionKind::Product => ("tag", None),
        SuggestionKind::Group | SuggestionKind::Subgroup => ("grid", Some(offer.count)),
        SuggestionKind::Place => ("pin", Some(offer.count)),
        SuggestionKind::Producer => ("store", Some(offer.count)),
    };
    let count = count.map(|count| {
        let count = texts().catalogue.products(u64::from(count));
        view! { " " <span class="offer__count">{count}</span> }
    });
    let selected = move || state.active() == Some(place);
    let lang = language(shelf, offer);
    let offer = offer.clone();
    view! {
        <div id=option_id(place) class="offer" role="option" aria-selected=move || selected().to_string()
            on:click=move |_| take.run(offer.clone())>
            {icon(symbol)}
            <span class="offer__name" lang=lang>{name}</span>
            {count}
        </div>
    }
    .into_any()
}

/// The language of an offer's name, where it is not the page's.
fn language(shelf: &Shelf, offer: &Suggestion) -> Option<&'static str> {
    let of = |name: Option<&Text>| name.and_then(lang_of);
    match offer.kind {
        SuggestionKind::Place => (locale() != Locale::Vi).then_some(Locale::Vi.code()),
        SuggestionKind::Producer => of(shelf.producer(&offer.slug).map(|it| &it.name)),
        SuggestionKind::Group => of(shelf.group(&offer.slug).map(|it| &it.name)),
        SuggestionKind::Subgroup => {
            let (group, subgroup) = offer.slug.split_once('/')?;
            of(shelf.subgroup(group, subgroup).map(|it| &it.name))
        }
        // Where a product stands in a large shelf takes too long to find at every key.
        SuggestionKind::Product => None,
    }
}

/// Lets the list be as tall as what can be seen, and scrolls it to the active offer.
fn keep_in_view(state: Suggest) {
    let fit = move || popup::fit(LIST, BAR);
    Effect::new(move |_| {
        if state.is_shown() {
            // It has an upper edge once it is there.
            request_animation_frame(fit);
        }
    });
    Effect::new(move |_| {
        popup::on_view(move || {
            if state.is_shown_untracked() {
                fit();
            }
        });
    });
    Effect::new(move |_| {
        if let Some(place) = state.active() {
            popup::reveal(&option_id(place));
        }
    });
}

/// How many offers there are, for whoever cannot see them.
fn announced(state: Suggest) -> impl Fn() -> String + Send + 'static {
    let sentence = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let next = if state.is_open() && !state.text().trim().is_empty() {
            match state.offers().with(Vec::len) {
                0 => texts().suggest.none.to_owned(),
                count => texts().suggest.count(count as u64),
            }
        } else {
            String::new()
        };
        timer.set_value(Some(Timer::after(PAUSE, move || {
            sentence.try_set(next);
        })));
    });
    move || sentence.get()
}
