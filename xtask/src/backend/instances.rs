//! The instances of Medusa: one process each, on ports that follow one another.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use super::engine::Engine;
use super::medusa::{SERVER, command_line, within};
use super::process::{Process, detached, is_well, listens, wait};
use super::secrets::Secrets;
use crate::run::timed;

/// So long an instance may take to start, in quarters of a second; a busy machine takes 20 s.
const PATIENCE: u32 = 4 * 90;

/// The process of an instance, if it runs.
pub(super) fn process(engine: &Engine, port: u16) -> Option<Process> {
    Process::of(&engine.pid_file(port), "cli.js start")
}

/// Starts the instances that do not run, and again those that run another build or with other
/// settings.
pub(super) fn start(engine: &Engine, secrets: &Secrets, build: &str) -> Result<()> {
    let settled = format!(
        "{build} {} {}",
        engine.database_port,
        engine.origins.join(" ")
    );
    let noted = engine.folder().join("running");
    if fs::read_to_string(&noted).is_ok_and(|text| text != settled) {
        stop(engine)?;
    }
    fs::write(noted, settled)?;
    for port in surplus(engine)? {
        end(engine, port)?;
    }
    for port in engine
        .ports()
        .filter(|port| process(engine, *port).is_none())
    {
        timed(&format!("instance on port {port}"), || {
            start_one(engine, secrets, port)
        })?;
    }
    Ok(())
}

/// Stops all instances, also those of an earlier start that were more.
pub(super) fn stop(engine: &Engine) -> Result<()> {
    for port in known(engine)? {
        end(engine, port)?;
    }
    Ok(())
}

fn end(engine: &Engine, port: u16) -> Result<()> {
    if let Some(process) = process(engine, port) {
        timed(&format!("instance on port {port} stops"), || process.end())?;
    }
    fs::remove_file(engine.pid_file(port)).context("cannot remove the file of an instance")
}

/// The ports that the folder has a process's file of.
fn known(engine: &Engine) -> Result<Vec<u16>> {
    let port_of = |path: PathBuf| {
        let is_pid = path.extension().is_some_and(|it| it == "pid");
        is_pid.then(|| path.file_stem()?.to_str()?.parse().ok())?
    };
    let entries = fs::read_dir(engine.folder())?;
    Ok(entries
        .filter_map(|entry| port_of(entry.ok()?.path()))
        .collect())
}

fn surplus(engine: &Engine) -> Result<Vec<u16>> {
    let mut ports = known(engine)?;
    ports.retain(|port| !engine.ports().contains(port));
    Ok(ports)
}

fn start_one(engine: &Engine, secrets: &Secrets, port: u16) -> Result<()> {
    if listens(port) {
        bail!("port {port} is taken by another program; choose another with --port N");
    }
    let log = engine.log(port);
    let output = File::options().append(true).create(true).open(&log)?;
    let mut instance = detached("node");
    instance.arg(command_line()?).arg("start");
    instance.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
    instance
        .current_dir(SERVER)
        .env("NODE_ENV", "production")
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output);
    let mut child = within(&mut instance, engine, secrets)
        .spawn()
        .context("cannot start node")?;
    fs::write(engine.pid_file(port), format!("{}\n", child.id()))?;
    let mut ended = false;
    let well = wait(PATIENCE, || {
        ended = child.try_wait().is_ok_and(|status| status.is_some());
        ended || is_well(port)
    });
    if ended || !well {
        bail!("the instance does not answer; {} says why", log.display());
    }
    Ok(())
}
