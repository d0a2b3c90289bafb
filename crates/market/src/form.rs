//! How values that are written as one JSON text or number are read.
//!
//! Serde's `try_from` reports an error only after the next comma or brace, which may stand on
//! another line. A visitor of one's own reports it at the value, which is where an editor looks.

use serde::de::{Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

struct Parsed<T> {
    expecting: &'static str,
    result: PhantomData<T>,
}

impl<T> Visitor<'_> for Parsed<T>
where
    T: FromStr<Err: fmt::Display>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Reads a value from its text.
pub(crate) fn parsed<'de, T, D>(deserializer: D, expecting: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(Parsed {
        expecting,
        result: PhantomData,
    })
}

/// Reads a text that holds more than blanks.
pub(crate) fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    parsed(deserializer, "a text").map(|Filled(text)| text)
}

/// Reads an optional text: it is left out, or it holds more than blanks.
pub(crate) fn filled_option<'de, D>(deserializer: D) -> Result<Option<String>, D::Error>
where
    D: Deserializer<'de>,
{
    filled(deserializer).map(Some)
}

/// Reads a list of texts that each hold more than blanks.
pub(crate) fn filled_list<'de, D>(deserializer: D) -> Result<Vec<String>, D::Error>
where
    D: Deserializer<'de>,
{
    let texts: Vec<Filled> = serde::Deserialize::deserialize(deserializer)?;
    Ok(texts.into_iter().map(|Filled(text)| text).collect())
}

struct Filled(String);

impl FromStr for Filled {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().is_empty() {
            return Err("this text is empty");
        }
        Ok(Self(text.to_owned()))
    }
}

impl<'de> serde::Deserialize<'de> for Filled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, "a text")
    }
}

/// What the readers of a type say that they expect.
pub(crate) trait Written {
    /// In English, such as "a date such as 2026-11-27".
    const EXPECTING: &'static str;
}

/// Writes and reads a type as its text, and describes it to JSON Schema by a pattern.
macro_rules! text_form {
    ($type:ty, $expecting:expr, $name:expr, $pattern:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::form::parsed(deserializer, $expecting)
            }
        }

        impl crate::form::Written for $type {
            const EXPECTING: &'static str = $expecting;
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": $expecting
                })
            }
        }
    };
}
pub(crate) use text_form;

/// Reads a whole number that is one or more.
pub(crate) fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    struct AtLeastOne;
    impl Visitor<'_> for AtLeastOne {
        type Value = u32;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a whole number, 1 or more")
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<u32, E> {
            match u32::try_from(number) {
                Ok(number) if number > 0 => Ok(number),
                _ => Err(E::custom(
                    "this has to be a whole number from 1 to 4294967295",
                )),
            }
        }
    }
    deserializer.deserialize_u32(AtLeastOne)
}

/// Reads an optional whole number: it is left out, or it is one or more.
pub(crate) fn at_least_one_option<'de, D>(deserializer: D) -> Result<Option<u32>, D::Error>
where
    D: Deserializer<'de>,
{
    at_least_one(deserializer).map(Some)
}

/// Checks which texts a type of this crate takes, and which it refuses.
#[cfg(test)]
#[track_caller]
pub(crate) fn check<T: std::str::FromStr>(good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(text.parse::<T>().is_ok(), "{text}");
    }
    for text in bad {
        assert!(text.parse::<T>().is_err(), "{text}");
    }
}
