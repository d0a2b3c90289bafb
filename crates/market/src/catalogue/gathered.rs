//! A catalogue of what a source gives piece by piece, where no compiled index is to be had.

use super::index::{json, place_of};
use super::{Catalogue, Group, Listing, LoadError, Market, Problem, Producer, ProducerCard};
use crate::collate::vietnamese_key;
use crate::festival::Festival;
use crate::fingerprint::fingerprint;

/// What a catalogue is put together from, in any order.
#[derive(Debug)]
pub struct Pieces {
    /// The market.
    pub market: Market,
    /// The groups, in the order in which the shop shows them.
    pub groups: Vec<Group>,
    /// The events around the market.
    pub festival: Festival,
    /// The producers.
    pub producers: Vec<Producer>,
    /// The products, each with a text that is another one where its file is.
    pub products: Vec<(Listing, String)>,
    /// What could not be read, and is left out.
    pub problems: Vec<Problem>,
}

impl Catalogue {
    /// Puts a catalogue together. What does not fit is left out, with a problem that says why; of
    /// two products with one slug the first one counts.
    ///
    /// # Errors
    /// Says that no product is left.
    pub fn gather(pieces: Pieces) -> Result<Self, LoadError> {
        let Pieces {
            market,
            groups,
            festival,
            mut producers,
            mut products,
            mut problems,
        } = pieces;
        products.retain(|(listing, _)| match misfit(listing, &groups) {
            None => true,
            Some(message) => {
                let file = format!("products/{}.json", listing.slug);
                problems.push(Problem::with_file(&file, message));
                false
            }
        });
        products.sort_by(|(a, _), (b, _)| a.slug.cmp(&b.slug));
        products.dedup_by(|(a, _), (b, _)| a.slug == b.slug);
        if products.is_empty() {
            return Err(LoadError::Empty);
        }
        producers.sort_by_cached_key(|it| vietnamese_key(&it.name.vi));
        let around: Vec<String> = [json(&market), json(&groups)]
            .into_iter()
            .chain(producers.iter().map(json))
            .collect();
        let texts = products.iter().map(|(_, text)| text);
        let build = fingerprint(texts.chain(&around).map(String::as_str));
        let mut listings: Vec<Listing> = products.into_iter().map(|(it, _)| it).collect();
        listings.sort_by_cached_key(|it| {
            place_of((&it.group, &it.subgroup), it.stars, &it.name, &groups)
        });
        Ok(Self {
            by_slug: Self::places_of(&listings),
            market,
            build,
            groups,
            events: festival.cards(),
            producers: producers.iter().map(ProducerCard::from).collect(),
            listings,
            problems,
        })
    }
}

/// Why a product cannot be shown.
fn misfit(listing: &Listing, groups: &[Group]) -> Option<String> {
    if listing.variants.is_empty() {
        return Some("it has no variant".to_owned());
    }
    let Some(group) = groups.iter().find(|it| it.slug == listing.group) else {
        return Some(format!("there is no group {}", listing.group));
    };
    let known = group.subgroups.iter().any(|it| it.slug == listing.subgroup);
    (!known).then(|| {
        format!(
            "the group {} has no sub-group {}",
            group.slug, listing.subgroup
        )
    })
}
