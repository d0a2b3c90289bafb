//! What the JSON reader says, as a fault.

use super::{Expected, Fault, FieldFault, Form, Found, JsonFault, Missing};
use crate::catalogue::{
    AccountNumber, BankNumber, Blur, Email, Endpoint, Origin, Phone, PictureFile, PublicKey,
    RegionId, WebAddress,
};
use crate::form::Written;
use crate::live::{FacebookVideo, HlsAddress, YoutubeId};
use crate::money::MoneyError;
use crate::slug::{Slug, SlugError};
use crate::time::{Date, DateError, LocalTime, LocalTimeError, TimeError, TimeOfDay};

/// The fault that the JSON reader's message about a text means; `at` is the rest of the text from
/// the place on.
pub(crate) fn fault_of(message: &str, text: &str, at: &str, value: &str) -> Fault {
    let start = text.trim_start();
    if start.is_empty() {
        return JsonFault::Empty.into();
    }
    if start.starts_with('<') {
        return JsonFault::Html.into();
    }
    about_a_name(message)
        .or_else(|| about_a_value(message))
        .map(Fault::from)
        .or_else(|| about_a_form(message, value))
        .unwrap_or_else(|| about_signs(message, at).into())
}

/// Fields that are missing, unknown or there twice, and words that are none of a few.
fn about_a_name(message: &str) -> Option<FieldFault> {
    let (what, rest) = message.split_once(" `")?;
    let (name, known) = match rest.split_once("`, expected ") {
        Some((name, known)) => (name, names(known)),
        None => (rest.strip_suffix('`')?, Vec::new()),
    };
    let name = name.to_owned();
    Some(match what {
        "missing field" => FieldFault::Missing { name },
        "duplicate field" => FieldFault::Twice { name },
        "unknown field" => FieldFault::Unknown { name, known },
        "unknown variant" => FieldFault::NoChoice { name, known },
        _ => return None,
    })
}

/// The names in "`a` or `b`" and "one of `a`, `b`".
fn names(known: &str) -> Vec<String> {
    let names = known.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

/// Values of another kind than they have to be.
fn about_a_value(message: &str) -> Option<FieldFault> {
    if let Some(rest) = message.strip_prefix("invalid length ") {
        let (_, expected) = rest.split_once(", expected ")?;
        return Some(FieldFault::WrongKind {
            found: None,
            expected: kind(expected),
        });
    }
    let rest = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    Some(FieldFault::WrongKind {
        found: Some(value(found)),
        expected: kind(expected),
    })
}

/// What stands there, as serde calls it.
fn value(found: &str) -> Found {
    match found {
        "map" => return Found::Object,
        "sequence" => return Found::List,
        _ => {}
    }
    match found.split_once(' ') {
        Some(("string", text)) => Found::Text(text.to_owned()),
        Some(("integer" | "boolean", value)) => Found::Plain(value.replace('`', "")),
        Some(("floating", value)) => Found::Plain(value.replace("point ", "").replace('`', "")),
        _ => Found::Plain(found.to_owned()),
    }
}

/// What has to stand there, as serde calls it.
fn kind(expected: &str) -> Expected {
    match expected {
        "a boolean" => Expected::Boolean,
        "a sequence" => Expected::List,
        "a string" | "a text" | "string" => Expected::Text,
        "u8" => Expected::Number(u32::from(u8::MAX)),
        "u16" => Expected::Number(u32::from(u16::MAX)),
        "u32" => Expected::Number(u32::MAX),
        "3, 4 or 5 stars" => Expected::Stars,
        "a score from 0 to 100" => Expected::Score,
        "a whole number, 1 or more" => Expected::Count,
        "a whole number of đồng, such as 350000" => Expected::Price,
        "a whole number of minutes from -840 to 840" => Expected::Offset,
        other if other.starts_with("texts by language") => Expected::Texts,
        other if other.starts_with("struct ") || other.contains(" enum ") => Expected::Object,
        other => written(other).map_or_else(
            || {
                let words = other.split(" with ").next().unwrap_or(other);
                Expected::Other(words.to_owned())
            },
            Expected::Form,
        ),
    }
}

/// The form of which a type says that it expects it.
fn written(expecting: &str) -> Option<Form> {
    let forms = [
        (Slug::EXPECTING, Form::Slug),
        (Date::EXPECTING, Form::Date),
        (TimeOfDay::EXPECTING, Form::Time),
        (LocalTime::EXPECTING, Form::Moment),
        (Phone::EXPECTING, Form::Phone),
        (Email::EXPECTING, Form::Email),
        (WebAddress::EXPECTING, Form::WebAddress),
        (Endpoint::EXPECTING, Form::Endpoint),
        (Origin::EXPECTING, Form::Origin),
        (BankNumber::EXPECTING, Form::BankNumber),
        (AccountNumber::EXPECTING, Form::AccountNumber),
        (PictureFile::EXPECTING, Form::Picture),
        (Blur::EXPECTING, Form::Blur),
        (YoutubeId::EXPECTING, Form::Youtube),
        (FacebookVideo::EXPECTING, Form::Facebook),
        (HlsAddress::EXPECTING, Form::Hls),
        (PublicKey::EXPECTING, Form::PublicKey),
        (RegionId::EXPECTING, Form::RegionId),
    ];
    let known = forms.into_iter().find(|(known, _)| *known == expecting);
    Some(known?.1)
}

/// Texts and numbers that a type of this crate refuses.
fn about_a_form(message: &str, value: &str) -> Option<Fault> {
    let form = if let Some(expecting) = message.strip_prefix("this is not ") {
        written(expecting)?
    } else if message == SlugError.to_string() {
        Form::Slug
    } else if message == DateError::Form.to_string() {
        Form::Date
    } else if message == TimeError.to_string() {
        Form::Time
    } else if message == LocalTimeError.to_string() {
        Form::Moment
    } else {
        return about_a_number(message).map(Fault::from);
    };
    let links = [Form::WebAddress, Form::Endpoint, Form::Facebook, Form::Hls];
    match unsafe_scheme(value) {
        Some(scheme) if links.contains(&form) => Some(FieldFault::UnsafeLink { scheme }.into()),
        _ => Some(form.into()),
    }
}

/// The scheme of a link that is none of `https`, such as `javascript:`.
fn unsafe_scheme(value: &str) -> Option<String> {
    let (scheme, _) = value.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    (is_scheme && !scheme.eq_ignore_ascii_case("https")).then(|| format!("{scheme}:"))
}

fn about_a_number(message: &str) -> Option<FieldFault> {
    Some(match message {
        "this text is empty" => FieldFault::EmptyText,
        "a product has 3, 4 or 5 stars" => FieldFault::Stars,
        "a score is a number from 0 to 100" => FieldFault::Score,
        "this has to be a whole number from 1 to 4294967295" => FieldFault::Count,
        "an offset from UTC is a whole number of minutes from -840 to 840" => FieldFault::Offset,
        other if other == DateError::NoSuchDay.to_string() => FieldFault::NoSuchDay,
        other if other == MoneyError.to_string() => FieldFault::Price,
        _ => return None,
    })
}

/// Signs that are missing or out of place.
fn about_signs(message: &str, at: &str) -> JsonFault {
    let truncated = |missing| JsonFault::Truncated { missing };
    let next = at.chars().next().unwrap_or_default();
    match message {
        "EOF while parsing an object" => truncated(Missing::Brace),
        "EOF while parsing a list" => truncated(Missing::Bracket),
        "EOF while parsing a string" => truncated(Missing::Quote),
        "EOF while parsing a value" => truncated(Missing::Value),
        "recursion limit exceeded" => JsonFault::TooDeep,
        "expected `:`" => JsonFault::NoColon,
        "invalid number" | "number out of range" => JsonFault::WrongNumber,
        "invalid escape"
        | "lone leading surrogate in hex escape"
        | "unexpected end of hex escape"
        | "invalid unicode code point" => JsonFault::WrongEscape,
        "control character (\\u0000-\\u001F) found while parsing a string" => JsonFault::OpenText,
        "trailing comma" => JsonFault::ExtraComma,
        _ if is_quote(next) => JsonFault::WrongQuotes { found: next },
        _ if at.starts_with("//") || at.starts_with("/*") => JsonFault::Comment,
        "expected `,` or `}`" => JsonFault::NoComma { or: '}' },
        "expected `,` or `]`" => JsonFault::NoComma { or: ']' },
        "trailing characters" => JsonFault::TextAfterEnd,
        "key must be a string" => JsonFault::NoKey,
        "expected value" | "expected ident" => JsonFault::NoValue,
        other => JsonFault::Other {
            message: other.to_owned(),
        },
    }
}

/// Quotation marks that are none of JSON's.
fn is_quote(sign: char) -> bool {
    matches!(
        sign,
        '“' | '”' | '„' | '‟' | '‘' | '’' | '\'' | '«' | '»' | '`' | '＂'
    )
}
