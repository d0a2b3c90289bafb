//! Products with made-up names, prices and stories.

use anyhow::Result;
use fastrand::Rng;
use market::{Certificate, Dong, Locale, Product, Stars, Text, Variant};
use std::collections::HashSet;

use super::chance::{between, happens, one_of};
use super::lessons::{Example, Lessons};
use super::places::{Home, Places};
use super::producer::Maker;
use super::wording::{French, Slugs, capital, renamed, resettled, shares_a_word, small};

/// How often a name is drawn anew because another product has it.
const ATTEMPTS: usize = 6;

/// Makes products, each under a name that no other has, as far as there are enough.
pub(super) struct Workshop<'a> {
    lessons: &'a Lessons<'a>,
    places: &'a Places,
    slugs: Slugs,
    names: HashSet<String>,
    made: usize,
}

impl<'a> Workshop<'a> {
    /// A workshop that has made nothing yet.
    pub(super) fn new(lessons: &'a Lessons<'a>, places: &'a Places) -> Self {
        Self {
            lessons,
            places,
            slugs: Slugs::default(),
            names: HashSet::new(),
            made: 0,
        }
    }

    /// A product of this producer.
    pub(super) fn make(&mut self, maker: &Maker<'a>, rng: &mut Rng) -> Result<Product> {
        let french = French::drawn(rng);
        let (example, home, name) = self.draw(maker, french, rng);
        let like = example.product;
        self.made += 1;
        let stars = one_of(rng, &self.lessons.examples).map_or(like.stars, |it| it.product.stars);
        Ok(Product {
            schema: like.schema.clone(),
            slug: self.slugs.of(&name.vi)?,
            summary: moved(&like.summary, example, home, french),
            producer: maker.producer.slug.clone(),
            village: home.village.clone(),
            place: home.place.clone(),
            old_place: home.old_place.clone(),
            stars,
            certificate: self.certificate(stars, like, rng),
            variants: self.variants(like, rng)?,
            photos: Vec::new(),
            story: self.story(example, home, french, rng),
            ingredients: like.ingredients.as_ref().map(|text| french.kept(text)),
            storage: like.storage.as_ref().map(|text| french.kept(text)),
            shelf_life: like.shelf_life.as_ref().map(|text| french.kept(text)),
            allergens: like.allergens.as_ref().map(|text| french.kept(text)),
            keywords: self.keywords(example, home, &name, rng),
            group: like.group.clone(),
            subgroup: like.subgroup.clone(),
            art: like.art.clone(),
            trace_url: None,
            view_only: like.view_only,
            name,
        })
    }

    /// What it is like, where it comes from and what it is called.
    fn draw(
        &mut self,
        maker: &Maker<'a>,
        french: French,
        rng: &mut Rng,
    ) -> (&'a Example<'a>, &'a Home, Text) {
        let mut attempt = 0;
        loop {
            let like = self.lessons.like(maker.trade.product, rng.f64());
            let example = one_of(rng, &like).copied().unwrap_or(maker.trade);
            let home = self.places.near(maker.home, rng);
            let name = self.name(example, home, french, rng);
            attempt += 1;
            if self.names.insert(name.vi.clone()) || attempt == ATTEMPTS {
                return (example, home, name);
            }
        }
    }

    /// Mostly the name of the real product, moved here; now and then one of its keywords, or
    /// its name with a word more that others of its sub-group have.
    fn name(&self, example: &Example<'_>, home: &Home, french: French, rng: &mut Rng) -> Text {
        let real = &example.product.name;
        let moved = |locale| renamed(real.get(locale), &example.home, home, locale);
        let drawn = rng.f64();
        let vi = if drawn < 0.6 {
            moved(Locale::Vi)
        } else if let Some(kind) = one_of(rng, &example.kinds).filter(|_| drawn < 0.85) {
            format!("{} {}", capital(kind), home.name())
        } else {
            let tail = one_of(rng, self.lessons.tails(example.product));
            let tail = tail.filter(|tail| !shares_a_word(tail, &example.kind));
            let tail = tail.map(|tail| format!(" {tail}")).unwrap_or_default();
            format!("{}{tail} {}", capital(&example.kind), home.name())
        };
        let en = match one_of(rng, &example.english_kinds).filter(|_| happens(rng, 0.25)) {
            Some(kind) => format!("{} {kind}", home.name()),
            None => moved(Locale::En),
        };
        french.kept(&Text {
            vi,
            en: Some(en),
            fr: Some(moved(Locale::Fr)),
        })
    }

    /// A sentence of the real story and one or two in the manner of its group.
    fn story(&self, example: &Example<'_>, home: &Home, french: French, rng: &mut Rng) -> Text {
        let group = example.product.group.as_str();
        let more = rng.usize(1..=2);
        let story = french.text(|locale| {
            let own = one_of(rng, example.sentences.get(locale as usize)?)?;
            let mut story = resettled(own, &example.home, home);
            for _ in 0..more {
                story.push(' ');
                story.push_str(&self.lessons.chain(group, locale)?.sentence(rng)?);
            }
            Some(story)
        });
        story.unwrap_or_else(|| french.kept(&example.product.story))
    }

    /// Five to eight, about half of which repeat a word of the name.
    fn keywords(
        &self,
        example: &Example<'_>,
        home: &Home,
        name: &Text,
        rng: &mut Rng,
    ) -> Vec<String> {
        let names: String = name.all().collect::<Vec<_>>().join(" ");
        let mut own: Vec<String> = example
            .product
            .keywords
            .iter()
            .map(|keyword| resettled(keyword, &example.home, home))
            .collect();
        rng.shuffle(&mut own);
        own.push(small(&example.kind));
        let (repeating, others): (Vec<String>, Vec<String>) = own
            .into_iter()
            .partition(|keyword| shares_a_word(keyword, &names));
        let close = self.lessons.like(example.product, 0.0);
        let stranger = one_of(rng, &close)
            .and_then(|it| one_of(rng, &it.kinds))
            .filter(|_| happens(rng, 0.3));
        let district = home.old_place.as_ref().filter(|_| happens(rng, 0.25));
        let count = rng.usize(5..=8);
        let mut keywords: Vec<String> = Vec::with_capacity(count);
        let first = repeating.iter().take(count.div_ceil(2));
        let rest = district.into_iter().chain(stranger).chain(&others);
        for keyword in first.chain(rest).chain(&repeating) {
            if keywords.len() < count && !keywords.contains(keyword) {
                keywords.push(keyword.clone());
            }
        }
        keywords
    }

    fn certificate(&self, stars: Stars, like: &Product, rng: &mut Rng) -> Certificate {
        let real = one_of(rng, &self.lessons.examples).map_or(like, |it| it.product);
        let real = &real.certificate;
        // Five stars come from the ministry, the others from the city.
        let mut all = self.lessons.examples.iter().map(|it| it.product);
        let issuer = all.find(|it| it.stars == stars).unwrap_or(like);
        // A few have run out, as some do in a large catalogue.
        let earlier = if happens(rng, 0.03) { 500 } else { 0 };
        let decided = real.decided.plus_days(rng.i32(-120..=30) - earlier);
        let days = real.valid_until.days_since_epoch() - real.decided.days_since_epoch();
        let number = self.made;
        let year = decided.to_string();
        let year = year.split('-').next().unwrap_or_default();
        Certificate {
            number: format!("MH-{year}-{number:05}"),
            decision: format!("{number}/QĐ-MH"),
            decided,
            issuer: issuer.certificate.issuer.clone(),
            score: None,
            valid_until: decided.plus_days(i32::try_from(days).unwrap_or(1).max(1)),
            potential_five_star: stars.get() == 4 && happens(rng, self.lessons.potential),
        }
    }

    /// The real variants at other prices, mostly all of them.
    fn variants(&self, like: &Product, rng: &mut Rng) -> Result<Vec<Variant>> {
        let mut variants = like.variants.clone();
        if variants.len() > 1 && happens(rng, 0.15) {
            variants.pop();
        }
        let dearer = between(rng, 0.6, 1.5);
        let cheaper = happens(rng, self.lessons.night_prices).then(|| between(rng, 0.8, 0.92));
        for variant in &mut variants {
            let price = rounded(variant.price.get() as f64 * dearer);
            let night = cheaper.map(|part| rounded(price as f64 * part));
            variant.price = Dong::new(price)?;
            variant.night_price = night
                .filter(|night| *night < price)
                .map(Dong::new)
                .transpose()?;
            let stock = f64::from(variant.stock.max(10)) * between(rng, 0.2, 1.8);
            let sold_out = happens(rng, 0.03);
            variant.stock = if sold_out { 0 } else { stock as u32 };
        }
        Ok(variants)
    }
}

fn moved(text: &Text, example: &Example<'_>, home: &Home, french: French) -> Text {
    let moved = |text: &String| resettled(text, &example.home, home);
    french.kept(&Text {
        vi: moved(&text.vi),
        en: text.en.as_ref().map(moved),
        fr: text.fr.as_ref().map(moved),
    })
}

/// A price as people set it: whole thousands, above half a million whole tens of thousands.
fn rounded(price: f64) -> u64 {
    let step = if price > 500_000.0 { 10_000.0 } else { 1_000.0 };
    ((price / step).round() * step).max(step) as u64
}
