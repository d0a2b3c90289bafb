//! Where products come from: villages, communes and districts of old, as one facet.

use market::fold;
use market::search::hyphenated;

/// What kind of place a locality is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocalityKind {
    /// A village, as the trade knows it.
    Village,
    /// A commune or ward of today.
    Place,
    /// A district of old, which people still say.
    OldPlace,
}

/// A place that products come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locality {
    /// Its name in addresses. Places of different kinds that share a name share their slug, and
    /// a filter by it means them all.
    pub slug: String,
    /// Its name, in Vietnamese.
    pub name: String,
    /// What it is.
    pub kind: LocalityKind,
}

/// The name of a place in addresses: its letters and digits without accents, in words joined
/// by hyphens. "xã Bát Tràng" and "phường Bát Tràng" are `bat-trang`, for people leave out
/// what kind of place it is.
///
/// ```
/// assert_eq!(search::locality_slug("phường Tây Hồ"), "tay-ho");
/// ```
pub fn locality_slug(name: &str) -> String {
    let folded = fold(name);
    let bare = ["xa ", "phuong ", "thi tran "]
        .iter()
        .find_map(|kind| folded.strip_prefix(kind))
        .unwrap_or(&folded);
    hyphenated(bare)
}
