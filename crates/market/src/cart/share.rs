//! A cart as the fragment of a link, which browsers keep to themselves:
//! `c=PRODUCT.VARIANT.QUANTITY~PRODUCT.VARIANT.QUANTITY`.

use super::{Cart, MAX_LINES};
use crate::slug::Slug;

/// Why the fragment of a link holds no cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// A part is not PRODUCT.VARIANT.QUANTITY.
    #[error("a part of the shared cart is not PRODUCT.VARIANT.QUANTITY")]
    Form,
    /// It has more lines than a cart can have.
    #[error("the shared cart has too many lines")]
    TooLong,
}

impl Cart {
    /// The cart as a fragment, without the `#`. Every character is one that links may have.
    pub fn to_fragment(&self) -> String {
        let parts: Vec<String> = self
            .lines
            .iter()
            .map(|line| format!("{}.{}.{}", line.product, line.variant, line.quantity))
            .collect();
        format!("c={}", parts.join("~"))
    }

    /// Reads a fragment, with or without its `#`. A fragment without a cart gives no lines.
    ///
    /// # Errors
    /// Says where a cart is meant and cannot be read.
    pub fn from_fragment(fragment: &str) -> Result<Vec<(Slug, Slug, u32)>, ShareError> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let Some(parts) = fragment.split('&').find_map(|part| part.strip_prefix("c=")) else {
            return Ok(Vec::new());
        };
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let lines: Vec<_> = parts
            .split('~')
            .map(line)
            .collect::<Option<_>>()
            .ok_or(ShareError::Form)?;
        if lines.len() > MAX_LINES {
            Err(ShareError::TooLong)
        } else {
            Ok(lines)
        }
    }
}

fn line(part: &str) -> Option<(Slug, Slug, u32)> {
    let mut parts = part.split('.');
    let line = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    (parts.next().is_none() && line.2 > 0).then_some(line)
}
