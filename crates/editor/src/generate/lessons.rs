//! What the real content teaches: which words its names, keywords and stories are made of, and
//! how often this and that occurs in it.

use market::search::words;
use market::{Compiled, Locale, Producer, Product, Text};
use std::collections::{BTreeMap, HashSet};

use super::chain::{Chain, sentences};
use super::places::Home;
use super::wording::{names_place, shares_a_word, without_place};

/// Everything that was learned.
pub(super) struct Lessons<'a> {
    /// The real products.
    pub(super) examples: Vec<Example<'a>>,
    /// The real producers.
    pub(super) makers: &'a [Producer],
    /// How stories sound, by group and language.
    stories: BTreeMap<&'a str, [Chain<'a>; 3]>,
    /// How producers tell of themselves, by language.
    pub(super) maker_stories: [Chain<'a>; 3],
    /// What follows the first word of names in a sub-group: "xanh" of "chè xanh".
    tails: BTreeMap<String, Vec<String>>,
    /// The Vietnamese syllables of the stories.
    pub(super) syllables: Vec<&'a str>,
    /// How many of the products have a night price.
    pub(super) night_prices: f64,
    /// How many of the products of four stars may get a fifth.
    pub(super) potential: f64,
}

/// A real product, and what else it could be called.
pub(super) struct Example<'a> {
    /// The product.
    pub(super) product: &'a Product,
    /// Where it comes from.
    pub(super) home: Home,
    /// What it is, in Vietnamese and without its place: "trà sen".
    pub(super) kind: String,
    /// Its Vietnamese keywords that name a kind of product, too: "chè ướp sen".
    pub(super) kinds: Vec<String>,
    /// The same in English.
    pub(super) english_kinds: Vec<String>,
    /// The sentences of its story, by language.
    pub(super) sentences: [Vec<String>; 3],
}

impl<'a> Lessons<'a> {
    /// Learns from compiled content.
    pub(super) fn learn(content: &'a Compiled) -> Self {
        let products = &content.products;
        let vietnamese = vocabulary(products, Locale::Vi);
        let english = vocabulary(products, Locale::En);
        let examples: Vec<Example<'a>> = products
            .iter()
            .map(|product| Example::of(product, &vietnamese, &english))
            .collect();
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        let with_night_price = products
            .iter()
            .filter(|it| it.variants.iter().any(|it| it.night_price.is_some()));
        let four_stars = products.iter().filter(|it| it.stars.get() == 4);
        let promising = four_stars
            .clone()
            .filter(|it| it.certificate.potential_five_star);
        Self {
            stories: stories(products),
            maker_stories: chains(
                &content
                    .producers
                    .iter()
                    .map(|it| &it.story)
                    .collect::<Vec<_>>(),
            ),
            tails: tails(&examples),
            syllables: syllables(products),
            night_prices: share(with_night_price.count(), products.len()),
            potential: share(promising.count(), four_stars.count()),
            makers: &content.producers,
            examples,
        }
    }

    /// How the stories of a group sound in a language.
    pub(super) fn chain(&self, group: &str, locale: Locale) -> Option<&Chain<'a>> {
        self.stories.get(group)?.get(locale as usize)
    }

    /// What can follow the name of a product in a sub-group.
    pub(super) fn tails(&self, product: &Product) -> &[String] {
        self.tails.get(&kind_of(product)).map_or(&[], Vec::as_slice)
    }

    /// The real products that are like this one, the closer the better: of its sub-group, of
    /// its group, or any.
    pub(super) fn like(&self, product: &Product, closeness: f64) -> Vec<&Example<'a>> {
        self.examples
            .iter()
            .filter(|it| {
                let same_group = it.product.group == product.group;
                let same = same_group && it.product.subgroup == product.subgroup;
                same || (same_group && closeness > 0.7) || closeness > 0.9
            })
            .collect()
    }
}

impl<'a> Example<'a> {
    fn of(product: &'a Product, vietnamese: &HashSet<String>, english: &HashSet<String>) -> Self {
        let home = Home::of(product);
        let all_in = |text: &str, known: &HashSet<String>| {
            words(text).iter().all(|word| known.contains(&word.exact))
        };
        let kind = without_place(&product.name.vi, &home);
        let (mut kinds, mut english_kinds) = (Vec::new(), Vec::new());
        for keyword in &product.keywords {
            // Names of places begin with a capital, and say nothing of what it is.
            let may_be_kind = keyword.starts_with(char::is_lowercase)
                && keyword.contains(' ')
                && !names_place(keyword, &home);
            let is_english = keyword.is_ascii() && all_in(keyword, english);
            if !may_be_kind {
                continue;
            }
            if is_english && shares_a_word(keyword, product.name.get(Locale::En)) {
                english_kinds.push(keyword.clone());
            } else if all_in(keyword, vietnamese) && shares_a_word(keyword, &kind) {
                kinds.push(keyword.clone());
            }
        }
        let story = |locale| match translation(&product.story, locale) {
            Some(text) => sentences(text),
            None => Vec::new(),
        };
        Self {
            kind,
            sentences: Locale::ALL.map(story),
            product,
            home,
            kinds,
            english_kinds,
        }
    }
}

/// A text in a language, if it was translated.
pub(super) fn translation(text: &Text, locale: Locale) -> Option<&str> {
    match locale {
        Locale::Vi => Some(&text.vi),
        Locale::En => text.en.as_deref(),
        Locale::Fr => text.fr.as_deref(),
    }
}

/// The words of a language, as names and texts use them.
fn vocabulary(products: &[Product], locale: Locale) -> HashSet<String> {
    let texts = products
        .iter()
        .flat_map(|it| [&it.name, &it.summary, &it.story])
        .filter_map(|text| translation(text, locale));
    texts.flat_map(words).map(|word| word.exact).collect()
}

/// The plain words of Vietnamese stories, which are syllables: no names, numbers or signs.
fn syllables(products: &[Product]) -> Vec<&str> {
    let mut known = HashSet::new();
    products
        .iter()
        .flat_map(|it| it.story.vi.split_whitespace())
        .filter(|word| {
            word.chars().all(char::is_lowercase) && (2..=6).contains(&word.chars().count())
        })
        .filter(|word| known.insert(*word))
        .collect()
}

fn chains<'a>(texts: &[&'a Text]) -> [Chain<'a>; 3] {
    Locale::ALL
        .map(|locale| Chain::learn(texts.iter().filter_map(|text| translation(text, locale))))
}

fn stories(products: &[Product]) -> BTreeMap<&str, [Chain<'_>; 3]> {
    let groups: HashSet<&str> = products.iter().map(|it| it.group.as_str()).collect();
    groups
        .into_iter()
        .map(|group| {
            let own = products.iter().filter(|it| it.group == *group);
            let stories: Vec<&Text> = own.map(|it| &it.story).collect();
            (group, chains(&stories))
        })
        .collect()
}

/// A group and sub-group.
fn kind_of(product: &Product) -> String {
    format!("{}/{}", product.group, product.subgroup)
}

fn tails(examples: &[Example<'_>]) -> BTreeMap<String, Vec<String>> {
    let mut tails: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for example in examples {
        let known = tails.entry(kind_of(example.product)).or_default();
        for name in std::iter::once(&example.kind).chain(&example.kinds) {
            if let Some((_, tail)) = name.split_once(' ')
                && tail.split(' ').count() <= 2
            {
                known.push(tail.to_owned());
            }
        }
    }
    tails
}
