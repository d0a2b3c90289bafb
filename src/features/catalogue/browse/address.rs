//! Where lists stand: a group has a page of its own, and everything else that is asked for
//! follows in the query.

use crate::i18n::href;
use market::Locale;
use search::Query;
use std::borrow::Cow;

/// The path of the list of everything, without the language.
const LIST: &str = "/products";

/// What the path of a group's page begins with.
const GROUPS: &str = "/groups/";

/// The path of a group's page, without the language.
pub fn group_path(slug: &str) -> String {
    [GROUPS, slug].concat()
}

/// The group whose page stands at a path.
pub(super) fn group_at(path: &str) -> Option<&str> {
    let slug = without_language(path).strip_prefix(GROUPS)?;
    (!slug.is_empty() && !slug.contains('/')).then_some(slug)
}

/// Whether a list stands at a path.
pub fn is_list(path: &str) -> bool {
    without_language(path) == LIST || group_at(path).is_some()
}

fn without_language(path: &str) -> &str {
    Locale::from_path(path).1.trim_end_matches('/')
}

/// The path of a list, without the language and without what else is asked for.
pub(super) fn list_path(group: &str) -> Cow<'static, str> {
    if is_name(group) {
        group_path(group).into()
    } else {
        LIST.into()
    }
}

/// The address of a list, without the language.
pub fn list_address(query: &Query) -> String {
    let mut rest = query.clone();
    if is_name(&query.filters.group) {
        rest.filters.group.clear();
    }
    format!("{}{}", list_path(&query.filters.group), rest.to_address())
}

/// The address of a list in this page's language.
pub(super) fn list_href(query: &Query) -> String {
    href(&list_address(query))
}

/// Whether a text has the form of a group's name in addresses. An old link may ask for
/// anything, which stays in the query then.
fn is_name(group: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !group.is_empty() && group.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(address: &str) -> Query {
        let pairs: Vec<(&str, &str)> = address
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        Query::from_address(|key| {
            let found = pairs.iter().find(|(name, _)| *name == key);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_group_has_a_page_and_the_rest_is_its_query() {
        for (asked, address) in [
            ("", "/products"),
            ("q=sen", "/products?q=sen"),
            ("group=craft", "/groups/craft"),
            (
                "group=craft&subgroup=ceramics",
                "/groups/craft?subgroup=ceramics",
            ),
            (
                "q=sen&group=food&stars=4,5&sort=price",
                "/groups/food?q=sen&stars=4,5&sort=price",
            ),
            ("group=a/b", "/products?group=a%2Fb"),
            ("group=Gốm", "/products?group=G%E1%BB%91m"),
        ] {
            assert_eq!(list_address(&query(asked)), address, "{asked}");
        }
    }

    #[test]
    fn the_group_of_a_path() {
        for (path, group, list) in [
            ("/groups/craft", Some("craft"), true),
            ("/en/groups/craft", Some("craft"), true),
            ("/fr/groups/craft/", Some("craft"), true),
            ("/groups", None, false),
            ("/groups/", None, false),
            ("/groups/craft/ceramics", None, false),
            ("/products", None, true),
            ("/en/products/", None, true),
            ("/products/tra-sen", None, false),
            ("/", None, false),
        ] {
            assert_eq!(group_at(path), group, "{path}");
            assert_eq!(is_list(path), list, "{path}");
        }
    }
}
