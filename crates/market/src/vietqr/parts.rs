//! The parts of a transfer; each holds only what a payload can.

use crate::catalogue::contact::checked_text;
use crate::form::text_form;
use crate::letters::{is_mark, letter, plain};
use crate::money::Dong;
use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// The longest bill number or purpose, in characters.
const MAX_TEXT: usize = 25;

/// An amount that can be transferred: from 1 đồng up to 13 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TransferAmount(NonZeroU64);

impl TransferAmount {
    /// The most that a payload can hold.
    const MAX: u64 = 9_999_999_999_999;

    /// The amount.
    #[must_use]
    pub fn dong(self) -> Dong {
        Dong::computed(self.0.get())
    }
}

impl TryFrom<Dong> for TransferAmount {
    type Error = &'static str;

    fn try_from(amount: Dong) -> Result<Self, Self::Error> {
        NonZeroU64::new(amount.get())
            .filter(|it| it.get() <= Self::MAX)
            .map(Self)
            .ok_or("a transfer is 1 to 9999999999999 đồng")
    }
}

impl fmt::Display for TransferAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

checked_text!(
    /// The number of an order in a payload.
    BillNumber,
    |text| {
        (1..=MAX_TEXT).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    },
    "an order's number of up to 25 letters, digits and hyphens",
    "^[A-Za-z0-9-]{1,25}$"
);

checked_text!(
    /// What a transfer is for, as banks take it: ASCII that can be seen, and single spaces.
    Purpose,
    |text| {
        (1..=MAX_TEXT).contains(&text.len())
            && text.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
    },
    "a purpose of up to 25 characters without accents",
    "^[ -~]{1,25}$"
);

impl Purpose {
    /// The beginning of a text without accents: letters, digits, hyphens and dots stay, and
    /// anything else is a space; none where nothing stays.
    ///
    /// ```
    /// use market::vietqr::Purpose;
    /// let purpose = Purpose::fold("Đơn CD-7K3M: trà sen\nTây Hồ").unwrap();
    /// assert_eq!(purpose.as_str(), "Don CD-7K3M tra sen Tay H");
    /// ```
    #[must_use]
    pub fn fold(text: &str) -> Option<Self> {
        let mut folded = String::with_capacity(MAX_TEXT);
        for c in text.chars().filter(|it| !is_mark(*it)) {
            let own = letter(c);
            let c = plain(own.letter);
            if c.is_ascii_alphanumeric() || c == '-' || c == '.' {
                folded.push(if own.capital {
                    c.to_ascii_uppercase()
                } else {
                    c
                });
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            if folded.len() == MAX_TEXT {
                break;
            }
        }
        folded.trim_end().parse().ok()
    }
}
