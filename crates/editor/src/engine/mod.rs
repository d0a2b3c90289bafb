//! Brings the content into a Medusa engine, and its stock and prices back.
//!
//! What is wanted, what was found and what differs are plain values (`wanted`, `found`, `plan`,
//! `steps`), of which the tests reckon; `read` and `send` carry them to an engine behind `api`, and
//! `http` is the only one that knows of a network.

mod api;
mod compare;
mod fault;
mod found;
mod http;
mod keys;
mod ordering;
mod place;
mod plan;
mod pull;
mod push;
mod read;
mod send;
mod show;
mod steps;
#[cfg(test)]
mod tests;
mod wanted;

pub(crate) use pull::{Arguments as PullArguments, pull};
pub(crate) use push::{Arguments as PushArguments, push};

use crate::check::notice;
use clap::Args;
use fault::EngineFault;
use http::Client;
use keys::{Keys, Secret};
use market::{Date, Language, TimeOfDay, Timestamp, UtcOffset};
use show::Show;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// What `push` and `pull` have in common.
#[derive(Args)]
pub(crate) struct Common {
    /// The folder of the content.
    #[arg(long, default_value = "public/data")]
    content: PathBuf,
    /// The file with the engine's secret key; without it, OCOP_MEDUSA_KEY in the environment.
    #[arg(long)]
    keys: Option<PathBuf>,
    /// Only says what would change.
    #[arg(long)]
    dry_run: bool,
    /// Does it without asking.
    #[arg(long)]
    yes: bool,
    /// How many seconds to wait for an answer, and for an engine that gives none.
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    patience: u64,
}

/// In which language, and at which time.
#[derive(Clone, Copy)]
pub(crate) struct When {
    pub(crate) language: Language,
    pub(crate) today: Date,
    pub(crate) now: Timestamp,
}

impl When {
    /// Now, or the beginning of a day that somebody names.
    pub(crate) fn of(language: Language, today: Option<Date>) -> Self {
        let offset = UtcOffset::from_minutes(7 * 60);
        let now = today.map(|it| it.at(TimeOfDay::MIDNIGHT, offset));
        Self {
            language,
            today: today.unwrap_or_else(crate::clock::today),
            now: now.unwrap_or_else(crate::clock::now),
        }
    }
}

/// A connection to the engine at an address.
fn connect(address: &str, common: &Common) -> Result<(Client, Keys), EngineFault> {
    let address = checked(address)?;
    let (keys, key): (Keys, Secret) =
        Keys::read(common.keys.as_deref(), |name| std::env::var(name).ok())?;
    let patience = Duration::from_secs(common.patience);
    Ok((Client::new(address, &key, patience), keys))
}

/// An address that a key may be sent to.
fn checked(address: &str) -> Result<&str, EngineFault> {
    let bad = || EngineFault::Address {
        address: address.to_owned(),
    };
    let (scheme, rest) = address.split_once("://").ok_or_else(bad)?;
    let host = rest.trim_end_matches('/');
    let is_host = |it: char| it.is_ascii_alphanumeric() || ".-:[]".contains(it);
    if host.is_empty() || !host.chars().all(is_host) {
        return Err(bad());
    }
    let bare = host.rsplit_once(':').map_or(host, |(bare, _)| bare);
    match scheme {
        "https" => Ok(address),
        "http" if matches!(bare, "127.0.0.1" | "localhost" | "[::1]") => Ok(address),
        "http" => Err(EngineFault::PlainAddress {
            address: address.to_owned(),
        }),
        _ => Err(bad()),
    }
}

/// Says what stands in the way.
fn refuse(fault: &EngineFault, language: Language) -> ExitCode {
    let told = notice(fault.code(), fault.told(language), None, language);
    eprintln!("{told}\n");
    ExitCode::FAILURE
}

/// Whether somebody agrees: by the argument, or by a word on the terminal.
fn is_agreed(common: &Common, show: &Show) -> bool {
    if common.yes {
        return true;
    }
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return false;
    }
    // Whoever sees no question answers none.
    let _ = write!(io::stderr(), "{}", show.question());
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    let yes = ["y", "yes", "c", "co", "có"];
    read.is_ok() && yes.contains(&answer.trim().to_lowercase().as_str())
}
