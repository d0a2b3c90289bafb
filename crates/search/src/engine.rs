//! From a query to the products in order, with the counts of every facet.

use crate::facets::{Selection, Tally, is_set};
use crate::found::{Counts, Facet, Found};
use crate::query::{Filters, Moment, Query};
use crate::reading::query_words;
use crate::shelf::Shelf;
use crate::sure::{LIKELY, Match, Matches, SURE};

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
        let (passed, found, counts) = match &matches {
            None => self.count(&selection, 0..self.len()),
            Some(matches) => {
                let found = matches.found.iter();
                self.count(&selection, found.map(|it| it.product as usize))
            }
        };
        let products = match (self.order(query.sort, moment.open), &matches) {
            (Some(order), _) => walk(order, &passed, found),
            (None, None) => (0..self.len() as u32)
                .filter(|product| passed[*product as usize])
                .collect(),
            (None, Some(matches)) => self.best_first(matches, &passed),
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

    /// Which of some products pass all filters, how many, and how many would for each value of
    /// each facet.
    fn count(
        &self,
        selection: &Selection<'_>,
        products: impl Iterator<Item = usize>,
    ) -> (Vec<bool>, usize, Counts) {
        let mut tally = Tally::new(self);
        let mut passed = vec![false; self.len()];
        let mut found = 0;
        for product in products {
            let failed = selection.failed(product);
            passed[product] = failed == 0;
            found += usize::from(failed == 0);
            // With two facets against it, no single one would let the product in.
            if failed & failed.wrapping_sub(1) == 0 {
                tally.add(selection, product, failed);
            }
        }
        (passed, found, tally.finish(self, selection))
    }

    /// Those that passed, the surest first, then by their keys, equals by stars and name.
    fn best_first(&self, matches: &Matches, passed: &[bool]) -> Vec<u32> {
        let passing = matches.found.iter();
        let passing = passing.filter(|it| passed[it.product as usize]);
        let mut products = Vec::new();
        for sure in [SURE, LIKELY, 0] {
            let as_sure: Vec<Match> = passing
                .clone()
                .filter(|it| it.sure == sure)
                .copied()
                .collect();
            self.append_by_key(&as_sure, &mut products);
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
        let tied = self.ties().iter().copied();
        let tied = tied.filter(|product| keys[*product as usize] > 0);
        let below = |product: u32| (best + 1 - keys[product as usize]) as usize;
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
        for product in tied {
            let next = &mut starts[below(product)];
            products[done + *next as usize] = product;
            *next += 1;
        }
    }
}

fn walk(order: &[u32], passed: &[bool], found: usize) -> Vec<u32> {
    let mut products = Vec::with_capacity(found);
    products.extend(order.iter().filter(|product| passed[**product as usize]));
    products
}
