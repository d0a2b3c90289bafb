//! The shell: the page's frame, and beside it the wasm, its glue and the styles, each made
//! small and named after its content so that browsers may keep it for ever.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use super::digest::{files_below, hex_of};
use super::{Mode, page, recreate};
use crate::project::npm_program;
use crate::run::run_quietly;

/// The frame's name in the shell's folder. It is a template for the prerendered pages.
pub(crate) const PAGE: &str = "index.html";
/// The folder of hashed files, in the shell and in the shop.
pub(super) const ASSETS: &str = "assets";

/// Chromium refuses what wasm-opt makes of `--all-features`, so these are named one by one.
const WASM_OPT: [&str; 10] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// Browsers from early 2022 on; older ones lack features that the wasm needs anyway.
const BROWSERS: &str = "--target=es2022,chrome100,edge100,firefox100,safari15.4";
/// Those before them, too, for the script that tells them.
const OLD_BROWSERS: &str = "--target=es2015";

/// Makes the shell in `out` from what Trunk left in `trunk`.
pub(super) fn make(mode: Mode, trunk: &Path, out: &Path) -> Result<()> {
    recreate(out)?;
    fs::create_dir(out.join(ASSETS))?;
    let glue = only(trunk, ".js")?;
    let wasm = only(trunk, "_bg.wasm")?;
    let scratch = trunk.with_file_name("scratch");
    recreate(&scratch)?;

    let wasm = name_by_content(&shrunk_wasm(mode, &wasm, &scratch)?, out)?;
    let script = name_by_content(&bundled_script(mode, &glue, &wasm, &scratch)?, out)?;
    let early = name_by_content(&early_script(mode, &scratch)?, out)?;
    let styles = name_by_content(&bundled_styles(mode, &scratch)?, out)?;

    let html = fs::read_to_string(trunk.join(PAGE))?;
    let html = page::finish(
        &html,
        &page::Assets {
            wasm: &wasm,
            script: &script,
            early: &early,
            styles: &styles,
        },
    )?;
    fs::write(out.join(PAGE), html)?;
    Ok(())
}

/// The only file in a folder whose name has this ending.
fn only(folder: &Path, ending: &str) -> Result<PathBuf> {
    let mut found = fs::read_dir(folder)
        .with_context(|| format!("{}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(ending));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        (None, _) => bail!("Trunk left no *{ending} in {}", folder.display()),
        _ => bail!("Trunk left more than one *{ending} in {}", folder.display()),
    }
}

fn shrunk_wasm(mode: Mode, wasm: &Path, scratch: &Path) -> Result<PathBuf> {
    if mode == Mode::Dev {
        return Ok(wasm.to_owned());
    }
    let small = scratch.join(wasm.file_name().context("a file has a name")?);
    run_quietly(&mut wasm_opt(wasm, &small))?;
    Ok(small)
}

/// Makes a wasm small, as visitors load it.
pub(crate) fn wasm_opt(wasm: &Path, small: &Path) -> Command {
    let mut command = Command::new(npm_program("wasm-opt"));
    command.args(WASM_OPT).arg(wasm).arg("-o").arg(small);
    command
}

/// The glue with its start, in one file: no page needs an inline script to begin.
fn bundled_script(mode: Mode, glue: &Path, wasm_url: &str, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join(glue.file_name().context("a file has a name")?);
    let mut command = esbuild(mode, Path::new("scripts/page/start.ts"), &bundle);
    command.arg(format!(
        "--alias:glue={}",
        fs::canonicalize(glue)?.display()
    ));
    command.arg(format!("--define:WASM={wasm_url:?}"));
    run_quietly(&mut command)?;
    Ok(bundle)
}

/// What runs before the first paint.
fn early_script(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("early.js");
    let mut command = esbuild(mode, Path::new("scripts/page/early.ts"), &bundle);
    run_quietly(command.args(["--format=iife", OLD_BROWSERS]))?;
    Ok(bundle)
}

/// `style/main.css` and all that it imports, in one file. Paths of files in `public`, like
/// those of fonts, stay as they are.
fn bundled_styles(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("main.css");
    let mut command = esbuild(mode, Path::new("style/main.css"), &bundle);
    for entry in fs::read_dir("public")? {
        // Each folder by its name: esbuild compares the pattern with whole file paths too, so
        // that `/*` would keep every import out of the bundle.
        let name = entry?.file_name();
        command.arg(format!("--external:/{}/*", name.to_string_lossy()));
    }
    run_quietly(&mut command)?;
    let imports = fs::read_to_string(&bundle)?.matches("@import").count();
    ensure!(
        imports == 0,
        "{imports} style sheets were left out of {}",
        bundle.display()
    );
    Ok(bundle)
}

/// Bundles scripts or styles in one file, as a module for the browsers of the app.
pub(super) fn esbuild(mode: Mode, entry: &Path, bundle: &Path) -> Command {
    let mut command = Command::new(npm_program("esbuild"));
    command.arg(entry);
    command.args(["--bundle", "--format=esm", "--log-level=warning", BROWSERS]);
    command.arg(format!("--outfile={}", bundle.display()));
    if mode == Mode::Release {
        command.args(["--minify", "--legal-comments=none"]);
    }
    command
}

/// Copies a file to the assets under a name with its hash, and gives its URL.
fn name_by_content(file: &Path, out: &Path) -> Result<String> {
    let content = fs::read(file)?;
    let stem = file.file_stem().context("a file has a name")?;
    let extension = file.extension().context("the file has an extension")?;
    let name = format!(
        "{}-{}.{}",
        stem.to_string_lossy(),
        hex_of(&content),
        extension.to_string_lossy()
    );
    fs::write(out.join(ASSETS).join(&name), content)?;
    Ok(format!("/{ASSETS}/{name}"))
}

/// The files of the shell that visitors load, with their paths in the shop.
pub(super) fn assets(shell: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let files = files_below(&shell.join(ASSETS))?;
    let with_path = files.into_iter().map(|file| {
        let path = file.strip_prefix(shell)?.to_owned();
        Ok((file, path))
    });
    with_path.collect()
}
