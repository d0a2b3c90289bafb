//! Offers as values: in which order they stand, where they lead, what of them matched.

use crate::features::catalogue::list_address;
use search::{Filters, Query, Shelf, Suggestion, SuggestionKind};
use std::ops::Range;

/// The parts of the list, in order, each with the most offers that it shows. What is left out
/// is found by searching.
pub const PARTS: [(Part, usize); 4] = [
    (Part::Products, 5),
    (Part::Groups, 3),
    (Part::Places, 3),
    (Part::Producers, 3),
];

/// The most offers of a kind that are asked for.
const MOST: usize = 5;

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Single products.
    Products,
    /// Groups and sub-groups.
    Groups,
    /// Villages, communes and districts of old.
    Places,
    /// Producers.
    Producers,
}

impl Part {
    /// The part in which an offer stands.
    pub fn of(offer: &Suggestion) -> Self {
        match offer.kind {
            SuggestionKind::Product => Self::Products,
            SuggestionKind::Group | SuggestionKind::Subgroup => Self::Groups,
            SuggestionKind::Place => Self::Places,
            SuggestionKind::Producer => Self::Producers,
        }
    }
}

/// What fits a text, as it is listed.
pub fn fitting(shelf: &Shelf, text: &str) -> Vec<Suggestion> {
    arranged(&shelf.suggest(text, MOST))
}

/// The offers as they are listed: part after part.
fn arranged(offers: &[Suggestion]) -> Vec<Suggestion> {
    let of_part = |(part, most): (Part, usize)| {
        let offers = offers.iter().filter(move |offer| Part::of(offer) == part);
        offers.take(most).cloned()
    };
    PARTS.into_iter().flat_map(of_part).collect()
}

/// Where an offer leads, without the language.
pub fn address(offer: &Suggestion) -> String {
    let slug = offer.slug.clone();
    let filters = match offer.kind {
        SuggestionKind::Product => return format!("/products/{slug}"),
        SuggestionKind::Producer => return format!("/producers/{slug}"),
        SuggestionKind::Group => Filters {
            group: slug,
            ..Filters::default()
        },
        SuggestionKind::Subgroup => {
            let (group, subgroup) = slug.split_once('/').unwrap_or((&slug, ""));
            Filters {
                group: group.to_owned(),
                subgroup: subgroup.to_owned(),
                ..Filters::default()
            }
        }
        SuggestionKind::Place => Filters {
            places: vec![slug],
            ..Filters::default()
        },
    };
    let query = Query {
        filters,
        ..Query::default()
    };
    list_address(&query)
}

/// The offer after or before the active one, round and round; from none to the first or last.
pub fn next(active: Option<usize>, count: usize, forward: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (active, forward) {
        (Some(at), true) if at < last => at + 1,
        (_, true) => 0,
        (Some(at), false) if at > 0 => at - 1,
        (_, false) => last,
    })
}

/// A text in pieces, each with whether it matched.
pub fn pieces<'a>(text: &'a str, matched: &[Range<usize>]) -> Vec<(bool, &'a str)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for range in matched {
        pieces.push((false, text.get(at..range.start).unwrap_or_default()));
        pieces.push((true, text.get(range.clone()).unwrap_or_default()));
        at = range.end;
    }
    pieces.push((false, text.get(at..).unwrap_or_default()));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(kind: SuggestionKind, slug: &str) -> Suggestion {
        Suggestion {
            kind,
            slug: slug.to_owned(),
            name: slug.to_uppercase(),
            count: 1,
        }
    }

    #[test]
    fn offers_stand_part_after_part() {
        use SuggestionKind::{Group, Place, Producer, Product, Subgroup};
        let mut offers = vec![
            offer(Producer, "h"),
            offer(Group, "g"),
            offer(Subgroup, "g/s"),
        ];
        offers.extend(["a", "b", "c", "d", "e", "f"].map(|slug| offer(Product, slug)));
        offers.push(offer(Place, "p"));
        let list = arranged(&offers);
        let slugs: Vec<&str> = list.iter().map(|offer| offer.slug.as_str()).collect();
        assert_eq!(slugs, ["a", "b", "c", "d", "e", "g", "g/s", "p", "h"]);
        assert_eq!(arranged(&[]), []);
    }

    #[test]
    fn every_kind_leads_somewhere() {
        let lead = |kind, slug| address(&offer(kind, slug));
        assert_eq!(lead(SuggestionKind::Product, "tra"), "/products/tra");
        assert_eq!(lead(SuggestionKind::Producer, "htx"), "/producers/htx");
        assert_eq!(lead(SuggestionKind::Group, "craft"), "/groups/craft");
        assert_eq!(
            lead(SuggestionKind::Subgroup, "craft/silk"),
            "/groups/craft?subgroup=silk"
        );
        assert_eq!(
            lead(SuggestionKind::Place, "bat-trang"),
            "/products?place=bat-trang"
        );
    }

    #[test]
    fn arrows_go_round() {
        assert_eq!(next(None, 3, true), Some(0));
        assert_eq!(next(Some(0), 3, true), Some(1));
        assert_eq!(next(Some(2), 3, true), Some(0));
        assert_eq!(next(None, 3, false), Some(2));
        assert_eq!(next(Some(2), 3, false), Some(1));
        assert_eq!(next(Some(0), 3, false), Some(2));
        assert_eq!(next(Some(7), 3, true), Some(0));
        assert_eq!(next(None, 0, true), None);
        assert_eq!(next(Some(1), 0, false), None);
    }

    #[test]
    fn what_matched_is_told_from_the_rest() {
        let text = "Trà sen Tây Hồ";
        let tea = 0.."Trà".len();
        let lake = text.len() - "Hồ".len()..text.len();
        assert_eq!(
            pieces(text, &[tea, lake]),
            [(true, "Trà"), (false, " sen Tây "), (true, "Hồ")]
        );
        assert_eq!(pieces(text, &[]), [(false, text)]);
        // A range inside a letter shows nothing rather than half of it.
        let half = [Range { start: 0, end: 1 }];
        assert_eq!(pieces("à", &half), []);
    }
}
