//! Prices and stock as a source says them now, beside the catalogue that was compiled before.

use super::product::{Listing, Variant};
use super::{ProducerCard, Products};
use crate::money::Dong;
use crate::slug::Slug;
use std::borrow::Cow;

/// The prices and the stock of a product now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductNow {
    /// The product.
    pub slug: Slug,
    /// Its variants; one that is not here cannot be bought now.
    pub variants: Vec<VariantNow>,
}

/// The prices and the stock of a variant now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantNow {
    /// The variant.
    pub id: Slug,
    /// The usual price of one unit; none where the source does not sell it.
    pub price: Option<Dong>,
    /// The lower price that holds now, if one does.
    pub lowered: Option<Dong>,
    /// How many units are there.
    pub stock: u32,
}

impl Listing {
    /// Takes in what holds now. A night price of the catalogue stays known before the night; while
    /// it is night, the source has the last word.
    pub fn renew(&mut self, now: &ProductNow, open: bool) {
        for variant in &mut self.variants {
            let found = now.variants.iter().find(|it| it.id == variant.id);
            variant.renew(found, open);
        }
    }
}

impl Variant {
    fn renew(&mut self, now: Option<&VariantNow>, open: bool) {
        let Some((now, price)) = now.and_then(|now| Some((now, now.price?))) else {
            self.stock = 0;
            return;
        };
        self.stock = now.stock;
        self.price = price;
        if open || now.lowered.is_some() {
            self.night_price = now.lowered;
        }
    }
}

/// What a source has said of products since the catalogue was compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// By slug.
    products: Vec<ProductNow>,
}

impl News {
    /// What is known of a product.
    pub fn of(&self, slug: &Slug) -> Option<&ProductNow> {
        let at = self.place_of(slug).ok()?;
        self.products.get(at)
    }

    /// Takes in answers of the source; says whether anything is another than before.
    pub fn take_in(&mut self, answers: Vec<ProductNow>) -> bool {
        let mut is_new = false;
        for now in answers {
            match self.place_of(&now.slug) {
                Ok(at) if self.products[at] == now => continue,
                Ok(at) => self.products[at] = now,
                Err(at) => self.products.insert(at, now),
            }
            is_new = true;
        }
        is_new
    }

    fn place_of(&self, slug: &Slug) -> Result<usize, usize> {
        self.products.binary_search_by(|it| it.slug.cmp(slug))
    }
}

/// A catalogue, and what has become known since.
#[derive(Clone, Copy, Debug)]
pub struct Renewed<'a, P> {
    /// The catalogue.
    pub catalogue: &'a P,
    /// What has become known.
    pub news: &'a News,
    /// Whether night prices hold.
    pub open: bool,
}

impl<P> Renewed<'_, P> {
    /// A product of the catalogue as it is now.
    pub fn renewed(&self, mut listing: Listing) -> Listing {
        if let Some(now) = self.news.of(&listing.slug) {
            listing.renew(now, self.open);
        }
        listing
    }
}

impl<P: Products> Products for Renewed<'_, P> {
    fn product(&self, slug: &str) -> Option<Cow<'_, Listing>> {
        let listing = self.catalogue.product(slug)?;
        if self.news.of(&listing.slug).is_none() {
            return Some(listing);
        }
        Some(Cow::Owned(self.renewed(listing.into_owned())))
    }

    fn producer(&self, slug: &str) -> Option<&ProducerCard> {
        self.catalogue.producer(slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(slug: &str, price: u64, lowered: Option<u64>, stock: u32) -> ProductNow {
        ProductNow {
            slug: slug.parse().unwrap(),
            variants: vec![VariantNow {
                id: "hop".parse().unwrap(),
                price: Dong::new(price).ok(),
                lowered: lowered.and_then(|it| Dong::new(it).ok()),
                stock,
            }],
        }
    }

    fn tea() -> Listing {
        serde_json::from_value(serde_json::json!({
            "slug": "tra-sen", "name": { "vi": "Trà sen" }, "producer": "htx", "group": "tea",
            "subgroup": "lotus", "village": "Quảng An", "place": "phường Tây Hồ", "stars": 5,
            "decided": "2025-01-01", "valid_until": "2028-01-01",
            "variants": [{ "id": "hop", "name": { "vi": "Hộp" }, "unit": { "vi": "hộp" },
                "price": 90_000, "night_price": 80_000, "stock": 10 }],
        }))
        .unwrap()
    }

    struct Tea;

    impl Products for Tea {
        fn product(&self, slug: &str) -> Option<Cow<'_, Listing>> {
            (slug == "tra-sen").then(|| Cow::Owned(tea()))
        }

        fn producer(&self, _: &str) -> Option<&ProducerCard> {
            None
        }
    }

    fn sold(news: &News, open: bool) -> (u64, u64, u32) {
        let catalogue = &Tea;
        let renewed = Renewed {
            catalogue,
            news,
            open,
        };
        let product = renewed.product("tra-sen").unwrap().into_owned();
        assert_eq!(product, renewed.renewed(tea()));
        let variant = &product.variants[0];
        let price = |open| variant.price_at(open).get();
        (price(false), price(true), variant.stock)
    }

    #[test]
    fn what_a_source_says_is_laid_over_the_catalogue() {
        let mut news = News::default();
        assert_eq!(sold(&news, false), (90_000, 80_000, 10));
        for (said, open, expected) in [
            // Before the night the price to come stays known.
            (now("tra-sen", 95_000, None, 3), false, (95_000, 80_000, 3)),
            // While it is night, the source has the last word.
            (now("tra-sen", 95_000, None, 3), true, (95_000, 95_000, 3)),
            (
                now("tra-sen", 95_000, Some(70_000), 2),
                true,
                (95_000, 70_000, 2),
            ),
        ] {
            news.take_in(vec![said]);
            assert_eq!(sold(&news, open), expected);
        }
        let gone = ProductNow {
            variants: Vec::new(),
            ..now("tra-sen", 1, None, 1)
        };
        news.take_in(vec![gone]);
        assert_eq!(sold(&news, false).2, 0);
    }

    #[test]
    fn news_of_many_products_keep_their_order_and_tell_whether_they_are_new() {
        let mut news = News::default();
        let names = ["m", "b", "z", "a"];
        assert!(news.take_in(names.map(|slug| now(slug, 1_000, None, 1)).into()));
        assert!(!news.take_in(vec![now("z", 1_000, None, 1)]));
        assert!(!news.take_in(Vec::new()));
        assert!(news.take_in(vec![now("a", 1_000, None, 1), now("b", 1_000, None, 0)]));
        for (slug, stock) in [("a", 1), ("b", 0), ("m", 1), ("z", 1)] {
            let found = news.of(&slug.parse().unwrap()).unwrap();
            assert_eq!(
                (found.slug.as_str(), found.variants[0].stock),
                (slug, stock)
            );
        }
        assert_eq!(news.of(&"c".parse().unwrap()), None);
    }
}
