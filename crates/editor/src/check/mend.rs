//! Reads on behind a mistake, so that one run tells of all that a file has.
//!
//! The reader of JSON stops where something is wrong. Here a field that nobody knows is blanked
//! and a value that is refused is guessed, in a copy, until the reader comes to the end. Lines stay
//! where they are. What follows from a guess is not told.

use market::fault::{Fault, FieldFault, Fit, offset_of, value_end, value_of};
use market::{ContentFile, Finding, Severity, misread};
use std::ops::Range;

/// After so many mistakes of one file, the rest can wait.
const MOST: usize = 50;

/// Values that the types of the content take; the first that fits is taken. The highest price
/// comes before other numbers, for a night price is compared with it.
const GUESSES: [&str; 23] = [
    "10000000000",
    "4",
    "420",
    r#"{"vi":"x"}"#,
    r#""x""#,
    "[]",
    "true",
    r#""2000-01-01""#,
    r#""20:30""#,
    r#""2000-01-01T20:30""#,
    r#""+84912345678""#,
    r#""a@example.com""#,
    r#""https://example.com""#,
    r#""970436""#,
    r#""a.webp""#,
    r#""000000-000000000000000000000000000000000000""#,
    r#""aaaaaaaaaaa""#,
    r#""https://www.facebook.com/a/videos/1""#,
    r#""/a.m3u8""#,
    "{}",
    r#"{"kind":"link","url":"https://example.com"}"#,
    r#"{"place":"x","province":"x"}"#,
    r#"{"number":"x","decision":"x","decided":"2000-01-01","issuer":{"vi":"Bộ x"},"valid_until":"2000-01-02"}"#,
];

/// What came of reading a file to its end.
pub(crate) struct Reading {
    /// What is wrong with it, in the order in which the reader came to it.
    pub(crate) findings: Vec<Finding>,
    /// The text without it.
    pub(crate) text: String,
    /// The fields whose values are guesses.
    guessed: Vec<String>,
    /// Whether the reader came to the end.
    pub(crate) whole: bool,
}

/// Reads a file to its end, or as far as that goes.
pub(crate) fn read_on(path: &str, text: &str) -> Reading {
    let mut reading = Reading {
        findings: Vec::new(),
        text: text.to_owned(),
        guessed: Vec::new(),
        whole: false,
    };
    while reading.findings.len() < MOST {
        let text = &reading.text;
        let Some(finding) = misread(&ContentFile { path, text }) else {
            reading.whole = true;
            break;
        };
        let mended = match &finding.fault {
            Fault::Field(FieldFault::Unknown { .. } | FieldFault::Twice { .. }) => {
                without_field(text, &finding)
            }
            Fault::Field(FieldFault::Missing { name }) => {
                let name = name.clone();
                reading.guess(path, &finding, |text, guess| {
                    with_field(text, &finding, &name, guess)
                })
            }
            Fault::Field(_) | Fault::Form(_) => {
                let range = value_of(text, &finding.field);
                reading.guess(path, &finding, |text, guess| {
                    Some(replaced(text, range.clone()?, guess))
                })
            }
            _ => None,
        };
        reading.findings.push(finding);
        match mended {
            Some(mended) => reading.text = mended,
            None => break,
        }
    }
    reading
}

impl Reading {
    /// The first guess with which the reader comes further.
    fn guess(
        &mut self,
        path: &str,
        finding: &Finding,
        with: impl Fn(&str, &str) -> Option<String>,
    ) -> Option<String> {
        let choice = match &finding.fault {
            Fault::Field(FieldFault::NoChoice { known, .. }) => known.first(),
            _ => None,
        };
        let choice = choice.map(|it| format!("\"{it}\""));
        let guesses = choice.iter().map(String::as_str).chain(GUESSES);
        let mut mended = guesses.filter_map(|guess| with(&self.text, guess));
        let mended = mended.find(|text| {
            let next = misread(&ContentFile { path, text });
            next.is_none_or(|next| {
                !matches!(next.fault, Fault::Json(_)) && !lies_in(&next.field, &finding.field)
            })
        })?;
        self.guessed.push(finding.field.clone());
        Some(mended)
    }

    /// Whether something that was found in the mended text may come from a guess.
    pub(crate) fn is_guesswork(&self, finding: &Finding) -> bool {
        let independent = matches!(
            finding.fault,
            Fault::Fit(
                Fit::NoProducer { .. }
                    | Fit::BrokenProducer { .. }
                    | Fit::NoGroup { .. }
                    | Fit::NoSubgroup { .. }
                    | Fit::NoSoundFile { .. }
                    | Fit::Twice { .. }
                    | Fit::FileName { .. }
                    | Fit::SlugTaken { .. }
                    | Fit::PriceZero
                    | Fit::NoVariant
                    | Fit::Unfilled
            )
        );
        self.guessed.iter().any(|guess| {
            let around = guess.rsplit_once('.').map_or("", |(around, _)| around);
            let is_near = around.is_empty() || lies_in(&finding.field, around);
            // A guess is a far cry from what a warning is about.
            let is_near = is_near || finding.severity() != Severity::Error;
            lies_in(&finding.field, guess) || (is_near && !independent)
        })
    }
}

/// Whether a field is another one or a part of it.
fn lies_in(field: &str, other: &str) -> bool {
    let rest = field.strip_prefix(other);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The text without the field whose name ends at the place of a finding.
fn without_field(text: &str, finding: &Finding) -> Option<String> {
    let name_end = offset_of(text, finding.line, finding.column);
    let value = text.get(name_end..)?.strip_prefix('"')?.trim_start();
    let value = value.strip_prefix(':')?.trim_start();
    let start = text[..name_end].rfind('"')?;
    let end = value_end(text, text.len() - value.len());
    // One of the commas around it goes, too.
    let rest = text[end..].trim_start();
    let range = match rest.strip_prefix(',') {
        Some(rest) => start..text.len() - rest.len(),
        None => {
            let before = text[..start].trim_end();
            before.strip_suffix(',').map_or(start, str::len)..end
        }
    };
    Some(replaced(text, range, ""))
}

/// The text with one more field before the brace at the place of a finding.
fn with_field(text: &str, finding: &Finding, name: &str, value: &str) -> Option<String> {
    let end = offset_of(text, finding.line, finding.column);
    let (before, after) = text.split_at_checked(end)?;
    let comma = if before.trim_end().ends_with('{') {
        ""
    } else {
        ","
    };
    after
        .starts_with('}')
        .then(|| format!("{before}{comma}\"{name}\":{value}{after}"))
}

/// The text with something else in a place, filled up so that all that follows stays where it is
/// as far as it can.
fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    let old = &text[range.clone()];
    let lines = old.matches('\n').count();
    let last = old.rsplit('\n').next().unwrap_or_default().chars().count();
    let taken = if lines == 0 { by.chars().count() } else { 0 };
    let blanks = " ".repeat(last.saturating_sub(taken));
    let (before, after) = (&text[..range.start], &text[range.end..]);
    [before, by, &"\n".repeat(lines), &blanks, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILES: [(&str, &str); 4] = [
        (
            "products/tra-sen.json",
            include_str!("../../tests/shop/data/products/tra-sen.json"),
        ),
        (
            "producers/htx-sen.json",
            include_str!("../../tests/shop/data/producers/htx-sen.json"),
        ),
        (
            "market.json",
            include_str!("../../tests/shop/data/market.json"),
        ),
        ("live.json", include_str!("../../tests/shop/data/live.json")),
    ];

    #[test]
    fn what_is_sound_is_left_alone() {
        for (path, text) in FILES {
            let reading = read_on(path, text);
            assert!(reading.whole && reading.findings.is_empty(), "{path}");
            assert_eq!(reading.text, text);
        }
    }

    #[test]
    fn what_is_blanked_keeps_its_place() {
        let text = "{\"a\": {\n  \"đ\": 1 },\n  \"b\": 2}";
        let range = value_of(text, "a").map_or(0..0, |it| it);
        assert_eq!(
            replaced(text, range, "4"),
            "{\"a\": 4\n          ,\n  \"b\": 2}"
        );
        let range = value_of(text, "b").map_or(0..0, |it| it);
        assert_eq!(
            replaced(text, range, "\"xyz\""),
            text.replace('2', "\"xyz\"")
        );
    }

    /// What breaks JSON and what is in it.
    fn a_piece() -> impl Strategy<Value = String> {
        let pieces = [
            "",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "0",
            "1e99",
            "\"\"",
            "{}",
            "[]",
            "\n",
            "\t",
            "\0",
            "\u{feff}",
            "đ",
            "茶",
            "\\u12",
            "\\ud800",
            "“",
            "'",
            "//",
            "99999999999999999999",
            "\"vi\":",
            "\"vi\": \"\",",
            "<",
            "{\"kind\":\"link\",\"url\":7}",
        ];
        prop_oneof![
            proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
            ".{0,4}",
        ]
    }

    /// A text with some of its parts replaced.
    fn edited(text: &str, edits: &[(f64, usize, String)]) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for (start, length, by) in edits {
            let start = (chars.len() as f64 * start) as usize;
            let end = (start + length).min(chars.len());
            chars.splice(start..end, by.chars());
        }
        chars.into_iter().collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn random_edits_are_told_with_their_places(
            file in 0..FILES.len(),
            edits in prop::collection::vec((0.0..1.0, 0..12_usize, a_piece()), 1..5),
        ) {
            let (path, sound) = FILES[file];
            let text = edited(sound, &edits);
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let is_sound = misread(&ContentFile { path, text }).is_none();
            let reading = read_on(path, text);
            prop_assert_eq!(reading.findings.is_empty(), is_sound);
            prop_assert!(reading.findings.len() <= MOST);
            if reading.whole {
                let text = &reading.text;
                let again = misread(&ContentFile { path, text });
                prop_assert!(again.is_none());
            }
            // Lines stay where they are, however much is guessed.
            prop_assert_eq!(reading.text.matches('\n').count(), text.matches('\n').count());
            for finding in &reading.findings {
                let place = super::super::locate::place_in(text, finding);
                prop_assert!(place.line >= 1 && place.column >= 1);
                prop_assert!(place.line <= text.matches('\n').count() + 1);
                prop_assert!(place.end >= place.column);
                let line = text.split('\n').nth(place.line - 1).unwrap_or_default();
                prop_assert_eq!(place.source, line.trim_end_matches('\r'));
                prop_assert!(place.source.get(place.marked.clone()).is_some());
            }
        }
    }
}
