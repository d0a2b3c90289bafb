//! `cargo xtask setup`: installs what is missing, and names what it cannot install.

mod apt;
mod browser;
mod npm;
mod rust;
mod stores;

use std::process::Command;

use anyhow::{Result, bail};

pub(crate) use browser::{chromedriver, chromium, headless_chromium};
pub(crate) use npm::{backend_packages, bench_packages, peer_packages};
pub(crate) use rust::{WASM, deny_install};
pub(crate) use stores::backend_programs;

use crate::run::{run, shown, timed};

/// What a program is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// No build without it.
    Build,
    /// No full test run without it.
    Tests,
    /// Slower tests without it.
    Speed,
    /// One check less without it.
    Comfort,
}

/// Something that this machine lacks, and how it gets there.
#[derive(Debug)]
struct Missing {
    /// Its name, with the version where that matters.
    name: String,
    need: Need,
    /// The commands that install it, in order; empty where it can only be told.
    commands: Vec<Command>,
    /// What somebody would type.
    by_hand: String,
}

impl Missing {
    fn new(name: impl Into<String>, need: Need, commands: Vec<Command>) -> Self {
        let by_hand: Vec<_> = commands.iter().map(shown).collect();
        Self {
            name: name.into(),
            need,
            commands,
            by_hand: by_hand.join(" && "),
        }
    }

    fn only_by_hand(name: impl Into<String>, need: Need, by_hand: &str) -> Self {
        Self {
            by_hand: by_hand.to_owned(),
            ..Self::new(name, need, Vec::new())
        }
    }

    /// Installs it; the error says how to do it by hand.
    fn install(mut self) -> Result<(), Failure> {
        if self.commands.is_empty() {
            return Err(Failure::from(self));
        }
        println!("Installing {}: {}", self.name, self.by_hand);
        let commands = &mut self.commands;
        let installed = timed(&self.name, || commands.iter_mut().try_for_each(run));
        installed.map_err(|error| {
            eprintln!("{error:#}");
            Failure::from(self)
        })
    }
}

/// What could not be installed.
#[derive(Debug)]
struct Failure {
    need: Need,
    sentence: String,
}

impl From<Missing> for Failure {
    fn from(missing: Missing) -> Self {
        Self {
            need: missing.need,
            sentence: format!(
                "{} is missing; to install it: {}",
                missing.name, missing.by_hand
            ),
        }
    }
}

/// Installs what is missing, what is only comfort for that purpose alone. What cannot be
/// installed and is needed for `purpose` is an error; anything else is only told.
pub(crate) fn setup(purpose: Need) -> Result<()> {
    let mut failures = Vec::new();
    // Found one kind after the other: npm must be there before its packages are looked at.
    let kinds = [
        rust::missing,
        npm::missing,
        browser::missing,
        browser::missing_headless,
    ];
    for missing in kinds {
        for item in missing()? {
            if item.need != Need::Comfort || purpose == Need::Comfort {
                failures.extend(item.install().err());
            }
        }
    }
    let fatal = |failure: &Failure| match purpose {
        Need::Build => failure.need == Need::Build,
        _ => matches!(failure.need, Need::Build | Need::Tests),
    };
    let mut stops = false;
    for failure in &failures {
        eprintln!("{}", failure.sentence);
        stops |= fatal(failure);
    }
    if stops {
        bail!("not everything that is needed could be installed");
    }
    Ok(())
}
