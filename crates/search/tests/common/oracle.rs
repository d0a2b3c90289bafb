//! A search that is slow and obvious: it looks at every word of every product for every
//! reading, and counts by filtering again. It shares no code with the real one but the folding
//! of words and the order of names.

use super::Shop;
use super::facets::{counts, passes_all, price};
use super::readings::{
    Asked, LOCALITY, NAME, READINGS, Rank, STORY, SUREST, Weighted, asked, makes_sense, rank,
};
use market::collate::vietnamese_key;
use market::search::words;
use market::{Catalogue, Listing, Text};
use search::{Counts, Moment, Query, Reading, Shelf, Sort};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// A shop, with the words of its products.
pub struct Oracle<'a> {
    catalogue: &'a Catalogue,
    products: Vec<Vec<Weighted>>,
    keys: Vec<Vec<u8>>,
}

/// What the oracle finds.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub products: Vec<u32>,
    pub counts: Counts,
    pub reading: Reading,
}

/// A product that matches: its place, and how.
type Match = (usize, Rank);

impl<'a> Oracle<'a> {
    pub fn new(shop: &'a Shop) -> Self {
        let listings = shop.catalogue.listings.iter();
        let keys = listings.clone().map(|it| vietnamese_key(&it.name.vi));
        Self {
            catalogue: &shop.catalogue,
            products: without_common_words(listings.map(|it| weighted_words(shop, it)).collect()),
            keys: keys.collect(),
        }
    }

    /// What matches a query. The shelf says in which order the counts stand.
    pub fn search(&self, query: &Query, moment: Moment, shelf: &Shelf) -> Answer {
        let typed = asked(&query.text, &self.products);
        let (reading, matches) = self.matches(&typed);
        let listing = |it: &Match| &self.catalogue.listings[it.0];
        let matching: Vec<&Listing> = matches.iter().map(listing).collect();
        let counts = counts(&matching, &query.filters, moment, shelf);
        let mut left: Vec<Match> = matches
            .into_iter()
            .filter(|it| passes_all(listing(it), None, &query.filters, moment))
            .collect();
        let ranked = !typed.is_empty();
        left.sort_by(|a, b| self.order(query.sort, ranked, moment, a, b));
        Answer {
            products: left.into_iter().map(|(place, _)| place as u32).collect(),
            counts,
            reading,
        }
    }

    /// The surest reading of all that any product matches, the plainest of equals, and the
    /// products that do.
    fn matches(&self, typed: &[Asked]) -> (Reading, Vec<Match>) {
        let surest = |matches: &[Match]| matches.iter().map(|(_, rank)| rank.sure).max();
        let mut best = (Reading::Plain, Vec::new());
        for reading in READINGS {
            if !makes_sense(typed, reading) {
                continue;
            }
            let products = self.products.iter().enumerate();
            let matches: Vec<Match> = products
                .filter_map(|(place, it)| Some((place, rank(typed, it, reading)?)))
                .collect();
            if surest(&matches) > surest(&best.1) {
                best = (reading, matches);
            }
            if surest(&best.1) == Some(SUREST) {
                break;
            }
        }
        if best.0 == Reading::Plain {
            best.1.iter_mut().for_each(|(_, rank)| rank.sure = 0);
        }
        best
    }

    fn order(&self, sort: Sort, ranked: bool, moment: Moment, a: &Match, b: &Match) -> Ordering {
        let [one, other] = [a, b].map(|it| &self.catalogue.listings[it.0]);
        let price = |listing| price(listing, moment);
        let asked_for = match sort {
            Sort::Best if !ranked => return a.0.cmp(&b.0),
            Sort::Best => {
                let points = b.1.points.cmp(&a.1.points);
                let slips = a.1.slips.cmp(&b.1.slips);
                b.1.sure.cmp(&a.1.sure).then(slips).then(points)
            }
            Sort::PriceUp => price(one).cmp(&price(other)),
            Sort::PriceDown => price(other).cmp(&price(one)),
            Sort::Stars => other.stars.cmp(&one.stars),
            Sort::Newest => other.decided.cmp(&one.decided),
            Sort::Name => self.keys[a.0].cmp(&self.keys[b.0]),
        };
        asked_for
            .then(other.stars.cmp(&one.stars))
            .then(self.keys[a.0].cmp(&self.keys[b.0]))
            .then(a.0.cmp(&b.0))
    }
}

/// Leaves out what stands in the stories of too many products to tell them apart.
fn without_common_words(mut products: Vec<Vec<Weighted>>) -> Vec<Vec<Weighted>> {
    let most = 60 + products.len() / 128;
    let mut stories: HashMap<String, usize> = HashMap::new();
    for product in &products {
        let words = product.iter().filter(|(weight, _)| *weight == STORY);
        let words: HashSet<&String> = words.map(|(_, it)| &it.folded).collect();
        for word in words {
            *stories.entry(word.clone()).or_default() += 1;
        }
    }
    for product in &mut products {
        product.retain(|(weight, it)| *weight != STORY || stories[&it.folded] <= most);
    }
    products
}

/// The words of a product, each with the weight of its field.
pub fn weighted_words(shop: &Shop, listing: &Listing) -> Vec<Weighted> {
    let catalogue = &shop.catalogue;
    let (group, subgroup) = (listing.group.as_str(), listing.subgroup.as_str());
    let mut found: Vec<Weighted> = Vec::new();
    let mut seen = HashSet::new();
    let mut take = |weight: u32, texts: &[String]| {
        for word in texts.iter().flat_map(|text| words(text)) {
            if seen.insert((weight, word.exact.clone())) {
                found.push((weight, word));
            }
        }
    };
    let all = |text: Option<&'_ Text>| -> Vec<String> {
        text.into_iter()
            .flat_map(Text::all)
            .map(str::to_owned)
            .collect()
    };
    let producer = catalogue.producer(listing.producer.as_str());
    let story = shop.story(listing);
    for (weight, texts) in [
        (NAME, all(Some(&listing.name))),
        (9, listing.keywords.clone()),
        (
            LOCALITY,
            vec![listing.village.clone(), listing.place.clone()],
        ),
        (LOCALITY, listing.old_place.iter().cloned().collect()),
        (6, all(producer.map(|it| &it.name))),
        (4, all(catalogue.group(group).map(|it| &it.name))),
        (
            4,
            all(catalogue.subgroup(group, subgroup).map(|it| &it.name)),
        ),
        (STORY, all(story.as_ref())),
    ] {
        take(weight, &texts);
    }
    found
}
