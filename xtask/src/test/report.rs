//! Runs steps, remembers how they went, and prints the summary.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;

use super::tally::Tally;
use crate::run::{measured, time};

/// What came of a step.
#[derive(Debug)]
pub(super) enum Outcome {
    Ran(Tally),
    /// It did not run, for this reason.
    Skipped(String),
}

impl Outcome {
    /// One check that passed.
    pub(super) fn passed() -> Self {
        Self::Ran(Tally {
            passed: 1,
            failed: 0,
        })
    }

    fn tally(&self) -> Tally {
        match self {
            Self::Ran(tally) => *tally,
            Self::Skipped(_) => Tally::default(),
        }
    }
}

/// All steps so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: &'static str,
    outcome: Outcome,
    elapsed: Duration,
}

impl Report {
    /// Runs a step and says whether it succeeded; an error is one failed check.
    pub(super) fn step(
        &mut self,
        name: &'static str,
        action: impl FnOnce() -> Result<Outcome>,
    ) -> bool {
        println!("\n── {name}");
        let (outcome, elapsed) = measured(action);
        let outcome = outcome.unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Outcome::Ran(Tally {
                passed: 0,
                failed: 1,
            })
        });
        let success = outcome.tally().failed == 0;
        self.rows.push(Row {
            name,
            outcome,
            elapsed,
        });
        success
    }

    /// Prints the summary, whose last line counts everything.
    pub(super) fn print(&self) -> ExitCode {
        let mut sum = Tally::default();
        println!(
            "\n{:<34}{:>8}{:>8}{:>16}",
            "summary", "passed", "failed", "time"
        );
        for row in &self.rows {
            println!("{}", row.line());
            sum += row.outcome.tally();
        }
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        if sum.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

impl Row {
    fn line(&self) -> String {
        match &self.outcome {
            Outcome::Skipped(reason) => format!("– {:<32}skipped: {reason}", self.name),
            Outcome::Ran(Tally { passed, failed }) => {
                let mark = if *failed == 0 { '✓' } else { '✗' };
                let time = time(self.elapsed);
                format!("{mark} {:<32}{passed:>8}{failed:>8}{time:>16}", self.name)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_how_its_step_went() {
        let row = |outcome| Row {
            name: "tests",
            outcome,
            elapsed: Duration::from_secs(188),
        };
        let ran = row(Outcome::Ran(Tally {
            passed: 12,
            failed: 1,
        }))
        .line();
        assert_eq!(
            ran,
            format!("✗ {:<32}      12       1      3 min 08 s", "tests")
        );
        let skipped = row(Outcome::Skipped("install with `x`".into())).line();
        assert!(skipped.ends_with("skipped: install with `x`"), "{skipped}");
    }

    #[test]
    fn an_error_is_a_failure_and_the_next_step_still_runs() {
        let mut report = Report::default();
        assert!(!report.step("first", || anyhow::bail!("broken")));
        assert!(report.step("second", || Ok(Outcome::passed())));
        assert_eq!(report.rows.len(), 2);
    }
}
