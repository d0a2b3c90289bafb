use crate::parts;
use leptos::prelude::*;
use leptos_router::{PartialPathMatch, PathSegment, PossibleRouteMatch, path};

/// `/products` or `/groups/SLUG`, each with
/// `?q=&subgroup=&stars=&producer=&place=&price=&stock=&night=&valid=&sort=`;
/// `/products?group=SLUG` is the old form of a group's address.
#[component]
pub fn Products() -> impl IntoView {
    parts::LIST.view()
}

/// The paths of lists. They are one route, so that the page stays, with its focus and its
/// folded filters, while its reader goes from group to group.
#[derive(Clone, Copy, Debug)]
pub struct ListPath;

impl PossibleRouteMatch for ListPath {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        let everything = path!("/products").test(path);
        everything.or_else(|| path!("/groups/:group").test(path))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path!("/products").generate_path(path);
    }
}
