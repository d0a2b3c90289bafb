//! Custom properties, and those that nothing on a page uses.

use std::collections::HashSet;
use std::ops::Range;

/// A declaration of a custom property.
struct Token<'a> {
    name: &'a str,
    value: &'a str,
    /// Where it stands, with its semicolon.
    at: Range<usize>,
}

/// A style sheet without the spaces that shorteners leave in front of the values of custom
/// properties.
pub(super) fn all(css: &str) -> String {
    written(css, &tokens(css), |_| true)
}

/// A style sheet without those spaces, and without the custom properties that neither its rules nor
/// what stands `beside` it use.
pub(super) fn used(css: &str, beside: &[&str]) -> String {
    let tokens = tokens(css);
    let mut plain = String::with_capacity(css.len());
    let mut rest = 0;
    for token in &tokens {
        plain.push_str(&css[rest..token.at.start]);
        rest = token.at.end;
    }
    plain.push_str(&css[rest..]);
    let beside = beside.iter().flat_map(|text| references(text));
    let mut names: HashSet<&str> = references(&plain).chain(beside).collect();
    loop {
        let before = names.len();
        let kept = tokens.iter().filter(|it| names.contains(it.name));
        let more: Vec<&str> = kept.flat_map(|it| references(it.value)).collect();
        names.extend(more);
        if names.len() == before {
            break;
        }
    }
    written(css, &tokens, |name| names.contains(name))
}

/// The style sheet with those custom properties that are kept.
fn written(css: &str, tokens: &[Token<'_>], is_kept: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = 0;
    for token in tokens {
        out.push_str(&css[rest..token.at.start]);
        rest = token.at.end;
        if is_kept(token.name) {
            let end = if css[..rest].ends_with(';') { ";" } else { "" };
            out.extend([token.name, ":", token.value.trim(), end]);
        }
    }
    out.push_str(&css[rest..]);
    out
}

/// The names of the custom properties that a text asks for.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("var(").skip(1).map(|rest| {
        let rest = rest.trim_start();
        let end = rest.find([',', ')', ' ']).unwrap_or(rest.len());
        &rest[..end]
    })
}

fn tokens(css: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(next) = css[at..].find("--") {
        let start = at + next;
        at = start + 2;
        if !css[..start].trim_end().ends_with(['{', ';', '}']) {
            continue;
        }
        let rest = &css[start..];
        let end = super::find(rest, |byte| matches!(byte, b';' | b'}')).unwrap_or(rest.len());
        if let Some((name, value)) = rest[..end].split_once(':') {
            let semicolon = usize::from(rest[end..].starts_with(';'));
            tokens.push(Token {
                name: name.trim(),
                value,
                at: start..start + end + semicolon,
            });
        }
        at = start + end;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::{all, used};

    #[track_caller]
    fn check(css: &str, html: &str, expected: &str) {
        assert_eq!(used(css, &[html]), expected, "{css}");
    }

    #[test]
    fn all_stay_where_none_is_asked_for() {
        assert_eq!(
            all(":root{--a: 1;--b: url(x; y)}p{c: d}"),
            ":root{--a:1;--b:url(x; y)}p{c: d}"
        );
    }

    #[test]
    fn what_a_rule_or_the_page_asks_for_stays() {
        check(
            ":root{--a: 1;--b:2}p{c:var(--b)}",
            "",
            ":root{--b:2}p{c:var(--b)}",
        );
        check(
            ":root{--a: 1;--b:2}",
            "<p style='c:var(--a)'>",
            ":root{--a:1;}",
        );
        check(
            "p{c:calc(1px*var(--a, 2))}p{--a:1}",
            "",
            "p{c:calc(1px*var(--a, 2))}p{--a:1}",
        );
    }

    #[test]
    fn what_is_asked_for_by_what_stays_stays() {
        check(
            ":root{--a:var(--b);--b:url(x;y);--c:var(--d);--d:1}p{e:var(--a)}",
            "",
            ":root{--a:var(--b);--b:url(x;y);}p{e:var(--a)}",
        );
    }

    #[test]
    fn names_in_values_and_selectors_are_no_declarations() {
        let css = ".a--b{c:d--e}.f{g:h}";
        check(css, "", css);
    }
}
