//! The tests that need Chromium.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::counted;
use super::report::Outcome;
use super::tally::Tally;
use crate::build;
use crate::project::Project;
use crate::run::{cargo, run_and_listen};
use crate::setup::{WASM, chromedriver, chromium};

/// How Chromium is started for wasm tests.
const WEBDRIVER: &str = "webdriver.json";

/// The app's own tests inside Chromium.
pub(super) fn wasm_tests(project: &Project) -> Result<Outcome> {
    let driver = chromedriver().context("chromedriver is not installed")?;
    let browser = chromium().context("Chromium is not installed")?;
    let mut tests = cargo(&["test", "-p", "night-market", "--target", WASM]);
    tests.args(["--features", "hydrate", "--test", "wasm"]);
    tests.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    );
    tests.env("CHROMEDRIVER", driver);
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    tests.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        webdriver(project, &browser)?,
    );
    counted(&mut tests)
}

/// Writes `webdriver.json` with the path of this machine's browser in it.
fn webdriver(project: &Project, browser: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(WEBDRIVER).context("cannot read webdriver.json")?;
    let path = project.target.join("tmp").join(WEBDRIVER);
    fs::create_dir_all(project.target.join("tmp"))?;
    fs::write(&path, with_binary(&text, browser)?)?;
    Ok(path)
}

fn with_binary(text: &str, browser: &Path) -> Result<String> {
    let mut capabilities: Value = serde_json::from_str(text).context("webdriver.json")?;
    capabilities["goog:chromeOptions"]["binary"] = json!(browser);
    Ok(capabilities.to_string())
}

/// The shop in a browser, as its visitors use it.
pub(super) fn playwright(project: &Project) -> Result<Outcome> {
    let browser = chromium().context("Chromium is not installed")?;
    let server = build::server(project)?;
    let report = project.target.join("tmp/playwright.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let program = env::current_dir()?.join(crate::project::npm_program("playwright"));
    let mut tests = Command::new(program);
    tests
        .args(["test", "--reporter=list,json"])
        .current_dir("e2e");
    tests.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    tests.env("MARKET_CHROMIUM", browser);
    tests.env("MARKET_SERVER", server);
    let (success, _) = run_and_listen(&mut tests)?;
    let tally = fs::read_to_string(&report)
        .ok()
        .and_then(|text| Tally::of_playwright(&text));
    Ok(Outcome::Ran(
        tally.unwrap_or_default().agreeing_with(success),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_path_joins_the_options_in_the_file() {
        let text = r#"{"goog:chromeOptions": {"args": ["--headless"]}}"#;
        let filled = with_binary(text, Path::new("/opt/chromium")).expect("JSON");
        let filled: Value = serde_json::from_str(&filled).expect("JSON");
        let options = json!({"args": ["--headless"], "binary": "/opt/chromium"});
        assert_eq!(filled["goog:chromeOptions"], options);
    }

    #[test]
    fn the_project_s_file_can_be_filled() {
        assert!(with_binary(include_str!("../../../webdriver.json"), Path::new("x")).is_ok());
    }
}
