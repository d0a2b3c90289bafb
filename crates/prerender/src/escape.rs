//! Texts of the content in HTML, XML and scripts: whatever they hold, they stay texts.

use serde_json::Value;

/// A text between the tags of HTML.
pub fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A text between the quotes of an attribute, in HTML and XML.
pub fn attribute(text: &str) -> String {
    html(text).replace('"', "&quot;")
}

/// A text between single quotes in HTML, which are shorter where the text has many double ones.
pub fn single_quoted(text: &str) -> String {
    html(text).replace('\'', "&#39;")
}

/// A text in XML, within an element or an attribute. XML has no way to write most control
/// characters, so these are left out. Its readers make one kind of line end of all; not every one
/// does so before an entity, so that it is done here.
pub fn xml(text: &str) -> String {
    let kept: String = text.chars().filter(|c| is_in_xml(*c)).collect();
    let kept = kept.replace("\r\n", "\n").replace('\r', "\n");
    attribute(&kept)
}

fn is_in_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// JSON inside a script element, which nothing in it can close: the signs that HTML or old
/// scripts see something in stand inside strings only, where JSON has another form for them.
pub fn json_in_script(value: &Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}
