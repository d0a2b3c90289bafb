//! The packages of `e2e/`: the browser tests' and the build's own (binaryen, esbuild); those of
//! `bench/`; and those of the shop that ours is measured beside.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, anyhow};

use super::{Missing, Need};
use crate::build::digest::hex_of;
use crate::run::which;

pub(super) fn missing() -> Result<Vec<Missing>> {
    if which(&["node"]).is_none() || which(&["npm"]).is_none() {
        let by_hand = "apt-get install -y nodejs npm (version 20 or later)";
        return Ok(vec![Missing::only_by_hand(
            "Node.js with npm",
            Need::Build,
            by_hand,
        )]);
    }
    Ok(packages_of("e2e", "npm packages")?.into_iter().collect())
}

/// Installs Lighthouse and the libraries that the search is measured beside, where they are
/// missing.
pub(crate) fn bench_packages() -> Result<()> {
    install(packages_of("bench", "npm packages of bench/")?)
}

/// Installs what the shop is built of that ours is measured beside, where it is missing.
pub(crate) fn peer_packages() -> Result<()> {
    install(packages_of(
        "e2e/peers/solid",
        "npm packages of e2e/peers/",
    )?)
}

/// Installs what the engine behind the shop is built of, where it is missing.
pub(crate) fn backend_packages() -> Result<()> {
    install(packages_of("backend", "npm packages of backend/")?)
}

pub(super) fn install(missing: Option<Missing>) -> Result<()> {
    missing.map_or(Ok(()), |missing| {
        missing
            .install()
            .map_err(|failure| anyhow!(failure.sentence))
    })
}

/// The packages of a folder, if they are not installed as its lock file wants them.
fn packages_of(folder: &str, name: &str) -> Result<Option<Missing>> {
    let lock = format!("{folder}/package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("cannot read {lock}"))?;
    let stamp = PathBuf::from(format!(
        "{folder}/node_modules/.installed-{}",
        hex_of(&lock)
    ));
    if stamp.exists() {
        return Ok(None);
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--prefix", folder]);
    // The browser comes from the system, see `browser`.
    install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    // `npm ci` empties node_modules first, so the mark of an older lock file goes with it.
    let mut mark = Command::new("touch");
    mark.arg(stamp);
    Ok(Some(Missing::new(name, Need::Build, vec![install, mark])))
}
