//! The filters that are set, each with a way to drop it.

use super::page::Browse;
use crate::i18n::{lang_of, say, texts};
use crate::platform::document;
use crate::reactive::{dynamic, memo};
use crate::ui::{amount, icon};
use leptos::prelude::*;
use market::Dong;
use search::{Facet, Filters, PriceBand, Query, Shelf};

/// One filter that is set.
#[derive(Clone, PartialEq)]
pub(super) enum Set {
    Group,
    Subgroup,
    Stars(u8),
    Producer(String),
    Place(String),
    Price,
    InStock,
    NightPrice,
    Certified,
}

impl Set {
    /// Every filter that is set, as the chips show them.
    fn all(filters: &Filters) -> Vec<Self> {
        let flags = [
            (!filters.group.is_empty(), Self::Group),
            (
                !filters.group.is_empty() && !filters.subgroup.is_empty(),
                Self::Subgroup,
            ),
            (filters.price.is_set(), Self::Price),
            (filters.in_stock, Self::InStock),
            (filters.night_price, Self::NightPrice),
            (filters.certified, Self::Certified),
        ];
        let flags = flags.into_iter().filter(|(set, _)| *set).map(|(_, it)| it);
        let stars = filters.stars.iter().copied().map(Self::Stars);
        let places = filters.places.iter().cloned().map(Self::Place);
        let producers = filters.producers.iter().cloned().map(Self::Producer);
        flags.chain(stars).chain(places).chain(producers).collect()
    }

    fn facet(&self) -> Facet {
        match self {
            Self::Group | Self::Subgroup => Facet::Group,
            Self::Stars(_) => Facet::Stars,
            Self::Producer(_) => Facet::Producer,
            Self::Place(_) => Facet::Place,
            Self::Price => Facet::Price,
            Self::InStock => Facet::InStock,
            Self::NightPrice => Facet::NightPrice,
            Self::Certified => Facet::Certified,
        }
    }

    /// What is asked for, without this filter.
    fn drop_from(&self, filters: &mut Filters) {
        match self {
            Self::Group => {
                filters.group.clear();
                filters.subgroup.clear();
            }
            Self::Subgroup => filters.subgroup.clear(),
            Self::Stars(stars) => filters.stars.retain(|it| it != stars),
            Self::Producer(slug) => filters.producers.retain(|it| it != slug),
            Self::Place(slug) => filters.places.retain(|it| it != slug),
            Self::Price => filters.price = PriceBand::default(),
            Self::InStock => filters.in_stock = false,
            Self::NightPrice => filters.night_price = false,
            Self::Certified => filters.certified = false,
        }
    }

    /// What the filter asks for, and in which language that is said, if in another.
    fn name(&self, shelf: &Shelf, filters: &Filters) -> (String, Option<&'static str>) {
        let t = texts();
        let said = |text: Option<&market::Text>, slug: &str| match text {
            Some(text) => (say(text), lang_of(text)),
            None => (slug.to_owned(), None),
        };
        match self {
            Self::Group => {
                let group = shelf.group(&filters.group);
                said(group.map(|it| &it.name), &filters.group)
            }
            Self::Subgroup => {
                let subgroup = shelf.subgroup(&filters.group, &filters.subgroup);
                said(subgroup.map(|it| &it.name), &filters.subgroup)
            }
            Self::Producer(slug) => said(shelf.producer(slug).map(|it| &it.name), slug),
            Self::Place(slug) => {
                let place = shelf.localities().iter().find(|it| it.slug == *slug);
                let name = place.map_or(slug.as_str(), |it| it.name.as_str());
                (name.to_owned(), Some("vi"))
            }
            Self::Stars(stars) => (t.product.stars(u64::from(*stars)), None),
            Self::Price => (band_name(filters.price), None),
            Self::InStock => (t.browse.in_stock.to_owned(), None),
            Self::NightPrice => (t.browse.night_price.to_owned(), None),
            Self::Certified => (t.browse.certified.to_owned(), None),
        }
    }
}

/// "Từ 50.000 ₫", "Đến 200.000 ₫" or both.
pub(super) fn band_name(band: PriceBand) -> String {
    let t = &texts().browse;
    let said = |price: u64| Dong::new(price).map(amount).unwrap_or_default();
    match (band.from.map(said), band.to.map(said)) {
        (Some(from), Some(to)) => t.price_between(&from, &to),
        (Some(from), None) => t.price_above(&from),
        (None, Some(to)) => t.price_below(&to),
        (None, None) => String::new(),
    }
}

/// What all filters of a facet ask for, and the way to drop them all.
pub(super) fn facet_name(shelf: &Shelf, filters: &Filters, facet: Facet) -> String {
    let set = Set::all(filters).into_iter();
    let names: Vec<String> = set
        .filter(|it| it.facet() == facet)
        .map(|it| it.name(shelf, filters).0)
        .collect();
    names.join(", ")
}

/// What is asked for, without any filter of a facet.
pub(super) fn drop_facet(filters: &mut Filters, facet: Facet) {
    for set in Set::all(filters) {
        if set.facet() == facet {
            set.drop_from(filters);
        }
    }
}

/// Drops all filters; words and order stay.
pub(super) fn drop_all(query: &mut Query) {
    query.filters = Filters::default();
}

/// The filters that are set.
#[component]
pub(super) fn Chips(browse: Browse) -> impl IntoView {
    let t = texts();
    let set = memo(move || browse.with_query(|query| query.filters.clone()));
    dynamic(move || {
        let filters = set.get();
        let all = Set::all(&filters);
        if all.is_empty() {
            return None;
        }
        let last = all.len() - 1;
        let chips = all.into_iter().enumerate().map(|(index, it)| {
            // The chip that comes into its place, or the one before it, is where to go on.
            let next = if index < last {
                index
            } else {
                index.saturating_sub(1)
            };
            chip(
                browse,
                &it,
                &filters,
                index,
                if last == 0 { None } else { Some(next) },
            )
        });
        let clear = move |_| {
            browse.asked.choose(drop_all);
            document::focus_next(FALLBACK.to_owned());
        };
        Some(view! {
            <div class="chips" role="group" aria-label=t.browse.chosen>
                <ul class="chips__list" role="list">{chips.collect_view()}</ul>
                <button type="button" class="linklike" on:click=clear>{t.browse.clear}</button>
            </div>
        })
    })
}

/// Where the focus goes when the last chip has gone.
pub(super) const FALLBACK: &str = "found";

fn chip_id(index: usize) -> String {
    format!("chip-{index}")
}

fn chip(
    browse: Browse,
    set: &Set,
    filters: &Filters,
    index: usize,
    next: Option<usize>,
) -> AnyView {
    let (name, lang) = browse.shelf.with_value(|shelf| set.name(shelf, filters));
    let label = texts().browse.drop(&name);
    let set = set.clone();
    let drop = move |_| {
        browse
            .asked
            .choose(|query| set.drop_from(&mut query.filters));
        document::focus_next(next.map_or_else(|| FALLBACK.to_owned(), chip_id));
    };
    view! {
        <li>
            <button type="button" id=chip_id(index) class="drop" aria-label=label on:click=drop>
                <span lang=lang>{name}</span>{icon("close")}
            </button>
        </li>
    }
    .into_any()
}
