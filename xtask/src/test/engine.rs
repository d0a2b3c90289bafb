//! `cargo xtask test --backend`: the shop on a real engine.

use std::env;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde_json::json;

use super::browser;
use super::report::{Outcome, Report};
use crate::backend::Trial;
use crate::build::{self, Options};
use crate::project::Project;
use crate::setup::{Need, setup};

/// Where the shop is served, and a second one with other settings: the engine lets both in.
const SHOPS: [u16; 2] = [4183, 4184];

/// Builds the shop, starts an engine with nothing in it, runs the specs of `e2e/backend` against
/// both and takes everything down again.
pub(super) fn test(project: &Project) -> Result<ExitCode> {
    let mut report = Report::default();
    report.step("programs installed", || {
        setup(Need::Tests)?;
        Ok(Outcome::passed())
    });
    let built = report.step("build", || {
        build::build(project, Options::strict())?;
        Ok(Outcome::passed())
    });
    let mut trial = None;
    report.step("two instances of the engine", || {
        let origins = SHOPS.map(|port| format!("http://127.0.0.1:{port}"));
        trial = Some(Trial::start(project, origins.to_vec())?);
        Ok(Outcome::passed())
    });
    report.step("browser tests on the engine", || {
        anyhow::ensure!(built, "there is no new shop to test");
        run(project, trial.as_ref().context("there is no engine")?)
    });
    if let Some(trial) = trial {
        report.step("everything taken down", || {
            trial.stop()?;
            Ok(Outcome::passed())
        });
    }
    Ok(report.print())
}

fn run(project: &Project, trial: &Trial) -> Result<Outcome> {
    let [shop, other] = SHOPS;
    let given = json!({
        "ids": trial.keys(),
        "instances": trial.urls(),
        "shop": shop,
        "other": other,
        "xtask": env::current_exe()?,
        "folder": trial.folder(),
    });
    browser::on_engine(project, &given)
}
