//! The list of offers below the search field.

use super::offers::{PARTS, Part, address, fitting, pieces};
use super::state::Means;
use super::{LIST, Offering, Suggest, option_id};
use crate::features::catalogue::Shop;
use crate::i18n::{lang_of, locale, texts};
use crate::platform::events::Timer;
use crate::platform::{later, popup};
use crate::reactive::{dynamic, effect, memo};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::{Locale, Text};
use search::{Shelf, Suggestion, SuggestionKind};
use std::sync::Arc;
use std::time::Duration;

/// What the list must not cover.
const BAR: &str = ".tabbar";

/// A screen reader says the letters first, and then how many offers there are.
const PAUSE: Duration = Duration::from_millis(500);

/// So many milliseconds after somebody did something a little is done in advance.
const REST: u16 = 300;

/// What is looked for in advance: the beginning of a word, and one with a slip.
const REHEARSED: [&str; 2] = ["g", "bat trag"];

/// What an offer says.
#[derive(Clone, PartialEq)]
struct Row {
    place: usize,
    offer: Suggestion,
    /// Its name in pieces, each with whether it matched.
    name: Vec<(bool, String)>,
    lang: Option<&'static str>,
}

/// The offers, part by part; a touch takes one.
#[component]
pub fn Offers() -> impl IntoView {
    let shop = expect_context::<Shop>();
    let Offering { state, take } = expect_context();
    effect(move || state.learn(Means { fitting, address }));
    keep_in_view(state);
    let rows = memo(move || {
        let shelf = shop.ready();
        shelf.map(|shelf| all(&shelf, state)).unwrap_or_default()
    });
    // The rows stay, and what they say is exchanged, for new ones at every key would take several
    // times as long.
    let built = RwSignal::new(0);
    let is_shown = Memo::new(move |before| before == Some(&true) || state.is_shown());
    let list = PARTS.into_iter().enumerate().map(|(at, (part, most))| {
        let is_needed = memo(move || is_shown.get() || at < built.get());
        dynamic(move || {
            is_needed
                .get()
                .then(|| group(rows, part, most, state, take))
        })
    });
    let list = list.collect_view();
    effect(move || {
        if let Some(shelf) = shop.ready()
            && built.get_untracked() == 0
        {
            spawn_local(rehearse(shelf, built));
        }
    });
    // A press must not take the focus from the field.
    let stay = |event: leptos::ev::MouseEvent| event.prevent_default();
    view! {
        <div id=LIST class="offers" role="listbox" aria-label=texts().suggest.label
            hidden=move || !state.is_shown() on:mousedown=stay>{list}</div>
        <p class="hidden" role="status">{dynamic(announced(state))}</p>
    }
}

/// Does what the first letter needs while nobody waits for it: rows, part by part, and a first
/// search, whose functions the browser has to compile.
async fn rehearse(shelf: Arc<Shelf>, built: RwSignal<usize>) {
    for part in 1..=PARTS.len() {
        later::rested(REST).await;
        if built.try_set(part).is_some() {
            return;
        }
    }
    loop {
        later::rested(REST).await;
        if !shelf.prepare_suggestions() {
            break;
        }
    }
    for words in REHEARSED {
        later::rested(REST).await;
        for offer in fitting(&shelf, words) {
            std::hint::black_box(shelf.highlight(&offer.name, words));
        }
    }
}

/// What is offered now, in the order of the list.
fn all(shelf: &Shelf, state: Suggest) -> Vec<Row> {
    let text = state.text();
    state.offers().with(|offers| {
        let row = |(place, offer): (usize, &Suggestion)| {
            let matched = shelf.highlight(&offer.name, &text);
            let name = pieces(&offer.name, &matched).into_iter();
            Row {
                place,
                name: name.map(|(is, piece)| (is, piece.to_owned())).collect(),
                lang: language(shelf, offer),
                offer: offer.clone(),
            }
        };
        offers.iter().enumerate().map(row).collect()
    })
}

fn group(
    rows: Memo<Vec<Row>>,
    part: Part,
    most: usize,
    state: Suggest,
    take: Callback<Suggestion>,
) -> AnyView {
    let t = texts();
    let (name, id) = match part {
        Part::Products => (t.shell.products, "suggested-products"),
        Part::Groups => (t.home.groups, "suggested-groups"),
        Part::Places => (t.suggest.places, "suggested-places"),
        Part::Producers => (t.shell.producers, "suggested-producers"),
    };
    let nth = |rank: usize| {
        memo(move || {
            rows.with(|rows| {
                let mut own = rows.iter().filter(|row| Part::of(&row.offer) == part);
                own.nth(rank).cloned()
            })
        })
    };
    let own: Vec<_> = (0..most).map(nth).collect();
    let first = own.first().copied();
    let is_empty = move || first.is_none_or(|row| row.with(Option::is_none));
    let slots = own.into_iter().map(|row| slot(part, row, state, take));
    let slots = slots.collect_view();
    view! {
        <div role="group" aria-labelledby=id hidden=is_empty>
            <div id=id class="offers__part" role="presentation">{name}</div>
            {slots}
        </div>
    }
    .into_any()
}

/// A place for one offer after another.
fn slot(part: Part, row: Memo<Option<Row>>, state: Suggest, take: Callback<Suggestion>) -> AnyView {
    let place = memo(move || row.with(|row| row.as_ref().map(|row| row.place)));
    let name =
        memo(move || row.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default()));
    let name = move || name.get().into_iter().map(piece).collect_view();
    let symbol = match part {
        Part::Products => "tag",
        Part::Groups => "grid",
        Part::Places => "pin",
        Part::Producers => "store",
    };
    let count = (part != Part::Products).then(|| {
        let t = &texts().catalogue;
        let count = memo(move || row.with(|row| row.as_ref().map(|row| row.offer.count)));
        let count = move || count.get().map(|count| t.products(u64::from(count)));
        view! { " " <span class="offer__count">{dynamic(count)}</span> }
    });
    let selected = move || {
        place
            .get()
            .is_some_and(|place| state.active() == Some(place))
    };
    let press = move |_| {
        if let Some(row) = row.get_untracked() {
            take.run(row.offer);
        }
    };
    view! {
        <div id=move || place.get().map(option_id) class="offer" role="option"
            hidden=move || place.get().is_none()
            aria-selected=move || selected().to_string() on:click=press>
            {icon(symbol)}
            <span class="offer__name" lang=move || row.with(|row| row.as_ref().and_then(|row| row.lang))>{dynamic(name)}</span>
            {count}
        </div>
    }
    .into_any()
}

fn piece((matched, piece): (bool, String)) -> AnyView {
    if matched {
        view! { <mark>{piece}</mark> }.into_any()
    } else {
        piece.into_any()
    }
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
    effect(move || {
        if state.is_shown() {
            // It has an upper edge once it is there.
            request_animation_frame(fit);
        }
    });
    effect(move || {
        popup::on_view(move || {
            if state.is_shown_untracked() {
                fit();
            }
        });
    });
    effect(move || {
        if let Some(place) = state.active() {
            popup::reveal(&option_id(place));
        }
    });
}

/// How many offers there are, for whoever cannot see them.
fn announced(state: Suggest) -> impl Fn() -> String + Send + 'static {
    let sentence = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<Timer>);
    effect(move || {
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
