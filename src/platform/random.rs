//! Random bits that nobody can guess.

use leptos::prelude::window;

/// So many random bytes; zeros only in a browser that has none, which no browser with wasm is.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// A random number.
pub fn number() -> u32 {
    u32::from_le_bytes(bytes())
}
