//! Digests: they tell whether what something is made from has changed.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The first 16 hex digits of a digest of parts, whose ends count.
pub fn hex(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut text = String::with_capacity(16);
    for byte in hash.finalize().iter().take(8) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
