//! What the market costs a portal in whose page it stands, by Lighthouse.

use anyhow::Result;

use super::run_script;
use crate::build::{self, Mode, Options};
use crate::project::Project;

/// Lighthouse varies from run to run; the medians of so many are printed.
const RUNS: usize = 5;

/// Builds the shop and prints a table; `quick` is one run of each page.
pub(super) fn portal(project: &Project, quick: bool) -> Result<()> {
    let shop = build::build(project, Options::new(Mode::Release))?;
    let server = build::server(project)?;
    let runs = if quick { 1 } else { RUNS };
    run_script("portal.js", |script| {
        script.arg(&server).arg(&shop).arg(runs.to_string());
    })
}
