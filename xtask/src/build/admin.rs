//! The editors' admin page: Sveltia CMS in one file, and the page that starts it with settings made
//! from the types of the content.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

use super::digest::files_below;
use super::{Mode, shell};
use crate::run::run_quietly;

/// Where the page stands in the shop.
pub(super) const FOLDER: &str = "admin";
/// What it is made from, besides the program and its settings.
pub(super) const SOURCES: [&str; 3] = ["scripts/admin", "style/fonts.css", "e2e/package-lock.json"];

const PROGRAM: &str = "e2e/node_modules/@sveltia/cms";
/// Where the program's style sheet has its letters from, though they stand beside it as well.
const LETTERS_ELSEWHERE: &str = "https://cdn.jsdelivr.net/fontsource/fonts/";
/// The languages of the program that are kept, besides English, which it always has.
const LANGUAGES: [&str; 2] = ["vi.json", "fr.json"];
/// What no form of ours uses: maps, code, drawings as input, pictures that Chromium writes itself,
/// and React, in which others write extensions.
const UNUSED: [&str; 9] = [
    "@shikijs/*",
    "leaflet/*",
    "svgo/*",
    "terra-draw",
    "terra-draw-leaflet-adapter",
    "./chunks/heic-*",
    "./chunks/react-dom-*",
    "./chunks/shiki-*",
    "./chunks/webp_enc*",
];

/// Makes the page in `out`, where its settings stand already.
pub(super) fn make(mode: Mode, scratch: &Path, out: &Path) -> Result<()> {
    let script = bundled_script(mode, scratch)?;
    let own = copy_letters(out)?;
    fs::write(
        &script,
        with_own_letters(&fs::read_to_string(&script)?, &own)?,
    )?;
    let styles = bundled_styles(mode, scratch)?;
    let mut page = fs::read_to_string("scripts/admin/index.html")?;
    for (name, file) in [("script", script), ("styles", styles)] {
        let (address, hash) = place(&file, out)?;
        for (key, value) in [
            (format!("{{{name}}}"), address),
            (format!("{{{name}-hash}}"), hash),
        ] {
            ensure!(page.contains(&key), "the admin page has no {key}");
            page = page.replace(&key, &value);
        }
    }
    fs::write(out.join("index.html"), page)?;
    fs::copy(
        Path::new(PROGRAM).join("LICENSE.txt"),
        out.join("LICENSE.txt"),
    )?;
    Ok(())
}

fn bundled_script(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("admin.js");
    let program = Path::new(PROGRAM).join("npm/index.js");
    let program = fs::canonicalize(&program)
        .with_context(|| format!("{}; run `cargo xtask setup`", program.display()))?;
    let mut command = shell::esbuild(mode, Path::new("scripts/admin/main.ts"), &bundle);
    command.arg(format!("--alias:cms={}", program.display()));
    command.args(UNUSED.map(|it| format!("--external:{it}")));
    leave_out_languages(&mut command)?;
    run_quietly(&mut command)?;
    Ok(bundle)
}

fn leave_out_languages(command: &mut Command) -> Result<()> {
    for file in files_below(&Path::new(PROGRAM).join("locales"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !LANGUAGES.contains(&name.as_ref()) {
            command.arg(format!("--external:*/locales/{name}"));
        }
    }
    Ok(())
}

fn bundled_styles(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("admin.css");
    let mut command = shell::esbuild(mode, Path::new("scripts/admin/admin.css"), &bundle);
    run_quietly(command.arg("--external:/fonts/*"))?;
    Ok(bundle)
}

/// Copies a file under a name with its hash; gives its address, and the hash by which browsers
/// know that it is the same.
fn place(file: &Path, out: &Path) -> Result<(String, String)> {
    let content = fs::read(file)?;
    let name = shell::hashed_name(file, &content)?;
    let hash = format!("sha384-{}", STANDARD.encode(Sha384::digest(&content)));
    fs::write(out.join(&name), content)?;
    Ok((format!("/{FOLDER}/{name}"), hash))
}

/// Copies the program's signs and letters, which it looks for beside itself; gives their names.
fn copy_letters(out: &Path) -> Result<Vec<String>> {
    let target = out.join("assets");
    fs::create_dir_all(&target)?;
    let mut names = Vec::new();
    for file in files_below(&Path::new(PROGRAM).join("npm/assets"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".woff2") || name.ends_with(".LICENSE.txt") {
            fs::copy(&file, target.join(name.as_ref()))?;
            names.push(name.into_owned());
        }
    }
    Ok(names)
}

/// Names the letters beside the program in the place of those elsewhere, which the page's policy
/// would refuse.
fn with_own_letters(script: &str, own: &[String]) -> Result<String> {
    let mut parts = script.split(LETTERS_ELSEWHERE);
    let mut text = parts.next().unwrap_or_default().to_owned();
    let before = text.len();
    for part in parts {
        // `source-sans-3:vf@5.3.0/latin-wght-normal.woff2) format(…` and so on.
        let known = part.split_once(".woff2").and_then(|(name, rest)| {
            let (family, subset) = name.split_once('/')?;
            let family = family.split([':', '@']).next()?;
            let start = format!("{family}-{subset}-");
            let own = own.iter().find(|it| it.starts_with(&start))?;
            Some((own, rest))
        });
        let (own, rest) = known.context("letters of the program are not beside it")?;
        text.push_str(&format!("/{FOLDER}/assets/{own}{rest}"));
    }
    ensure!(
        text.len() > before,
        "the program has its letters from elsewhere now"
    );
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_s_letters_are_those_beside_it() {
        let own = [
            "noto-mono-latin-400-normal-x.woff2",
            "signs-latin-wght-normal-y.woff2",
        ];
        let own = own.map(str::to_owned);
        let from = |name: &str| format!("src:url({LETTERS_ELSEWHERE}{name}) format('woff2')");
        for (name, wanted) in [
            ("noto-mono@5.3.0/latin-400-normal.woff2", &own[0]),
            ("signs:vf@5.3.7/latin-wght-normal.woff2", &own[1]),
        ] {
            let script = with_own_letters(&from(name), &own).expect("letters");
            assert_eq!(
                script,
                format!("src:url(/admin/assets/{wanted}) format('woff2')")
            );
        }
        for broken in ["nothing", &from("others@1/latin.woff2"), &from("noto-mono")] {
            assert!(with_own_letters(broken, &own).is_err(), "{broken}");
        }
    }
}
