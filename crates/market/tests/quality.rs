//! How good a listing is, and what a review asks about sound content.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{LOTUS, SILK, TEA, content};
use market::{
    ContentFile, Date, Finding, Gap, Photo, Producer, Product, Quality, compile, parse_producer,
    parse_product, quality, review,
};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-26";

fn tea() -> Product {
    parse_product("", TEA).unwrap()
}

fn lotus() -> Producer {
    parse_producer("", LOTUS).unwrap()
}

/// The tea with all that a good listing has, and its producer.
fn perfect() -> (Product, Producer) {
    let (mut tea, mut lotus) = (tea(), lotus());
    let long = |text: &mut market::Text, length: usize| {
        let words = "ướp hương sen ".repeat(length / 14 + 1);
        let words: String = words.chars().take(length).collect();
        *text = market::Text {
            vi: words.clone(),
            en: Some(words.clone()),
            fr: Some(words),
        };
    };
    long(&mut tea.summary, 60);
    long(&mut tea.story, 400);
    long(&mut lotus.story, 200);
    let photo: Photo = tea.photos[0].clone();
    tea.photos = vec![photo; 3];
    for variant in &mut tea.variants {
        variant.net = tea_net();
    }
    tea.ingredients = Some(tea.name.clone());
    tea.storage = Some(tea.name.clone());
    tea.shelf_life = Some(tea.name.clone());
    tea.keywords.push("quà biếu".to_owned());
    lotus.delivery = Some(market::Delivery::by_agreement());
    (tea, lotus)
}

fn tea_net() -> Option<market::Net> {
    tea().variants[0].net
}

#[test]
fn a_perfect_listing_has_a_hundred_points() {
    let (tea, lotus) = perfect();
    let expected = Quality {
        score: 100,
        gaps: vec![],
    };
    assert_eq!(quality(&tea, Some(&lotus), day(TODAY)), expected);
}

/// Takes something from a perfect listing away.
type Loss = fn(&mut Product, &mut Producer);

#[test]
fn each_gap_costs_its_points() {
    let losses: [(Loss, Gap, u8); 19] = [
        (
            |tea, _| tea.photos.truncate(2),
            Gap::Photos { missing: 1 },
            5,
        ),
        (
            |tea, _| tea.photos.truncate(1),
            Gap::Photos { missing: 2 },
            10,
        ),
        (|tea, _| tea.photos.clear(), Gap::Photos { missing: 3 }, 20),
        (
            |tea, _| tea.summary.vi = "ớ".repeat(59),
            Gap::Summary { characters: 59 },
            5,
        ),
        (
            |tea, _| tea.summary.vi = "ớ".repeat(131),
            Gap::Summary { characters: 131 },
            5,
        ),
        (
            |tea, _| tea.story.vi = "ớ".repeat(399),
            Gap::Story { characters: 399 },
            7,
        ),
        (
            |tea, _| tea.story.vi = "ớ".repeat(199),
            Gap::Story { characters: 199 },
            15,
        ),
        (|tea, _| tea.story.en = None, Gap::English, 8),
        (|tea, _| tea.name.fr = None, Gap::French, 4),
        (
            |tea, _| tea.certificate.valid_until = day("2026-11-25"),
            Gap::Certificate,
            10,
        ),
        (|tea, _| tea.variants[1].net = None, Gap::Net, 6),
        (|tea, _| tea.ingredients = None, Gap::Ingredients, 6),
        (|tea, _| tea.storage = None, Gap::Storage, 5),
        (|tea, _| tea.shelf_life = None, Gap::ShelfLife, 5),
        (|tea, _| tea.trace_url = None, Gap::Trace, 4),
        (|tea, _| tea.keywords.truncate(2), Gap::Keywords, 2),
        (
            |_, lotus| lotus.story.vi = "ớ".repeat(199),
            Gap::ProducerStory { characters: 199 },
            3,
        ),
        (|_, lotus| lotus.email = None, Gap::ProducerEmail, 2),
        (|_, lotus| lotus.bank = None, Gap::ProducerBank, 3),
    ];
    for (lose, gap, points) in losses {
        let (mut tea, mut lotus) = perfect();
        lose(&mut tea, &mut lotus);
        let expected = Quality {
            score: 100 - points,
            gaps: vec![(gap, points)],
        };
        assert_eq!(quality(&tea, Some(&lotus), day(TODAY)), expected);
    }
}

#[test]
fn what_a_kind_of_goods_does_not_have_costs_nothing() {
    let (mut tea, lotus) = perfect();
    tea.ingredients = None;
    tea.storage = None;
    tea.shelf_life = None;
    for (group, score) in [("food", 84), ("craft", 89), ("tourism", 100)] {
        tea.group = group.parse().unwrap();
        let quality = quality(&tea, Some(&lotus), day(TODAY));
        assert_eq!(quality.score, score, "{group}");
    }
}

/// The codes of what a review of changed content finds, without advice.
#[track_caller]
fn codes(changes: &[(&str, &str)], today: &str) -> Vec<String> {
    let mut content = content();
    for (part, by) in changes {
        let text = &mut content
            .iter_mut()
            .find(|it| it.0 == "products/tra-sen.json")
            .unwrap()
            .1;
        assert_eq!(text.matches(part).count(), 1, "{part}");
        *text = text.replace(part, by);
    }
    let files: Vec<ContentFile<'_>> = content
        .iter()
        .map(|(path, text)| ContentFile { path, text })
        .collect();
    let compiled = compile(&files);
    assert!(compiled.findings.is_empty(), "{:?}", compiled.findings);
    let found = review(&files, &compiled, day(today));
    let about_tea = |it: &&Finding| {
        it.file == "products/tra-sen.json" && it.severity() != market::Severity::Advice
    };
    let found = found.iter().filter(about_tea);
    let certificates = found.filter(|it| it.field.starts_with("certificate"));
    certificates.map(|it| it.fault.code().to_owned()).collect()
}

#[test]
fn certificates_are_called_to_mind_before_they_run_out() {
    // Valid until 28 June 2027.
    for (today, expected) in [
        ("2024-06-27", &["certificate-future"][..]),
        ("2024-06-28", &[]),
        ("2027-04-29", &[]),
        ("2027-04-30", &["certificate-expiring"]),
        ("2027-06-28", &["certificate-expiring"]),
        ("2027-06-29", &["certificate-expired"]),
        ("2030-01-01", &["certificate-expired"]),
    ] {
        assert_eq!(codes(&[], today), expected, "{today}");
    }
}

#[test]
fn a_certificate_is_valid_for_36_months() {
    for (decided, until, expected) in [
        ("2024-06-28", "2027-06-27", &[][..]),
        ("2024-06-28", "2027-06-29", &[]),
        ("2024-06-28", "2027-06-26", &["certificate-term"]),
        ("2024-06-28", "2027-07-28", &["certificate-term"]),
        // The day after four years with a 29 February.
        ("2024-02-29", "2027-02-28", &[]),
    ] {
        let changes = [("2024-06-28", decided), ("2027-06-28", until)];
        assert_eq!(codes(&changes, TODAY), expected, "{decided} {until}");
    }
}

#[test]
fn scores_are_written_as_they_are_read() {
    for (text, written) in [
        ("91.5", "91.5"),
        ("90", "90"),
        ("90.0", "90"),
        ("100", "100"),
        ("0.1", "0.1"),
    ] {
        let score: market::Score = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&score).unwrap(), written);
    }
    for text in [
        "-1", "-0.1", "100.1", "101", "91.55", "1e300", "\"91\"", "null",
    ] {
        assert!(
            serde_json::from_str::<market::Score>(text).is_err(),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn a_score_is_what_its_gaps_leave(photos in 0..5_usize, story in 0..600_usize, days in -2000..2000_i32) {
        let mut silk = parse_product("", SILK).unwrap();
        silk.photos = vec![tea().photos[0].clone(); photos];
        silk.story.vi = "ớ".repeat(story);
        let today = day(TODAY).plus_days(days);
        for producer in [None, Some(lotus())] {
            let quality = quality(&silk, producer.as_ref(), today);
            let lost: u8 = quality.gaps.iter().map(|(_, points)| points).sum();
            prop_assert_eq!(quality.score + lost, 100);
        }
    }

    #[test]
    fn every_tenth_of_a_point_is_a_score(tenths in 0..=1000_u16) {
        let score = market::Score::from_tenths(tenths).unwrap();
        let text = serde_json::to_string(&score).unwrap();
        prop_assert_eq!(serde_json::from_str::<market::Score>(&text).unwrap(), score);
    }
}
