//! Finds the inline scripts and style sheets of a page, for the hashes in its content security
//! policy.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The hashes of what stands inline in a page, like `sha256-…=`, in the order of the page and
/// without repetition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlineHashes {
    /// Scripts that a browser would run. Data blocks such as JSON-LD are left out: no policy
    /// applies to them.
    pub scripts: Vec<String>,
    /// Style sheets.
    pub styles: Vec<String>,
}

impl InlineHashes {
    /// Reads a page.
    ///
    /// Where text only looks like a script (in an attribute, say), a hash too many is returned,
    /// which allows nothing that stands in the page.
    pub fn of(html: &str) -> Self {
        Self {
            scripts: hashes(html, "<script", "</script", runs),
            styles: hashes(html, "<style", "</style", |_| true),
        }
    }
}

/// The hashes of the elements whose attributes are as wanted.
fn hashes(html: &str, open: &str, close: &str, wanted: fn(&str) -> bool) -> Vec<String> {
    let mut hashes = Vec::new();
    let mut rest = html;
    while let Some(start) = find_ignoring_case(rest, open) {
        if let Some(after) = skip_comment(rest, start) {
            rest = after;
            continue;
        }
        rest = &rest[start + open.len()..];
        if !rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/') {
            // Another element, whose name only begins like this.
            continue;
        }
        let Some((attributes, after)) = split_tag(rest) else {
            break;
        };
        let end = find_ignoring_case(after, close).unwrap_or(after.len());
        if wanted(attributes) {
            let hash = hash_of(&after[..end]);
            if !hashes.contains(&hash) {
                hashes.push(hash);
            }
        }
        rest = &after[end..];
    }
    hashes
}

/// Where a comment opens before `position`: what follows the comment.
fn skip_comment(html: &str, position: usize) -> Option<&str> {
    let open = html[..position].find("<!--")?;
    let close = html[open..].find("-->")?;
    Some(&html[open + close + "-->".len()..])
}

fn hash_of(script: &str) -> String {
    // A parser normalises line ends before the script is hashed.
    let script = script.replace("\r\n", "\n");
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

fn find_ignoring_case(haystack: &str, needle: &str) -> Option<usize> {
    haystack
        .as_bytes()
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}

/// Splits `attributes>rest` at the first `>` outside quotes; `None` where the tag never ends.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (position, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some((&text[..position], &text[position + 1..])),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether a script with these attributes is inline and executable.
fn runs(attributes: &str) -> bool {
    let mut kind = "";
    for (name, value) in attributes_of(attributes) {
        if name.eq_ignore_ascii_case("src") {
            return false;
        }
        if name.eq_ignore_ascii_case("type") {
            kind = value;
        }
    }
    let kind = kind.trim().to_ascii_lowercase();
    matches!(
        kind.as_str(),
        "" | "module" | "importmap" | "speculationrules"
    ) || kind.ends_with("javascript")
        || kind.ends_with("ecmascript")
}

/// The pairs of name and value, the value empty where there is none.
fn attributes_of(text: &str) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return pairs;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = value_of(after.trim_start());
        pairs.push((name, value));
        rest = after;
    }
}

/// Splits `="value" rest` or `=value rest`; without `=`, the value is empty.
fn value_of(text: &str) -> (&str, &str) {
    let Some(text) = text.strip_prefix('=') else {
        return ("", text);
    };
    let text = text.trim_start();
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(
            text.find(|c: char| c.is_ascii_whitespace())
                .unwrap_or(text.len()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, scripts: &[&str]) {
        let expected: Vec<_> = scripts.iter().map(|script| hash_of(script)).collect();
        assert_eq!(InlineHashes::of(html).scripts, expected, "{html}");
    }

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        // From the example of the content security policy specification.
        assert_eq!(
            hash_of("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn executable_inline_scripts_are_found() {
        check("<p>none</p>", &[]);
        check("<script>a()</script>", &["a()"]);
        check("<SCRIPT type=module>a()</SCRIPT>b", &["a()"]);
        check(
            "<script>a()</script><script type='text/javascript'>b()</script>",
            &["a()", "b()"],
        );
        check("<script data-x='>'>a()</script>", &["a()"]);
        check("<script>a()</script><script>a()</script>", &["a()"]);
        check("<script>a()\r\nb()</script>", &["a()\nb()"]);
        check("<script type=importmap>{}</script>", &["{}"]);
    }

    #[test]
    fn what_a_policy_does_not_govern_is_left_out() {
        check(r#"<script src="/a.js"></script>"#, &[]);
        check("<script async src=/a.js defer></script>", &[]);
        check(
            r#"<script type="application/ld+json">{"a":1}</script>"#,
            &[],
        );
        check(
            "<!-- <script>a()</script> --><script>b()</script>",
            &["b()"],
        );
        check("<scripture>a()</scripture><script>b()</script>", &["b()"]);
        check("<script", &[]);
    }

    #[test]
    fn inline_style_sheets_are_found() {
        let html = "<link rel=stylesheet href=/a.css><style media=print>p{}</style>";
        assert_eq!(InlineHashes::of(html).styles, [hash_of("p{}")]);
        assert_eq!(InlineHashes::of(html).scripts, [""; 0]);
    }

    #[test]
    fn a_script_that_never_ends_is_hashed_to_the_end() {
        check("<script>a()", &["a()"]);
    }
}
