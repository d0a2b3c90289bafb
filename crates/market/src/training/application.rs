//! Somebody wants to take part in a course.

use crate::catalogue::{Email, Phone};
use crate::person::{self, Fault};
use crate::slug::Slug;
use serde::{Deserialize, Serialize};

/// What stands in the form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The course's slug.
    pub course: String,
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// What one makes.
    pub makes: String,
    /// Whether the use of all that is agreed to. It is not kept: each registration asks anew.
    #[serde(skip)]
    pub consent: bool,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The course.
    Course,
    /// The name.
    Name,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// What one makes.
    Makes,
    /// The consent.
    Consent,
}

/// Who wants to take part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Applicant {
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: Phone,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// What one makes.
    pub makes: String,
}

/// A form without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// The course.
    pub course: Slug,
    /// Who wants to take part.
    pub applicant: Applicant,
}

/// A registration, as its receiver gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Registration<'a> {
    /// By what it is known again.
    pub code: &'a str,
    /// The course's slug.
    pub course: &'a Slug,
    /// The course's title in the reader's language.
    pub title: &'a str,
    /// Who wants to take part.
    #[serde(flatten)]
    pub applicant: &'a Applicant,
    /// What was agreed to, word for word.
    pub consent: &'a str,
    /// When that was, in milliseconds since 1970.
    pub made: i64,
    /// The language of the page.
    pub language: &'a str,
}

impl Draft {
    /// Reads the form; `is_open` says whether a course takes registrations.
    ///
    /// # Errors
    /// Names each field that has a fault, in the order of the form.
    pub fn check(
        &self,
        is_open: impl Fn(&str) -> bool,
    ) -> Result<Application, Vec<(Field, Fault)>> {
        let course = self.course.parse().ok().filter(|_| is_open(&self.course));
        let course: Result<Slug, Fault> = course.ok_or(Fault::Missing);
        let name = person::name(&self.name);
        let phone = person::phone(&self.phone);
        let email = person::email(&self.email);
        let makes = person::lines(&self.makes);
        let consent = person::consent(self.consent);
        let faults = [
            (Field::Course, course.as_ref().err().copied()),
            (Field::Name, name.as_ref().err().copied()),
            (Field::Phone, phone.as_ref().err().copied()),
            (Field::Email, email.as_ref().err().copied()),
            (Field::Makes, makes.as_ref().err().copied()),
            (Field::Consent, consent.err()),
        ];
        match (course, name, phone, email, makes, consent) {
            (Ok(course), Ok(name), Ok(phone), Ok(email), Ok(makes), Ok(())) => Ok(Application {
                course,
                applicant: Applicant {
                    name,
                    phone,
                    email,
                    makes,
                },
            }),
            _ => Err(person::faults_of(faults)),
        }
    }
}
