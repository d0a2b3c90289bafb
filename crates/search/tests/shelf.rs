//! What a shelf tells about its products, groups, producers and places.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::Shop;
use common::content::real;
use common::random::a_shop;
use market::collate::vietnamese_key;
use market::{Catalogue, Listing, Locale, Products, Text};
use proptest::prelude::*;
use search::{IndexError, Locality, LocalityKind, Shelf, locality_slug};

/// A text as a shelf keeps it: in Vietnamese and its own language.
fn reduced(text: &Text, locale: Locale) -> Text {
    let only = |wanted: Locale, text: &Option<String>| text.clone().filter(|_| wanted == locale);
    Text {
        vi: text.vi.clone(),
        en: only(Locale::En, &text.en),
        fr: only(Locale::Fr, &text.fr),
    }
}

/// A product as a shelf keeps it: without keywords, its texts reduced.
fn kept(listing: &Listing, locale: Locale) -> Listing {
    let mut kept = listing.clone();
    kept.keywords.clear();
    kept.name = reduced(&kept.name, locale);
    for variant in &mut kept.variants {
        variant.name = reduced(&variant.name, locale);
        variant.unit = reduced(&variant.unit, locale);
    }
    for photo in &mut kept.photos {
        photo.alt = reduced(&photo.alt, locale);
    }
    kept
}

/// The places of a catalogue, each once.
fn localities(catalogue: &Catalogue) -> Vec<(LocalityKind, String)> {
    let mut found = Vec::new();
    for it in &catalogue.listings {
        found.push((LocalityKind::Village, it.village.clone()));
        found.push((LocalityKind::Place, it.place.clone()));
        let old = it.old_place.clone();
        found.extend(old.map(|name| (LocalityKind::OldPlace, name)));
    }
    found.sort();
    found.dedup();
    found
}

fn check(shop: &Shop, shelf: &Shelf) {
    check_products(shop, shelf);
    check_facets(shop, shelf);
}

fn check_products(shop: &Shop, shelf: &Shelf) {
    let catalogue = &shop.catalogue;
    assert_eq!(shelf.len(), catalogue.listings.len());
    assert!(!shelf.is_empty());
    let count = u32::try_from(shelf.len()).unwrap();
    assert_eq!((shelf.listing(count), shelf.name(count)), (None, None));
    assert_eq!(shelf.listing(u32::MAX), None);
    for (place, listing) in (0..).zip(&catalogue.listings) {
        let slug = listing.slug.as_str();
        let kept = kept(listing, shop.locale);
        assert_eq!(shelf.listing(place), Some(kept.clone()));
        assert_eq!(shelf.name(place).as_ref(), Some(&kept.name));
        assert_eq!(shelf.place_of(slug), Some(place));
        assert_eq!(shelf.product(slug), Some(kept.clone()));
        assert_eq!(Products::product(shelf, slug).as_deref(), Some(&kept));
        for count in [0, 1, 4, 100] {
            let related: Vec<String> = shelf
                .related(slug, count)
                .into_iter()
                .map(|it| it.slug.into())
                .collect();
            let expected = catalogue.related(listing, count);
            let expected: Vec<&str> = expected.iter().map(|it| it.slug.as_str()).collect();
            assert_eq!(related, expected, "{slug}");
        }
    }
    for strange in ["", "tra-sen-", "zzz", "trà", "a-0", "tra-sen-tay-ho-2"] {
        let known = catalogue.product(strange).is_some();
        assert_eq!(shelf.place_of(strange).is_some(), known, "{strange}");
        assert_eq!(shelf.product(strange).is_some(), known, "{strange}");
        assert!(known || shelf.related(strange, 4).is_empty(), "{strange}");
    }
}

fn check_facets(shop: &Shop, shelf: &Shelf) {
    let (catalogue, locale) = (&shop.catalogue, shop.locale);
    assert_eq!(shelf.build, catalogue.build);
    assert_eq!(shelf.problems, catalogue.problems);
    assert!(shelf.problems.iter().all(|it| shelf.is_damaged(&it.file)));
    assert!(!shelf.is_damaged("products/none.json"));
    assert_eq!(
        shelf.market.name.get(locale),
        catalogue.market.name.get(locale)
    );
    assert_eq!(shelf.market.schedule, catalogue.market.schedule);
    assert_eq!(shelf.market.owner.phone, catalogue.market.owner.phone);
    assert_eq!(shelf.producers().len(), catalogue.producers.len());
    for (kept, card) in shelf.producers().iter().zip(&catalogue.producers) {
        let name = (kept.name.get(locale), card.name.get(locale));
        assert_eq!(name.0, name.1);
        assert_eq!((&kept.slug, &kept.place), (&card.slug, &card.place));
        assert_eq!(
            (kept.kind, kept.demonstration),
            (card.kind, card.demonstration)
        );
        assert_eq!(shelf.producer(card.slug.as_str()), Some(kept));
    }
    assert_eq!(shelf.groups.len(), catalogue.groups.len());
    for (kept, group) in shelf.groups.iter().zip(&catalogue.groups) {
        assert_eq!(kept.slug, group.slug);
        assert_eq!(kept.name.get(locale), group.name.get(locale));
        assert_eq!(kept.blurb.get(locale), group.blurb.get(locale));
        assert_eq!(shelf.group(group.slug.as_str()), Some(kept));
        assert_eq!(kept.subgroups.len(), group.subgroups.len());
        for (kept, subgroup) in kept.subgroups.iter().zip(&group.subgroups) {
            assert_eq!((&kept.slug, &kept.art), (&subgroup.slug, &subgroup.art));
            assert_eq!(kept.name.get(locale), subgroup.name.get(locale));
            let found = shelf.subgroup(group.slug.as_str(), subgroup.slug.as_str());
            assert_eq!(found, Some(kept));
        }
    }
    assert!(shelf.group("zzz").is_none() && shelf.producer("zzz").is_none());
    assert!(shelf.subgroup("food", "zzz").is_none());
    check_localities(shelf.localities(), catalogue);
}

/// Each place stands once; villages come first, each kind by name.
fn check_localities(shelf: &[Locality], catalogue: &Catalogue) {
    let mut kept: Vec<_> = shelf.iter().map(|it| (it.kind, it.name.clone())).collect();
    kept.sort();
    assert_eq!(kept, localities(catalogue));
    let keys = shelf.iter().map(|it| (it.kind, vietnamese_key(&it.name)));
    assert!(keys.is_sorted());
    assert!(shelf.iter().all(|it| it.slug == locality_slug(&it.name)));
}

#[test]
fn the_shop_comes_back_from_its_index() {
    for locale in Locale::ALL {
        let shop = real(locale);
        check(&shop, &shop.shelf());
        check(
            &shop,
            &Shelf::from_catalogue(&shop.catalogue, locale).unwrap(),
        );
    }
}

#[test]
fn a_catalogue_without_products_makes_no_shelf() {
    let mut catalogue = real(Locale::Vi).catalogue;
    catalogue.listings.clear();
    let shelf = Shelf::from_catalogue(&catalogue, Locale::Vi);
    assert_eq!(shelf.err(), Some(IndexError::Empty));
    let index = search::compile(&catalogue, Locale::Vi, |_| None);
    assert_eq!(Shelf::open(index).err(), Some(IndexError::Empty));
}

/// The same content gives the same bytes: a build can be repeated.
#[test]
fn compiling_is_deterministic() {
    let shop = real(Locale::Fr);
    assert!(shop.index() == shop.index());
}

#[test]
fn slugs_of_places() {
    for (name, slug) in [
        ("phường Tây Hồ", "tay-ho"),
        ("xã Bát Tràng", "bat-trang"),
        ("Bát Tràng", "bat-trang"),
        ("thị trấn Phùng", "phung"),
        ("Làng Chuông", "lang-chuong"),
        ("Hà Đông – Vạn Phúc", "ha-dong-van-phuc"),
        ("Xã", "xa"),
        ("Xã Đàn", "dan"),
    ] {
        assert_eq!(locality_slug(name), slug, "{name}");
    }
}

proptest! {
    #![proptest_config(common::cases(100))]

    #[test]
    fn random_catalogues_come_back_from_their_index(shop in a_shop()) {
        check(&shop, &shop.shelf());
        check(&shop, &Shelf::from_catalogue(&shop.catalogue, shop.locale).unwrap());
    }
}
