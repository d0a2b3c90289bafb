//! The native programs that make the shop, check its content and serve it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::run::{cargo, run, run_quietly, timed};

/// Their packages. All are named whichever program is compiled: alone, each would ask for other
/// features of the crates that they share, and most of those would be compiled three times.
const PACKAGES: [&str; 3] = ["editor", "prerender", "server"];

/// Runs one of the programs, at [`Project::tool`], compiled where needed.
pub(crate) fn run_tool(tool: &mut Command) -> Result<()> {
    let program = Path::new(tool.get_program()).file_name();
    compile(program.context("a program has a name")?)?;
    run(tool)
}

/// Builds the server and gives its path.
pub(crate) fn server(project: &Project) -> Result<PathBuf> {
    let program = "market-server";
    timed("compiling the server", || compile(program.as_ref()))?;
    Ok(project.tool(program))
}

/// Builds the editors' program and gives its path.
pub(crate) fn editor(project: &Project) -> Result<PathBuf> {
    let program = "editor";
    timed("compiling the editors' program", || {
        compile(program.as_ref())
    })?;
    Ok(project.tool(program))
}

fn compile(program: &OsStr) -> Result<()> {
    let mut build = cargo(&["build", "--profile", "tools"]);
    for package in PACKAGES {
        build.args(["--package", package]);
    }
    run_quietly(build.arg("--bin").arg(program))
}
