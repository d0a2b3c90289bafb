//! What is kept on the device or stands in a page, as JSON. The browser reads the text: a reader of
//! our own or of a library would weigh more than all that is kept, and every page loads it.

use crate::money::Dong;
use crate::slug::Slug;

/// The form in which everything is kept; a later form is not read.
const VERSION: u64 = 1;

/// A value of JSON that somebody else has read.
pub trait Json: Sized {
    /// A field, where this is an object that has it.
    fn field(&self, name: &str) -> Option<Self>;
    /// The elements, where this is a list.
    fn elements(&self) -> Option<Vec<Self>>;
    /// The text, where this is one.
    fn text(&self) -> Option<String>;
    /// The number, where this is a whole one.
    fn integer(&self) -> Option<i64>;
    /// Whether this is true, where it is true or false.
    fn flag(&self) -> Option<bool>;
}

/// Why what was kept cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeptError {
    /// It is no JSON, for the reason that the reader gives.
    #[error("this is no JSON: {0}")]
    NotJson(String),
    /// A field is not there, or is not what it should be.
    #[error("{0}: this is missing, or is not what it should be")]
    Field(&'static str),
    /// A newer version of the shop has kept it.
    #[error("version: it is {version}, and this program reads {VERSION}")]
    Newer {
        /// The form in which it is kept.
        version: u64,
    },
}

/// Reads the version, which comes first: the rest of a later form may look different.
pub(crate) fn check_version(value: &impl Json) -> Result<(), KeptError> {
    match number(value, "version")? {
        VERSION => Ok(()),
        version => Err(KeptError::Newer { version }),
    }
}

pub(crate) fn list<T: Json>(value: &T, name: &'static str) -> Result<Vec<T>, KeptError> {
    let list = value.field(name).and_then(|it| it.elements());
    list.ok_or(KeptError::Field(name))
}

pub(crate) fn text(value: &impl Json, name: &'static str) -> Result<String, KeptError> {
    let text = value.field(name).and_then(|it| it.text());
    text.ok_or(KeptError::Field(name))
}

pub(crate) fn slug(value: &impl Json, name: &'static str) -> Result<Slug, KeptError> {
    let slug = Slug::try_from(text(value, name)?);
    slug.map_err(|_| KeptError::Field(name))
}

pub(crate) fn number(value: &impl Json, name: &'static str) -> Result<u64, KeptError> {
    u64::try_from(integer(value, name)?).map_err(|_| KeptError::Field(name))
}

pub(crate) fn integer(value: &impl Json, name: &'static str) -> Result<i64, KeptError> {
    let number = value.field(name).and_then(|it| it.integer());
    number.ok_or(KeptError::Field(name))
}

pub(crate) fn price(value: &impl Json, name: &'static str) -> Result<Dong, KeptError> {
    Dong::new(number(value, name)?).map_err(|_| KeptError::Field(name))
}

pub(crate) fn flag(value: &impl Json, name: &'static str) -> Result<bool, KeptError> {
    let flag = value.field(name).and_then(|it| it.flag());
    flag.ok_or(KeptError::Field(name))
}

/// Writes an object, or the whole of what is kept with its version.
pub(crate) struct Writer(String);

impl Writer {
    /// An object without fields.
    pub(crate) fn object() -> Self {
        Self("{".to_owned())
    }

    /// What is kept, in this form.
    pub(crate) fn kept() -> Self {
        Self::object().number("version", VERSION)
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        let mut object = self.name(name);
        quote(text, &mut object.0);
        object
    }

    pub(crate) fn number(self, name: &str, number: u64) -> Self {
        self.raw(name, &number.to_string())
    }

    pub(crate) fn flag(self, name: &str, flag: bool) -> Self {
        self.raw(name, if flag { "true" } else { "false" })
    }

    /// A list of objects.
    pub(crate) fn list(self, name: &str, objects: impl Iterator<Item = Self>) -> Self {
        let objects: Vec<String> = objects.map(Self::done).collect();
        self.raw(name, &["[", &objects.join(","), "]"].concat())
    }

    pub(crate) fn done(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn raw(self, name: &str, json: &str) -> Self {
        let mut object = self.name(name);
        object.0.push_str(json);
        object
    }

    fn name(mut self, name: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(name, &mut self.0);
        self.0.push(':');
        self
    }
}

/// Adds a text in quotes.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            '\0'..='\x1f' => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.push(digit(u32::from(letter) >> 4));
                out.push(digit(u32::from(letter) & 15));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}
