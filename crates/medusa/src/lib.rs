//! What the shop asks a Medusa engine (2.18) over its Store API, and what the answers mean.
//!
//! Like `market`, this reads no clock, network or browser: a request is a value, and so is an
//! answer. What the engine says is read with care: nothing of it can make the shop fall.

pub mod purchase;
pub mod read;
pub mod status;
pub mod watch;

/// The header that names the shop to the engine.
pub const KEY_HEADER: &str = "x-publishable-api-key";
