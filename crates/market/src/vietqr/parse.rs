//! Reading a payload.

use super::{DONG, NAPAS, TO_ACCOUNT, Transfer, TransferAmount, VIET_NAM, crc, id};
use crate::money::Dong;
use std::str::FromStr;

/// Why a text is no payload of a transfer to an account, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at {at}: {wrong}")]
pub struct ParseError {
    /// Where, in bytes from the beginning.
    pub at: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A sign that no payload has.
    #[error("there is a sign that is not ASCII")]
    Sign,
    /// No two digits where a field's number or length has to be.
    #[error("a number of two digits is missing")]
    Digits,
    /// A field is longer than the text around it.
    #[error("the field ends after the text around it")]
    TooShort,
    /// A field is there twice.
    #[error("the field {0} is here twice")]
    Twice(Box<str>),
    /// A field is not there.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// A field holds something else than it has to.
    #[error("the field {0} cannot hold this")]
    Value(&'static str),
    /// The checksum is that of another text.
    #[error("the checksum is wrong, it has to be {0:04X}")]
    Checksum(u16),
}

/// A field: its number, its value, and where the value begins.
struct Field<'a> {
    id: &'a str,
    value: &'a str,
    at: usize,
}

/// The fields of a text, or of a field that holds others.
struct Fields<'a> {
    fields: Vec<Field<'a>>,
    /// Where they end.
    end: usize,
}

impl Transfer {
    /// Reads a payload. Fields that say nothing of a transfer are passed over, as the standard
    /// wants it; a code with an amount may call itself one without, as some programs write it.
    ///
    /// # Errors
    /// Says what is wrong and where.
    pub fn parse(payload: &str) -> Result<Self, ParseError> {
        if let Some(at) = payload.bytes().position(|b| !(b' '..=b'~').contains(&b)) {
            return Err(error(at, Wrong::Sign));
        }
        let all = Fields::read(payload, 0)?;
        all.check_ends(payload)?;
        all.must_be(id::METHOD, &["11", "12"])?;
        all.must_be(id::CURRENCY, &[DONG])?;
        all.must_be(id::COUNTRY, &[VIET_NAM])?;
        let account = all.inside(id::ACCOUNT)?;
        account.must_be(id::WHO, &[NAPAS])?;
        account.must_be(id::SERVICE, &[TO_ACCOUNT])?;
        let beneficiary = account.inside(id::BENEFICIARY)?;
        let more = match all.find(id::MORE) {
            Some(field) => Fields::read(field.value, field.at)?,
            None => Fields {
                fields: Vec::new(),
                end: all.end,
            },
        };
        Ok(Self {
            bank: beneficiary.read_as(id::BANK)?,
            account: beneficiary.read_as(id::NUMBER)?,
            amount: all.amount()?,
            bill: more.maybe(id::BILL)?,
            purpose: more.maybe(id::PURPOSE)?,
        })
    }
}

impl<'a> Fields<'a> {
    /// Takes a text apart that begins at a place of the whole one.
    fn read(text: &'a str, begin: usize) -> Result<Self, ParseError> {
        let mut fields: Vec<Field<'a>> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let id = two_digits(text, at).ok_or_else(|| error(begin + at, Wrong::Digits))?;
            let length = two_digits(text, at + 2)
                .and_then(|digits| digits.parse::<usize>().ok())
                .ok_or_else(|| error(begin + at + 2, Wrong::Digits))?;
            let value = text
                .get(at + 4..at + 4 + length)
                .ok_or_else(|| error(begin + at, Wrong::TooShort))?;
            if fields.iter().any(|field| field.id == id) {
                return Err(error(begin + at, Wrong::Twice(id.into())));
            }
            let at_value = begin + at + 4;
            fields.push(Field {
                id,
                value,
                at: at_value,
            });
            at += 4 + length;
        }
        Ok(Self {
            fields,
            end: begin + text.len(),
        })
    }

    /// The payload's first and last fields, and its checksum.
    fn check_ends(&self, payload: &str) -> Result<(), ParseError> {
        let first = self.fields.first().filter(|it| it.id == id::FORMAT);
        let first = first.ok_or(error(0, Wrong::Missing(id::FORMAT)))?;
        if first.value != "01" {
            return Err(error(first.at, Wrong::Value(id::FORMAT)));
        }
        let last = self.fields.last().filter(|it| it.id == id::CHECK);
        let last = last.ok_or(error(self.end, Wrong::Missing(id::CHECK)))?;
        let sum = crc::checksum(payload.get(..last.at).unwrap_or_default().as_bytes());
        if last.value.eq_ignore_ascii_case(&format!("{sum:04X}")) {
            Ok(())
        } else {
            Err(error(last.at, Wrong::Checksum(sum)))
        }
    }

    fn find(&self, id: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.id == id)
    }

    fn need(&self, id: &'static str) -> Result<&Field<'a>, ParseError> {
        self.find(id).ok_or(error(self.end, Wrong::Missing(id)))
    }

    fn must_be(&self, id: &'static str, possible: &[&str]) -> Result<(), ParseError> {
        let field = self.need(id)?;
        if possible.contains(&field.value) {
            Ok(())
        } else {
            Err(error(field.at, Wrong::Value(id)))
        }
    }

    fn inside(&self, id: &'static str) -> Result<Fields<'a>, ParseError> {
        let field = self.need(id)?;
        Fields::read(field.value, field.at)
    }

    fn read_as<T: FromStr>(&self, id: &'static str) -> Result<T, ParseError> {
        let field = self.need(id)?;
        field
            .value
            .parse()
            .map_err(|_| error(field.at, Wrong::Value(id)))
    }

    fn maybe<T: FromStr>(&self, id: &'static str) -> Result<Option<T>, ParseError> {
        match self.find(id) {
            Some(_) => self.read_as(id).map(Some),
            None => Ok(None),
        }
    }

    fn amount(&self) -> Result<Option<TransferAmount>, ParseError> {
        let Some(field) = self.find(id::AMOUNT) else {
            return Ok(None);
        };
        let is_plain = field.value.bytes().all(|b| b.is_ascii_digit());
        let digits = field.value.parse().ok().filter(|_| is_plain);
        let amount = digits.and_then(|it| TransferAmount::try_from(Dong::computed(it)).ok());
        amount
            .map(Some)
            .ok_or(error(field.at, Wrong::Value(id::AMOUNT)))
    }
}

fn two_digits(text: &str, at: usize) -> Option<&str> {
    let digits = text.get(at..at + 2)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

fn error(at: usize, wrong: Wrong) -> ParseError {
    ParseError { at, wrong }
}
