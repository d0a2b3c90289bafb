//! How long an editor waits for the check.

use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Result, ensure};

use super::catalogue::Catalogue;
use crate::build;
use crate::project::Project;
use crate::run::{measured, time};

/// What is checked, and how long that may take.
const CATALOGUES: [(Catalogue, Option<Duration>); 2] = [
    (Catalogue::Own, None),
    (Catalogue::Generated(20_000), Some(Duration::from_secs(5))),
];
/// The median of so many runs is told.
const RUNS: usize = 3;

/// Checks each catalogue and prints a table.
pub(super) fn check(project: &Project) -> Result<()> {
    let editor = build::editor(project)?;
    println!("\n{:<24}{:>12}{:>12}", "editor check", "time", "budget");
    for (catalogue, budget) in CATALOGUES {
        let content = catalogue.content(project)?;
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let mut check = Command::new(&editor);
            check.arg("check").arg(&content);
            let (status, elapsed) =
                measured(|| check.stdout(Stdio::null()).stderr(Stdio::null()).status());
            ensure!(status?.success(), "{} has errors", content.display());
            times.push(elapsed);
        }
        times.sort();
        let budget = budget.map(time).unwrap_or_default();
        println!(
            "{:<24}{:>12}{budget:>12}",
            catalogue.name(),
            time(times[RUNS / 2])
        );
    }
    Ok(())
}
