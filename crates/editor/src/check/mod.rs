//! Says what is wrong with the content, all at once and as a compiler does.

mod locate;
mod mend;
mod print;

use crate::content::{self, Content};
use anyhow::Result;
use clap::ValueEnum;
pub(crate) use locate::locate;
use market::fault::{Fault, Fit, Language};
use market::{Compiled, Date, Finding, Severity, quality};
use mend::Reading;
pub(crate) use mend::read_on;
pub(crate) use print::{notice, renderer};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

/// How what was found is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For the checks of a pull request on GitHub.
    Github,
}

/// How to check.
pub(crate) struct Options {
    pub(crate) language: Language,
    pub(crate) format: Format,
    /// Whether advice is told as well.
    pub(crate) advice: bool,
    pub(crate) today: Date,
}

/// What a check came to.
pub(crate) struct Outcome {
    pub(crate) content: Content,
    pub(crate) compiled: Compiled,
    /// In the order of files and lines.
    pub(crate) findings: Vec<Finding>,
    /// How good the listings are, by the slugs of their products.
    pub(crate) scores: BTreeMap<String, u8>,
}

/// Checks a folder and prints what was found; fails where something is an error.
pub(crate) fn check(folder: &Path, options: &Options) -> Result<ExitCode> {
    let mut outcome = look_through(folder, options.today)?;
    let advice = outcome.count(Severity::Advice);
    if options.advice {
        outcome.place_advice();
    } else {
        let findings = &mut outcome.findings;
        findings.retain(|it| it.severity() != Severity::Advice);
    }
    print::print(&outcome, options, advice)?;
    Ok(if outcome.count(Severity::Error) > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Finds all that there is to say about a folder on a day.
pub(crate) fn look_through(folder: &Path, today: Date) -> Result<Outcome> {
    Ok(look_into(content::read(folder)?, today))
}

/// Finds all that there is to say about content on a day.
pub(crate) fn look_into(content: Content, today: Date) -> Outcome {
    let compiled = content.compile();
    let readings = read_all_on(&content, &compiled);
    let (mended, compiled) = if readings.is_empty() {
        (None, compiled)
    } else {
        let mended = content.with_texts(|path, _| Some(readings.get(path)?.text.clone()));
        let compiled = mended.compile();
        (Some(mended), compiled)
    };
    let readable = mended.as_ref().unwrap_or(&content);
    let mut findings = compiled.findings.clone();
    findings.extend(readable.findings(&compiled));
    findings.extend(market::review(&readable.as_files(), &compiled, today));
    findings.retain(|it| readings.get(it.file.as_str()).is_none_or(|of| of.adds(it)));
    findings.extend(readings.into_values().flat_map(|it| it.findings));
    leave_consequences_out(&mut findings);
    in_order(&mut findings);
    let scores = scores(&compiled, today);
    Outcome {
        content,
        compiled,
        findings,
        scores,
    }
}

/// Whoever names a file that is wrong itself is not told so: it is mended there.
fn leave_consequences_out(findings: &mut Vec<Finding>) {
    let errors = findings
        .iter()
        .filter(|it| it.severity() == Severity::Error);
    let wrong: HashSet<String> = errors.map(|it| it.file.clone()).collect();
    findings.retain(|it| match &it.fault {
        Fault::Fit(Fit::NoSoundFile { file, .. }) => !wrong.contains(file),
        _ => true,
    });
}

fn in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
}

fn key(finding: &Finding) -> (&str, usize, usize, Severity) {
    let Finding {
        file, line, column, ..
    } = finding;
    (file, *line, *column, finding.severity())
}

/// Reads every file to its end that the compiler could not read.
fn read_all_on(content: &Content, compiled: &Compiled) -> HashMap<String, Reading> {
    let misread = compiled
        .findings
        .iter()
        .filter(|it| matches!(it.fault, Fault::Json(_) | Fault::Field(_) | Fault::Form(_)));
    let files = misread.filter_map(|it| Some((&it.file, content.marked_text(&it.file)?)));
    files
        .map(|(file, text)| (file.clone(), read_on(file, text)))
        .collect()
}

impl Reading {
    /// Whether something that was found in the mended file is not told of it already.
    fn adds(&self, finding: &Finding) -> bool {
        let is_file = matches!(finding.fault, Fault::File(_)) && finding.field.is_empty();
        is_file || (self.whole && !self.is_guesswork(finding))
    }
}

impl Outcome {
    /// Looks up the places of advice, which the review leaves open.
    fn place_advice(&mut self) {
        for finding in &mut self.findings {
            if finding.line == 0 && finding.severity() == Severity::Advice {
                let text = self.content.marked_text(&finding.file).unwrap_or_default();
                *finding = finding.clone().placed(text);
            }
        }
        in_order(&mut self.findings);
    }

    /// How many findings are so severe.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings.filter(|it| it.severity() == severity).count()
    }
}

/// How good the listings are that the shop shows.
fn scores(compiled: &Compiled, today: Date) -> BTreeMap<String, u8> {
    let producers: HashMap<&str, _> = compiled
        .producers
        .iter()
        .map(|it| (it.slug.as_str(), it))
        .collect();
    let score = |product: &market::Product| {
        let producer = producers.get(product.producer.as_str()).copied();
        let quality = quality(product, producer, today);
        (product.slug.to_string(), quality.score)
    };
    compiled.products.iter().map(score).collect()
}
