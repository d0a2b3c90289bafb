//! What the page is told, for its overlay.

use super::desk::Now;
use crate::check::{Outcome, locate};
use market::fault::{Language, Told};
use market::{Finding, Severity, Timestamp, UtcOffset};
use serde::Serialize;

/// How many findings are told of; who has mended them sees the next ones.
const MOST: usize = 100;
const MINUTE: i64 = 60_000;

#[derive(Serialize)]
pub(super) struct State<'a> {
    /// What the clock shows, in milliseconds.
    now: i64,
    travelling: bool,
    offset_minutes: UtcOffset,
    errors: usize,
    warnings: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<&'a str>,
    /// The points of the listing on this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<u8>,
    moments: Vec<Moment>,
    findings: Vec<Entry<'a>>,
}

/// A moment worth seeing.
#[derive(Serialize)]
struct Moment {
    at: i64,
    kind: &'static str,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// Whether it is about what this page shows.
    here: bool,
    vi: Words,
    en: Words,
}

#[derive(Serialize)]
struct Words {
    what: String,
    mend: String,
}

impl From<Told> for Words {
    fn from(it: Told) -> Self {
        Self {
            what: it.what,
            mend: it.mend,
        }
    }
}

/// What there is to say on the page at a path.
pub(super) fn state<'a>(now: &'a Now, path: &str) -> State<'a> {
    let outcome = &now.outcome;
    let file = file_of(path);
    let millis = now.clock.now().as_millisecond();
    State {
        now: millis,
        travelling: now.is_travelling,
        offset_minutes: offset(now),
        errors: outcome.count(Severity::Error),
        warnings: outcome.count(Severity::Warning),
        broken: now.broken.as_deref(),
        score: file
            .as_deref()
            .and_then(|it| it.strip_prefix("products/")?.strip_suffix(".json"))
            .and_then(|slug| outcome.scores.get(slug).copied()),
        moments: moments(now, Timestamp::from_millis(millis)),
        findings: findings(outcome, file.as_deref()),
    }
}

/// The file behind a page, in whatever language it is.
fn file_of(path: &str) -> Option<String> {
    let (_, path) = market::Locale::from_path(path);
    let mut parts = path.trim_matches('/').split('/');
    let (folder, slug) = (parts.next()?, parts.next()?);
    let is_known = matches!(folder, "products" | "producers");
    (is_known && parts.next().is_none()).then(|| format!("{folder}/{slug}.json"))
}

/// How far the market's clocks are ahead of UTC; where it cannot be read, those of Viet Nam.
fn offset(now: &Now) -> UtcOffset {
    let market = now.market.as_ref();
    market.map_or(UtcOffset::from_minutes(7 * 60), |it| it.utc_offset_minutes)
}

/// The minute before the next opening, the first of the night, its last ones, and after it.
fn moments(now: &Now, at: Timestamp) -> Vec<Moment> {
    let Some(market) = &now.market else {
        return Vec::new();
    };
    let offset = market.utc_offset_minutes;
    let mut nights = market.schedule.nights_from(at, offset);
    let Some(night) = nights.next() else {
        return Vec::new();
    };
    let soon = |minutes: i64, from: Timestamp| from.plus_millis(minutes * MINUTE);
    let last = soon(-5, night.closes);
    let all = [
        (soon(-1, night.opens), "before"),
        (soon(5, night.opens), "open"),
        (last, "closing"),
        (soon(1, night.closes), "closed"),
    ];
    all.map(|(at, kind)| Moment {
        at: at.millis(),
        kind,
    })
    .into()
}

/// What is about this page first, then errors, then warnings.
fn findings<'a>(outcome: &'a Outcome, file: Option<&str>) -> Vec<Entry<'a>> {
    let is_here = |it: &Finding| Some(it.file.as_str()) == file;
    let mut found: Vec<&Finding> = outcome
        .findings
        .iter()
        .filter(|it| is_here(it) || it.severity() != Severity::Advice)
        .collect();
    found.sort_by_key(|it| (!is_here(it), it.severity()));
    let entry = |it: &'a Finding| Entry {
        code: it.fault.code(),
        severity: it.severity().name(),
        file: &it.file,
        field: &it.field,
        line: locate(&outcome.content, it).map(|place| place.line),
        here: is_here(it),
        vi: it.fault.told(Language::Vi).into(),
        en: it.fault.told(Language::En).into(),
    };
    found.into_iter().take(MOST).map(entry).collect()
}
