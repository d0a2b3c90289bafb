//! The groups to choose from and, inside a group, its sub-groups: links, which need no app.

use super::address::list_href;
use super::page::Browse;
use crate::i18n::{lang_of, locale, say, texts};
use crate::platform::later::later;
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use market::{Text, format_number};
use search::{Query, Shelf};

/// Links to all groups, each with the number of products that it would show.
#[component]
pub(super) fn Groups(browse: Browse) -> impl IntoView {
    let t = texts();
    let links = browse.shelf.with_value(|shelf| group_links(shelf, browse));
    view! {
        {later(move || {
            view! { <nav class="pills" aria-label=t.home.groups><ul role="list">{links}</ul></nav> }.into_any()
        })}
        <Subgroups browse/>
    }
}

fn group_links(shelf: &Shelf, browse: Browse) -> Vec<AnyView> {
    let name = texts().catalogue.all_groups.to_owned();
    let all = pill(browse, Kind::default(), name, None, None);
    let groups = shelf.groups.iter().enumerate().map(|(index, group)| {
        let kind = Kind {
            group: group.slug.to_string(),
            subgroup: String::new(),
        };
        let count = memo(move || {
            browse.with_counts(|counts| counts.groups.get(index).copied().unwrap_or(0))
        });
        named_pill(browse, kind, &group.name, count)
    });
    std::iter::once(all).chain(groups).collect()
}

/// The sub-groups of the chosen group.
#[component]
fn Subgroups(browse: Browse) -> impl IntoView {
    let group = memo(move || browse.with_query(|query| query.filters.group.clone()));
    dynamic(move || {
        let group = group.get();
        let links = browse
            .shelf
            .with_value(|shelf| subgroup_links(shelf, &group, browse))?;
        Some(view! {
            <nav class="pills pills--small" aria-label=texts().catalogue.subgroups>
                <ul role="list">{links}</ul>
            </nav>
        })
    })
}

fn subgroup_links(shelf: &Shelf, slug: &str, browse: Browse) -> Option<Vec<AnyView>> {
    let at = shelf.groups.iter().position(|group| group.slug == *slug)?;
    let subgroups = shelf.groups[at].subgroups.iter().enumerate();
    let links = subgroups.map(|(index, subgroup)| {
        let kind = Kind {
            group: slug.to_owned(),
            subgroup: subgroup.slug.to_string(),
        };
        let count = memo(move || {
            browse.with_counts(|counts| {
                let own = counts.subgroups.get(at);
                own.and_then(|own| own.get(index)).copied().unwrap_or(0)
            })
        });
        named_pill(browse, kind, &subgroup.name, count)
    });
    Some(links.collect())
}

/// Where a link leads: to a sub-group, a group or everything.
#[derive(Clone, Default, PartialEq)]
struct Kind {
    group: String,
    subgroup: String,
}

impl Kind {
    fn is_asked(&self, query: &Query) -> bool {
        query.filters.group == self.group && query.filters.subgroup == self.subgroup
    }

    /// Whether a group or one of its sub-groups is asked for.
    fn is_current(&self, query: &Query) -> bool {
        query.filters.group == self.group
            && (self.subgroup.is_empty() || query.filters.subgroup == self.subgroup)
    }

    /// Everything else that is asked for stays. The chosen sub-group leads back to its group.
    fn address(&self, query: &Query) -> String {
        let mut query = query.clone();
        let back = !self.subgroup.is_empty() && self.is_asked(&query);
        query.filters.group.clone_from(&self.group);
        query.filters.subgroup = if back {
            String::new()
        } else {
            self.subgroup.clone()
        };
        list_href(&query)
    }
}

fn named_pill(browse: Browse, kind: Kind, name: &Text, count: Memo<u32>) -> AnyView {
    pill(browse, kind, say(name), lang_of(name), Some(count))
}

/// A link and, but for "everything", the number of products behind it.
fn pill(
    browse: Browse,
    kind: Kind,
    name: String,
    lang: Option<&'static str>,
    count: Option<Memo<u32>>,
) -> AnyView {
    let own = kind.clone();
    let address = move || browse.with_query(|query| own.address(query));
    let is_current = move || browse.with_query(|query| kind.is_current(query));
    let is_current = memo(is_current);
    let current = move || is_current.get().then_some("true");
    // A group that would show nothing is no way on, unless it is the one to leave.
    let hidden = move || count.is_some_and(|count| count.get() == 0) && !is_current.get();
    let figure = count.map(|count| {
        let figure = move || format_number(u64::from(count.get()), locale());
        view! { " "<span class="pill__count">{dynamic(figure)}</span> }
    });
    view! {
        <li hidden=hidden>
            <a class="pill" href=address data-noscroll="" aria-current=current>
                <span lang=lang>{name}</span>{figure}
            </a>
        </li>
    }
    .into_any()
}
