//! The native programs that make the shop, check its content and serve it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::run::{cargo, run, run_quietly, timed};

/// Their packages. One command compiles them all: apart, each would ask for other features of the
/// crates that they share, and most of those would be compiled three times.
const PACKAGES: [&str; 3] = ["editor", "prerender", "server"];

/// Runs one of the programs, at [`Project::tool`], compiled where needed.
pub(crate) fn run_tool(tool: &mut Command) -> Result<()> {
    compile()?;
    run(tool)
}

/// Builds the server and gives its path.
pub(crate) fn server(project: &Project) -> Result<PathBuf> {
    timed("compiling the server", compile)?;
    Ok(project.tool("market-server"))
}

/// Builds the editors' program and gives its path.
pub(crate) fn editor(project: &Project) -> Result<PathBuf> {
    timed("compiling the editors' program", compile)?;
    Ok(project.tool("editor"))
}

fn compile() -> Result<()> {
    let mut build = cargo(&["build", "--profile", "tools"]);
    for package in PACKAGES {
        build.args(["--package", package]);
    }
    run_quietly(&mut build)
}
