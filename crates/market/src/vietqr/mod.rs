//! VietQR: what a banking app reads from a code to fill in a transfer.
//!
//! The payload is EMVCo's list of fields for payments that the merchant presents, with the part
//! that NAPAS adds for accounts of Vietnamese banks. The types hold nothing that a payload cannot,
//! so that building one never fails.

mod bank;
mod crc;
mod parse;
mod parts;

pub use bank::{bank_name, bank_numbers};
pub use parse::{ParseError, Wrong};
pub use parts::{BillNumber, Purpose, TransferAmount};

use crate::catalogue::{AccountNumber, Bank, BankNumber};
use crate::money::Dong;

/// A transfer that a code asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The bank's number at NAPAS.
    pub bank: BankNumber,
    /// The account.
    pub account: AccountNumber,
    /// How much; left to the payer where there is none.
    pub amount: Option<TransferAmount>,
    /// The number of the order.
    pub bill: Option<BillNumber>,
    /// What the transfer is for.
    pub purpose: Option<Purpose>,
}

/// NAPAS among those who define what an account is, and its service for bank accounts.
const NAPAS: &str = "A000000727";
const TO_ACCOUNT: &str = "QRIBFTTA";
const DONG: &str = "704";
const VIET_NAM: &str = "VN";

/// The numbers of the fields.
mod id {
    pub(super) const FORMAT: &str = "00";
    pub(super) const METHOD: &str = "01";
    pub(super) const ACCOUNT: &str = "38";
    pub(super) const CURRENCY: &str = "53";
    pub(super) const AMOUNT: &str = "54";
    pub(super) const COUNTRY: &str = "58";
    pub(super) const MORE: &str = "62";
    pub(super) const CHECK: &str = "63";
    // Inside the account.
    pub(super) const WHO: &str = "00";
    pub(super) const BENEFICIARY: &str = "01";
    pub(super) const SERVICE: &str = "02";
    pub(super) const BANK: &str = "00";
    pub(super) const NUMBER: &str = "01";
    // Inside what comes after the country.
    pub(super) const BILL: &str = "01";
    pub(super) const PURPOSE: &str = "08";
}

impl Transfer {
    /// The transfer that pays an order: its code is the bill's number and the purpose. An amount
    /// that no transfer can have is left to the payer.
    #[must_use]
    pub fn of_order(bank: &Bank, amount: Dong, code: &str) -> Self {
        Self {
            bank: bank.bin.clone(),
            account: bank.account.clone(),
            amount: amount.try_into().ok(),
            bill: code.parse().ok(),
            purpose: Purpose::fold(code),
        }
    }

    /// The payload, which a code holds.
    ///
    /// ```
    /// use market::vietqr::{Purpose, Transfer};
    /// let transfer = Transfer {
    ///     bank: "970416".parse().unwrap(),
    ///     account: "257678859".parse().unwrap(),
    ///     amount: None,
    ///     bill: None,
    ///     purpose: Purpose::fold("Trả tiền trà sen"),
    /// };
    /// assert_eq!(transfer.payload().len(), 114);
    /// assert_eq!(Transfer::parse(&transfer.payload()), Ok(transfer));
    /// ```
    #[must_use]
    pub fn payload(&self) -> String {
        let mut out = String::with_capacity(192);
        push(&mut out, id::FORMAT, "01");
        let method = if self.amount.is_some() { "12" } else { "11" };
        push(&mut out, id::METHOD, method);
        push(&mut out, id::ACCOUNT, &self.account_field());
        push(&mut out, id::CURRENCY, DONG);
        if let Some(amount) = self.amount {
            push(&mut out, id::AMOUNT, &amount.to_string());
        }
        push(&mut out, id::COUNTRY, VIET_NAM);
        let more = self.more_field();
        if !more.is_empty() {
            push(&mut out, id::MORE, &more);
        }
        out.push_str(id::CHECK);
        out.push_str("04");
        let sum = crc::checksum(out.as_bytes());
        out.push_str(&format!("{sum:04X}"));
        out
    }

    fn account_field(&self) -> String {
        let mut account = String::new();
        push(&mut account, id::BANK, self.bank.as_str());
        push(&mut account, id::NUMBER, self.account.as_str());
        let mut field = String::new();
        push(&mut field, id::WHO, NAPAS);
        push(&mut field, id::BENEFICIARY, &account);
        push(&mut field, id::SERVICE, TO_ACCOUNT);
        field
    }

    fn more_field(&self) -> String {
        let mut field = String::new();
        if let Some(bill) = &self.bill {
            push(&mut field, id::BILL, bill.as_str());
        }
        if let Some(purpose) = &self.purpose {
            push(&mut field, id::PURPOSE, purpose.as_str());
        }
        field
    }
}

/// Adds a field. The types of a transfer keep every value far below 100 characters.
fn push(out: &mut String, id: &str, value: &str) {
    out.push_str(id);
    out.push_str(&format!("{:02}", value.len()));
    out.push_str(value);
}
