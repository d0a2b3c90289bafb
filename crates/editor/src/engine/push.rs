//! Brings the content into an engine.

use super::fault::EngineFault;
use super::http::Client;
use super::plan::{Difference, Kind, Terms, differences};
use super::send::{Push, Refusal};
use super::show::Show;
use super::steps::Step;
use super::wanted::{Wanted, wanted};
use super::{Common, When, connect, is_agreed, place, read, refuse};
use crate::check::look_through;
use crate::progress::Progress;
use anyhow::Result;
use market::{Origin, Severity};
use std::collections::HashSet;
use std::process::ExitCode;
use std::time::Instant;

/// How to push.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The engine's address, such as https://api.market.example.com.
    #[arg(long = "to", value_name = "URL")]
    address: String,
    /// Puts the content's stock in the place of the engine's; without it only new variants get theirs.
    #[arg(long)]
    stock: bool,
    /// Where the shop stands, for the addresses of pictures; without it, as market.json says.
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// Says what would become of the engine, and does it where somebody agrees.
#[expect(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser"
)]
pub(crate) fn push(arguments: &Arguments, when: When) -> Result<ExitCode> {
    let began = Instant::now();
    let wanted = match sound(arguments, when)? {
        Ok(wanted) => wanted,
        Err(fault) => return Ok(refuse(&fault, when.language)),
    };
    let run = run(arguments, &wanted, when, began);
    Ok(run.unwrap_or_else(|fault| refuse(&fault, when.language)))
}

/// What is wanted of content without errors.
fn sound(arguments: &Arguments, when: When) -> Result<Result<Wanted, EngineFault>> {
    let outcome = look_through(&arguments.common.content, when.today)?;
    let errors = outcome.count(Severity::Error);
    if errors > 0 {
        return Ok(Err(EngineFault::Content { errors }));
    }
    if outcome.compiled.products.is_empty() {
        return Ok(Err(EngineFault::NoProducts));
    }
    let origin = arguments.origin.as_deref();
    if let Some(origin) = origin.filter(|it| it.parse::<Origin>().is_err()) {
        let origin = origin.to_owned();
        return Ok(Err(EngineFault::Origin { origin }));
    }
    let wanted = wanted(&outcome.content, &outcome.compiled, origin, when.now);
    Ok(wanted.map_err(EngineFault::from))
}

fn run(
    arguments: &Arguments,
    wanted: &Wanted,
    when: When,
    began: Instant,
) -> Result<ExitCode, EngineFault> {
    let show = Show(when.language);
    let (mut client, keys) = connect(&arguments.address, &arguments.common)?;
    let terms = Terms {
        place: place::find(keys, &mut client)?,
        with_stock: arguments.stock,
    };
    let found = read::all(&mut client, &terms.place)?;
    let has_documents = found.documents.is_some();
    let (todo, same) = differences(wanted, &found, &terms);
    print!("{}", show.differences(&todo, same));
    if todo.is_empty() {
        println!("{}", show.nothing());
    }
    if todo.is_empty() || arguments.common.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if !is_agreed(&arguments.common, &show) {
        eprintln!("{}", show.not_agreed());
        return Ok(ExitCode::FAILURE);
    }
    let mut push = Push::new(&mut client, wanted, &terms, found);
    let sent = carry_out(&mut push, &todo);
    let (mut left, _) = differences(wanted, &push.found, &terms);
    let refusals = std::mem::take(&mut push.refusals);
    let done: Vec<Difference> = todo
        .iter()
        .filter(|it| !is_left(it, &left))
        .cloned()
        .collect();
    eprint!("{}", show.refusals(&refusals));
    let is_whole = left.is_empty();
    if !has_documents {
        left.retain(|it| it.kind != Kind::Document);
        eprintln!("{}", show.no_documents());
    }
    if sent.is_ok() {
        tell_not_taken(left, &refusals, &show);
    }
    let effort = (client.requests, began.elapsed());
    println!("{}", show.pushed(&done, same, refusals.len(), effort));
    sent?;
    Ok(if is_whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Sends what is needed, with a bar for whoever waits.
fn carry_out(push: &mut Push<'_, Client>, todo: &[Difference]) -> Result<(), EngineFault> {
    let progress = Progress::new(todo.len());
    let mut done = HashSet::new();
    let mut note = |step: &Step| {
        done.extend(step.items.iter().map(|it| step.phase.file_of(&it.name)));
        let last = step.items.last().map_or("", |it| it.name.as_str());
        progress.at(done.len().min(todo.len()).saturating_sub(1), last);
    };
    let sent = push.carry_out(&mut note);
    progress.done();
    Ok(sent?)
}

fn is_left(one: &Difference, left: &[Difference]) -> bool {
    left.iter()
        .any(|it| it.kind == one.kind && it.name == one.name)
}

/// What the engine neither refused nor holds.
fn tell_not_taken(mut left: Vec<Difference>, refusals: &[Refusal], show: &Show) {
    let refused: HashSet<&str> = refusals.iter().map(|it| it.file.as_str()).collect();
    left.retain(|it| !refused.contains(it.name.as_str()));
    if !left.is_empty() {
        eprint!("{}\n{}", show.not_taken(), show.differences(&left, 0));
    }
}
