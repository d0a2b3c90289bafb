//! Somebody complains: of a product, a live session, or the market itself.

use crate::catalogue::{Email, Phone};
use crate::person::{self, Fault};
use crate::slug::Slug;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a complaint is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// The market.
    #[default]
    Market,
    /// A product.
    Product(Slug),
    /// A live session.
    Session(Slug),
}

impl fmt::Display for Subject {
    /// The path of its page, without the language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Market => f.write_str("/"),
            Self::Product(slug) => write!(f, "/products/{slug}"),
            Self::Session(slug) => write!(f, "/live/{slug}"),
        }
    }
}

impl FromStr for Subject {
    type Err = &'static str;

    /// ```
    /// use market::complaint::Subject;
    /// let subject: Subject = "/products/tra-sen".parse().unwrap();
    /// assert_eq!(subject.to_string(), "/products/tra-sen");
    /// assert!("/cart".parse::<Subject>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = "one complains of a product or a live session";
        if text == "/" {
            return Ok(Self::Market);
        }
        let slug = |text: &str| text.parse::<Slug>().map_err(|_| error);
        match (text.strip_prefix("/products/"), text.strip_prefix("/live/")) {
            (Some(product), _) => slug(product).map(Self::Product),
            (_, Some(session)) => slug(session).map(Self::Session),
            _ => Err(error),
        }
    }
}

/// What stands in the form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ComplaintDraft {
    /// What it is about, as the path of its page.
    pub about: String,
    /// What is wrong.
    pub text: String,
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// Whether the use of all that is agreed to. It is not kept: each complaint asks anew.
    #[serde(skip)]
    pub consent: bool,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What is wrong.
    Text,
    /// The name.
    Name,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The consent.
    Consent,
}

/// A form without faults. Whoever complains can be reached in one way at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grievance {
    /// What it is about.
    pub about: Subject,
    /// What is wrong.
    pub text: String,
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: Option<Phone>,
    /// The e-mail address.
    pub email: Option<Email>,
}

/// A complaint, as its receiver gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Complaint<'a> {
    /// By what it is known again.
    pub code: &'a str,
    /// What it is about, as the path of its page.
    pub about: String,
    /// What that is called in the reader's language.
    pub title: &'a str,
    /// What is wrong.
    pub text: &'a str,
    /// The name.
    pub name: &'a str,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<&'a Phone>,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'a Email>,
    /// What was agreed to, word for word.
    pub consent: &'a str,
    /// When that was, in milliseconds since 1970.
    pub made: i64,
    /// The language of the page.
    pub language: &'a str,
}

impl ComplaintDraft {
    /// Reads the form. What cannot be read as a product or a session is of the market.
    ///
    /// # Errors
    /// Names each field that has a fault, in the order of the form.
    pub fn check(&self) -> Result<Grievance, Vec<(Field, Fault)>> {
        let text = person::lines(&self.text);
        let name = person::name(&self.name);
        let email = person::email(&self.email);
        let phone = match person::phone(&self.phone) {
            // An address is enough, and one with a fault is to be mended first.
            Err(Fault::Missing) if !matches!(email, Ok(None)) => Ok(None),
            phone => phone.map(Some),
        };
        let consent = person::consent(self.consent);
        let faults = [
            (Field::Text, text.as_ref().err().copied()),
            (Field::Name, name.as_ref().err().copied()),
            (Field::Phone, phone.as_ref().err().copied()),
            (Field::Email, email.as_ref().err().copied()),
            (Field::Consent, consent.err()),
        ];
        match (text, name, phone, email, consent) {
            (Ok(text), Ok(name), Ok(phone), Ok(email), Ok(())) => Ok(Grievance {
                about: self.about.parse().unwrap_or_default(),
                text,
                name,
                phone,
                email,
            }),
            _ => Err(person::faults_of(faults)),
        }
    }
}
