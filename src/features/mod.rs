//! What the shop does, one room a feature, each with its own state.

pub mod cart;
pub mod catalogue;
pub mod community;
pub mod live;
pub mod order;
pub mod payment;
pub mod saved;
pub mod schedule;
pub mod shell;
pub mod suggest;
