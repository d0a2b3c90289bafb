//! The tests that need Chromium.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use wasmparser::{Parser, Payload};

use super::counted;
use super::report::Outcome;
use super::tally::Tally;
use crate::build;
use crate::project::Project;
use crate::run::{cargo, run_and_listen};
use crate::setup::{WASM, chromedriver, chromium, headless_chromium};

/// How Chromium is started for wasm tests.
const WEBDRIVER: &str = "webdriver.json";

/// What the program calls the module that fetches its parts, before the build has cut it.
const PARTS: &str = "__wasm_split_placeholder__";
/// The module that stands in for it in tests. The names are equally long, so that one can take the
/// other's place in the wasm; the tests' server serves files from the project's folder.
const NO_PARTS: &str = "./target/tmp/wasm-split.js";

/// The app's own tests inside Chromium.
pub(super) fn wasm_tests(project: &Project) -> Result<Outcome> {
    let driver = chromedriver().context("chromedriver is not installed")?;
    let browser = chromium().context("Chromium is not installed")?;
    let program = without_parts(&compiled_tests()?)?;
    let mut tests = Command::new("wasm-bindgen-test-runner");
    tests.arg(program);
    tests.env("CHROMEDRIVER", driver);
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    tests.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        webdriver(project, &browser)?,
    );
    counted(&mut tests)
}

/// Compiles the tests and gives their wasm.
fn compiled_tests() -> Result<PathBuf> {
    let mut tests = cargo(&["test", "-p", "night-market", "--target", WASM]);
    tests.args(["--features", "hydrate", "--test", "wasm", "--no-run"]);
    tests.arg("--message-format=json-render-diagnostics");
    let output = tests.stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "the tests do not compile");
    let lines = String::from_utf8(output.stdout)?;
    let mut built = lines.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_test = message["target"]["name"] == "wasm";
        let program = message["executable"].as_str().filter(|_| is_test);
        program.map(PathBuf::from)
    });
    built.next_back().context("cargo names no test")
}

/// Has the tests load no part of the program: only the build cuts it, so there is none to load.
fn without_parts(wasm: &Path) -> Result<PathBuf> {
    let mut bytes = fs::read(wasm).with_context(|| format!("{}", wasm.display()))?;
    let script = stand_in(&bytes)?;
    let places: Vec<usize> = bytes
        .windows(PARTS.len())
        .enumerate()
        .filter(|(_, window)| *window == PARTS.as_bytes())
        .map(|(place, _)| place)
        .collect();
    for place in places {
        bytes[place..place + PARTS.len()].copy_from_slice(NO_PARTS.as_bytes());
    }
    // The tests' server knows the project's own folder only, wherever Cargo builds.
    let folder = Path::new("target/tmp");
    fs::create_dir_all(folder)?;
    fs::write(NO_PARTS, script)?;
    let program = folder.join("wasm-tests.wasm");
    fs::write(&program, bytes)?;
    Ok(program)
}

/// A module with every function that the program wants for its parts; each fails when called.
fn stand_in(wasm: &[u8]) -> Result<String> {
    let mut script = String::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(imports) = payload? else {
            continue;
        };
        for import in imports.into_imports() {
            let import = import?;
            if import.module == PARTS {
                let name = import.name;
                script.push_str(&format!(
                    "export function {name}() {{ throw new Error('tests have no parts'); }}\n"
                ));
            }
        }
    }
    Ok(script)
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
    run_playwright(project, &[])
}

/// The same on an engine, of which `given` tells the specs.
pub(super) fn on_engine(project: &Project, given: &Value) -> Result<Outcome> {
    run_playwright(project, &[("MARKET_BACKEND", given.to_string())])
}

/// Runs the usual specs, or those that need an engine where the variables name one.
fn run_playwright(project: &Project, variables: &[(&str, String)]) -> Result<Outcome> {
    let browser = headless_chromium().context("Chromium is not installed")?;
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
    if !variables.is_empty() {
        tests.args(["--config", "backend/playwright.config.ts"]);
    }
    tests.envs(variables.iter().map(|(name, value)| (name, value)));
    tests.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    tests.env("MARKET_CHROMIUM", browser);
    tests.envs(chromium().map(|whole| ("MARKET_BROWSER", whole)));
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
    fn one_module_can_take_the_other_s_place() {
        assert_eq!(PARTS.len(), NO_PARTS.len());
    }

    #[test]
    fn the_project_s_file_can_be_filled() {
        assert!(with_binary(include_str!("../../../webdriver.json"), Path::new("x")).is_ok());
    }
}
