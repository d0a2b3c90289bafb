//! The addresses of the shop's pages, for whoever shows a page and for whoever asks which part of
//! the program it needs.

use super::home::Home;
use crate::navigation::navigation;
use crate::parts::{self, Part};
use crate::reactive::memo;
use leptos::prelude::*;
use market::Locale;

/// What a page is made by.
#[derive(Clone, Copy)]
enum Page {
    /// The home page, whose top is there with the program.
    Home,
    /// A part of the program.
    Part(Part),
}

/// Every kind of page, with the patterns of its addresses. Addresses of one kind have one page, which
/// stays, with its focus and its folded filters, while its reader goes from one to
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

/// The part of the program that follows once the page at `path` (without the language) answers.
#[cfg(feature = "ssr")]
pub fn rest_of(path: &str) -> Option<Part> {
    matches!(PLACES[find(path)?.0].1, Page::Home).then_some(parts::HOME)
}

/// A place in the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(usize);

impl Place {
    /// The page that stands there.
    pub(super) fn view(self) -> AnyView {
        match PLACES[self.0].1 {
            Page::Home => view! { <Home/> }.into_any(),
            Page::Part(part) => part.view().into_any(),
        }
    }
}

/// The place of the page at the address; none where no page is.
pub(super) fn place() -> Memo<Option<Place>> {
    let path = navigation().path;
    memo(move || path.with(|path| Some(Place(here(path)?.0))))
}

/// What the address says in the place of the name in its pattern. It stays what it was while
/// another page takes the place of the one that asks.
pub(super) fn said() -> Memo<String> {
    let path = navigation().path;
    let own = path.with_untracked(|path| here(path).map(|it| it.0));
    Memo::new(move |before: Option<&String>| {
        let now = path.with(|path| here(path));
        let said = now.filter(|it| Some(it.0) == own).and_then(|it| it.1);
        said.or_else(|| before.cloned()).unwrap_or_default()
    })
}

/// What [`find`] finds at a path with its language.
fn here(path: &str) -> Option<(usize, Option<String>)> {
    find(Locale::from_path(path).1)
}

/// The place in the table of what stands at a path, and what the path says.
fn find(path: &str) -> Option<(usize, Option<String>)> {
    let mut places = PLACES.iter().enumerate();
    places.find_map(|(at, (patterns, _))| {
        let said = patterns.iter().find_map(|pattern| read(pattern, path))?;
        Some((at, said))
    })
}

/// What a path says that a pattern fits; slashes at its end do not count.
fn read(pattern: &str, path: &str) -> Option<Option<String>> {
    let path = path.trim_end_matches('/');
    let (mut wanted, mut given) = (pattern.trim_end_matches('/').split('/'), path.split('/'));
    let mut said = None;
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(said),
            (Some(wanted), Some(given)) if wanted.starts_with(':') => {
                if given.is_empty() {
                    return None;
                }
                said = Some(given.to_owned());
            }
            (Some(wanted), Some(given)) if wanted == given => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str) -> Option<(usize, String)> {
        let (at, said) = find(path)?;
        Some((at, said.unwrap_or_default()))
    }

    #[test]
    fn addresses_lead_to_their_pages() {
        for (path, expected) in [
            ("", (0, "")),
            ("/", (0, "")),
            ("//", (0, "")),
            ("/products", (1, "")),
            ("/products/", (1, "")),
            ("/products//", (1, "")),
            ("/groups/craft", (1, "craft")),
            ("/products/tra-sen", (2, "tra-sen")),
            ("/products/tra-sen/", (2, "tra-sen")),
            ("/live/mo-man", (6, "mo-man")),
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
            "/groups",
            "/groups/",
            "/groups//",
            "//products",
            "/products/tra/sen",
            "/products//tra-sen",
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
