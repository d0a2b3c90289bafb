//! Prints what was found: for people, for programs, and for pull requests.

use super::{Format, Options, Outcome, locate};
use crate::language::{Words, visible};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anyhow::Result;
use market::fault::Told;
use market::{Finding, Language, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal as _, Write};

/// How many of the weakest listings are named.
const WEAKEST: usize = 10;
/// The longest path of a field that is shown beside the mark.
const LABEL: usize = 60;
/// How much of a line is shown, in columns.
const WIDTH: usize = 110;

/// Something that was found, for programs.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    message: String,
    help: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    errors: usize,
    warnings: usize,
    products: usize,
    producers: usize,
    findings: Vec<Entry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<&'a BTreeMap<String, u8>>,
}

pub(super) fn print(outcome: &Outcome, options: &Options, advice: usize) -> Result<()> {
    match options.format {
        Format::Text => text(outcome, options, advice)?,
        Format::Json => {
            let mut out = BufWriter::new(io::stdout().lock());
            serde_json::to_writer_pretty(&mut out, &answer(outcome, options))?;
            writeln!(out)?;
        }
        Format::Github => {
            let mut out = BufWriter::new(io::stdout().lock());
            for finding in &outcome.findings {
                writeln!(out, "{}", command(outcome, finding, options))?;
            }
        }
    }
    Ok(())
}

fn answer<'a>(outcome: &'a Outcome, options: &Options) -> Answer<'a> {
    let entries = outcome.findings.iter().map(|finding| {
        let place = locate(&outcome.content, finding);
        let told = finding.fault.told(options.language);
        Entry {
            code: finding.fault.code(),
            severity: finding.severity().name(),
            file: &finding.file,
            field: &finding.field,
            line: place.as_ref().map(|it| it.line),
            column: place.as_ref().map(|it| it.column),
            end_column: place.as_ref().map(|it| it.end),
            message: told.what,
            help: told.mend,
        }
    });
    Answer {
        errors: outcome.count(Severity::Error),
        warnings: outcome.count(Severity::Warning),
        products: outcome.compiled.products.len(),
        producers: outcome.compiled.producers.len(),
        findings: entries.collect(),
        scores: options.advice.then_some(&outcome.scores),
    }
}

/// A command of GitHub's workflows, which shows it at the line of a pull request.
fn command(outcome: &Outcome, finding: &Finding, options: &Options) -> String {
    let told = finding.fault.told(options.language);
    let kind = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let place = locate(&outcome.content, finding).map_or(String::new(), |it| {
        let end = it.end.saturating_sub(1).max(it.column);
        format!(",line={},col={},endColumn={end}", it.line, it.column)
    });
    format!(
        "::{kind} file={}{place},title={}::{}",
        property(&path(outcome, finding)),
        finding.fault.code(),
        data(&format!("{}\n{}", told.what, told.mend)),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn path(outcome: &Outcome, finding: &Finding) -> String {
    format!("{}/{}", outcome.content.folder().display(), finding.file)
}

/// Draws for the terminal, in colours where somebody sees them.
pub(crate) fn renderer() -> Renderer {
    let colours =
        io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty());
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH)
}

/// What is wrong with something that is no line of a file, and how to mend it.
pub(crate) fn notice(code: &str, told: Told, place: Option<&str>, language: Language) -> String {
    let words = Words(language);
    let title = Level::ERROR
        .with_name(words.severity(Severity::Error))
        .primary_title(told.what)
        .id(code);
    let mend = Level::HELP
        .with_name(words.mend())
        .secondary_title(told.mend);
    let main = match place {
        Some(place) => title.element(Origin::path(visible(place))),
        None => Group::with_title(title),
    };
    renderer().render(&[main, Group::with_title(mend)])
}

fn text(outcome: &Outcome, options: &Options, advice: usize) -> Result<()> {
    let words = Words(options.language);
    let renderer = renderer();
    let mut err = BufWriter::new(io::stderr().lock());
    for finding in &outcome.findings {
        writeln!(err, "{}\n", picture(outcome, finding, options, &renderer))?;
    }
    err.flush()?;
    let mut out = BufWriter::new(io::stdout().lock());
    if options.advice && !outcome.scores.is_empty() {
        write!(out, "{}", weakest(&outcome.scores, words))?;
    }
    let found = [
        outcome.count(Severity::Error),
        outcome.count(Severity::Warning),
        advice,
    ];
    let compiled = &outcome.compiled;
    let of = [compiled.products.len(), compiled.producers.len()];
    writeln!(out, "{}", words.summary(found, options.advice, of))?;
    Ok(())
}

/// The line with what is wrong in it, the sentence on it, and how to mend it.
fn picture(outcome: &Outcome, finding: &Finding, options: &Options, renderer: &Renderer) -> String {
    let words = Words(options.language);
    let told = finding.fault.told(options.language);
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let title = level
        .with_name(words.severity(finding.severity()))
        .primary_title(told.what)
        .id(finding.fault.code());
    let path = path(outcome, finding);
    let field = Some(finding.field.as_str());
    let field = field.filter(|it| !it.is_empty() && it.len() <= LABEL);
    let main = match locate(&outcome.content, finding) {
        Some(place) => {
            let mark = AnnotationKind::Primary.span(place.marked).label(field);
            title.element(
                Snippet::source(place.source)
                    .line_start(place.line)
                    .path(path)
                    .annotation(mark),
            )
        }
        None => title.element(Origin::path(path)),
    };
    let mend = Level::HELP
        .with_name(words.mend())
        .secondary_title(told.mend);
    renderer.render(&[main, Group::with_title(mend)])
}

/// The listings that need the most work.
fn weakest(scores: &BTreeMap<String, u8>, words: Words) -> String {
    let mut all: Vec<(&String, u8)> = scores.iter().map(|(slug, score)| (slug, *score)).collect();
    all.sort_by_key(|(_, score)| *score);
    let lines = all
        .iter()
        .take(WEAKEST)
        .map(|(slug, score)| format!("  {score:3}  products/{slug}.json\n"));
    [words.weakest().to_owned(), "\n".to_owned()]
        .into_iter()
        .chain(lines)
        .collect()
}
