//! Redis on loopback: what instances share of events, workflows and locks.

use std::process::Command;

use anyhow::{Result, bail};

use super::engine::Engine;
use super::process::{Process, listens, wait};
use super::secrets::{Secrets, write_private};
use crate::run::{run_quietly, timed};

/// The address by which instances find it.
pub(super) fn address(engine: &Engine, secrets: &Secrets) -> String {
    format!("redis://:{}@127.0.0.1:{}", secrets.redis, engine.redis_port)
}

/// Its process, if it runs.
pub(super) fn process(engine: &Engine) -> Option<Process> {
    Process::of(&engine.pid_file("redis"), "redis-server")
}

/// Starts it where it does not run.
pub(super) fn start(engine: &Engine, secrets: &Secrets) -> Result<()> {
    if process(engine).is_some() {
        return Ok(());
    }
    if listens(engine.redis_port) {
        bail!(
            "port {} is taken by another program; choose another with --redis-port N",
            engine.redis_port
        );
    }
    let file = engine.folder().join("redis.conf");
    write_private(&file, &settings(engine, secrets))?;
    timed("Redis", || {
        run_quietly(Command::new("redis-server").arg(&file))?;
        if !wait(20, || listens(engine.redis_port)) {
            bail!(
                "Redis does not answer; {} says why",
                engine.log("redis").display()
            );
        }
        Ok(())
    })
}

/// Stops it; it writes down first what it holds.
pub(super) fn stop(engine: &Engine) -> Result<()> {
    match process(engine) {
        Some(process) => timed("Redis stops", || process.end()),
        None => Ok(()),
    }
}

/// Events that wait and orders that are half done must outlive a restart, so every change goes
/// into a file.
fn settings(engine: &Engine, secrets: &Secrets) -> String {
    let folder = engine.folder();
    format!(
        "bind 127.0.0.1\nport {}\nrequirepass {}\ndir \"{}\"\npidfile \"{}\"\nlogfile \"{}\"\n\
         appendonly yes\nmaxmemory-policy noeviction\ndaemonize yes\n",
        engine.redis_port,
        secrets.redis,
        folder.join("redis").display(),
        engine.pid_file("redis").display(),
        engine.log("redis").display(),
    )
}
