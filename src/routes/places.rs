//! The addresses of the shop's pages, for the router and for whoever asks which part a page needs.
//!
//! They are one table of one type, which the router is given as its only route: each of Leptos'
//! own routes is a type, for which the router is compiled again.

use super::home::Home;
use crate::parts::{self, Part};
use leptos::prelude::*;
use leptos_router::{
    ChooseView, GeneratedRouteData, MatchInterface, MatchNestedRoutes, MatchParams, RouteMatchId,
};
use std::borrow::Cow;
use std::iter;

/// A name in a pattern of addresses, such as `slug`, and what stands in its place.
type Parameter = (&'static str, String);

/// What a page is made by.
#[derive(Clone, Copy)]
enum Page {
    /// The home page, which is there with the program.
    Home,
    /// A part of the program.
    Part(Part),
}

/// Every kind of page, with the patterns of its addresses. Addresses of one kind are one route, so
/// that its page stays, with its focus and its folded filters, while its reader goes from one to
/// the other: from group to group, from product to product.
const PLACES: [(&[&str], Page); 19] = [
    (&["/"], Page::Home),
    (&["/products", "/groups/:group"], Page::Part(parts::LIST)),
    (&["/products/:slug"], Page::Part(parts::PRODUCT)),
    (&["/producers"], Page::Part(parts::PRODUCERS)),
    (&["/producers/:slug"], Page::Part(parts::PRODUCER)),
    (&["/live"], Page::Part(parts::LIVE)),
    (&["/live/:session"], Page::Part(parts::SESSION)),
    (&["/cart"], Page::Part(parts::CART)),
    (&["/checkout"], Page::Part(parts::CHECKOUT)),
    (&["/orders"], Page::Part(parts::ORDERS)),
    (&["/orders/:code"], Page::Part(parts::ORDER)),
    (&["/saved"], Page::Part(parts::SAVED)),
    (&["/training"], Page::Part(parts::TRAINING)),
    (&["/events"], Page::Part(parts::EVENTS)),
    (&["/partners"], Page::Part(parts::PARTNERS)),
    (&["/partners/:slug"], Page::Part(parts::PARTNER)),
    (&["/complaints"], Page::Part(parts::COMPLAINTS)),
    (&["/about"], Page::Part(parts::ABOUT)),
    (&["/calendar"], Page::Part(parts::CALENDAR)),
];

/// The part of the program that the page at `path` (without the language) needs beyond what all
/// pages share.
pub fn part_of(path: &str) -> Option<Part> {
    match PLACES[find(path)?.0].1 {
        Page::Home => None,
        Page::Part(part) => Some(part),
    }
}

/// The place in the table of what stands at a path, and what the path says.
fn find(path: &str) -> Option<(usize, Option<Parameter>)> {
    let mut places = PLACES.iter().enumerate();
    places.find_map(|(at, (patterns, _))| {
        let said = patterns.iter().find_map(|pattern| read(pattern, path))?;
        Some((at, said))
    })
}

/// What a path says that a pattern fits; a slash at its end does not count.
fn read(pattern: &'static str, path: &str) -> Option<Option<Parameter>> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let (mut wanted, mut given) = (pattern.trim_end_matches('/').split('/'), path.split('/'));
    let mut said = None;
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(said),
            (Some(wanted), Some(given)) => match wanted.strip_prefix(':') {
                Some(name) if !given.is_empty() => said = Some((name, given.to_owned())),
                None if wanted == given => {}
                _ => return None,
            },
            _ => return None,
        }
    }
}

/// The table as the router asks it, which knows routes by numbers of its own.
#[derive(Clone)]
pub(super) struct Places {
    ids: Vec<RouteMatchId>,
}

impl Places {
    pub(super) fn new() -> Self {
        let ids = PLACES.iter().map(|_| RouteMatchId::new_from_route_id());
        Self { ids: ids.collect() }
    }
}

impl MatchNestedRoutes for Places {
    type Data = ();
    type Match = Found;

    fn match_nested<'a>(&'a self, path: &'a str) -> (Option<(RouteMatchId, Found)>, &'a str) {
        let Some((at, said)) = find(path) else {
            return (None, path);
        };
        let found = Found {
            id: self.ids[at],
            path: path.to_owned(),
            said,
            page: PLACES[at].1,
        };
        (Some((found.id, found)), "")
    }

    /// The prerender has a list of its own: [`super::paths`].
    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        iter::empty()
    }

    fn optional(&self) -> bool {
        false
    }
}

/// What stands at an address.
pub(super) struct Found {
    id: RouteMatchId,
    path: String,
    said: Option<Parameter>,
    page: Page,
}

impl MatchParams for Found {
    fn to_params(&self) -> Vec<(Cow<'static, str>, String)> {
        let said = self.said.iter().cloned();
        said.map(|(name, value)| (name.into(), value)).collect()
    }
}

impl MatchInterface for Found {
    type Child = ();

    fn as_id(&self) -> RouteMatchId {
        self.id
    }

    fn as_matched(&self) -> &str {
        &self.path
    }

    fn into_view_and_child(self) -> (impl ChooseView, Option<()>) {
        let page = self.page;
        let view = move || match page {
            Page::Home => view! { <Home/> }.into_any(),
            Page::Part(part) => part.view().into_any(),
        };
        (view, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str) -> Option<(usize, String)> {
        let (at, said) = find(path)?;
        let said = said.map(|(name, value)| format!("{name}={value}"));
        Some((at, said.unwrap_or_default()))
    }

    #[test]
    fn addresses_lead_to_their_pages() {
        for (path, expected) in [
            ("", (0, "")),
            ("/", (0, "")),
            ("/products", (1, "")),
            ("/products/", (1, "")),
            ("/groups/craft", (1, "group=craft")),
            ("/products/tra-sen", (2, "slug=tra-sen")),
            ("/products/tra-sen/", (2, "slug=tra-sen")),
            ("/live/mo-man", (6, "session=mo-man")),
            ("/calendar", (18, "")),
        ] {
            let expected = (expected.0, expected.1.to_owned());
            assert_eq!(said(path), Some(expected), "{path}");
        }
    }

    #[test]
    fn others_lead_nowhere() {
        for path in [
            "products",
            "//",
            "/groups",
            "/groups/",
            "/products//",
            "/products/tra/sen",
            "/Products",
            "/cartes",
            "/car",
        ] {
            assert_eq!(said(path), None, "{path}");
        }
    }

    #[test]
    fn no_address_leads_to_two_pages() {
        let example = |pattern: &str| pattern.replace(':', "");
        for (at, (patterns, _)) in PLACES.iter().enumerate() {
            for pattern in *patterns {
                assert_eq!(
                    find(&example(pattern)).map(|it| it.0),
                    Some(at),
                    "{pattern}"
                );
            }
        }
    }
}
