//! The native programs that make the shop, check its content and serve it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::project::{NATIVE, Project};
use crate::run::{cargo, run, run_quietly, timed};

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
    let mut build = cargo(&["build"]);
    run_quietly(build.args(NATIVE).arg("--bin").arg(program))
}
