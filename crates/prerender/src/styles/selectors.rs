//! What selectors ask for.

use super::names::is_told;
use super::{find, split};

/// What nobody has done before the first look, and pseudo-elements that only come of it. Whoever
/// walks by keyboard at once sees the browser's own ring until the rest is there.
const LATER: [&str; 6] = [
    "hover",
    "active",
    "focus-visible",
    "backdrop",
    "selection",
    "popover-open",
];

/// What is said only once something has happened: a portal has answered, a sheet keeps the page
/// still, a card has been given another picture.
const SAID_LATER: [&str; 3] = ["[data-on", "[data-held", "[data-coming"];

/// The selectors that a selector with `:is()` stands for.
pub(super) fn ways(selector: &str) -> Vec<String> {
    let Some((before, after)) = selector.split_once(":is(") else {
        return vec![selector.to_owned()];
    };
    let end = find(after, |byte| byte == b')').unwrap_or(after.len());
    let (inside, after) = after.split_at(end);
    let after = after.strip_prefix(')').unwrap_or_default();
    let one = |it: &str| ways(&format!("{before}{it}{after}"));
    split(inside, b',').into_iter().flat_map(one).collect()
}

/// What has to stand in a page that a selector finds something in: `.class`, `#id`, elements, and
/// `[aria-…]` or `[data-state]`. What else stands in brackets is left out. `None` for what no page begins with.
pub(super) fn wanted(selector: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = selector.trim();
    while let Some(first) = rest.chars().next() {
        let name = |text: &str| -> usize {
            let is_part = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_');
            text.find(|it| !is_part(it)).unwrap_or(text.len())
        };
        let length = match first {
            '.' | '#' => {
                let end = 1 + name(&rest[1..]);
                names.push(rest[..end].to_owned());
                end
            }
            ':' => {
                let colons = rest.len() - rest.trim_start_matches(':').len();
                let end = colons + name(&rest[colons..]);
                if LATER.contains(&&rest[colons..end]) {
                    return None;
                }
                end
            }
            '[' => {
                let end = bracket_end(rest);
                if SAID_LATER.iter().any(|it| rest.starts_with(it)) {
                    return None;
                }
                names.extend(told(&rest[..end]));
                end
            }
            '(' => bracket_end(rest),
            it if it.is_alphabetic() => {
                let end = name(rest);
                names.push(rest[..end].to_ascii_lowercase());
                end
            }
            it => it.len_utf8(),
        };
        rest = &rest[length..];
    }
    Some(names)
}

/// A selector of how an element stands, as [`names`] has it. A page begins with
/// nothing that is awaited, which is shown as soon as somebody touches it.
fn told(selector: &str) -> Option<String> {
    let inside = selector.strip_prefix('[')?.strip_suffix(']')?;
    let (name, value) = inside.split_once('=').unwrap_or((inside, ""));
    let is_known = is_told(name) && name != "aria-busy";
    let is_plain = name.chars().all(|it| it.is_ascii_lowercase() || it == '-');
    let value = value.trim_matches(['"', '\'']);
    (is_known && is_plain).then(|| format!("[{name}={value}]"))
}

/// Where the round or square bracket ends that a text begins with.
fn bracket_end(text: &str) -> usize {
    let inside = &text[1..];
    let end = find(inside, |byte| matches!(byte, b')' | b']'));
    end.map_or(text.len(), |end| end + 2)
}
