//! Values as the index keeps those that are few: what serde says of them, without their names.
//!
//! Numbers are varints and texts have their length before them, as everywhere in the index. A
//! struct is its fields in their order, each after a mark that says whether it is there, so that
//! a field may be skipped; a variant of an enum goes by its place. An optional value has a mark,
//! too, and in a field shares the field's: some types write their field as an optional value
//! and read it as a plain one. The types are the same on both sides, because the index has a
//! version.

mod read;
mod write;

pub(crate) use read::from_bytes;
pub(crate) use write::to_bytes;

use std::fmt::{self, Display};

/// The mark of a field that is left out.
const SKIPPED: u8 = 0;

/// The mark of a value that is there.
const THERE: u8 = 1;

/// The mark of an optional value that is none.
const NONE: u8 = 2;

/// A value that cannot be written or read so. Nobody reads why: a damaged index gives way to the
/// plain catalogue, and texts for it would be a good part of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misfit;

impl Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value does not fit the index")
    }
}

impl std::error::Error for Misfit {}

impl serde::ser::Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

impl serde::de::Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use market::{Locale, Photo};
    use serde::{Deserialize, Serialize, de::DeserializeOwned};
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        Number(i64),
        Pair(u8, bool),
        Named {
            #[serde(default, skip_serializing_if = "Option::is_none")]
            first: Option<String>,
            second: u16,
        },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Unit;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All {
        kinds: Vec<Kind>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        skipped: Vec<u32>,
        letter: char,
        ratio: f64,
        by_name: BTreeMap<String, (i8, u64)>,
        nothing: Option<Unit>,
        something: Option<Option<String>>,
        less: Option<Option<String>>,
        pair: (Option<u8>, Option<u8>),
    }

    fn all() -> All {
        let named = |first: Option<&str>| Kind::Named {
            first: first.map(str::to_owned),
            second: 300,
        };
        All {
            kinds: vec![
                Kind::Plain,
                Kind::Number(i64::MIN),
                Kind::Pair(200, true),
                named(None),
                named(Some("trà sen")),
            ],
            skipped: Vec::new(),
            letter: 'ộ',
            ratio: -0.25,
            by_name: BTreeMap::from([("sen".to_owned(), (-7, u64::MAX))]),
            nothing: None,
            something: Some(Some(String::new())),
            less: Some(None),
            pair: (None, Some(9)),
        }
    }

    #[track_caller]
    fn written<T: Serialize>(value: &T) -> Vec<u8> {
        to_bytes(value, Locale::Fr).expect("it can be written")
    }

    #[track_caller]
    fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        assert_eq!(from_bytes::<T>(&written(value)).as_ref(), Ok(value));
    }

    #[test]
    fn what_is_written_is_read() {
        check(&all());
        check(&Unit);
        check(&(u64::MAX, i64::MAX, -1_i32, "đường".to_owned(), true));
    }

    #[test]
    fn what_is_cut_off_or_too_long_does_not_fit() {
        let bytes = written(&all());
        for end in 0..bytes.len() {
            assert_eq!(from_bytes::<All>(&bytes[..end]), Err(Misfit), "{end}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(from_bytes::<All>(&longer), Err(Misfit));
    }

    #[test]
    fn a_forged_length_reserves_nothing() {
        let mut bytes = Vec::new();
        crate::codec::put(&mut bytes, u64::MAX >> 1);
        assert_eq!(from_bytes::<Vec<u64>>(&bytes), Err(Misfit));
        assert_eq!(from_bytes::<String>(&bytes), Err(Misfit));
    }

    #[test]
    fn numbers_beyond_their_type_and_other_marks_do_not_fit() {
        assert_eq!(from_bytes::<u8>(&written(&256_u32)), Err(Misfit));
        assert_eq!(from_bytes::<bool>(&[2]), Err(Misfit));
        assert_eq!(from_bytes::<Option<u8>>(&[3, 0]), Err(Misfit));
        assert_eq!(from_bytes::<Kind>(&[9]), Err(Misfit));
    }

    #[test]
    fn texts_keep_vietnamese_and_the_language_of_the_index() {
        let photo: Photo = serde_json::from_value(serde_json::json!({
            "file": "photos/sen-400.jpg",
            "alt": { "vi": "Trà sen", "en": "Lotus tea", "fr": "Thé au lotus" },
            "width": 400,
            "height": 300
        }))
        .expect("a photograph");
        let read: Photo = from_bytes(&written(&photo)).expect("it fits");
        assert_eq!(read.alt.vi, "Trà sen");
        assert_eq!(read.alt.en, None);
        assert_eq!(read.alt.fr.as_deref(), Some("Thé au lotus"));
    }
}
