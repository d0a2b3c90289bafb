//! What is wrong with a form, in words.

use crate::i18n::texts;
use market::person::Fault;
use market::training::Field;

/// The id of a field's element.
pub fn id_of(field: Field) -> &'static str {
    match field {
        Field::Course => "course",
        Field::Name => "name",
        Field::Phone => "phone",
        Field::Email => "email",
        Field::Makes => "makes",
        Field::Consent => "consent",
    }
}

/// The id of the element that says what is wrong with a field.
pub fn fault_id_of(field: Field) -> String {
    format!("{}-fault", id_of(field))
}

/// What is wrong, and how to mend it.
pub fn sentence(field: Field, fault: Fault) -> String {
    let t = &texts().training;
    match (fault, field) {
        (Fault::TooLong { most }, _) => t.fault_long(&most),
        (Fault::Strange(letter), _) if letter.is_control() => t.fault_hidden.to_owned(),
        (Fault::Strange(letter), _) => t.fault_strange(&letter),
        (_, Field::Course) => t.fault_course.to_owned(),
        (Fault::Missing, Field::Name) => t.fault_name.to_owned(),
        (Fault::Form, Field::Name) => t.fault_form.to_owned(),
        (Fault::Missing, Field::Phone) => t.fault_phone.to_owned(),
        (Fault::Form, Field::Phone) => t.fault_phone_form.to_owned(),
        (_, Field::Email) => t.fault_email.to_owned(),
        (_, Field::Makes) => t.fault_makes.to_owned(),
        (_, Field::Consent) => t.fault_consent.to_owned(),
    }
}
