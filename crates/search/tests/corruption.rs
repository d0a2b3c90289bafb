//! An index that is cut off, damaged, forged or of another version gives an error, or at least
//! a shelf that never panics: never a wrong product in silence, for the checksum guards every
//! byte.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::content::real;
use common::exercise::exercise;
use common::random::{a_shop, catalogue};
use market::Locale;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use search::{IndexError, Shelf, compile, reseal};
use std::sync::LazyLock;

/// Where the version stands in the file, after the magic bytes.
const VERSION: usize = 8;

/// The index of three products.
fn small() -> Vec<u8> {
    let shop = real(Locale::En);
    let all = &shop.catalogue;
    let few = catalogue(&all.groups, &all.producers[..3], &all.listings[..3]);
    compile(&few, Locale::En, |it| shop.story(it))
}

static REAL: LazyLock<Vec<u8>> = LazyLock::new(|| real(Locale::Vi).index());

fn error(bytes: Vec<u8>) -> Option<IndexError> {
    Shelf::open(bytes).err()
}

#[test]
fn whole_indexes_open() {
    exercise(&Shelf::open(small()).unwrap());
    for locale in Locale::ALL {
        exercise(&real(locale).shelf());
    }
}

#[test]
fn what_is_cut_off_is_refused() {
    let index = small();
    for length in 0..index.len() {
        assert!(error(index[..length].to_vec()).is_some(), "{length}");
    }
    for length in (0..REAL.len()).step_by(101) {
        assert!(error(REAL[..length].to_vec()).is_some(), "{length}");
    }
}

#[test]
fn what_is_too_long_is_refused() {
    for more in [1, 8, 1_000] {
        let mut index = small();
        index.resize(index.len() + more, 0);
        assert!(error(index).is_some(), "{more}");
    }
    let twice = [small(), small()].concat();
    assert!(error(twice).is_some());
}

#[test]
fn a_change_of_any_byte_is_noticed() {
    let index = small();
    for at in 0..index.len() {
        for change in [1, 0x80, 0xff] {
            let mut index = index.clone();
            index[at] ^= change;
            assert!(error(index).is_some(), "{at} ^ {change}");
        }
    }
    for at in (0..REAL.len()).step_by(13) {
        let mut index = REAL.clone();
        index[at] ^= 1 << (at % 8);
        assert!(error(index).is_some(), "{at}");
    }
}

#[test]
fn parts_that_changed_places_are_noticed() {
    let half = REAL.len() / 2;
    for length in [1, 2, 8, 16, 100] {
        let mut index = REAL.clone();
        index[half - length..half + length].rotate_left(length);
        assert!(index == *REAL || error(index).is_some(), "{length}");
    }
}

#[test]
fn another_version_is_named() {
    for found in [0, 1, 99, u32::MAX] {
        let mut index = small();
        index[VERSION..VERSION + 4].copy_from_slice(&found.to_le_bytes());
        // An index of another version may seal itself in its own way.
        for sealed in [false, true] {
            let mut index = index.clone();
            if sealed {
                reseal(&mut index);
            }
            let Some(IndexError::Version {
                found: named,
                expected,
            }) = error(index)
            else {
                panic!("version {found} was not noticed");
            };
            assert_eq!((named, expected == found), (found, false));
        }
    }
}

#[test]
fn what_is_no_index_is_refused() {
    let html = "<!doctype html><title>404</title>".as_bytes();
    let json = br#"{"version":2,"build":""}"#;
    for bytes in [&[][..], &[0; 24], &[0xff; 400], html, json] {
        assert!(error(bytes.to_vec()).is_some());
    }
}

proptest! {
    #![proptest_config(common::cases(256))]

    #[test]
    fn random_bytes_are_refused(bytes in vec(any::<u8>(), 0..400), whole: bool) {
        // With the right beginning and a right seal, too.
        let mut forged = bytes.clone();
        if whole {
            forged.splice(0..0, REAL[..12].iter().copied());
            reseal(&mut forged);
        }
        prop_assert!(error(bytes).is_some());
        prop_assert!(error(forged).is_some());
    }

    #[test]
    fn forged_bytes_never_panic(changes in vec((any::<Index>(), any::<u8>()), 1..4)) {
        let mut index = REAL.clone();
        for (at, byte) in changes {
            let at = at.index(index.len());
            index[at] = byte;
        }
        reseal(&mut index);
        if let Ok(shelf) = Shelf::open(index) {
            exercise(&shelf);
        }
    }

    #[test]
    fn forged_lengths_and_pieces_never_panic(
        from: Index, to: Index, length in 0..64_usize, cut: Option<Index>,
    ) {
        let mut index = REAL.clone();
        let (from, to) = (from.index(index.len() - 64), to.index(index.len() - 64));
        index.copy_within(from..from + length, to);
        if let Some(cut) = cut {
            index.truncate(cut.index(REAL.len()));
        }
        reseal(&mut index);
        if let Ok(shelf) = Shelf::open(index) {
            exercise(&shelf);
        }
    }

    #[test]
    fn forged_small_indexes_never_panic(
        shop in a_shop(), changes in vec((any::<Index>(), any::<u8>()), 1..12),
    ) {
        let mut index = shop.index();
        // The market and the groups are checked by their own reader; what follows them is ours.
        let own = index.len() * 3 / 4;
        for (at, byte) in changes {
            let at = index.len() - 1 - at.index(own);
            index[at] = byte;
        }
        reseal(&mut index);
        if let Ok(shelf) = Shelf::open(index) {
            exercise(&shelf);
        }
    }
}

/// Bytes all over a small index, set to what hurts most.
#[test]
fn every_forged_byte_is_survived() {
    let index = small();
    let mut opened = 0;
    for at in (24..index.len()).step_by(7) {
        for byte in [0, 1, 0x7f, 0xff] {
            let mut index = index.clone();
            index[at] = byte;
            reseal(&mut index);
            if let Ok(shelf) = Shelf::open(index) {
                opened += 1;
                if opened % 40 == 0 {
                    exercise(&shelf);
                }
            }
        }
    }
    // Most of what is forged so is another, sound index.
    assert!(opened > 100, "{opened}");
}
