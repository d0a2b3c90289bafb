//! What is wrong with a registration, in words.

use crate::i18n::texts;
use crate::ui::{FormField, Written, fault_sentence};
use market::person::Fault;
use market::training::Field;

impl FormField for Field {
    fn id(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Makes => "makes",
            Self::Consent => "consent",
        }
    }

    fn sentence(self, fault: Fault) -> String {
        let t = &texts().training;
        let written = match self {
            Self::Course => Written::Text(t.fault_course),
            Self::Name => Written::Name,
            Self::Phone => Written::Phone,
            Self::Email => Written::Email,
            Self::Makes => Written::Text(t.fault_makes),
            Self::Consent => Written::Consent,
        };
        fault_sentence(written, fault)
    }
}
