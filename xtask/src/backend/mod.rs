//! `cargo xtask backend`: the engine behind the shop (Medusa in `backend/`, PostgreSQL, Redis)
//! on this machine, for development and for tests.

mod engine;
mod instances;
mod medusa;
mod postgres;
mod process;
mod redis;
mod secrets;
mod status;
mod trial;

use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};

use crate::flags::{Backend, BackendCmd, Up};
use crate::project::Project;
use crate::run::{run, timed};
use crate::setup::{backend_packages, backend_programs};
use engine::{Engine, Wanted};
use secrets::Secrets;

pub(crate) use postgres::program as postgres_program;
pub(crate) use trial::Trial;

/// Runs one of the engine's commands.
pub(crate) fn backend(project: &Project, flags: Backend) -> Result<ExitCode> {
    match flags.subcommand {
        BackendCmd::Up(flags) => {
            let folder = project.engine(flags.folder.as_deref(), "backend");
            up(&Engine::new(folder, wanted(flags))?)
        }
        BackendCmd::Seed(flags) => {
            let engine = Engine::open(project.engine(flags.folder.as_deref(), "backend"))?;
            let secrets = stores(&engine)?;
            timed("keys, region, deliveries", || {
                medusa::seed(&engine, &secrets)
            })?;
            println!("  keys in {}", engine.keys().display());
            Ok(ExitCode::SUCCESS)
        }
        BackendCmd::Down(flags) => {
            let engine = Engine::open(project.engine(flags.folder.as_deref(), "backend"))?;
            down(&engine)
        }
        BackendCmd::Status(flags) => {
            let engine = Engine::open(project.engine(flags.folder.as_deref(), "backend"))?;
            status::print(&engine)
        }
        BackendCmd::Check(_) => check(project),
    }
}

fn wanted(flags: Up) -> Wanted {
    Wanted {
        instances: flags.instances,
        port: flags.port,
        database_port: flags.database_port,
        redis_port: flags.redis_port,
        origins: flags.origin,
    }
}

/// Starts what does not run yet, installs, migrates and builds what has changed.
fn up(engine: &Engine) -> Result<ExitCode> {
    backend_programs()?;
    backend_packages()?;
    let secrets = stores(engine)?;
    let build = medusa::build()?;
    if !engine.is_migrated(&build) {
        timed("database", || medusa::migrate(engine, &secrets))?;
        timed("keys, region, deliveries", || {
            medusa::seed(engine, &secrets)
        })?;
        engine.note_migrated(&build)?;
    }
    instances::start(engine, &secrets, &build)?;
    status::print(engine)
}

/// Starts PostgreSQL and Redis where they do not run.
fn stores(engine: &Engine) -> Result<Secrets> {
    engine.make()?;
    let secrets = Secrets::of(engine)?;
    postgres::start(engine, &secrets)?;
    redis::start(engine, &secrets)?;
    engine.save()?;
    Ok(secrets)
}

/// Stops everything; the data stays.
fn down(engine: &Engine) -> Result<ExitCode> {
    instances::stop(engine)?;
    redis::stop(engine)?;
    postgres::stop(engine)?;
    println!("  the data stays in {}", engine.folder().display());
    Ok(ExitCode::SUCCESS)
}

/// Runs the tests of `backend/tests/engine` against two instances of their own, which change
/// the market's hours as they need, and stops these.
fn check(project: &Project) -> Result<ExitCode> {
    let wanted = Wanted {
        instances: Some(2),
        port: Some(9180),
        database_port: Some(55480),
        redis_port: Some(56480),
        origins: Vec::new(),
    };
    let engine = Engine::new(project.engine(None, "backend-test"), wanted)?;
    up(&engine)?;
    let urls: Vec<_> = engine.ports().map(engine::url).collect();
    let mut tests = Command::new("npm");
    tests
        .args(["run", "--silent", "test:engine"])
        .current_dir("backend")
        .env("ENGINE_KEYS", engine.keys())
        .env("ENGINE_URLS", urls.join(","));
    let tested = run(&mut tests).context("the engine's tests");
    down(&engine)?;
    tested.map(|()| ExitCode::SUCCESS)
}
