//! From a query to the products in order, with the counts of every facet.

use crate::facets::{Selection, Tally, is_set};
use crate::found::{Counts, Facet, Found};
use crate::query::{Filters, Moment, Query};
use crate::reading::query_words;
use crate::shelf::Shelf;
use crate::sure::{LIKELY, Match, SURE};
use std::borrow::Cow;

impl Shelf {
    /// What matches, in order, with the counts of every facet.
    pub fn search(&self, query: &Query, moment: Moment) -> Found {
        let words = query_words(&query.text);
        let matches = if words.is_empty() {
            None
        } else {
            match self.read(&words) {
                Some(matches) => Some(matches),
                None => return self.nothing(&query.filters),
            }
        };
        let selection = Selection::new(self, &query.filters, moment);
        let candidates: Vec<u32> = match &matches {
            None => self.all(),
            Some(matches) => matches.found.iter().map(|it| it.product).collect(),
        };
        let (passing, counts) = self.count(&selection, candidates);
        let products = match (self.order(query.sort, moment.open), &matches) {
            (Some(order), _) => walk(order, &passing),
            (None, None) => passing,
            (None, Some(matches)) => self.best_first(&having_passed(&matches.found, &passing)),
        };
        let understood = matches
            .as_ref()
            .and_then(|matches| self.understood(&words, matches));
        Found {
            products,
            counts,
            reading: matches.map(|matches| matches.reading).unwrap_or_default(),
            understood,
        }
    }

    /// No product has the words, whatever the filters say.
    fn nothing(&self, filters: &Filters) -> Found {
        let set = Facet::ALL
            .into_iter()
            .filter(|facet| is_set(filters, *facet));
        Found {
            counts: Counts {
                without: set.map(|facet| (facet, 0)).collect(),
                ..self.no_counts()
            },
            ..Found::default()
        }
    }

    pub(crate) fn no_counts(&self) -> Counts {
        Counts {
            groups: vec![0; self.groups.len()],
            subgroups: self
                .groups
                .iter()
                .map(|group| vec![0; group.subgroups.len()])
                .collect(),
            producers: vec![0; self.known_makers],
            places: vec![0; self.tables.localities_in_all()],
            ..Counts::default()
        }
    }

    /// Those of some products that pass all filters, and how many would for each value of each
    /// facet.
    fn count(&self, selection: &Selection<'_>, candidates: Vec<u32>) -> (Vec<u32>, Counts) {
        let mut tally = Tally::new(self);
        let mut passing = candidates;
        if !selection.is_open() {
            let failed = selection.failed(&passing);
            for (product, failed) in passing.iter().zip(&failed) {
                // With two facets against it, no single one would let the product in.
                if failed.is_power_of_two() {
                    tally.add_kept_out(selection, *product as usize, *failed);
                }
            }
            let mut failed = failed.iter();
            passing.retain(|_| failed.next() == Some(&0));
        }
        tally.add_passing(selection, &passing);
        let counts = tally.finish(self, selection);
        (passing, counts)
    }

    /// The surest first, then by their keys, equals by stars and name.
    fn best_first(&self, matches: &[Match]) -> Vec<u32> {
        let mut products = Vec::with_capacity(matches.len());
        if matches.iter().all(|it| it.sure == 0) {
            self.append_by_key(matches, &mut products);
            return products;
        }
        for sure in [SURE, LIKELY, 0] {
            let as_sure = matches.iter().filter(|it| it.sure == sure).copied();
            self.append_by_key(&as_sure.collect::<Vec<_>>(), &mut products);
        }
        products
    }

    fn append_by_key(&self, matches: &[Match], products: &mut Vec<u32>) {
        let range = matches.iter().map(|it| it.key);
        let Some((best, least)) = range.clone().max().zip(range.min()) else {
            return;
        };
        // 0 is for those that do not match.
        let mut keys = vec![0; self.len()];
        for it in matches {
            keys[it.product as usize] = it.key + 1;
        }
        // There are few different keys, so counting them beats comparing them.
        let mut starts = vec![0_u32; (best - least) as usize + 2];
        for it in matches {
            starts[(best - it.key) as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let done = products.len();
        products.resize(done + matches.len(), 0);
        for product in self.ties() {
            let key = keys[*product as usize];
            if key > 0 {
                let next = &mut starts[(best + 1 - key) as usize];
                products[done + *next as usize] = *product;
                *next += 1;
            }
        }
    }
}

/// The matches whose products passed; both rise.
fn having_passed<'a>(matches: &'a [Match], passing: &[u32]) -> Cow<'a, [Match]> {
    if matches.len() == passing.len() {
        return Cow::Borrowed(matches);
    }
    let mut passing = passing.iter().peekable();
    let passed = matches.iter().filter(|it| {
        let is_next = |product: &&u32| **product == it.product;
        passing.next_if(is_next).is_some()
    });
    Cow::Owned(passed.copied().collect())
}

fn walk(order: &[u32], passing: &[u32]) -> Vec<u32> {
    if order.len() == passing.len() {
        return order.to_vec();
    }
    let mut passed = vec![false; order.len()];
    for product in passing {
        passed[*product as usize] = true;
    }
    let mut products = Vec::with_capacity(passing.len());
    for product in order {
        if passed[*product as usize] {
            products.push(*product);
        }
    }
    products
}
