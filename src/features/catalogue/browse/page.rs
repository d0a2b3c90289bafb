//! The list's page: heading, groups, filters, and what is found.

use super::address::list_path;
use super::asked::{Asked, RESULTS};
use super::chips::{Chips, FALLBACK};
use super::grid::Grid;
use super::groups::Groups;
use super::nothing::Nothing;
use super::sheet::Sheet;
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::head::{Head, describe_by};
use crate::i18n::{say, texts};
use crate::parts::FILTERS;
use crate::platform::later::later;
use crate::platform::layout;
use crate::reactive::{dynamic, effect, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use search::{Counts, Found, Moment, Query, Reading, Shelf, Sort};
use std::sync::Arc;

/// From this width on the filters stand beside the list, as in `style/browse.css`.
const BESIDE: &str = "(width >= 56.25rem)";

/// What everything on the list's page reads.
#[derive(Clone, Copy)]
pub(super) struct Browse {
    pub(super) shelf: StoredValue<Arc<Shelf>>,
    pub(super) asked: Asked,
    pub(super) found: Memo<Found>,
    counts: Memo<Counts>,
    /// The words that are looked for.
    pub(super) words: Memo<String>,
    /// The places of the products that are found, in order.
    pub(super) products: Memo<Arc<Vec<u32>>>,
    /// What prices and certificates depend on.
    pub(super) moment: Memo<Moment>,
    shop: Shop,
}

impl Browse {
    fn new(shelf: Arc<Shelf>, asked: Asked) -> Self {
        let clock = expect_context::<MarketClock>();
        let moment = memo(move || clock.moment());
        let found = {
            let shelf = Arc::clone(&shelf);
            memo(move || asked.query.with(|query| shelf.search(query, moment.get())))
        };
        let products = memo(move || found.with(|found| Arc::new(found.products.clone())));
        Self {
            shelf: StoredValue::new(shelf),
            asked,
            found,
            counts: memo(move || found.with(|found| found.counts.clone())),
            words: memo(move || asked.query.with(|query| query.text.clone())),
            products,
            moment,
            shop: expect_context(),
        }
    }

    /// Has an effect run again whenever prices or certificates may be others.
    pub(super) fn track_moment(self) {
        self.moment.track();
        self.shop.track_news();
    }

    /// The words that are marked in what is found.
    pub(super) fn marked_words(self) -> Arc<str> {
        self.words.with_untracked(|words| words.as_str().into())
    }

    /// How many products are found.
    pub(super) fn count(self) -> usize {
        self.products.with(|products| products.len())
    }

    /// Reads the counts of the facets.
    pub(super) fn with_counts<T>(self, read: impl FnOnce(&Counts) -> T) -> T {
        self.counts.with(read)
    }

    /// Reads what is asked for.
    pub(super) fn with_query<T>(self, read: impl FnOnce(&Query) -> T) -> T {
        self.asked.query.with(read)
    }
}

/// `/products` and `/groups/SLUG`
#[component]
pub fn ProductList() -> impl IntoView {
    let shop = expect_context::<Shop>();
    let asked = Asked::new();
    asked.hear();
    let group = memo(move || asked.query.with(|query| query.filters.group.clone()));
    describe_by(move || group.with(|group| head(shop, group)));
    shop.view(move |shelf| body(Browse::new(shelf, asked)))
}

/// What the list of a group, or of everything, says of itself. However it is narrowed down, it
/// is one page to search engines.
fn head(shop: Shop, slug: &str) -> Head {
    let t = texts();
    let shelf = shop.ready();
    let group = shelf.as_ref().and_then(|shelf| shelf.group(slug));
    match group {
        Some(group) => Head {
            title: say(&group.name),
            description: say(&group.blurb),
            path: Some(list_path(slug).into_owned()),
            missing: false,
        },
        None => Head {
            title: t.catalogue.title.to_owned(),
            description: t.catalogue.description.to_owned(),
            path: slug.is_empty().then(|| list_path("").into_owned()),
            missing: !slug.is_empty() && shelf.is_some(),
        },
    }
}

fn body(browse: Browse) -> AnyView {
    provide_context(browse);
    view! {
        <div class="page">
            <h1 class="page__title">{dynamic(move || title(browse))}</h1>
            <Groups browse/>
            {later(move || main(browse))}
        </div>
    }
    .into_any()
}

/// The filters and what is found.
fn main(browse: Browse) -> AnyView {
    let t = texts();
    let problems = browse.shelf.with_value(|shelf| shelf.problems.len() as u64);
    let is_empty = memo(move || browse.count() == 0);
    let results = move || {
        if is_empty.get() {
            view! { <Nothing browse/> }.into_any()
        } else {
            view! { <h2 class="hidden">{t.catalogue.title}</h2> <Grid browse/> }.into_any()
        }
    };
    view! {
        <div class="browse">
            <Side/>
            <div class="browse__main" id=RESULTS>
                <div class="browse__bar">
                    <p id=FALLBACK class="page__count" role="status" tabindex="-1">
                        {dynamic(move || t.catalogue.products(browse.count() as u64))}
                    </p>
                    <Sheet browse/>
                    <SortBy asked=browse.asked/>
                </div>
                <Chips browse/>
                <Understood browse/>
                {(problems > 0).then(|| view! { <p class="notice notice--info">{t.catalogue.left_out(problems)}</p> })}
                {dynamic(results)}
            </div>
        </div>
    }
    .into_any()
}

/// The filters beside the list, where there is room. They answer nobody without the app, so they
/// come after it, as a part of their own.
#[component]
fn Side() -> impl IntoView {
    let (is_wide, has_part) = (RwSignal::new(false), RwSignal::new(false));
    effect(move || {
        layout::on_width(BESIDE, move |is_so| {
            is_wide.try_set(is_so);
        });
    });
    effect(move || {
        if is_wide.get() && !has_part.get_untracked() {
            spawn_local(async move {
                // Where it cannot be had, that is said in its place.
                let _ = FILTERS.fetch().await;
                has_part.try_set(true);
            });
        }
    });
    let is_seen = move || is_wide.get() && has_part.get();
    view! {
        <aside class="browse__side" aria-label=texts().browse.filters>
            {dynamic(move || is_seen().then(|| FILTERS.piece()))}
        </aside>
    }
}

fn title(browse: Browse) -> String {
    let t = texts();
    browse.with_query(|query| {
        if !query.text.is_empty() {
            return t.catalogue.results_for(&query.text);
        }
        let Query { filters, .. } = query;
        let name = browse.shelf.with_value(|shelf| {
            let subgroup = shelf.subgroup(&filters.group, &filters.subgroup);
            let group = || shelf.group(&filters.group).map(|group| say(&group.name));
            subgroup.map(|subgroup| say(&subgroup.name)).or_else(group)
        });
        name.unwrap_or_else(|| t.catalogue.title.to_owned())
    })
}

/// How words were read that nothing has as they were typed.
#[component]
fn Understood(browse: Browse) -> impl IntoView {
    let words = memo(move || {
        browse.found.with(|found| {
            let other = found.reading != Reading::Plain;
            found.understood.clone().filter(|_| other)
        })
    });
    dynamic(move || {
        let words = words.get()?;
        Some(view! { <p class="browse__understood">{texts().browse.understood(&words)}</p> })
    })
}

/// The order of what is found.
#[component]
fn SortBy(asked: Asked) -> impl IntoView {
    let t = texts();
    let options = Sort::ALL.map(|sort| {
        let selected = move || asked.query.with(|query| query.sort == sort);
        view! { <option value=sort.code() prop:selected=selected>{sort_name(sort)}</option> }
    });
    let change = move |event| {
        let code = event_target_value(&event);
        let sort = Sort::ALL.into_iter().find(|sort| sort.code() == code);
        asked.choose(|query| query.sort = sort.unwrap_or_default());
    };
    view! {
        <label class="sort">
            <span>{t.browse.sort}</span>
            <select class="sort__field" on:change=change>{options.into_iter().collect_view()}</select>
        </label>
    }
}

fn sort_name(sort: Sort) -> &'static str {
    let t = &texts().browse;
    match sort {
        Sort::Best => t.sort_best,
        Sort::PriceUp => t.sort_price_up,
        Sort::PriceDown => t.sort_price_down,
        Sort::Stars => t.sort_stars,
        Sort::Newest => t.sort_newest,
        Sort::Name => t.sort_name,
    }
}
