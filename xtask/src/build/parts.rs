//! Cuts the linked program into what every page needs and the parts that only some need, where
//! `src/parts.rs` says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::recreate;
use crate::run::run_quietly;

/// What the glue is called; the parts' loader imports it by this name.
const GLUE: &str = "night-market";
/// The loader of the parts, which the glue imports.
const LOADER: &str = "__wasm_split.js";

/// The program in pieces.
pub(super) struct Cut {
    /// The JavaScript that starts the program.
    pub(super) glue: PathBuf,
    /// The JavaScript that fetches parts.
    pub(super) loader: PathBuf,
    /// The wasm that every page needs.
    pub(super) main: PathBuf,
    /// The others.
    pub(super) files: Vec<PathBuf>,
    /// The files that make up each part, by the names of both and without an extension.
    pub(super) needs: BTreeMap<String, Vec<String>>,
}

/// Cuts the program, which must have been linked with `--emit-relocs`, below `scratch`.
pub(super) fn cut(linked: &Path, scratch: &Path) -> Result<Cut> {
    let (pieces, glue) = (scratch.join("pieces"), scratch.join("glue"));
    recreate(&pieces)?;
    recreate(&glue)?;
    let whole = pieces.join(format!("{GLUE}.wasm"));
    let SplitWasm {
        split_modules,
        prefetch_map,
        ..
    } = pieces_of(linked, &pieces, &whole)?;
    ensure!(
        !split_modules.is_empty(),
        "the program has no parts; was it linked with --emit-relocs?"
    );
    let mut bindgen = Command::new("wasm-bindgen");
    // The parts use what the linker exports, such as the memory.
    bindgen.args(["--target=web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.arg(format!("--out-name={GLUE}"));
    run_quietly(bindgen.arg("--out-dir").arg(&glue).arg(&whole))?;
    let loader = glue.join(LOADER);
    fs::copy(pieces.join(LOADER), &loader)?;
    Ok(Cut {
        main: glue.join(format!("{GLUE}_bg.wasm")),
        glue: glue.join(format!("{GLUE}.js")),
        loader,
        files: split_modules,
        needs: prefetch_map.into_iter().collect(),
    })
}

fn pieces_of(linked: &Path, folder: &Path, main: &Path) -> Result<SplitWasm> {
    let wasm = fs::read(linked).with_context(|| format!("{}", linked.display()))?;
    let glue = format!("./{GLUE}.js");
    let link_name = format!("./{LOADER}");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &glue;
    options.link_name = &link_name;
    options.target.web();
    transform(options).map_err(|error| anyhow!("{error:?}"))
}
