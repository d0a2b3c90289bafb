//! The market's own shop, which is rendered once for all of these tests.

#[path = "../common/mod.rs"]
mod common;

mod embed;
mod files;
mod head;
