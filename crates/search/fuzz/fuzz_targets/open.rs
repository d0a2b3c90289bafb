//! Opens whatever comes as an index, as it is and with a right head and seal, and does
//! everything with it that a shelf can do.

#![no_main]

use libfuzzer_sys::fuzz_target;
use search::{IndexError, Shelf, reseal};
use std::sync::LazyLock;

#[path = "../../tests/common/exercise.rs"]
mod exercise;

/// The magic bytes, and where the version follows them.
const MAGIC: &[u8; 8] = b"OCOP\0IDX";

/// The version that is read.
static VERSION: LazyLock<u32> = LazyLock::new(|| {
    let mut head = [MAGIC, [0xff; 16].as_slice()].concat();
    reseal(&mut head);
    match Shelf::open(head) {
        Err(IndexError::Version { expected, .. }) => expected,
        other => panic!("another version is not noticed: {:?}", other.err()),
    }
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(shelf) = Shelf::open(bytes.to_vec()) {
        exercise::exercise(&shelf);
    }
    // Only a right seal lets anything through to what lies below it.
    let mut forged = bytes.to_vec();
    if let Some(head) = forged.get_mut(..12) {
        head[..8].copy_from_slice(MAGIC);
        head[8..].copy_from_slice(&VERSION.to_le_bytes());
    }
    reseal(&mut forged);
    if let Ok(shelf) = Shelf::open(forged) {
        exercise::exercise(&shelf);
    }
});
