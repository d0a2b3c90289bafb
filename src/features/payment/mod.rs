//! Paying by bank transfer: the code that a banking app reads, and what it says in words.

mod code;
mod symbol;

pub use code::PaymentCode;
