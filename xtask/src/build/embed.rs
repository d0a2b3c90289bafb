//! What portals put into their pages, and the scripts and styles of the light pages in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha384};

use super::{Mode, shell};
use crate::run::run_quietly;

/// The script at the address that stays, in the shell and in the shop.
pub(super) const SCRIPT: &str = "embed.js";
/// The addresses of it all, beside the frame of the pages: a JSON object.
pub(super) const ADDRESSES: &str = "embed.json";
/// Where the scripts stand.
pub(super) const SOURCES: &str = "scripts/embed";

/// Makes the scripts and the styles in the shell.
pub(super) fn make(mode: Mode, scratch: &Path, out: &Path) -> Result<()> {
    let bundle = |entry: &str, name: &str, more: Option<&str>| {
        let bundle = scratch.join(name);
        let mut esbuild = shell::esbuild(mode, entry.as_ref(), &bundle);
        run_quietly(esbuild.arg("--format=iife").args(more))?;
        anyhow::Ok(bundle)
    };
    let source = |name: &str| format!("{SOURCES}/{name}");
    let texts = format!("--define:TEXTS={}", texts()?);
    let element = bundle(&source("element.ts"), SCRIPT, Some(&texts))?;
    let frame = bundle(&source("frame/main.ts"), "frame.js", None)?;
    let trial = bundle(&source("trial.ts"), "trial.js", None)?;
    let styles = bundle("style/embed.css", "frame.css", Some("--external:/art/*"))?;
    let addresses = json!({
        "element": shell::name_by_content(&element, out)?,
        "integrity": integrity(&fs::read(&element)?),
        "frame": shell::name_by_content(&frame, out)?,
        "trial": shell::name_by_content(&trial, out)?,
        "styles": shell::name_by_content(&styles, out)?,
    });
    fs::copy(&element, out.join(SCRIPT))?;
    fs::write(out.join(ADDRESSES), addresses.to_string())?;
    Ok(())
}

/// What talks to a portal in whose page the app stands.
pub(super) fn framed(mode: Mode, scratch: &Path) -> Result<PathBuf> {
    let bundle = scratch.join("framed.js");
    let entry = Path::new(SOURCES).join("framed.ts");
    run_quietly(&mut shell::esbuild(mode, &entry, &bundle))?;
    Ok(bundle)
}

/// What the element says by itself, in each language.
fn texts() -> Result<Value> {
    let mut all = BTreeMap::new();
    for language in ["vi", "en", "fr"] {
        let file = format!("locales/{language}.json");
        let file: Value = serde_json::from_str(&fs::read_to_string(&file)?).context(file)?;
        let title = &file["shell"]["market_name"];
        let open = &file["embed"]["open_market"];
        all.insert(language, json!({ "title": title, "open": open }));
    }
    Ok(json!(all))
}

/// The hash by which browsers know a script (Subresource Integrity).
fn integrity(script: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        // From the specification of Subresource Integrity.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
