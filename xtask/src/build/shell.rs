//! The shell: the page's frame, and beside it the wasm, its glue and the styles, each made
//! small and named after its content so that browsers may keep it for ever.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::digest::{files_below, hex_of};
use super::parts::{self, Cut};
use super::{Mode, embed, page, recreate, snip};
use crate::project::npm_program;
use crate::run::run_quietly;

/// The frame's name in the shell's folder. It is a template for the prerendered pages.
pub(crate) const PAGE: &str = "index.html";
/// Which files make up each part of the program, beside the frame: a JSON object.
pub(crate) const PARTS: &str = "parts.json";
/// The folder of hashed files, in the shell and in the shop.
pub(super) const ASSETS: &str = "assets";

/// The library for live streams, without what only encrypted and captioned ones need.
const HLS: &str = "e2e/node_modules/hls.js/dist/hls.light.mjs";

/// Browsers from early 2022 on; older ones lack features that the wasm needs anyway.
const BROWSERS: &str = "--target=es2022,chrome100,edge100,firefox100,safari15.4";
/// Those before them, too, for the script that tells them.
const OLD_BROWSERS: &str = "--target=es2015";

/// Makes the shell in `out` from the page that Trunk left in `trunk` and the linked program.
pub(super) fn make(mode: Mode, trunk: &Path, linked: &Path, out: &Path) -> Result<()> {
    recreate(out)?;
    fs::create_dir(out.join(ASSETS))?;
    let scratch = trunk.with_file_name("scratch");
    recreate(&scratch)?;

    let program = match mode {
        Mode::Release => parts::cut(&snipped(linked, &scratch)?, &scratch)?,
        Mode::Dev => parts::cut(linked, &scratch)?,
    };
    let wasm = name_by_content(&shrunk_wasm(mode, &program.main, &scratch)?, out)?;
    let parts = named_parts(mode, &program, &scratch, out)?;
    parts::write_loader(&program.glue, &parts)?;
    fs::write(out.join(PARTS), serde_json::to_string(&parts)?)?;
    let hls = name_by_content(&stream_script(mode, &scratch)?, out)?;
    let framed = name_by_content(&embed::framed(mode, &scratch)?, out)?;
    let addresses = [("WASM", &wasm), ("HLS", &hls), ("FRAMED", &framed)];
    let script = bundled_script(mode, &program.glue, &addresses, &scratch)?;
    let script = name_by_content(&script, out)?;
    let early = name_by_content(&early_script(mode, &scratch)?, out)?;
    let sheet = |name| name_by_content(&bundled_styles(mode, name, &scratch)?, out);
    let styles = sheet("main.css")?;
    let first_styles = sheet("first.css")?;
    let other_styles = format!("{} {}", sheet("rest.css")?, sheet("pages.css")?);
    let letters = sheet("letters.css")?;
    let texts = named_texts(out)?;

    embed::make(mode, &scratch, out)?;

    let html = fs::read_to_string(trunk.join(PAGE))?;
    let html = page::finish(
        &html,
        &page::Assets {
            script: &script,
            wasm: &wasm,
            early: &early,
            styles: &styles,
            first_styles: &first_styles,
            other_styles: &other_styles,
            letters: &letters,
            texts: &texts,
        },
    )?;
    fs::write(out.join(PAGE), html)?;
    Ok(())
}

/// The linked program without what nobody calls, which a quick build keeps.
fn snipped(linked: &Path, scratch: &Path) -> Result<PathBuf> {
    let wasm = fs::read(linked).with_context(|| format!("{}", linked.display()))?;
    let whole = scratch.join("snipped.wasm");
    fs::write(&whole, snip::snip(&wasm)?.0)?;
    Ok(whole)
}

/// Makes the files of the parts small and puts them among the assets; gives the URLs of those
/// that make up each part.
fn named_parts(
    mode: Mode,
    program: &Cut,
    scratch: &Path,
    out: &Path,
) -> Result<BTreeMap<String, Vec<String>>> {
    let with_none = program.parts.iter().map(|part| (part.clone(), Vec::new()));
    let mut named: BTreeMap<String, Vec<String>> = with_none.collect();
    let mut small = Vec::new();
    for (file, parts) in &program.files {
        let file = shrunk_wasm(mode, file, scratch)?;
        small.push((fs::metadata(&file)?.len(), file, parts));
    }
    // They are asked for in this order, and what takes longest on the line must not be the last.
    small.sort_by_key(|(size, ..)| Reverse(*size));
    for (_, file, parts) in small {
        let url = name_by_content(&file, out)?;
        for part in parts {
            named.entry(part.clone()).or_default().push(url.clone());
        }
    }
    Ok(named)
}

/// Puts the texts of each language among the assets; gives their URLs with an asterisk in the place
/// of the language. They have one hash, so that no page has to name more than one.
fn named_texts(out: &Path) -> Result<String> {
    let languages = locales::read(Path::new("locales"))?;
    let files: Vec<_> = languages.iter().map(|it| (it.code, it.file())).collect();
    let all: Vec<&str> = files.iter().map(|(_, file)| file.as_str()).collect();
    let hash = hex_of(all.join("\n").as_bytes());
    for (code, file) in &files {
        fs::write(
            out.join(ASSETS).join(format!("texts-{code}-{hash}.txt")),
            file,
        )?;
    }
    Ok(format!("/{ASSETS}/texts-*-{hash}.txt"))
}

fn shrunk_wasm(mode: Mode, wasm: &Path, scratch: &Path) -> Result<PathBuf> {
    if mode == Mode::Dev {
        return Ok(wasm.to_owned());
    }
    let name = wasm.file_name().context("a file has a name")?;
    let small = scratch.join(name);
    run_quietly(&mut wasm_opt(wasm, &small))?;
    Ok(small)
}

/// Makes a wasm small, as visitors load it.
pub(crate) fn wasm_opt(wasm: &Path, small: &Path) -> Command {
    let mut command = Command::new(npm_program("wasm-opt"));
    command.arg("-Oz").args(parts::FEATURES);
    command.args(["--strip-debug", "--strip-producers"]);
    command.arg(wasm).arg("-o").arg(small);
    command
}

/// The glue with its start, in one file: no page needs an inline script to begin.
fn bundled_script(
    mode: Mode,
    glue: &Path,
    addresses: &[(&str, &String)],
    scratch: &Path,
) -> Result<PathBuf> {
    let bundle = scratch.join(glue.file_name().context("a file has a name")?);
    let mut command = esbuild(mode, Path::new("scripts/page/start.ts"), &bundle);
    for (name, file) in [
        ("glue", glue),
        ("parts", Path::new("scripts/page/parts.ts")),
    ] {
        let file = fs::canonicalize(file)?;
        command.arg(format!("--alias:{name}={}", file.display()));
    }
    for (name, address) in addresses {
        command.arg(format!("--define:{name}={address:?}"));
    }
    command.arg(format!("--external:/{ASSETS}/*"));
    run_quietly(&mut command)?;
    Ok(bundle)
}

/// What plays live streams, with the library that it uses.
fn stream_script(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("hls.js");
    let mut command = esbuild(mode, Path::new("scripts/page/hls.ts"), &bundle);
    let library =
        fs::canonicalize(HLS).with_context(|| format!("{HLS}; run `cargo xtask setup`"))?;
    command.arg(format!("--alias:hls={}", library.display()));
    run_quietly(&mut command)?;
    Ok(bundle)
}

/// What runs beside the first paint.
fn early_script(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("early.js");
    let mut command = esbuild(mode, Path::new("scripts/page/early.ts"), &bundle);
    command.args(["--format=iife", OLD_BROWSERS]);
    run_quietly(&mut command)?;
    Ok(bundle)
}

/// A sheet of `style` and all that it imports, in one file. Paths of files in `public`, like
/// those of fonts, stay as they are.
fn bundled_styles(mode: Mode, name: &str, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join(name);
    let mut command = esbuild(mode, &Path::new("style").join(name), &bundle);
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
pub(super) fn name_by_content(file: &Path, out: &Path) -> Result<String> {
    let content = fs::read(file)?;
    let name = hashed_name(file, &content)?;
    fs::write(out.join(ASSETS).join(&name), content)?;
    Ok(format!("/{ASSETS}/{name}"))
}

/// A file's name with the hash of its content before the extension.
pub(super) fn hashed_name(file: &Path, content: &[u8]) -> Result<String> {
    let stem = file.file_stem().context("a file has a name")?;
    let extension = file.extension().context("the file has an extension")?;
    Ok(format!(
        "{}-{}.{}",
        stem.to_string_lossy(),
        hex_of(content),
        extension.to_string_lossy()
    ))
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
