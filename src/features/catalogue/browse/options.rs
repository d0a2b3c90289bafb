//! A long list to choose from: the fullest first, the rest behind a button and a field.

use super::filters::check_row;
use super::page::Browse;
use crate::i18n::texts;
use crate::platform::later::later;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use market::fold;
use market::sort::{sort, sort_by_key};
use search::{Counts, Filters};

/// How many choices are shown at first.
const FIRST: usize = 6;

/// How many are shown at most; more are found by typing.
const MOST: usize = 40;

/// A list as long as this has a field to look for a name.
const LONG: usize = 12;

/// A value of a facet.
#[derive(Clone, PartialEq)]
pub(super) struct Choice {
    /// Its place among the counts.
    pub(super) index: usize,
    pub(super) slug: String,
    pub(super) name: String,
    /// The language of the name, if it is another one than the page's.
    pub(super) lang: Option<&'static str>,
}

/// What a list chooses: which filters, and how many products each choice would leave.
#[derive(Clone, Copy)]
pub(super) struct Facet {
    /// The chosen ones among the filters.
    pub(super) list: fn(&mut Filters) -> &mut Vec<String>,
    /// How many products the choice at a place among the counts would leave.
    pub(super) count: fn(&Counts, usize) -> u32,
}

/// What is shown of a list.
#[derive(Clone, Copy)]
struct Shown {
    browse: Browse,
    facet: Facet,
    choices: StoredValue<Vec<Choice>>,
    chosen: Memo<Vec<String>>,
    /// Whatever has been chosen on this page, which stays in sight.
    kept: Memo<Vec<String>>,
    needle: RwSignal<String>,
    expanded: RwSignal<bool>,
}

/// Boxes to tick; those that would show nothing are left out unless they are ticked.
#[component]
pub(super) fn Options(
    browse: Browse,
    /// What is chosen here.
    name: &'static str,
    choices: Vec<Choice>,
    /// Whether the list is open at first.
    open: bool,
    /// What it chooses.
    facet: Facet,
) -> impl IntoView {
    // An empty list has no element that could be taken over later.
    (!choices.is_empty())
        .then(|| later(move || Shown::new(browse, facet, choices).view(name, open)))
}

impl Shown {
    fn new(browse: Browse, facet: Facet, choices: Vec<Choice>) -> Self {
        let chosen = memo(move || {
            let mut filters = browse.with_query(|query| query.filters.clone());
            std::mem::take((facet.list)(&mut filters))
        });
        let kept = Memo::new(move |before: Option<&Vec<String>>| {
            let mut kept = before.cloned().unwrap_or_default();
            kept.extend(chosen.get());
            sort(&mut kept);
            kept.dedup();
            kept
        });
        Self {
            browse,
            facet,
            choices: StoredValue::new(choices),
            chosen,
            kept,
            needle: RwSignal::new(String::new()),
            expanded: RwSignal::new(false),
        }
    }

    fn view(self, name: &'static str, open: bool) -> AnyView {
        let is_long = self.choices.with_value(|choices| choices.len() > LONG);
        let fitting = memo(move || self.fitting());
        let shown = memo(move || fitting.with(|fitting| self.shown(fitting)));
        let is_empty = move || fitting.with(Vec::is_empty) && !self.is_searching();
        let field = is_long.then(|| look_for(name, self.needle));
        view! {
            <details class="facet" open=open hidden=is_empty>
                <summary class="facet__name">{name}</summary>
                <div role="group" aria-label=name>
                    {field}
                    <ul role="list">
                        <For each=move || 0..shown.with(Vec::len) key=|rank| *rank
                            children=move |rank| self.row(shown, rank)/>
                    </ul>
                    {self.note(fitting, shown)}
                    {self.toggle(fitting)}
                </div>
            </details>
        }
        .into_any()
    }

    fn is_searching(self) -> bool {
        self.needle.with(|needle| !needle.trim().is_empty())
    }

    /// The choices that something can be found with, the fullest first, by their places.
    fn fitting(self) -> Vec<usize> {
        let needle = self.needle.with(|needle| fold(needle));
        let fits = |choice: &Choice| needle.is_empty() || fold(&choice.name).contains(&needle);
        self.choices.with_value(|choices| {
            let mut ranked: Vec<(u32, usize)> = self.browse.with_counts(|counts| {
                let all = choices.iter().enumerate();
                all.filter(|(_, choice)| fits(choice))
                    .map(|(at, choice)| ((self.facet.count)(counts, choice.index), at))
                    .collect()
            });
            ranked.retain(|(count, at)| *count > 0 || self.is_kept(&choices[*at]));
            sort_by_key(&mut ranked, |(count, _)| std::cmp::Reverse(*count));
            ranked.into_iter().map(|(_, at)| at).collect()
        })
    }

    fn is_kept(self, choice: &Choice) -> bool {
        self.kept.with(|kept| kept.contains(&choice.slug))
    }

    /// The first of them, and whatever is or was ticked.
    fn shown(self, fitting: &[usize]) -> Vec<usize> {
        let all = self.is_searching() || self.expanded.get();
        let most = if all { MOST } else { FIRST };
        self.choices.with_value(|choices| {
            let ranked = fitting.iter().copied().enumerate();
            ranked
                .filter(|(rank, at)| *rank < most || self.is_kept(&choices[*at]))
                .map(|(_, at)| at)
                .collect()
        })
    }

    /// The box at a rank; what it stands for is exchanged when another choice comes there.
    fn row(self, shown: Memo<Vec<usize>>, rank: usize) -> AnyView {
        let Self {
            browse,
            facet,
            choices,
            chosen,
            ..
        } = self;
        let at = memo(move || shown.with(|shown| shown.get(rank).copied()));
        let choice = memo(move || {
            choices.with_value(|choices| at.get().and_then(|at| choices.get(at).cloned()))
        });
        let checked = memo(move || {
            choice.with(|choice| {
                let choice = choice.as_ref();
                choice.is_some_and(|it| chosen.with(|chosen| chosen.contains(&it.slug)))
            })
        });
        let count = memo(move || {
            let index = choice.with(|choice| choice.as_ref().map(|it| it.index));
            index.map_or(0, |index| {
                browse.with_counts(|counts| (facet.count)(counts, index))
            })
        });
        let choose = Callback::new(move |on: bool| {
            let Some(Choice { slug, .. }) = choice.get_untracked() else {
                return;
            };
            browse.asked.choose(|query| {
                let chosen = (facet.list)(&mut query.filters);
                chosen.retain(|it| *it != slug);
                if on {
                    chosen.push(slug);
                }
            });
        });
        let lang = move || choice.with(|choice| choice.as_ref().and_then(|it| it.lang));
        let name = move || choice.with(|choice| choice.as_ref().map(|it| it.name.clone()));
        let name = view! { <span lang=lang>{dynamic(name)}</span> }.into_any();
        check_row(name, checked, count, choose)
    }

    /// What a reader who looks for a name has to know.
    fn note(self, fitting: Memo<Vec<usize>>, shown: Memo<Vec<usize>>) -> impl IntoView {
        let t = &texts().browse;
        dynamic(move || {
            let (fitting, shown) = (fitting.with(Vec::len), shown.with(Vec::len));
            let all = self.is_searching() || self.expanded.get();
            let text = match fitting - shown {
                _ if fitting == 0 => t.none_like.to_owned(),
                hidden if hidden > 0 && all => t.too_many(hidden as u64),
                _ => return None,
            };
            Some(view! { <p class="facet__note">{text}</p> })
        })
    }

    /// Shows all or only the first.
    fn toggle(self, fitting: Memo<Vec<usize>>) -> impl IntoView {
        let t = &texts().browse;
        let expanded = self.expanded;
        let is_needed = memo(move || !self.is_searching() && fitting.with(Vec::len) > FIRST);
        let text = move || {
            if expanded.get() {
                t.fewer.to_owned()
            } else {
                t.more(&(fitting.with(Vec::len).saturating_sub(FIRST)))
            }
        };
        let turn = move |_| expanded.update(|expanded| *expanded = !*expanded);
        view! {
            <button type="button" class="linklike" hidden=move || !is_needed.get()
                aria-expanded=move || expanded.get().to_string() on:click=turn>{dynamic(text)}</button>
        }
    }
}

/// A field to look for a name in a long list.
fn look_for(name: &'static str, needle: RwSignal<String>) -> AnyView {
    let t = &texts().browse;
    view! {
        <input type="search" class="facet__field" autocomplete="off" placeholder=t.look_hint
            aria-label=t.look_for(&name)
            on:input=move |event| needle.set(event_target_value(&event))/>
    }
    .into_any()
}
