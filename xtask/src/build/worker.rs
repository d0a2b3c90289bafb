//! The service worker, which names every file that it keeps.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::json;

use super::digest::{Inputs, files_below, hex_of};
use super::{Mode, shell};
use crate::run::run_quietly;

/// Its place in the shop. It must not change: browsers look for a newer one at this address.
const FILE: &str = "sw.js";
const SOURCES: &str = "scripts/worker";

/// What every page needs beside the assets. A folder stands for the page in it.
const NEEDED: [&str; 6] = [
    "art/logo.svg",
    "art/ui.svg",
    "fonts",
    "offline",
    "en/offline",
    "fr/offline",
];

/// Writes the worker of the shop that stands in `shop`.
pub(super) fn write(shop: &Path) -> Result<()> {
    let frame = fs::read_to_string(shop.join("offline/index.html"))?;
    let script = app_script(&frame).context("the pages start no app")?;
    let mut files = files_below(&shop.join(shell::ASSETS))?;
    for needed in NEEDED {
        files.extend(files_below(&shop.join(needed))?);
    }
    files.retain(|file| !is_for_some(file));
    let mut release = Inputs::default().paths(&[SOURCES])?;
    let mut paths = Vec::new();
    for file in files {
        let path = address(file.strip_prefix(shop)?);
        release = release.setting(&path).setting(&hex_of(&fs::read(&file)?));
        paths.push(path);
    }
    let release = release.digest();
    let manifest = json!({ "release": release, "script": script, "files": paths });
    bundle(
        "main.ts",
        shop,
        Some(&format!("--define:MANIFEST={manifest}")),
    )
}

/// Writes what frees browsers of the worker that another build had at the same address.
pub(super) fn write_gone(shop: &Path) -> Result<()> {
    bundle("gone.ts", shop, None)
}

/// Whether a file is nothing that the shop itself needs without a network: the program that plays
/// live streams, what stands in portals' pages, the licences of letters, and style sheets that stand
/// in the pages or are for where no script runs.
fn is_for_some(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let others = [
        "hls-", "embed-", "frame-", "framed-", "trial-", "LICENSE", "OFL", "first-", "main-",
    ];
    others.iter().any(|other| name.starts_with(other))
}

fn bundle(entry: &str, shop: &Path, define: Option<&str>) -> Result<()> {
    let entry = Path::new(SOURCES).join(entry);
    let mut esbuild = shell::esbuild(Mode::Release, &entry, &shop.join(FILE));
    // Not every browser runs modules as workers.
    run_quietly(esbuild.arg("--format=iife").args(define))
}

/// The script that starts the app, as the page names it.
fn app_script(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(" data-app=\"")?;
    rest.split_once('"').map(|(address, _)| address)
}

/// The address of a file; a page has that of its folder.
fn address(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    format!("/{}", path.trim_end_matches("/index.html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_address_of_its_folder() {
        for (file, wanted) in [
            ("assets/main-1.css", "/assets/main-1.css"),
            ("offline/index.html", "/offline"),
            ("en/offline/index.html", "/en/offline"),
        ] {
            assert_eq!(address(Path::new(file)), wanted);
        }
    }

    #[test]
    fn the_app_s_script_is_found() {
        let page =
            "<script async src=\"/assets/early-1.js\" data-app=\"/assets/app-2.js\"></script>";
        assert_eq!(app_script(page), Some("/assets/app-2.js"));
        assert_eq!(app_script("<head></head>"), None);
    }
}
