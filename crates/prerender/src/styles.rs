//! What a page needs of the styles for its first look. It stands in the page, so that nothing else
//! has to come before the first paint: what every page begins with, whole, and of the rest what
//! this page has something for. The rest follows.

mod names;
mod selectors;
mod tokens;

use names::names;
use selectors::{wanted, ways};
use std::collections::HashSet;

/// The styles of all pages.
pub struct Styles {
    /// What every page begins with.
    first: String,
    rest: Vec<Item>,
}

enum Item {
    /// What every page needs.
    Always(String),
    /// A rule, and for each of its selectors what has to stand in a page.
    Rule {
        wanted: Vec<Vec<String>>,
        text: String,
    },
    /// `@keyframes`, which rules use by their name.
    Motion { name: String, text: String },
    /// A layer or a condition, and what stands in it.
    Block { head: String, items: Vec<Item> },
}

impl Styles {
    /// Reads what every page begins with and the rest, style sheets without comments, as the build
    /// makes them.
    pub fn read(first: &str, rest: &str) -> Self {
        Self {
            first: tokens::all(first),
            rest: items(rest),
        }
    }

    /// What a page with this HTML needs.
    pub fn of(&self, html: &str) -> String {
        let Self { first, rest } = self;
        let page = names(html);
        let mut rules = first.clone();
        write(rest, &page, "", &mut rules);
        let mut more = String::with_capacity(rules.len());
        write(rest, &page, &rules, &mut more);
        let more = tokens::used(&more, &[first, html]);
        format!("{first}{more}")
    }
}

/// Writes the rules of which a page has something, with the motions that `users` name.
fn write(items: &[Item], page: &HashSet<String>, users: &str, out: &mut String) {
    for item in items {
        match item {
            Item::Always(text) => out.push_str(text),
            Item::Rule { wanted, text } => {
                let stands = |names: &Vec<String>| names.iter().all(|it| page.contains(it));
                if wanted.iter().any(stands) {
                    out.push_str(text);
                }
            }
            Item::Motion { name, text } => {
                if has_word(users, name) {
                    out.push_str(text);
                }
            }
            Item::Block { head, items } => {
                let start = out.len();
                out.push_str(head);
                out.push('{');
                let inside = out.len();
                write(items, page, users, out);
                if out.len() == inside {
                    out.truncate(start);
                } else {
                    out.push('}');
                }
            }
        }
    }
}

fn items(css: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = css.trim_start();
    while let Some(at) = find(rest, |byte| matches!(byte, b';' | b'{')) {
        let (head, after) = rest.split_at(at);
        let end = match after.starts_with('{') {
            true => block_end(after),
            false => 1,
        };
        items.extend(item(head.trim(), &after[..end]));
        rest = after[end..].trim_start();
    }
    items
}

/// One item: what stands before its block or its semicolon, and that.
fn item(head: &str, tail: &str) -> Option<Item> {
    let text = || format!("{head}{tail}");
    let Some(rule) = head.strip_prefix('@') else {
        let selectors = split(head, b',').into_iter();
        let ways = selectors.flat_map(ways);
        let wanted: Vec<_> = ways.filter_map(|it| wanted(&it)).collect();
        let rule = || Item::Rule {
            wanted,
            text: text(),
        };
        return (!tail.starts_with(';')).then(rule);
    };
    let (name, condition) = rule.split_once([' ', '(']).unwrap_or((rule, ""));
    let block = tail.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    match (name, block) {
        ("keyframes", _) => Some(Item::Motion {
            name: condition.trim().to_owned(),
            text: text(),
        }),
        ("media", _) if condition.contains("print") => None,
        ("layer" | "media" | "supports", Some(inside)) => Some(Item::Block {
            head: head.to_owned(),
            items: items(inside),
        }),
        _ => Some(Item::Always(text())),
    }
}

/// Whether a word stands in a text by itself.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_');
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}

/// The parts of a text between separators that stand outside of brackets and quotes.
fn split(text: &str, separator: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest, |byte| byte == separator) {
        parts.push(&rest[..at]);
        rest = &rest[at + 1..];
    }
    parts.push(rest);
    parts
}

/// Where the block ends that a text begins with.
fn block_end(text: &str) -> usize {
    let mut depth = 0;
    let end = find(text, |byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        byte == b'}' && depth == 0
    });
    end.map_or(text.len(), |end| end + 1)
}

/// The first byte outside of round and square brackets and of quotes that is wanted.
fn find(text: &str, mut is_wanted: impl FnMut(u8) -> bool) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0_u32;
    let mut is_escaped = false;
    for (position, byte) in text.bytes().enumerate() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match (quote, byte) {
            (_, b'\\') => is_escaped = true,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(' | b'[') => depth += 1,
            (None, _) if depth == 0 && is_wanted(byte) => return Some(position),
            (None, b')' | b']') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, html: &str, expected: &str) {
        assert_eq!(Styles::read("", css).of(html), expected, "{css}");
    }

    const PAGE: &str =
        "<html><body><p class=\"note big\" id=n title=\"a > b\">5 < 6</p><img class='x'></body>";

    #[test]
    fn rules_stay_for_what_stands_in_the_page() {
        check(".note{a:b}.other{c:d}", PAGE, ".note{a:b}");
        check("p.note>em{a:b}#n{c:d}#m{e:f}", PAGE, "#n{c:d}");
        check("img.x,table{a:b}table td{c:d}", PAGE, "img.x,table{a:b}");
        check(
            "*,:root{a:b}body .big::before{c:d}",
            PAGE,
            "*,:root{a:b}body .big::before{c:d}",
        );
    }

    #[test]
    fn what_stands_in_brackets_is_not_looked_at() {
        let css = ".note:not(.gone,.away)[data-x=\"a]{\"]{a:b}:is(.gone,.note) p{c:d}";
        check(css, PAGE, css);
        check(".gone:not(.note){a:b}", PAGE, "");
    }

    #[test]
    fn one_of_several_has_to_stand() {
        for css in [
            ":is(.gone,.note:is(.away,.big)) img{a:b}",
            "p:is(:is(.gone,.note),.away){a:b}",
            "body>:is(.gone:not(.x,.y),#n){a:b}",
        ] {
            check(css, PAGE, css);
        }
        check(":is(.gone,.away) img{a:b}.note:is(.gone){c:d}", PAGE, "");
    }

    #[test]
    fn what_is_done_later_comes_later() {
        check(".note:hover{a:b}p::backdrop{c:d}", PAGE, "");
        check(".note:hover,.big{a:b}", PAGE, ".note:hover,.big{a:b}");
        check(".note:focus-visible{a:b}", PAGE, "");
        check(":root[data-on],:root[data-on=dark]{a:b}", PAGE, "");
        check(":root[data-held],.big[data-coming]{a:b}", PAGE, "");
        check(
            ".note:not(:focus-visible){a:b}",
            PAGE,
            ".note:not(:focus-visible){a:b}",
        );
    }

    #[test]
    fn layers_and_conditions_stay_around_what_stays() {
        check(
            "@layer a,b;@layer a{.note{c:d}.gone{e:f}}@layer b{.gone{g:h}}",
            PAGE,
            "@layer a,b;@layer a{.note{c:d}}",
        );
        check(
            "@media (width>40em){.note{a:b}@supports (x:y){.gone{c:d}}}",
            PAGE,
            "@media (width>40em){.note{a:b}}",
        );
        check("@media print{.note{a:b}}", PAGE, "");
    }

    #[test]
    fn what_is_told_has_to_be_told_in_the_page() {
        let page = "<a aria-current=page class=x href='/y'>z</a><b aria-pressed=\"false\">";
        check(
            "a[aria-current]{a:b}[aria-pressed=true]{c:d}",
            page,
            "a[aria-current]{a:b}",
        );
        check(
            "b[aria-pressed=\"false\"]{a:b}",
            page,
            "b[aria-pressed=\"false\"]{a:b}",
        );
        check(
            "b[aria-busy=true][data-x=y]{a:b}",
            page,
            "b[aria-busy=true][data-x=y]{a:b}",
        );
        check(
            "i[data-state=open]{a:b}[data-state=\"unknown\"]>i{c:d}",
            "<p data-state=unknown><i>x</i></p>",
            "[data-state=\"unknown\"]>i{c:d}",
        );
    }

    #[test]
    fn what_is_not_to_be_seen_comes_later() {
        let page = "<div hidden class=a><div class=b></div><i class=c></i></div><p class='x hidden'>\
            <dialog class=d><p class=e></p></dialog><dialog open class=f></dialog><em hidden>";
        let css = ".a,.b,.c,.d,.e,em{a:b}.hidden{c:d}.f{e:f}";
        check(css, page, ".hidden{c:d}.f{e:f}");
    }

    #[test]
    fn motions_stay_with_who_uses_them() {
        let css = "@keyframes in{from{a:b}to{c:d}}@keyframes out{to{a:b}}.note{animation:in 1s}.gone{animation:out 1s}";
        check(
            css,
            PAGE,
            "@keyframes in{from{a:b}to{c:d}}.note{animation:in 1s}",
        );
        check(
            "@keyframes late{to{a:b}}.note{c:template late-r}",
            PAGE,
            ".note{c:template late-r}",
        );
    }

    #[test]
    fn letters_are_known_from_the_beginning() {
        let letters = "@font-face{font-family:B;src:url(/b.woff2)}";
        check(letters, PAGE, letters);
    }

    #[test]
    fn a_broken_sheet_is_read_to_its_end() {
        for css in [
            "",
            "}",
            "{",
            ".note",
            ".note{",
            "@media{",
            "a{b:\"",
            "a[",
            "a(b{c}",
            "é.ü{a:b}",
            "\\",
            ":is({a:b}",
            ":is(.note,:is({a:b}",
        ] {
            Styles::read(css, css).of(PAGE);
        }
    }

    #[test]
    fn what_every_page_begins_with_stands_whole_before_what_this_page_needs() {
        let first = ":root{--a: 1;--b: 2}.gone{a:b}.note{animation:in var(--c)}";
        let rest = ".note{--c:3;--d:4}.away{e:f}@keyframes in{to{g:h}}";
        assert_eq!(
            Styles::read(first, rest).of(PAGE),
            ":root{--a:1;--b:2}.gone{a:b}.note{animation:in var(--c)}.note{--c:3;}@keyframes in{to{g:h}}"
        );
    }
}
