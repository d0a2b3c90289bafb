//! The app with a large catalogue, on a processor made slower.

use anyhow::Result;

use super::catalogue::Catalogue;
use super::run_script;
use crate::build::{self, Options};
use crate::project::Project;

const CATALOGUE: Catalogue = Catalogue::Generated(20_000);

/// Builds the shop with the catalogue and prints a table.
pub(super) fn app(project: &Project) -> Result<()> {
    let out = project.site().join("bench/shop");
    let shop = build::build(project, Options::trial(CATALOGUE.content(project)?, out))?;
    let server = build::server(project)?;
    run_script("app.js", |script| {
        script.arg(&server).arg(&shop);
    })
}
