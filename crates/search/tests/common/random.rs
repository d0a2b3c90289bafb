//! Random catalogues of few, similar words, so that words collide, begin alike and lie a slip
//! apart.

use super::Shop;
use super::content::real;
use market::{
    Catalogue, Date, Dong, EntityKind, Group, INDEX_VERSION, Listing, Locale, Measure, Net, Photo,
    Problem, ProducerCard, Slug, Stars, Subgroup, Text, Variant,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization;

/// Words that share beginnings, accents, sounds and letters, in the scripts and languages of
/// the shop.
const WORDS: &str = "
    sen sến sẽ trà tra trả chè chê che gốm gồm gom bát bạt bat tràng trang trắng tráng
    battrang hồ hộ hổ tây tay nón non chuông chương chuồng chuong thương thường thượng
    hương hướng đường dương đương tương tường cốm com vòng vong hòa hoà hoa hóa thủy
    thuỷ quất quạt quýt quy quỳ đào dao đạo lụa lúa lua bánh bành banhs lotus lotos
    lotsu lotu silk slik tea teas tee ceramics ceramic ceramique céramique creamics
    chrysanthemum chrysantheme porcelain porcelaine vermicelli vermicelles thé theière
    théière œuf cœur coeur weiß 5 50 100g a w x kofe кофе 中文 ra au thien nghiêng và gió
    dó gì rì trưng xèn giếng diếng đá giá nàng làng
    donaudampfschifffahrtselektrizitatenhauptbetriebswerkbauunterbeamtengesellschaft
";

const SEPARATORS: &[&str] = &[
    " ", " ", " ", " ", " ", "  ", ", ", "-", "’", "/", ". ", "\u{a0}", " – ", " (", "…", " & ",
];

/// Names of places: the same with and without what kind of place it is, another name with the
/// same slug, one that is only such a word, one without letters.
const PLACES: &[&str] = &[
    "Bát Tràng",
    "xã Bát Tràng",
    "Tây Hồ",
    "phường Tây Hồ",
    "Tây Ho",
    "Làng Chuông",
    "Ba Vì",
    "xã Ba Vì",
    "Phùng",
    "thị trấn Phùng",
    "Xã Đàn",
    "Xã",
    "Hà Đông – Vạn Phúc",
    "Sen",
    "★",
];

/// A few words, in one of many spellings.
pub fn a_phrase(longest: usize) -> impl Strategy<Value = String> {
    let word = (
        select(WORDS.split_whitespace().collect::<Vec<_>>()),
        0..9_u8,
    )
        .prop_map(|(word, style)| match style {
            0 => word.nfd().collect(),
            1 => word.to_uppercase(),
            2 | 3 => capitalised(word),
            _ => word.to_owned(),
        });
    vec((word, select(SEPARATORS)), 1..=longest).prop_map(|parts| {
        let mut phrase = String::new();
        for (place, (word, separator)) in parts.iter().enumerate() {
            if place > 0 {
                phrase.push_str(separator);
            }
            phrase.push_str(word);
        }
        phrase
    })
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.clone()).collect()
}

fn a_text(longest: usize) -> impl Strategy<Value = Text> {
    let vi = prop_oneof![20 => a_phrase(longest), 1 => Just("★ – ★".to_owned())];
    let other = || option::weighted(0.4, a_phrase(longest));
    (vi, other(), other()).prop_map(|(vi, en, fr)| Text { vi, en, fr })
}

fn a_place() -> impl Strategy<Value = String> {
    (select(PLACES), prop::bool::weighted(0.1)).prop_map(|(name, taken_apart)| {
        if taken_apart {
            name.nfd().collect()
        } else {
            name.to_owned()
        }
    })
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn some_groups() -> impl Strategy<Value = Vec<Group>> {
    let group = (a_text(3), vec(a_text(3), 0..4));
    vec(group, 1..5).prop_map(|groups| {
        let groups = groups.into_iter().enumerate();
        groups
            .map(|(at, (name, subgroups))| Group {
                slug: slug(["food", "craft", "tea", "x-9"][at]),
                blurb: name.clone(),
                name,
                subgroups: subgroups
                    .into_iter()
                    .enumerate()
                    .map(|(at, name)| Subgroup {
                        // The same slugs in every group.
                        slug: slug(["tea", "silk", "food"][at]),
                        name,
                        art: slug("lotus-tea"),
                    })
                    .collect(),
            })
            .collect()
    })
}

fn some_producers() -> impl Strategy<Value = Vec<ProducerCard>> {
    let kind = select(vec![
        EntityKind::Cooperative,
        EntityKind::Group,
        EntityKind::Company,
        EntityKind::Household,
    ]);
    vec((a_text(4), kind, any::<bool>(), a_place()), 1..6).prop_map(|producers| {
        let producers = producers.into_iter().enumerate();
        producers
            .map(|(at, (name, kind, demonstration, place))| ProducerCard {
                slug: slug(["htx-sen", "cong-ty", "ho-gom", "to-9", "a"][at]),
                name,
                kind,
                demonstration,
                place,
            })
            .collect()
    })
}

fn a_price() -> impl Strategy<Value = Dong> {
    let price = select(vec![
        0,
        999,
        15_000,
        15_000,
        120_000,
        350_000,
        350_001,
        10_000_000_000,
    ]);
    price.prop_map(|price| Dong::new(price).unwrap())
}

fn a_variant() -> impl Strategy<Value = Variant> {
    let rules = (0..4_u32, 1..4_u32, option::of(1..9_u32), 1..4_u32);
    let measure = select(vec![Measure::G, Measure::Ml, Measure::Piece]);
    let net = option::of((1..2_000_u32, measure));
    let prices = (a_price(), option::weighted(0.3, a_price()));
    (a_text(2), a_text(2), prices, rules, net).prop_map(|(name, unit, prices, rules, net)| {
        let (stock, minimum, maximum, step) = rules;
        Variant {
            id: slug("hop-100"),
            name,
            unit,
            price: prices.0,
            night_price: prices.1,
            stock,
            minimum,
            maximum,
            step,
            net: net.map(|(amount, measure)| Net { amount, measure }),
        }
    })
}

fn a_photo() -> impl Strategy<Value = Photo> {
    (a_text(3), 1..5_000_u32).prop_map(|(alt, width)| Photo {
        file: "photos/tra-sen.webp".parse().unwrap(),
        alt,
        width,
        height: 600,
        widths: vec![width],
        blur: format!("8a6b4f-{}", "9f3".repeat(12)).parse().ok(),
    })
}

/// One of few days: that of a decision, the last of a certificate, today.
pub fn a_day() -> impl Strategy<Value = Date> {
    let days = [(2024, 2, 29), (2026, 11, 24), (2026, 11, 25), (2027, 1, 1)];
    select(days.to_vec()).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

/// Where a listing belongs: indices of a producer, a group and a sub-group, and now and then
/// one that nobody knows, as where its file was damaged.
type Home = (Index, Index, Index, u8);

fn a_listing() -> impl Strategy<Value = (Listing, Home)> {
    let words = (a_text(4), vec(a_phrase(3), 0..4));
    let places = (a_place(), a_place(), option::of(a_place()));
    let days = (a_day(), a_day(), 3..=5_u8, any::<bool>());
    let goods = (
        prop_oneof![1 => vec(a_variant(), 0..=0), 9 => vec(a_variant(), 1..4)],
        prop_oneof![4 => vec(a_photo(), 0..=0), 1 => vec(a_photo(), 1..3)],
        prop::bool::weighted(0.15),
        option::of(Just(slug("lotus-tea"))),
    );
    let home = (any::<Index>(), any::<Index>(), any::<Index>(), 0..40_u8);
    (words, places, days, goods, home).prop_map(|(words, places, days, goods, home)| {
        let listing = Listing {
            slug: slug("x"),
            name: words.0,
            producer: slug("unknown"),
            group: slug("unknown"),
            subgroup: slug("unknown"),
            village: places.0,
            place: places.1,
            old_place: places.2,
            stars: Stars::new(days.2).unwrap(),
            art: goods.3,
            decided: days.0,
            valid_until: days.1,
            potential_five_star: days.3,
            variants: goods.0,
            photos: goods.1,
            keywords: words.1,
            view_only: goods.2,
        };
        (listing, home)
    })
}

/// A story; most of them have a word in common, which tells nothing where there are many.
fn a_story() -> impl Strategy<Value = Option<Text>> {
    let story = (a_text(6), prop::bool::weighted(0.9)).prop_map(|(mut story, common)| {
        if common {
            story.vi.push_str(" và");
        }
        story
    });
    option::weighted(0.7, story)
}

/// A shop of 1 to 160 products, mostly few.
pub fn a_shop() -> impl Strategy<Value = Shop> {
    let products = |size| vec((a_listing(), a_story()), size);
    let products = prop_oneof![
        8 => products(1..=6),
        6 => products(7..=20),
        2 => products(21..=70),
        1 => products(71..=160),
    ];
    let locale = select(Locale::ALL.to_vec());
    (some_groups(), some_producers(), products, locale).prop_map(shop)
}

type Plan = (
    Vec<Group>,
    Vec<ProducerCard>,
    Vec<((Listing, Home), Option<Text>)>,
    Locale,
);

fn shop((groups, producers, products, locale): Plan) -> Shop {
    let mut listings = Vec::new();
    let mut stories = std::collections::HashMap::new();
    for (at, ((mut listing, home), story)) in products.into_iter().enumerate() {
        // Neither the order of the slugs nor that of the names is the order of the catalogue.
        listing.slug = slug(&format!("{}{at}", ["tra-sen-", "a", "gom-"][at % 3]));
        let (producer, group, subgroup, strange) = home;
        let group = &groups[group.index(groups.len())];
        if strange != 0 {
            listing.producer = producers[producer.index(producers.len())].slug.clone();
        }
        if strange != 1 {
            listing.group = group.slug.clone();
        }
        if strange != 2 && !group.subgroups.is_empty() {
            let at = subgroup.index(group.subgroups.len());
            listing.subgroup = group.subgroups[at].slug.clone();
        }
        if let Some(story) = story {
            stories.insert(listing.slug.as_str().to_owned(), story);
        }
        listings.push(listing);
    }
    Shop {
        catalogue: catalogue(&groups, &producers, &listings),
        stories,
        locale,
    }
}

/// A catalogue as it is loaded from a plain index.
pub fn catalogue(groups: &[Group], producers: &[ProducerCard], listings: &[Listing]) -> Catalogue {
    let index = serde_json::json!({
        "version": INDEX_VERSION,
        "build": "0123456789abcdef",
        "market": real(Locale::Vi).catalogue.market,
        "groups": groups,
        "producers": producers,
        "products": listings,
        "problems": [Problem::with_file("products/x.json", "this is no JSON")],
    });
    Catalogue::load(&index.to_string()).unwrap()
}
