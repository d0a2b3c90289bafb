//! The packages of `e2e/`: the browser tests' and the build's own (binaryen, esbuild).

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

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
    let lock = fs::read("e2e/package-lock.json").context("cannot read e2e/package-lock.json")?;
    let stamp = PathBuf::from(format!("e2e/node_modules/.installed-{}", hex_of(&lock)));
    if stamp.exists() {
        return Ok(Vec::new());
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--prefix", "e2e"]);
    // The browser comes from the system, see `browser`.
    install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    // `npm ci` empties node_modules first, so the mark of an older lock file goes with it.
    let mut mark = Command::new("touch");
    mark.arg(stamp);
    Ok(vec![Missing::new(
        "npm packages",
        Need::Build,
        vec![install, mark],
    )])
}
