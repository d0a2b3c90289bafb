//! What can be wrong with the content, kind by kind: each has a code that stays, and says in two
//! languages what is wrong and how to mend it.
//!
//! Only native tools say all of it; the shop in the browser carries none of these sentences.

mod doubt;
mod field;
mod file;
mod finding;
mod fit;
mod form;
mod json;
mod near;
mod read;
mod thing;

pub use crate::catalogue::place::{offset_of, value_end, value_of};
pub use doubt::Doubt;
pub use field::{Expected, FieldFault, Found};
pub use file::FileFault;
pub use finding::Finding;
pub use fit::Fit;
pub use form::Form;
pub use json::{JsonFault, Missing};
pub use near::nearest;
pub use thing::Thing;

pub(crate) use near::known;
pub(crate) use read::fault_of;

use crate::quality::Gap;

/// A language of the tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// How much something that was found matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is wrong; what it concerns is left out of the shop.
    Error,
    /// The shop shows it, and somebody should look at it.
    Warning,
    /// It could be better.
    Advice,
}

impl Severity {
    /// The name that programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// What somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Both sentences.
pub fn told(what: impl Into<String>, mend: impl Into<String>) -> Told {
    Told {
        what: what.into(),
        mend: mend.into(),
    }
}

/// Gives every kind of a fault its code and its severity.
macro_rules! codes {
    ($type:ident { $($kind:ident => $code:literal $severity:ident,)* }) => {
        impl $type {
            /// The codes of all kinds.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The name of the kind, which stays the same.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$kind { .. } => $code,)* }
            }

            /// How much it matters.
            pub fn severity(&self) -> crate::fault::Severity {
                match self { $(Self::$kind { .. } => crate::fault::Severity::$severity,)* }
            }

            /// What is wrong and how to mend it.
            pub fn told(&self, language: crate::fault::Language) -> crate::fault::Told {
                match language {
                    crate::fault::Language::Vi => self.vi(),
                    crate::fault::Language::En => self.en(),
                }
            }
        }
    };
}
pub(crate) use codes;

/// Puts the kinds of faults together.
macro_rules! faults {
    ($($(#[$doc:meta])* $kind:ident($type:ident),)*) => {
        /// Something that is wrong with the content, or could be better.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Fault { $($(#[$doc])* $kind($type),)* }

        impl Fault {
            /// The codes of all kinds.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                [$($type::CODES,)*].into_iter().flatten().copied()
            }

            /// The name of the kind, which stays the same.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$kind(it) => it.code(),)* }
            }

            /// How much it matters.
            pub fn severity(&self) -> Severity {
                match self { $(Self::$kind(it) => it.severity(),)* }
            }

            /// What is wrong and how to mend it.
            pub fn told(&self, language: Language) -> Told {
                match self { $(Self::$kind(it) => it.told(language),)* }
            }
        }

        $(impl From<$type> for Fault {
            fn from(it: $type) -> Self {
                Self::$kind(it)
            }
        })*
    };
}

faults! {
    /// A file as such.
    File(FileFault),
    /// The signs of JSON.
    Json(JsonFault),
    /// A field or its value.
    Field(FieldFault),
    /// The form of a text.
    Form(Form),
    /// What does not fit together.
    Fit(Fit),
    /// What may be right, and seldom is.
    Doubt(Doubt),
    /// What a good listing has.
    Gap(Gap),
}
