//! Somebody asks one or several partners for a quotation.

use crate::catalogue::{Email, Phone};
use crate::person::{self, Fault};
use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// So many partners can be asked at once.
pub const MAX_PARTNERS: usize = 10;
/// The longest name of an organisation, in characters.
const MAX_ORGANISATION: usize = 120;

/// What stands in the form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuotationDraft {
    /// The slugs of those who are asked.
    pub to: Vec<String>,
    /// What is wanted: goods, quantity, time.
    pub wants: String,
    /// The name.
    pub name: String,
    /// For whom one asks.
    pub organisation: String,
    /// The telephone number.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// Whether the use of all that is agreed to. It is not kept: each request asks anew.
    #[serde(skip)]
    pub consent: bool,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Those who are asked.
    To,
    /// What is wanted.
    Wants,
    /// The name.
    Name,
    /// For whom one asks.
    Organisation,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The consent.
    Consent,
}

/// A form without faults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotationRequest {
    /// Those who are asked.
    pub to: Vec<Slug>,
    /// What is wanted.
    pub wants: String,
    /// The name.
    pub name: String,
    /// For whom one asks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// The telephone number.
    pub phone: Phone,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

/// A request, as its receiver gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation<'a> {
    /// By what it is known again.
    pub code: &'a str,
    /// What is asked, by whom and of whom.
    #[serde(flatten)]
    pub request: &'a QuotationRequest,
    /// What was agreed to, word for word.
    pub consent: &'a str,
    /// When that was, in milliseconds since 1970.
    pub made: i64,
    /// The language of the page.
    pub language: &'a str,
}

impl QuotationDraft {
    /// Reads the form; `is_known` says whether there is a partner.
    ///
    /// # Errors
    /// Names each field that has a fault, in the order of the form.
    pub fn check(
        &self,
        is_known: impl Fn(&str) -> bool,
    ) -> Result<QuotationRequest, Vec<(Field, Fault)>> {
        let to = receivers(&self.to, is_known);
        let wants = person::lines(&self.wants);
        let name = person::name(&self.name);
        let organisation = in_one_field(&self.organisation, MAX_ORGANISATION);
        let phone = person::phone(&self.phone);
        let email = person::email(&self.email);
        let consent = person::consent(self.consent);
        let faults = [
            (Field::To, to.as_ref().err().copied()),
            (Field::Wants, wants.as_ref().err().copied()),
            (Field::Name, name.as_ref().err().copied()),
            (Field::Organisation, organisation.as_ref().err().copied()),
            (Field::Phone, phone.as_ref().err().copied()),
            (Field::Email, email.as_ref().err().copied()),
            (Field::Consent, consent.err()),
        ];
        match (to, wants, name, organisation, phone, email, consent) {
            (Ok(to), Ok(wants), Ok(name), Ok(organisation), Ok(phone), Ok(email), Ok(())) => {
                Ok(QuotationRequest {
                    to,
                    wants,
                    name,
                    organisation,
                    phone,
                    email,
                })
            }
            _ => Err(person::faults_of(faults)),
        }
    }
}

/// Those who are asked: at least one, and no more than a few.
fn receivers(slugs: &[String], is_known: impl Fn(&str) -> bool) -> Result<Vec<Slug>, Fault> {
    let mut to: Vec<Slug> = Vec::new();
    for slug in slugs.iter().filter(|slug| is_known(slug)) {
        if let Ok(slug) = slug.parse()
            && !to.contains(&slug)
        {
            to.push(slug);
        }
    }
    match to.len() {
        0 => Err(Fault::Missing),
        1..=MAX_PARTNERS => Ok(to),
        _ => Err(Fault::TooLong { most: MAX_PARTNERS }),
    }
}

/// Reads a text of one line that may be empty.
fn in_one_field(text: &str, most: usize) -> Result<String, Fault> {
    let text = person::one_line(text);
    if text.chars().count() > most {
        return Err(Fault::TooLong { most });
    }
    match text.chars().find(|it| it.is_control()) {
        Some(strange) => Err(Fault::Strange(strange)),
        None => Ok(text),
    }
}
