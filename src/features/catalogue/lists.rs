//! All products, or those of a group, or those that a search finds.

use super::card::card;
use super::shop::Shop;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, say, texts};
use crate::ui::empty;
use leptos::prelude::*;
use market::{Catalogue, Group, Listing, matches};
use std::sync::Arc;

/// What the address asks for.
#[derive(Clone, PartialEq)]
struct Wanted {
    query: String,
    group: String,
    subgroup: String,
}

/// `/products`: a heading that says what is shown, the groups to choose from, and the cards.
#[component]
pub fn ProductList(
    /// The words that the shopper looks for.
    query: Memo<String>,
    /// The slug of a group, or nothing.
    group: Memo<String>,
    /// The slug of a sub-group, or nothing.
    subgroup: Memo<String>,
) -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    describe(Head {
        title: t.catalogue.title.to_owned(),
        description: t.catalogue.description.to_owned(),
        ..Head::default()
    });
    let wanted = Memo::new(move |_| Wanted {
        query: query.get().trim().to_owned(),
        group: group.get(),
        subgroup: subgroup.get(),
    });
    shop.view(move |catalogue| view! { <Results catalogue wanted/> }.into_any())
}

#[component]
fn Results(catalogue: Arc<Catalogue>, wanted: Memo<Wanted>) -> impl IntoView {
    let t = texts();
    let found = {
        let catalogue = Arc::clone(&catalogue);
        Memo::new(move |_| wanted.with(|wanted| find(&catalogue, wanted)))
    };
    let heading = {
        let catalogue = Arc::clone(&catalogue);
        move || wanted.with(|wanted| title(&catalogue, wanted))
    };
    let filters = {
        let catalogue = Arc::clone(&catalogue);
        move || wanted.with(|wanted| group_links(&catalogue, wanted))
    };
    let problems = catalogue.problems.len() as u64;
    let cards = move || {
        let found = found.get();
        if found.is_empty() {
            return nothing(&wanted.get()).into_any();
        }
        let cards = found.iter().enumerate().filter_map(|(place, index)| {
            let listing = catalogue.listings.get(*index)?;
            Some(view! { <li>{card(&catalogue, listing, place < 4)}</li> })
        });
        view! {
            <h2 class="hidden">{t.catalogue.title}</h2>
            <ul class="grid" role="list">{cards.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <div class="page">
            <h1 class="page__title">{heading}</h1>
            {filters}
            <p class="page__count" role="status">{move || t.catalogue.products(found.with(Vec::len) as u64)}</p>
            {(problems > 0).then(|| view! { <p class="notice notice--info">{t.catalogue.left_out(problems)}</p> })}
            {cards}
        </div>
    }
}

/// The places in the catalogue of what is wanted.
fn find(catalogue: &Catalogue, wanted: &Wanted) -> Vec<usize> {
    let fits = |listing: &Listing| {
        (wanted.group.is_empty() || listing.group.as_ref() == wanted.group)
            && (wanted.subgroup.is_empty() || listing.subgroup.as_ref() == wanted.subgroup)
            && (wanted.query.is_empty() || matches(catalogue, listing, &wanted.query))
    };
    catalogue
        .listings
        .iter()
        .enumerate()
        .filter(|(_, it)| fits(it))
        .map(|(index, _)| index)
        .collect()
}

fn title(catalogue: &Catalogue, wanted: &Wanted) -> String {
    let t = texts();
    if !wanted.query.is_empty() {
        return t.catalogue.results_for(&wanted.query);
    }
    if let Some(subgroup) = catalogue.subgroup(&wanted.group, &wanted.subgroup) {
        return say(&subgroup.name);
    }
    match catalogue.group(&wanted.group) {
        Some(group) => say(&group.name),
        None => t.catalogue.title.to_owned(),
    }
}

fn nothing(wanted: &Wanted) -> impl IntoView + use<> {
    let t = texts();
    let text = if wanted.query.is_empty() {
        t.catalogue.none_here.to_owned()
    } else {
        t.catalogue.none_found(&wanted.query)
    };
    empty("missing", t.catalogue.none_title, text)
}

/// Links to all groups and, inside a group, to its sub-groups.
fn group_links(catalogue: &Catalogue, wanted: &Wanted) -> impl IntoView + use<> {
    let t = texts();
    let query = wanted.query.as_str();
    let all = pill(
        t.catalogue.all_groups.to_owned(),
        None,
        list_address(query, "", ""),
        wanted.group.is_empty(),
    );
    let groups: Vec<AnyView> = catalogue
        .groups
        .iter()
        .map(|group| {
            let slug = group.slug.as_ref();
            pill(
                say(&group.name),
                lang_of(&group.name),
                list_address(query, slug, ""),
                wanted.group == slug,
            )
        })
        .collect();
    let subgroups = catalogue
        .group(&wanted.group)
        .map(|group| subgroup_links(catalogue, group, wanted));
    view! {
        <nav class="pills" aria-label=t.home.groups><ul role="list">{all}{groups}</ul></nav>
        {subgroups}
    }
}

fn subgroup_links(catalogue: &Catalogue, group: &Group, wanted: &Wanted) -> impl IntoView + use<> {
    let links: Vec<AnyView> = group
        .subgroups
        .iter()
        .filter(|subgroup| {
            catalogue
                .in_group(group.slug.as_ref())
                .any(|it| it.subgroup == subgroup.slug)
        })
        .map(|subgroup| {
            let slug = subgroup.slug.as_ref();
            let current = wanted.subgroup == slug;
            // The chosen sub-group leads back to the whole group.
            let target = if current { "" } else { slug };
            let address = list_address(&wanted.query, group.slug.as_ref(), target);
            pill(
                say(&subgroup.name),
                lang_of(&subgroup.name),
                address,
                current,
            )
        })
        .collect();
    view! { <nav class="pills pills--small" aria-label=texts().catalogue.subgroups><ul role="list">{links}</ul></nav> }
}

fn pill(label: String, lang: Option<&'static str>, address: String, current: bool) -> AnyView {
    view! {
        <li><a class="pill" href=address lang=lang aria-current=current.then_some("true")>{label}</a></li>
    }
    .into_any()
}

/// The address of a list; empty parts are left out.
pub fn list_address(query: &str, group: &str, subgroup: &str) -> String {
    let mut address = href("/products");
    let mut joint = '?';
    for (key, value) in [("q", query), ("group", group), ("subgroup", subgroup)] {
        if !value.is_empty() {
            address.push(joint);
            address.push_str(key);
            address.push('=');
            address.push_str(&market::percent_encode(value));
            joint = '&';
        }
    }
    address
}
