//! `cargo xtask bench`: how large the shop is, how fast its search is beside others, and how fast
//! the app is with a large catalogue.

mod app;
mod catalogue;
mod search;
mod size;

use std::process::Command;
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};

use crate::project::Project;
use crate::run::run;
use crate::setup::{Need, bench_packages, chromium, setup};

/// A part of the measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a first visit downloads.
    Sizes,
    /// The search, beside others.
    Search,
    /// The app with a large catalogue.
    App,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "sizes" => Ok(Self::Sizes),
            "search" => Ok(Self::Search),
            "app" => Ok(Self::App),
            _ => Err(format!("{text} is not sizes, search or app")),
        }
    }
}

/// Measures everything, or only a part, and prints tables.
pub(crate) fn bench(project: &Project, only: Option<Part>) -> Result<()> {
    setup(Need::Build)?;
    let wanted = |part| only.is_none_or(|only| only == part);
    if wanted(Part::Sizes) {
        size::sizes(project)?;
    }
    if wanted(Part::Search) {
        bench_packages()?;
        search::search(project)?;
    }
    if wanted(Part::App) {
        app::app(project)?;
    }
    Ok(())
}

/// Runs a script of `bench/`, with a browser to measure in.
fn run_script(script: &str, arguments: impl FnOnce(&mut Command)) -> Result<()> {
    let Some(browser) = chromium() else {
        bail!("without Chromium there is nothing to measure in");
    };
    let mut node = Command::new("node");
    node.arg(format!("bench/{script}"));
    node.env("MARKET_CHROMIUM", browser);
    arguments(&mut node);
    run(&mut node).with_context(|| format!("{script}: failed"))
}
