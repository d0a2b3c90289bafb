//! Medusa's own commands: build, migrate, seed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::engine::{Engine, url};
use super::secrets::Secrets;
use super::{postgres, redis};
use crate::build::digest::Inputs;
use crate::run::{run_quietly, timed};

/// What an instance is made of.
const SOURCES: [&str; 4] = [
    "backend/src",
    "backend/medusa-config.ts",
    "backend/package-lock.json",
    "backend/tsconfig.json",
];

/// Where the instances run.
pub(super) const SERVER: &str = "backend/.medusa/server";

/// Compiles the engine where it has changed, and says by what it is known.
pub(super) fn build() -> Result<String> {
    let build = Inputs::default().paths(&SOURCES)?.digest();
    let mark = Path::new(SERVER).join(format!(".built-{build}"));
    if !mark.exists() {
        // Medusa empties the folder first, so the mark of an older build goes with it.
        timed("engine compiled", || {
            run_quietly(medusa("backend")?.arg("build").env("ENGINE_BUILD", "true"))
        })?;
        fs::write(&mark, "").context("Medusa left no build")?;
    }
    Ok(build)
}

/// Brings the tables to what this version wants.
pub(super) fn migrate(engine: &Engine, secrets: &Secrets) -> Result<()> {
    run_quietly(within(
        medusa("backend")?.arg("db:migrate"),
        engine,
        secrets,
    ))
}

/// Makes what an empty engine lacks, and writes the keys file.
pub(super) fn seed(engine: &Engine, secrets: &Secrets) -> Result<()> {
    let mut seed = medusa("backend")?;
    seed.args(["exec", "./src/scripts/seed.ts"]);
    seed.env("ENGINE_KEYS", engine.keys());
    seed.env("ENGINE_URL", url(engine.ports().start));
    run_quietly(within(&mut seed, engine, secrets))
}

/// Medusa's command line in a folder.
fn medusa(folder: &str) -> Result<Command> {
    let mut command = Command::new("node");
    command.arg(command_line()?).current_dir(folder);
    command.env("MEDUSA_DISABLE_TELEMETRY", "true");
    Ok(command)
}

/// The program of Medusa's command line, as an absolute path.
pub(super) fn command_line() -> Result<PathBuf> {
    fs::canonicalize("backend/node_modules/@medusajs/cli/cli.js")
        .context("the engine's npm packages are missing")
}

/// Gives a command what it has to know of its machine.
pub(super) fn within<'a>(
    command: &'a mut Command,
    engine: &Engine,
    secrets: &Secrets,
) -> &'a mut Command {
    command
        .env("DATABASE_URL", postgres::address(engine, secrets))
        .env("REDIS_URL", redis::address(engine, secrets))
        .env("JWT_SECRET", &secrets.jwt)
        .env("COOKIE_SECRET", &secrets.cookie)
        .env("STORE_CORS", engine.origins.join(","))
        .env("MEDUSA_DISABLE_TELEMETRY", "true")
        .env("LOG_LEVEL", "info")
}
