//! PostgreSQL on loopback, with a data folder of the engine's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::engine::Engine;
use super::process::{Process, listens};
use super::secrets::{Secrets, write_private};
use crate::run::{output_of, run_quietly, timed, which};

/// The user and the database.
const NAME: &str = "market";
/// Who runs PostgreSQL where this program runs as root, which PostgreSQL refuses.
const OWNER: &str = "postgres";

/// A program of PostgreSQL; Debian puts most of them outside of the path.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok();
    let newest = versions
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin").join(name)))
        .filter(|path| path.is_file())
        .max_by_key(|path| version_of(path));
    newest.or_else(|| which(&[name]))
}

/// The number in `/usr/lib/postgresql/NUMBER/bin/NAME`.
fn version_of(path: &Path) -> Option<u32> {
    path.iter().rev().nth(2)?.to_str()?.parse().ok()
}

/// The address by which instances find their database.
pub(super) fn address(engine: &Engine, secrets: &Secrets) -> String {
    let port = engine.database_port;
    format!(
        "postgres://{NAME}:{}@127.0.0.1:{port}/{NAME}",
        secrets.database
    )
}

/// Its process, if it runs.
pub(super) fn process(engine: &Engine) -> Option<Process> {
    Process::of(&data(engine).join("postmaster.pid"), "postgres")
}

/// Makes the database where there is none, and starts it.
pub(super) fn start(engine: &Engine, secrets: &Secrets) -> Result<()> {
    if process(engine).is_none() {
        if listens(engine.database_port) {
            bail!(
                "port {} is taken by another program; choose another with --database-port N",
                engine.database_port
            );
        }
        if !data(engine).join("PG_VERSION").exists() {
            timed("a new database", || make(engine, secrets))?;
        }
        timed("PostgreSQL", || run_server(engine))?;
    }
    create(engine, secrets)
}

/// Stops it.
pub(super) fn stop(engine: &Engine) -> Result<()> {
    if process(engine).is_none() {
        return Ok(());
    }
    timed("PostgreSQL stops", || {
        let mut stop = as_owner("pg_ctl")?;
        stop.arg("stop").args(["-m", "fast", "-w", "-D"]);
        run_quietly(stop.arg(data(engine)))
    })
}

fn data(engine: &Engine) -> PathBuf {
    engine.folder().join("postgres")
}

fn make(engine: &Engine, secrets: &Secrets) -> Result<()> {
    let data = data(engine);
    fs::create_dir_all(&data)?;
    let password = engine.folder().join("password");
    write_private(&password, &secrets.database)?;
    for path in [&data, &password] {
        give(path)?;
    }
    let made = initialise(&data, &password);
    fs::remove_file(password)?;
    made
}

fn initialise(data: &Path, password: &Path) -> Result<()> {
    let mut init = as_owner("initdb")?;
    init.args(["-U", NAME, "--auth=scram-sha-256", "--encoding=UTF8"]);
    init.args(["--locale=C.UTF-8", "--pwfile"]).arg(password);
    run_quietly(init.arg("-D").arg(data)).with_context(|| {
        format!(
            "PostgreSQL could not make its files; as root it runs as the user {OWNER}, who has to \
             reach {} (`--folder DIR` chooses another place)",
            data.display()
        )
    })
}

fn run_server(engine: &Engine) -> Result<()> {
    let log = engine.log("postgres");
    fs::File::options().append(true).create(true).open(&log)?;
    give(&log)?;
    // Statements hold what people write of themselves, so none is logged for its error.
    let options = format!(
        "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
         -c log_min_error_statement=panic -c log_error_verbosity=terse",
        engine.database_port
    );
    let mut server = as_owner("pg_ctl")?;
    server.args(["start", "-w", "-D"]).arg(data(engine));
    server.arg("-l").arg(&log).args(["-o", &options]);
    // The server would hold on to pipes, and whoever reads them would wait for its end.
    server.stdout(std::process::Stdio::null());
    server.stderr(std::process::Stdio::null());
    let status = server.status().context("cannot start pg_ctl")?;
    if !status.success() {
        bail!("PostgreSQL does not start; {} says why", log.display());
    }
    Ok(())
}

/// Makes the database within PostgreSQL, unless it is there.
fn create(engine: &Engine, secrets: &Secrets) -> Result<()> {
    let psql = |command: &str| {
        let mut psql = Command::new("psql");
        psql.env("PGPASSWORD", &secrets.database);
        psql.args(["-h", "127.0.0.1", "-p", &engine.database_port.to_string()]);
        psql.args(["-U", NAME, "-d", "postgres", "-tAc", command]);
        psql
    };
    let known = psql(&format!(
        "select 1 from pg_database where datname = '{NAME}'"
    ))
    .output()?;
    if known.status.success() && !known.stdout.is_empty() {
        return Ok(());
    }
    run_quietly(&mut psql(&format!("create database {NAME}")))
}

/// A program of PostgreSQL, run by somebody whom it accepts.
fn as_owner(name: &str) -> Result<Command> {
    let program = program(name).with_context(|| format!("{name} of PostgreSQL is missing"))?;
    if !is_root() {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("runuser");
    command.args(["-u", OWNER, "--"]).arg(program);
    // It may not be allowed to stand where we do.
    command.current_dir("/");
    Ok(command)
}

/// Gives a file to whoever runs PostgreSQL.
fn give(path: &Path) -> Result<()> {
    if is_root() {
        run_quietly(Command::new("chown").arg(format!("{OWNER}:")).arg(path))?;
    }
    Ok(())
}

fn is_root() -> bool {
    output_of("id", &["-u"]).is_some_and(|id| id == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_the_greatest_number() {
        let version = |text: &str| version_of(Path::new(text));
        assert_eq!(version("/usr/lib/postgresql/15/bin/initdb"), Some(15));
        assert!(
            version("/usr/lib/postgresql/9/bin/psql") < version("/usr/lib/postgresql/17/bin/psql")
        );
        assert_eq!(version("/usr/bin/psql"), None);
    }
}
