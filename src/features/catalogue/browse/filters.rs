//! The filters, beside the list or in the sheet of a phone.

use super::options::{Choice, Facet, Options};
use super::page::Browse;
use super::price::PriceFilter;
use crate::i18n::{lang_of, locale, say, texts};
use crate::platform::later::later;
use crate::reactive::{dynamic, memo};
use crate::ui::stars;
use leptos::prelude::*;
use market::format_number;
use market::sort::sort;
use search::{Counts, Filters as Asks, LocalityKind, Shelf};

/// All filters of the list around them but groups, which stand above it.
#[component]
pub fn Filters() -> impl IntoView {
    let browse = expect_context::<Browse>();
    let t = &texts().browse;
    let lists = browse.shelf.with_value(|shelf| {
        [
            (t.villages, LocalityKind::Village, true),
            (t.places, LocalityKind::Place, false),
            (t.old_places, LocalityKind::OldPlace, false),
        ]
        .map(|(name, kind, open)| {
            let choices = places(shelf, kind);
            view! { <Options browse name choices open facet=PLACES/> }
        })
    });
    let producers = browse.shelf.with_value(|shelf| producers(shelf));
    let [villages, places, old_places] = lists;
    view! {
        <div class="filters">
            {later(move || view! { <StarsFilter browse/> }.into_any())}
            {later(move || view! { <PriceFilter browse/> }.into_any())}
            {later(move || view! { <StateFilter browse/> }.into_any())}
            {villages}
            <Options browse name=t.producers choices=producers open=true facet=PRODUCERS/>
            {places}
            {old_places}
        </div>
    }
}

const PLACES: Facet = Facet {
    list: |filters| &mut filters.places,
    count: |counts, index| counts.places.get(index).copied().unwrap_or(0),
};

const PRODUCERS: Facet = Facet {
    list: |filters| &mut filters.producers,
    count: |counts, index| counts.producers.get(index).copied().unwrap_or(0),
};

fn places(shelf: &Shelf, kind: LocalityKind) -> Vec<Choice> {
    let all = shelf.localities().iter().enumerate();
    all.filter(|(_, locality)| locality.kind == kind)
        .map(|(index, locality)| Choice {
            index,
            slug: locality.slug.clone(),
            name: locality.name.clone(),
            lang: Some("vi"),
        })
        .collect()
}

fn producers(shelf: &Shelf) -> Vec<Choice> {
    let all = shelf.producers().iter().enumerate();
    all.map(|(index, producer)| Choice {
        index,
        slug: producer.slug.to_string(),
        name: say(&producer.name),
        lang: lang_of(&producer.name),
    })
    .collect()
}

#[component]
fn StarsFilter(browse: Browse) -> impl IntoView {
    let rows = [5_u8, 4, 3].map(|number| {
        let checked =
            memo(move || browse.with_query(|query| query.filters.stars.contains(&number)));
        let count =
            memo(move || browse.with_counts(|counts| counts.stars[usize::from(number) - 3]));
        let choose = move |on: bool| {
            browse.asked.choose(|query| {
                let chosen = &mut query.filters.stars;
                chosen.retain(|it| *it != number);
                if on {
                    chosen.push(number);
                    sort(chosen);
                }
            });
        };
        check_row(
            stars(number).into_any(),
            checked,
            count,
            Callback::new(choose),
        )
    });
    view! {
        <fieldset class="facet">
            <legend class="facet__name">{texts().browse.stars}</legend>
            <ul role="list">{rows.into_iter().collect_view()}</ul>
        </fieldset>
    }
}

/// Something to switch on or off.
type Switch = fn(&mut Asks) -> &mut bool;

/// How many products have it.
type Count = fn(&Counts) -> u32;

#[component]
fn StateFilter(browse: Browse) -> impl IntoView {
    let t = &texts().browse;
    let switches: [(&'static str, Switch, Count); 3] = [
        (t.in_stock, |it| &mut it.in_stock, |counts| counts.in_stock),
        (
            t.night_price,
            |it| &mut it.night_price,
            |counts| counts.night_price,
        ),
        (
            t.certified,
            |it| &mut it.certified,
            |counts| counts.certified,
        ),
    ];
    let rows = switches.map(|(name, switch, count)| {
        let checked = memo(move || {
            let mut filters = browse.with_query(|query| query.filters.clone());
            *switch(&mut filters)
        });
        let count = memo(move || browse.with_counts(count));
        let choose = move |on| {
            browse
                .asked
                .choose(|query| *switch(&mut query.filters) = on);
        };
        check_row(name.into_any(), checked, count, Callback::new(choose))
    });
    view! {
        <fieldset class="facet">
            <legend class="facet__name">{t.state}</legend>
            <ul role="list">{rows.into_iter().collect_view()}</ul>
        </fieldset>
    }
}

/// A box to tick, what it stands for, and how many products it would leave.
pub(super) fn check_row(
    name: AnyView,
    checked: Memo<bool>,
    count: Memo<u32>,
    choose: Callback<bool>,
) -> AnyView {
    let change = move |event| choose.run(event_target_checked(&event));
    let figure = move || format_number(u64::from(count.get()), locale());
    let is_empty = move || count.get() == 0 && !checked.get();
    view! {
        <li>
            <label class="option" class:option--empty=is_empty>
                <input type="checkbox" class="option__box" prop:checked=checked on:change=change/>
                <span class="option__name">{name}</span>
                " "
                <span class="option__count">{dynamic(figure)}</span>
            </label>
        </li>
    }
    .into_any()
}
