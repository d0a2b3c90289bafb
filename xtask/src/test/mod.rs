//! `cargo xtask test`: every check and test, and one summary.

mod audit;
mod browser;
mod engine;
mod report;
mod tally;

use std::io::{IsTerminal as _, stdout};
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::build::{self, Options, run_tool};
use crate::flags::Test;
use crate::project::{NATIVE, Project, npm_program};
use crate::run::{cargo, output_of, run, run_and_listen};
use crate::setup::{Need, WASM, deny_install, setup};
use report::{Outcome, Report};
use tally::Tally;

/// The tests that look at whole shops, all of the crate `prerender`.
const SHOP_TESTS: [&str; 3] = ["shop", "hostile_texts", "incremental"];

/// Runs everything, also after a failure; `quick` leaves out what needs a browser, and `backend`
/// is the shop on an engine instead.
pub(crate) fn test(project: &Project, flags: &Test) -> Result<ExitCode> {
    if flags.backend {
        return engine::test(project);
    }
    let quick = flags.quick;
    let mut report = Report::default();
    report.step("programs installed", || {
        setup(if quick { Need::Build } else { Need::Tests })?;
        Ok(Outcome::passed())
    });
    checks(&mut report);
    if !quick {
        report.step("wasm tests in Chromium", || browser::wasm_tests(project));
    }
    content(&mut report, project);
    let built = report.step("build", || {
        build::build(project, Options::strict())?;
        Ok(Outcome::passed())
    });
    if !quick {
        report.step("browser tests (Playwright)", || {
            anyhow::ensure!(built, "there is no new shop to test");
            browser::playwright(project)
        });
    }
    Ok(report.print())
}

fn checks(report: &mut Report) {
    report.step("formatting", || {
        check(&mut cargo(&["fmt", "--all", "--check"]))
    });
    report.step("lints, native", || {
        let mut clippy = cargo(&["clippy"]);
        check(
            clippy
                .args(NATIVE)
                .args(["--all-targets", "--", "-D", "warnings"]),
        )
    });
    // With the tests that run in Chromium, so that what all of it needs is looked at once.
    report.step("lints, wasm", || {
        let mut clippy = cargo(&["clippy", "--target", WASM]);
        for package in ["night-market", "market", "search"] {
            clippy.args(["-p", package]);
        }
        clippy.args(["--features", "night-market/hydrate"]);
        check(clippy.args(["--lib", "--bins", "--test", "wasm", "--", "-D", "warnings"]))
    });
    report.step("market, search compile for wasm", || {
        let packages = ["check", "-p", "market", "-p", "search"];
        check(cargo(&packages).args(["--target", WASM]))
    });
    report.step("types of the browser tests", || {
        let mut tsc = Command::new(npm_program("tsc"));
        check(tsc.args(["--noEmit", "--project", "e2e"]))
    });
    report.step("types of the scripts", || {
        for project in [
            "scripts/admin",
            "scripts/embed",
            "scripts/page",
            "scripts/worker",
        ] {
            let mut tsc = Command::new(npm_program("tsc"));
            run(tsc.args(["--noEmit", "--project", project]))?;
        }
        Ok(Outcome::passed())
    });
    native_tests(report);
}

fn native_tests(report: &mut Report) {
    if output_of("cargo-nextest", &["--version"]).is_none() {
        report.step("native tests", || {
            counted(cargo(&["test"]).args(NATIVE).arg("--no-fail-fast"))
        });
        return;
    }
    report.step("native tests", || {
        let mut nextest = cargo(&["nextest", "run"]);
        let others = format!(
            "not ({})",
            SHOP_TESTS.map(|it| format!("binary({it})")).join(" | ")
        );
        counted(nextest.args(NATIVE).args(["--no-fail-fast", "-E", &others]))
    });
    // Here tests share what takes long to make, and nextest gives each a process of its own.
    report.step("tests of the prerendered shop", || {
        let mut test = cargo(&["test", "--no-fail-fast"]);
        for name in SHOP_TESTS {
            test.args(["--test", name]);
        }
        counted(test.args(NATIVE))
    });
    report.step("examples in the documentation", || {
        counted(cargo(&["test", "--doc"]).args(NATIVE).arg("--no-fail-fast"))
    });
}

fn content(report: &mut Report, project: &Project) {
    let editor = |arguments: [&str; 2]| {
        run_tool(Command::new(project.tool("editor")).args(arguments))?;
        Ok(Outcome::passed())
    };
    report.step("content", || editor(["check", "public/data"]));
    report.step("schemas up to date", || editor(["schemas", "--check"]));
    report.step("licences and sources", || {
        if output_of("cargo-deny", &["--version"]).is_none() {
            return Ok(Outcome::Skipped(format!(
                "install with `{}`",
                deny_install()
            )));
        }
        // Advisories are a matter of the day, not of the commit, and need the network.
        check(&mut cargo(&[
            "deny", "check", "bans", "licenses", "sources",
        ]))
    });
    report.step("known faults of npm packages", audit::npm_packages);
}

/// A step that is one check: it passes or fails as a whole.
fn check(command: &mut Command) -> Result<Outcome> {
    run(command)?;
    Ok(Outcome::passed())
}

/// A step of many tests, which its output counts.
fn counted(command: &mut Command) -> Result<Outcome> {
    if stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let (success, output) = run_and_listen(command)?;
    Ok(Outcome::Ran(
        Tally::of_output(&output).agreeing_with(success),
    ))
}
