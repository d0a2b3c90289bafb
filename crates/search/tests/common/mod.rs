//! What the tests search: the shop's own content and random catalogues; what they ask for; and
//! an oracle that answers slowly and obviously.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

pub mod asked;
pub mod content;
pub mod exercise;
pub mod facets;
pub mod oracle;
pub mod random;
pub mod readings;

use market::{Catalogue, Listing, Locale, Text};
use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;
use search::{Found, Moment, Query, Shelf};
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;

/// A catalogue, the stories of its products by their slugs, and the language of its pages.
#[derive(Clone)]
pub struct Shop {
    pub catalogue: Catalogue,
    pub stories: HashMap<String, Text>,
    pub locale: Locale,
}

impl Shop {
    /// The story of a product, as `compile` asks for it.
    pub fn story(&self, listing: &Listing) -> Option<Text> {
        self.stories.get(listing.slug.as_str()).cloned()
    }

    /// The compiled index.
    pub fn index(&self) -> Vec<u8> {
        search::compile(&self.catalogue, self.locale, |it| self.story(it))
    }

    /// The shelf of the compiled index.
    pub fn shelf(&self) -> Shelf {
        Shelf::open(self.index()).unwrap()
    }

    /// The same shop without stories, as a browser knows it from the plain catalogue.
    pub fn without_stories(&self) -> Self {
        Self {
            stories: HashMap::new(),
            ..self.clone()
        }
    }
}

impl fmt::Debug for Shop {
    /// What a failing case needs: the texts that are searched, and little else.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "shop in {:?}", self.locale)?;
        let text = |text: &Text| text.all().collect::<Vec<_>>().join(" | ");
        for group in &self.catalogue.groups {
            writeln!(f, "  group {}: {}", group.slug, text(&group.name))?;
            for subgroup in &group.subgroups {
                writeln!(f, "    {}: {}", subgroup.slug, text(&subgroup.name))?;
            }
        }
        for producer in &self.catalogue.producers {
            writeln!(f, "  producer {}: {}", producer.slug, text(&producer.name))?;
        }
        for (place, it) in self.catalogue.listings.iter().enumerate() {
            let prices = it.variants.iter().map(|variant| {
                let night = variant.night_price.map(market::Dong::get);
                (variant.price.get(), night, !variant.is_sold_out())
            });
            writeln!(
                f,
                "  {place} {}: {} · {:?} · {} · {} · {:?} · {} · {}/{} · {}★ · {:?} · until {} · {}",
                it.slug,
                text(&it.name),
                it.keywords,
                it.village,
                it.place,
                it.old_place,
                it.producer,
                it.group,
                it.subgroup,
                it.stars.get(),
                prices.collect::<Vec<_>>(),
                it.valid_until,
                self.story(it).map(|story| text(&story)).unwrap_or_default()
            )?;
        }
        Ok(())
    }
}

/// The slugs of what was found, in order.
pub fn slugs(shelf: &Shelf, found: &Found) -> Vec<String> {
    let places = found.products.iter();
    places
        .map(|place| shelf.listing(*place).unwrap().slug.into())
        .collect()
}

/// What is found for words alone.
pub fn found_for(shelf: &Shelf, text: &str) -> Found {
    shelf.search(&query(text), Moment::default())
}

/// A query of words alone.
pub fn query(text: &str) -> Query {
    Query {
        text: text.to_owned(),
        ..Query::default()
    }
}

/// So many cases, others at every run. A failing test prints its seed, and `PROPTEST_RNG_SEED`
/// gives the same cases again; a case worth keeping becomes a test of its own.
pub fn cases(count: u32) -> ProptestConfig {
    let given = std::env::var("PROPTEST_RNG_SEED").ok();
    let seed = given
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(any_seed);
    // Shown where the test fails.
    println!("the cases of PROPTEST_RNG_SEED={seed}");
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        // A catalogue can be made smaller in endless ways.
        max_shrink_time: 20_000,
        ..ProptestConfig::with_cases(count)
    }
}

/// The standard library's own tables begin at random.
fn any_seed() -> u64 {
    RandomState::new().hash_one(0)
}
