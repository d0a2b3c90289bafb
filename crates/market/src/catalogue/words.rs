//! What the JSON reader says, in words for somebody who is no programmer.
//!
//! Only the compiler of the content needs them; the browser keeps the reader's own words,
//! which take no room there.

/// The message of the JSON reader about a text, in plain words.
pub(super) fn in_plain_words(message: &str, text: &str) -> String {
    if text.trim().is_empty() {
        return "the file is empty".to_owned();
    }
    if text.trim_start().starts_with('<') {
        return "this is a web page (HTML) and not JSON, which begins with {".to_owned();
    }
    about_a_name(message)
        .or_else(|| about_a_value(message))
        .or_else(|| about_signs(message).map(str::to_owned))
        .unwrap_or_else(|| message.to_owned())
}

/// Fields that are missing, unknown or there twice, and words that are none of a few.
fn about_a_name(message: &str) -> Option<String> {
    let (what, rest) = message.split_once(" `")?;
    let (name, known) = match rest.split_once("`, expected ") {
        Some((name, known)) => (name, names(known)),
        None => (rest.strip_suffix('`')?, String::new()),
    };
    Some(match what {
        "missing field" => format!("the field \"{name}\" is missing"),
        "duplicate field" => format!("the field \"{name}\" is here twice"),
        "unknown field" => {
            format!("there is no field \"{name}\" here; the fields are {known}")
        }
        "unknown variant" => format!("\"{name}\" is not possible here; possible is {known}"),
        _ => return None,
    })
}

/// The names in "`a` or `b`" and "one of `a`, `b`".
fn names(known: &str) -> String {
    let known = known.strip_prefix("one of ").unwrap_or(known);
    known.replace("` or `", "`, `").replace('`', "")
}

/// Values of another kind than they have to be.
fn about_a_value(message: &str) -> Option<String> {
    if let Some(rest) = message.strip_prefix("invalid length ") {
        let (_, expected) = rest.split_once(", expected ")?;
        return Some(format!("this has to be {}", kind(expected)));
    }
    let rest = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    Some(format!(
        "this is {} and has to be {}",
        value(found),
        kind(expected)
    ))
}

/// What stands there, as serde calls it.
fn value(found: &str) -> String {
    match found {
        "map" => return "an object in { }".to_owned(),
        "sequence" => return "a list in [ ]".to_owned(),
        "null" => return "null".to_owned(),
        _ => {}
    }
    match found.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer" | "boolean", value)) => value.replace('`', ""),
        Some(("floating", value)) => value.replace("point ", "").replace('`', ""),
        _ => found.to_owned(),
    }
}

/// What has to stand there, as serde calls it.
fn kind(expected: &str) -> &str {
    match expected {
        "a boolean" => "true or false, without quotes",
        "a sequence" => "a list in [ ]",
        "a string" | "a text" => "a text in double quotes",
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        other if other.starts_with("struct ") => "an object in { }",
        other => other.split(" with ").next().unwrap_or(other),
    }
}

/// Signs that are missing or out of place.
fn about_signs(message: &str) -> Option<&'static str> {
    Some(match message {
        "expected `,` or `}`" => "before this, a comma or a } is missing",
        "expected `,` or `]`" => "before this, a comma or a ] is missing",
        "expected `:`" => "before this, a colon is missing",
        "trailing comma" => "before this, there is a comma too many",
        "trailing characters" => "the file should end before this; there may be a } too many above",
        "key must be a string" => {
            "here has to be the name of a field in double quotes; numbers have no commas inside"
        }
        "expected value" | "expected ident" => {
            "here has to be a value: a text in double quotes, a number, true, false, {…} or […]"
        }
        "invalid number" => {
            "a number has digits only and no 0 at its beginning; a text has double quotes"
        }
        "invalid escape" => "a \\ in a text has to be written twice: \\\\",
        "EOF while parsing an object" => "the file ends too early: a } is missing",
        "EOF while parsing a list" => "the file ends too early: a ] is missing",
        "EOF while parsing a string" => "the file ends too early: a text lacks its closing quote",
        "EOF while parsing a value" => "the file ends too early: a value is missing",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a text ends on the line where it begins: its closing quote is missing, or write \\n for a new line"
        }
        _ => return None,
    })
}
