//! What is offered below the search field while somebody types.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::asked::a_query;
use common::content::real;
use common::random::{a_shop, catalogue};
use common::{Shop, found_for};
use market::search::words;
use market::{Catalogue, Listing, Locale, ProducerCard, Slug, Text, fold};
use proptest::prelude::*;
use search::{Filters, Moment, Query, Shelf, Suggestion, SuggestionKind};
use std::collections::HashMap;
use std::sync::LazyLock;

const KINDS: [SuggestionKind; 5] = [
    SuggestionKind::Product,
    SuggestionKind::Group,
    SuggestionKind::Subgroup,
    SuggestionKind::Place,
    SuggestionKind::Producer,
];

/// The filters of the page that a suggestion leads to.
fn filters(suggestion: &Suggestion) -> Filters {
    let slug = suggestion.slug.clone();
    match suggestion.kind {
        SuggestionKind::Product => Filters::default(),
        SuggestionKind::Group => Filters {
            group: slug,
            ..Filters::default()
        },
        SuggestionKind::Subgroup => {
            let (group, subgroup) = slug.split_once('/').unwrap();
            Filters {
                group: group.to_owned(),
                subgroup: subgroup.to_owned(),
                ..Filters::default()
            }
        }
        SuggestionKind::Place => Filters {
            places: vec![slug],
            ..Filters::default()
        },
        SuggestionKind::Producer => Filters {
            producers: vec![slug],
            ..Filters::default()
        },
    }
}

/// The names that a suggestion may be shown under: one, but for places that share a slug.
fn names(shelf: &Shelf, suggestion: &Suggestion) -> Vec<Text> {
    let slug = suggestion.slug.as_str();
    let vietnamese = |name: &str| Text {
        vi: name.to_owned(),
        en: None,
        fr: None,
    };
    match suggestion.kind {
        SuggestionKind::Product => vec![shelf.product(slug).unwrap().name],
        SuggestionKind::Group => vec![shelf.group(slug).unwrap().name.clone()],
        SuggestionKind::Subgroup => {
            let (group, subgroup) = slug.split_once('/').unwrap();
            vec![shelf.subgroup(group, subgroup).unwrap().name.clone()]
        }
        SuggestionKind::Place => {
            let places = shelf.localities().iter().filter(|it| it.slug == slug);
            places.map(|it| vietnamese(&it.name)).collect()
        }
        SuggestionKind::Producer => vec![shelf.producer(slug).unwrap().name.clone()],
    }
}

/// Whether every word of a text is a word of the name, the last one perhaps unfinished, or the
/// text is the beginning of the name in one word.
fn fits(text: &str, name: &Text) -> bool {
    let typed = words(text);
    let own: Vec<String> = name.all().flat_map(words).map(|it| it.folded).collect();
    let has = |(at, word): (usize, &market::search::Word)| {
        let last = at + 1 == typed.len();
        own.iter()
            .any(|it| *it == word.folded || (last && it.starts_with(&word.folded)))
    };
    let squeezed = |text: &str| -> String { words(text).into_iter().map(|it| it.folded).collect() };
    typed.iter().enumerate().all(has) || squeezed(&name.vi).starts_with(&squeezed(text))
}

/// What holds for all suggestions.
fn check(shelf: &Shelf, locale: Locale, text: &str, limit: usize) -> Result<(), TestCaseError> {
    let suggestions = shelf.suggest(text, limit);
    for kind in KINDS {
        let of_kind: Vec<_> = suggestions.iter().filter(|it| it.kind == kind).collect();
        prop_assert!(of_kind.len() <= limit, "{kind:?}");
        if kind != SuggestionKind::Product {
            prop_assert!(
                of_kind.is_sorted_by(|a, b| a.count >= b.count),
                "{of_kind:?}"
            );
        }
    }
    for (at, it) in suggestions.iter().enumerate() {
        prop_assert!(!suggestions[..at].contains(it), "{it:?} twice");
        let names = names(shelf, it);
        let shown = |name: &Text| name.get(locale) == it.name;
        prop_assert!(names.iter().any(shown), "{it:?}");
        if it.kind == SuggestionKind::Product {
            prop_assert_eq!(it.count, 1);
        } else {
            prop_assert!(names.iter().any(|name| fits(text, name)), "{text}: {it:?}");
            let query = Query {
                filters: filters(it),
                ..Query::default()
            };
            let found = shelf.search(&query, Moment::default()).products.len();
            prop_assert_eq!(it.count as usize, found, "{:?}", it);
            prop_assert!(it.count > 0, "{:?}", it);
        }
    }
    let products = suggestions
        .iter()
        .filter(|it| it.kind == SuggestionKind::Product);
    let products: Vec<&String> = products.map(|it| &it.slug).collect();
    let found = found_for(shelf, text);
    let found = common::slugs(shelf, &found);
    let expected = if words(text).is_empty() { 0 } else { limit };
    prop_assert_eq!(products, found.iter().take(expected).collect::<Vec<_>>());
    Ok(())
}

fn offered(shelf: &Shelf, text: &str) -> Vec<(SuggestionKind, String)> {
    let suggestions = shelf.suggest(text, 4).into_iter();
    suggestions.map(|it| (it.kind, it.slug)).collect()
}

#[test]
fn suggestions_of_the_shop() {
    use SuggestionKind::{Group, Place, Producer, Product, Subgroup};
    let shelf = real(Locale::Vi).shelf();
    for (text, kind, slug) in [
        ("trà s", Product, "tra-sen-tay-ho"),
        ("tra sen", Product, "tra-sen-tay-ho"),
        ("lotus t", Product, "tra-sen-tay-ho"),
        ("non chuogn", Product, "non-lang-chuong"),
        ("gốm", Product, "gom-kim-lan"),
        ("gốm", Subgroup, "craft/ceramics"),
        ("gốm", Producer, "ho-gom-kim-lan"),
        ("thu c", Group, "craft"),
        ("Thủ công", Group, "craft"),
        ("đồ u", Group, "drink"),
        ("tinh d", Subgroup, "herbal/essential-oil"),
        ("bat tr", Place, "bat-trang"),
        ("Bát Tràng", Place, "bat-trang"),
        ("battrang", Place, "bat-trang"),
        ("phường tây", Place, "tay-ho"),
        ("gia lam", Place, "gia-lam"),
        ("htx men", Producer, "htx-men-lam-bat-trang"),
    ] {
        let offered = offered(&shelf, text);
        assert!(
            offered.contains(&(kind, slug.to_owned())),
            "{text}: {offered:?}"
        );
    }
    let english = real(Locale::En).shelf();
    for (text, kind, slug) in [
        ("ceram", Subgroup, "craft/ceramics"),
        ("gốm", Subgroup, "craft/ceramics"),
        ("handi", Group, "craft"),
        ("meadow", Producer, "cong-ty-sua-dong-co"),
    ] {
        let offered = offered(&english, text);
        assert!(
            offered.contains(&(kind, slug.to_owned())),
            "{text}: {offered:?}"
        );
    }
}

#[test]
fn nothing_is_suggested_for_nothing() {
    let shelf = real(Locale::Vi).shelf();
    for text in ["", "   ", "…", "\u{301}"] {
        assert_eq!(shelf.suggest(text, 5), [], "{text:?}");
    }
    assert_eq!(shelf.suggest("gốm", 0), []);
    assert_eq!(shelf.suggest("qqqqqqqqqq", 5), []);
}

/// Whatever has products is offered for its own name, with and without accents, also while the
/// last word is unfinished.
#[test]
fn everything_is_offered_for_its_own_name() {
    for locale in Locale::ALL {
        let shop = real(locale);
        let shelf = shop.shelf();
        let mut expected: Vec<(SuggestionKind, String, String)> = Vec::new();
        let counts = found_for(&shelf, "").counts;
        for (group, of) in shelf.groups.iter().zip(&counts.subgroups) {
            let name = group.name.get(locale).to_owned();
            expected.push((SuggestionKind::Group, group.slug.as_str().to_owned(), name));
            for (it, _) in group
                .subgroups
                .iter()
                .zip(of)
                .filter(|(_, count)| **count > 0)
            {
                let slug = format!("{}/{}", group.slug, it.slug);
                expected.push((
                    SuggestionKind::Subgroup,
                    slug,
                    it.name.get(locale).to_owned(),
                ));
            }
        }
        for it in shelf.localities() {
            expected.push((SuggestionKind::Place, it.slug.clone(), it.name.clone()));
        }
        for it in shelf.producers() {
            let name = it.name.get(locale).to_owned();
            expected.push((SuggestionKind::Producer, it.slug.as_str().to_owned(), name));
        }
        for (kind, slug, name) in expected {
            let folded = fold(&name);
            let mut unfinished = folded
                .trim_end_matches(|c: char| !c.is_alphanumeric())
                .to_owned();
            unfinished.pop();
            for text in [&name, &folded, &unfinished] {
                let offered = shelf.suggest(text, 100);
                let found = offered.iter().any(|it| it.kind == kind && it.slug == slug);
                assert!(found, "{text}: {slug} {offered:?}");
            }
        }
    }
}

/// A village and a commune of one name lead to one page, so they are offered once.
#[test]
fn places_that_share_a_name_are_offered_once() {
    let shelf = real(Locale::Vi).shelf();
    for place in shelf.localities() {
        let offered = shelf.suggest(&place.name, 100);
        let same = offered
            .iter()
            .filter(|it| it.kind == SuggestionKind::Place && it.slug == place.slug);
        assert_eq!(same.count(), 1, "{}", place.name);
    }
}

static REAL: LazyLock<(Shop, Shelf)> = LazyLock::new(|| {
    let shop = real(Locale::En);
    let shelf = shop.shelf();
    (shop, shelf)
});

proptest! {
    #![proptest_config(common::cases(100))]

    #[test]
    fn suggestions_of_random_shops_hold(shop in a_shop(), asked in a_query(), limit in 0..6_usize) {
        let shelf = shop.shelf();
        let (query, _) = asked.of(&shop);
        check(&shelf, shop.locale, &query.text, limit)?;
    }

    #[test]
    fn suggestions_of_the_shop_hold(asked in a_query(), limit in 0..6_usize) {
        let (shop, shelf) = &*REAL;
        let (query, _) = asked.of(shop);
        check(shelf, shop.locale, &query.text, limit)?;
    }
}

/// A shop with more producers than are made ready at a time, each with one product.
fn of_many_makers() -> Shop {
    let Catalogue {
        groups,
        producers,
        listings,
        ..
    } = real(Locale::Vi).catalogue;
    let numbered = |text: &str, number: usize| format!("{text}-{number}").parse::<Slug>().unwrap();
    let maker = |number| ProducerCard {
        slug: numbered("xuong", number),
        name: Text {
            vi: format!("Xưởng số{number}"),
            en: None,
            fr: None,
        },
        ..producers[0].clone()
    };
    let listing = |number| Listing {
        slug: numbered("lo", number),
        producer: numbered("xuong", number),
        ..listings[0].clone()
    };
    let makers: Vec<_> = (0..600).map(maker).collect();
    let listings: Vec<_> = (0..600).map(listing).collect();
    Shop {
        catalogue: catalogue(&groups, &makers, &listings),
        stories: HashMap::new(),
        locale: Locale::Vi,
    }
}

#[test]
fn what_was_prepared_is_what_would_be_suggested_anyway() {
    let shop = of_many_makers();
    let (asked, prepared) = (shop.shelf(), shop.shelf());
    let mut steps = 1;
    while prepared.prepare_suggestions() {
        steps += 1;
    }
    assert_eq!(
        steps, 6,
        "the counts, three pieces of producers, the rest, nothing"
    );
    let half = shop.shelf();
    half.prepare_suggestions();
    half.prepare_suggestions();
    for number in [0, 255, 256, 511, 512, 599] {
        let text = format!("xuong so{number}");
        let offered = asked.suggest(&text, 5);
        let slug = format!("xuong-{number}");
        assert!(
            offered.iter().any(|it| it.slug == slug),
            "{text}: {offered:?}"
        );
        assert_eq!(prepared.suggest(&text, 5), offered);
        assert_eq!(half.suggest(&text, 5), offered);
    }
}
