//! The products as portals' pages show them, in files that stay small however many products there
//! are: the first ones of each group and number of stars, and shares by slug and by producer.

use crate::files::TextFile;
use crate::site::Site;
use anyhow::Result;
use market::{Availability, Listing, Locale};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The most products that a portal's page shows, as `MOST` in `scripts/embed/checks.ts`.
const MOST: usize = 24;
/// About so many products are in a share.
const SHARE: usize = 50;
/// The numbers of stars that a portal's page can ask for.
const STARS: std::ops::RangeInclusive<u8> = 3..=5;

/// A product in short; `scripts/embed/frame/shelf.ts` reads it.
#[derive(Serialize)]
struct Card<'a> {
    slug: &'a str,
    name: &'a str,
    group: &'a str,
    producer: &'a str,
    stars: u8,
    place: String,
    /// File, width and height.
    picture: (String, u32, u32),
    /// The usual price and, where it differs, that of a market night.
    price: Vec<String>,
    unit: &'a str,
    /// Whether other variants cost more.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<bool>,
    /// Why it is not for sale; certificates are a matter of the day on which it is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<&'static str>,
    until: String,
}

/// Where the files of a language lie: among the content, which browsers check at every use.
fn folder(locale: Locale) -> String {
    format!("/data/cards/{}", locale.code())
}

/// What a page has to know to find its products.
pub(super) fn place(site: &Site<'_>, locale: Locale) -> Value {
    json!({ "folder": folder(locale), "shares": shares(site) })
}

fn shares(site: &Site<'_>) -> usize {
    let products = site.content.catalogue.listings.len();
    products.div_ceil(SHARE).max(1)
}

/// The share that a slug is in; `shareOf` in `scripts/embed/frame/shelf.ts` is the same.
fn share_of(slug: &str, shares: usize) -> usize {
    slug.bytes()
        .fold(0, |sum, byte| (sum * 31 + usize::from(byte)) % shares)
}

/// All files of a language.
pub(super) fn files(site: &Site<'_>, locale: Locale) -> Result<Vec<TextFile>> {
    let listings = site.content.catalogue.listings.iter();
    let cards: Vec<_> = listings
        .filter_map(|listing| card(site, locale, listing))
        .collect();
    let shares = shares(site);
    let mut files = empty_files(site, shares);
    for card in &cards {
        for name in firsts(card.group, card.stars) {
            let first = files.entry(name).or_default();
            if first.len() < MOST {
                first.push(card);
            }
        }
        for (kind, slug) in [("slug", card.slug), ("producer", card.producer)] {
            let name = format!("{kind}-{}", share_of(slug, shares));
            files.entry(name).or_default().push(card);
        }
    }
    let folder = folder(locale);
    let text = |(name, cards)| {
        let json = serde_json::to_string(&cards)?;
        Ok((format!("{folder}/{name}.json"), json))
    };
    files.into_iter().map(text).collect()
}

/// Every file that a page may ask for, so that none is missing where nothing is found.
fn empty_files<'a>(site: &Site<'_>, shares: usize) -> BTreeMap<String, Vec<&'a Card<'a>>> {
    let groups = &site.content.catalogue.groups;
    let firsts = STARS.flat_map(|stars| {
        groups
            .iter()
            .flat_map(move |it| firsts(it.slug.as_str(), stars))
    });
    let shares =
        (0..shares).flat_map(|share| ["slug", "producer"].map(|kind| format!("{kind}-{share}")));
    firsts
        .chain(shares)
        .map(|name| (name, Vec::new()))
        .collect()
}

/// The names of the files that a product may be among the first of.
fn firsts(group: &str, stars: u8) -> [String; 4] {
    [
        "all".to_owned(),
        format!("stars-{stars}"),
        format!("group-{group}"),
        format!("group-{group}-stars-{stars}"),
    ]
}

fn card<'a>(site: &Site<'_>, locale: Locale, listing: &'a Listing) -> Option<Card<'a>> {
    let usual = listing.cheapest(false)?;
    let night = listing.cheapest(true)?.price_at(true);
    let prices = [
        Some(usual.price),
        Some(night).filter(|it| *it < usual.price),
    ];
    let picture = match listing.photos.first() {
        Some(photo) => (format!("/{}", photo.file), photo.width, photo.height),
        None => (
            format!("/art/{}.svg", site.pictures.art_of(listing)),
            800,
            600,
        ),
    };
    Some(Card {
        slug: listing.slug.as_str(),
        name: listing.name.get(locale),
        group: listing.group.as_str(),
        producer: listing.producer.as_str(),
        stars: listing.stars.get(),
        place: format!("{} · {}", listing.village, listing.place),
        picture,
        price: prices
            .iter()
            .flatten()
            .map(|it| it.format(locale))
            .collect(),
        unit: usual.unit.get(locale),
        from: (listing.variants.len() > 1).then_some(true),
        not: match listing.availability(None) {
            Availability::ViewOnly => Some("view_only"),
            Availability::SoldOut => Some("sold_out"),
            Availability::ForSale | Availability::CertificateExpired { .. } => None,
        },
        until: listing.valid_until.to_string(),
    })
}
