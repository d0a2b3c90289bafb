//! Chromium and its driver, from the system's packages.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::apt::{apt, install_commands};
use super::{Missing, Need};
use crate::run::which;

/// Chromium without windows, as Debian names the program and its package.
const HEADLESS: &str = "chromium-headless-shell";

const MACOS_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The browser: the path in `MARKET_CHROMIUM`, or an installed one.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(path) = given() {
        return Some(path);
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    which(&names).or_else(|| existing(MACOS_CHROME))
}

/// The browser of the tests: a given one, or one without windows, which opens pages in two thirds
/// of the time, or any.
pub(crate) fn headless_chromium() -> Option<PathBuf> {
    given().or_else(|| which(&[HEADLESS])).or_else(chromium)
}

fn given() -> Option<PathBuf> {
    env::var_os("MARKET_CHROMIUM").map(PathBuf::from)
}

/// The browser's driver, for the wasm tests: the path in `CHROMEDRIVER`, or an installed one.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| which(&["chromedriver"]))
}

fn existing(path: &str) -> Option<PathBuf> {
    Path::new(path).exists().then(|| path.into())
}

pub(super) fn missing() -> Result<Vec<Missing>> {
    let mut packages = Vec::new();
    if !chromium().is_some_and(|path| path.exists()) {
        packages.push("chromium");
    }
    if !chromedriver().is_some_and(|path| path.exists()) {
        packages.push("chromium-driver");
    }
    if packages.is_empty() {
        return Ok(Vec::new());
    }
    let name = packages.join(" and ");
    let Some(apt) = apt() else {
        let by_hand = format!(
            "sudo apt-get install -y {} (or set MARKET_CHROMIUM and CHROMEDRIVER to their paths)",
            packages.join(" ")
        );
        return Ok(vec![Missing::only_by_hand(name, Need::Tests, &by_hand)]);
    };
    let commands = install_commands(apt, &packages);
    Ok(vec![Missing::new(name, Need::Tests, commands)])
}

/// Chromium without windows, where the system has a package of it.
pub(super) fn missing_headless() -> Result<Vec<Missing>> {
    if given().is_some() || which(&[HEADLESS]).is_some() || !is_debian() {
        return Ok(Vec::new());
    }
    let commands = apt().map(|apt| install_commands(apt, &[HEADLESS]));
    Ok(commands
        .map(|commands| Missing::new(HEADLESS, Need::Speed, commands))
        .into_iter()
        .collect())
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|release| release.lines().any(|line| line == "ID=debian"))
}
