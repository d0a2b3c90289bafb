//! The search beside search libraries for JavaScript, in one page of a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::catalogue::Catalogue;
use super::run_script;
use crate::build::recreate;
use crate::build::shell::wasm_opt;
use crate::project::{Project, npm_program};
use crate::run::{cargo, run, run_quietly, timed};
use crate::setup::WASM;

const CATALOGUES: [Catalogue; 3] = [
    Catalogue::Own,
    Catalogue::Generated(1_500),
    Catalogue::Generated(20_000),
];

/// Measures all and prints a table for each catalogue.
pub(super) fn search(project: &Project) -> Result<()> {
    let page = timed("bundling the measured page", || page(project))?;
    let mut folders = Vec::new();
    for catalogue in CATALOGUES {
        folders.push(catalogue.compiled(project)?);
    }
    run_script("search.js", |script| {
        script.arg(&page).args(&folders);
    })
}

/// The page and, for their sizes, every engine by itself.
fn page(project: &Project) -> Result<PathBuf> {
    let folder = project.site().join("bench/page");
    recreate(&folder)?;
    let glue = kernel(project, &folder)?;
    let mut esbuild = Command::new(npm_program("esbuild"));
    esbuild.arg("bench/page/main.js");
    for entry in fs::read_dir("bench/page/engines")? {
        esbuild.arg(entry?.path());
    }
    esbuild.args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=warning",
    ]);
    esbuild.args([
        "--target=es2022",
        "--entry-names=[name]",
        "--legal-comments=none",
    ]);
    esbuild.arg(format!("--alias:kernel={}", glue.display()));
    esbuild.arg(format!("--outdir={}", folder.display()));
    run_quietly(&mut esbuild)?;
    fs::copy("bench/page/index.html", folder.join("index.html"))?;
    Ok(folder)
}

/// Compiles our search as the shop compiles it, and gives its glue.
fn kernel(project: &Project, page: &Path) -> Result<PathBuf> {
    run(&mut cargo(&[
        "build",
        "--quiet",
        "--release",
        "--package",
        "search-bench",
        "--target",
        WASM,
    ]))?;
    let wasm = project.target.join(WASM).join("release/search_bench.wasm");
    let scratch = project.site().join("bench/kernel");
    recreate(&scratch)?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target=web", "--no-typescript", "--out-name=kernel"]);
    run_quietly(
        bindgen
            .arg(format!("--out-dir={}", scratch.display()))
            .arg(wasm),
    )?;
    let name = "kernel_bg.wasm";
    run_quietly(&mut wasm_opt(&scratch.join(name), &page.join(name)))?;
    Ok(scratch.join("kernel.js"))
}
