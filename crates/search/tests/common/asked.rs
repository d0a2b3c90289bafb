//! Random queries: words that a catalogue has, typed in every way that people type, and words
//! that it has not; filters, orders and moments.

use super::Shop;
use super::random::a_phrase;
use market::fold;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use search::{Filters, Moment, PriceBand, Query, Sort, locality_slug};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A query that says where in a catalogue its words and filters come from.
#[derive(Clone)]
pub struct Asked {
    /// Whether all words are those of one product.
    product: Option<Index>,
    words: Vec<(Index, Index, Typed)>,
    trail: &'static str,
    filters: AskedFilters,
    sort: Sort,
    moment: Moment,
}

impl fmt::Debug for Asked {
    /// On one line; what it comes to stands in the failure.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.words)
    }
}

#[derive(Clone, Debug)]
struct AskedFilters {
    group: Option<(Index, u8)>,
    subgroup: Option<(Index, u8)>,
    stars: Vec<u8>,
    producers: Vec<(Index, u8)>,
    places: Vec<(Index, u8)>,
    price: PriceBand,
    flags: (bool, bool, bool),
}

/// How a word is typed.
#[derive(Clone, Debug)]
enum Typed {
    AsIs,
    Folded,
    Capitals,
    TakenApart,
    Prefix(Index),
    Slip(Slip),
    TwoSlips(Slip, Slip),
    /// With the words that follow it, the last one perhaps cut.
    Joined(usize, Option<Index>),
    JoinedSlip(Slip),
    Telex,
    TelexPrefix(Index),
    Foreign(&'static str),
    Phrase(String),
}

type Slip = (u8, Index, char);

fn a_slip() -> impl Strategy<Value = Slip> {
    (
        0..4_u8,
        any::<Index>(),
        select("aehnostuzđ".chars().collect::<Vec<_>>()),
    )
}

fn a_way_to_type() -> impl Strategy<Value = Typed> {
    let foreign = select(vec![
        "qwerty", "zzzz", "fff", "w", "s", "sss", "ww", "ưa", "wwaass", "1", "★", "…", "kkkkkkkk",
        "\u{301}", "aaa", "ooo", "dddd", "uw", "asw",
    ]);
    prop_oneof![
        6 => Just(Typed::AsIs),
        5 => Just(Typed::Folded),
        1 => Just(Typed::Capitals),
        1 => Just(Typed::TakenApart),
        4 => any::<Index>().prop_map(Typed::Prefix),
        5 => a_slip().prop_map(Typed::Slip),
        4 => (a_slip(), a_slip()).prop_map(|(one, two)| Typed::TwoSlips(one, two)),
        3 => (1..4_usize, prop::option::of(any::<Index>())).prop_map(|(more, cut)| Typed::Joined(more, cut)),
        1 => a_slip().prop_map(Typed::JoinedSlip),
        3 => Just(Typed::Telex),
        2 => any::<Index>().prop_map(Typed::TelexPrefix),
        1 => foreign.prop_map(Typed::Foreign),
        2 => a_phrase(2).prop_map(Typed::Phrase),
    ]
}

/// Something to ask a catalogue for.
pub fn a_query() -> impl Strategy<Value = Asked> {
    let product = prop::option::weighted(0.7, any::<Index>());
    let word = || (any::<Index>(), any::<Index>(), a_way_to_type());
    let words =
        prop_oneof![1 => vec(word(), 0..=0), 4 => vec(word(), 1..=1), 6 => vec(word(), 2..4)];
    let trail = select(vec!["", "", "", " ", ",", "!", " ★"]);
    let moment = (any::<bool>(), prop::option::of(super::random::a_day()));
    (
        (product, words, trail),
        some_filters(),
        select(Sort::ALL.to_vec()),
        moment,
    )
        .prop_map(|((product, words, trail), filters, sort, moment)| Asked {
            product,
            words,
            trail,
            filters,
            sort,
            moment: Moment {
                open: moment.0,
                today: moment.1,
            },
        })
}

fn some_filters() -> impl Strategy<Value = AskedFilters> {
    // Mostly few of them, or nothing is ever left.
    let slug = || (any::<Index>(), 0..12_u8);
    let list = || prop_oneof![4 => vec(slug(), 0..=0), 1 => vec(slug(), 1..3)];
    let stars = prop_oneof![4 => vec(3..=5_u8, 0..=0), 1 => vec(2..=6_u8, 1..4)];
    let price = select(vec![
        None,
        None,
        None,
        Some(0),
        Some(15_000),
        Some(120_001),
        Some(u64::MAX),
    ]);
    let flag = || prop::bool::weighted(0.15);
    (
        prop::option::weighted(0.25, slug()),
        prop::option::weighted(0.25, slug()),
        stars,
        list(),
        list(),
        (price.clone(), price),
        (flag(), flag(), flag()),
    )
        .prop_map(
            |(group, subgroup, stars, producers, places, (from, to), flags)| AskedFilters {
                group,
                subgroup,
                stars,
                producers,
                places,
                price: PriceBand { from, to },
                flags,
            },
        )
}

impl Asked {
    /// The query, for the products of a shop.
    pub fn of(&self, shop: &Shop) -> (Query, Moment) {
        let words: Vec<String> = self
            .words
            .iter()
            .map(|(product, at, typed)| {
                let words = words_of(shop, self.product.unwrap_or(*product));
                typed.write(&words, *at)
            })
            .collect();
        let query = Query {
            text: words.join(" ") + self.trail,
            filters: self.filters.of(shop),
            sort: self.sort,
        };
        (query, self.moment)
    }
}

impl AskedFilters {
    fn of(&self, shop: &Shop) -> Filters {
        let listings = &shop.catalogue.listings;
        // One in twelve is unknown.
        let known = |wanted: &(Index, u8), value: &dyn Fn(usize) -> String| match wanted.1 {
            0 => "no-such-thing".to_owned(),
            _ => value(wanted.0.index(listings.len())),
        };
        let places = |at: usize| {
            let it = &listings[at];
            let names = [Some(&it.village), Some(&it.place), it.old_place.as_ref()];
            let names: Vec<_> = names.into_iter().flatten().collect();
            locality_slug(names[at % names.len()])
        };
        let producer = |at: usize| listings[at].producer.as_str().to_owned();
        let one = |wanted: &Option<(Index, u8)>, value: &dyn Fn(usize) -> String| {
            wanted
                .as_ref()
                .map(|it| known(it, value))
                .unwrap_or_default()
        };
        Filters {
            group: one(&self.group, &|at| listings[at].group.as_str().to_owned()),
            subgroup: one(&self.subgroup, &|at| {
                listings[at].subgroup.as_str().to_owned()
            }),
            stars: self.stars.clone(),
            producers: self
                .producers
                .iter()
                .map(|it| known(it, &producer))
                .collect(),
            places: self.places.iter().map(|it| known(it, &places)).collect(),
            price: self.price,
            in_stock: self.flags.0,
            night_price: self.flags.1,
            certified: self.flags.2,
        }
    }
}

/// All words of a product as they are written, in their order.
fn words_of(shop: &Shop, product: Index) -> Vec<String> {
    let listings = &shop.catalogue.listings;
    let it = &listings[product.index(listings.len())];
    let mut texts: Vec<String> = it.name.all().map(str::to_owned).collect();
    texts.extend(it.keywords.iter().cloned());
    texts.extend([it.village.clone(), it.place.clone()]);
    texts.extend(it.old_place.clone());
    let producer = shop.catalogue.producer(it.producer.as_str());
    texts.extend(
        producer
            .into_iter()
            .flat_map(|it| it.name.all().map(str::to_owned)),
    );
    let group = shop.catalogue.group(it.group.as_str());
    texts.extend(
        group
            .into_iter()
            .flat_map(|it| it.name.all().map(str::to_owned)),
    );
    let story = shop.story(it);
    texts.extend(story.iter().flat_map(|it| it.all().map(str::to_owned)));
    let mut words = Vec::new();
    for text in &texts {
        let found = market::search::words(text);
        words.extend(
            found
                .iter()
                .map(|word| text[word.start..word.end].to_owned()),
        );
    }
    words
}

impl Typed {
    fn write(&self, words: &[String], at: Index) -> String {
        if words.is_empty() {
            return String::new();
        }
        let at = at.index(words.len());
        let word = words[at].as_str();
        let joined = |count: usize| words[at..words.len().min(at + count)].concat();
        match self {
            Self::AsIs => word.to_owned(),
            Self::Folded => fold(word),
            Self::Capitals => word.to_uppercase(),
            Self::TakenApart => word.nfd().collect(),
            Self::Prefix(cut) => prefix(word, *cut),
            Self::Slip(slip) => slipped(&fold(word), *slip),
            Self::TwoSlips(one, two) => slipped(&slipped(&fold(word), *one), *two),
            Self::Joined(more, None) => ["#", &joined(more + 1)].concat(),
            Self::Joined(more, Some(cut)) => {
                let last = words.get(at + more).map_or("", String::as_str);
                fold(&joined(*more)) + &prefix(last, *cut)
            }
            Self::JoinedSlip(slip) => slipped(&fold(&joined(2)), *slip),
            Self::Telex => telex(word),
            Self::TelexPrefix(cut) => prefix(&telex(word), *cut),
            Self::Foreign(word) => (*word).to_owned(),
            Self::Phrase(phrase) => phrase.clone(),
        }
    }
}

/// The beginning of a word, of at least one letter.
fn prefix(word: &str, cut: Index) -> String {
    let letters: Vec<char> = word.nfc().collect();
    if letters.is_empty() {
        return String::new();
    }
    letters[..=cut.index(letters.len())].iter().collect()
}

/// A word with a letter put in, left out, replaced, or swapped with the next.
fn slipped(word: &str, (kind, at, letter): Slip) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.is_empty() {
        return String::new();
    }
    let at = at.index(letters.len());
    match kind {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ if at > 0 => letters.swap(at - 1, at),
        _ => letters.push(letter),
    }
    letters.into_iter().collect()
}

/// The keys that type a word by the Telex method, the tone at the end.
pub fn telex(word: &str) -> String {
    let mut keys = String::new();
    let mut tone = None;
    for c in word.nfd() {
        match c {
            '\u{302}' => {
                let twice = keys.chars().last();
                keys.extend(twice);
            }
            '\u{306}' | '\u{31b}' => keys.push('w'),
            '\u{300}' => tone = Some('f'),
            '\u{309}' => tone = Some('r'),
            '\u{303}' => tone = Some('x'),
            '\u{301}' => tone = Some('s'),
            '\u{323}' => tone = Some('j'),
            'đ' => keys.push_str("dd"),
            'Đ' => keys.push_str("DD"),
            c => keys.push(c),
        }
    }
    keys.extend(tone);
    keys
}
