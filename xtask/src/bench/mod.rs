//! `cargo xtask bench`: how large the shop is, how fast its search is beside others, how fast the
//! app is with a large catalogue, how whole pages do beside those of another shop, and what the
//! market costs a portal.

mod app;
mod catalogue;
mod check;
mod pages;
mod portal;
mod search;
mod size;

use std::process::Command;
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};

use crate::flags::Bench;
use crate::project::Project;
use crate::run::run;
use crate::setup::{Need, bench_packages, chromium, peer_packages, setup};
use pages::Scope;

/// A part of the measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a first visit downloads.
    Sizes,
    /// The search, beside others.
    Search,
    /// The check of the content.
    Check,
    /// The app with a large catalogue.
    App,
    /// Whole pages, beside those of a lean JavaScript shop.
    Pages,
    /// A portal's page with and without the market.
    Portal,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "sizes" => Ok(Self::Sizes),
            "search" => Ok(Self::Search),
            "check" => Ok(Self::Check),
            "app" => Ok(Self::App),
            "pages" => Ok(Self::Pages),
            "portal" => Ok(Self::Portal),
            _ => Err(format!(
                "{text} is not sizes, search, check, app, pages or portal"
            )),
        }
    }
}

/// Measures everything, or only a part, and prints tables.
pub(crate) fn bench(project: &Project, flags: &Bench) -> Result<()> {
    setup(Need::Build)?;
    let wanted = |part| flags.part.is_none_or(|only| only == part);
    if wanted(Part::Sizes) {
        size::sizes(project)?;
    }
    if wanted(Part::Search) {
        bench_packages()?;
        search::search(project)?;
    }
    if wanted(Part::Check) {
        check::check(project)?;
    }
    if wanted(Part::App) {
        app::app(project)?;
    }
    if wanted(Part::Pages) {
        bench_packages()?;
        peer_packages()?;
        pages::pages(
            project,
            &Scope {
                quick: flags.quick,
                parts: &flags.only,
            },
        )?;
    }
    if wanted(Part::Portal) {
        bench_packages()?;
        portal::portal(project, flags.quick)?;
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
    node.env("MARKET_CHROMIUM", &browser);
    // Where Lighthouse looks for it.
    node.env("CHROME_PATH", browser);
    arguments(&mut node);
    run(&mut node).with_context(|| format!("{script}: failed"))
}
