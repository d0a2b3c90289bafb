//! `cargo xtask serve`: builds the shop and serves it.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::build::{self, Mode, Options};
use crate::flags;
use crate::project::Project;
use crate::setup::{Need, setup};

/// Where and with which clock the shop is served.
pub(crate) struct Place {
    port: u16,
    at: Option<String>,
}

impl From<flags::Serve> for Place {
    fn from(flags: flags::Serve) -> Self {
        Self::new(flags.port, flags.at)
    }
}

impl From<flags::Dev> for Place {
    fn from(flags: flags::Dev) -> Self {
        Self::new(flags.port, flags.at)
    }
}

impl Place {
    fn new(port: Option<u16>, at: Option<String>) -> Self {
        Self {
            port: port.unwrap_or(8080),
            at,
        }
    }

    /// Finds out before a build of minutes what the server would refuse after it.
    pub(crate) fn check(&self) -> Result<()> {
        if let Some(at) = &self.at {
            check_instant(at)?;
        }
        match TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
                "port {} is taken by another program; choose another with --port N",
                self.port
            ),
            Err(error) => {
                Err(error).with_context(|| format!("cannot listen on port {}", self.port))
            }
            Ok(_) => Ok(()),
        }
    }

    /// The server's command for a built shop.
    pub(crate) fn server(&self, program: &Path, shop: &Path) -> Command {
        let mut server = Command::new(program);
        server.arg("--dir").arg(shop);
        server.args(["--port", &self.port.to_string()]);
        if let Some(at) = &self.at {
            server.args(["--at", at]);
        }
        server
    }
}

/// Builds the shop and serves it until it is stopped.
pub(crate) fn serve(project: &Project, place: &Place) -> Result<()> {
    place.check()?;
    setup(Need::Build)?;
    let options = Options {
        at: place.at.clone(),
        ..Options::new(Mode::Release)
    };
    let shop = build::build(project, options)?;
    let program = build::server(project)?;
    become_program(&mut place.server(&program, &shop))
}

/// Gives this process to the program, which so gets every signal itself.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec()).context("cannot start the server")
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    crate::run::run(command)
}

/// Refuses what is no instant.
pub(crate) fn check_instant(at: &str) -> Result<()> {
    ensure!(
        is_instant(at),
        "--at {at} is not an instant like 2026-11-27T20:29:50+07:00"
    );
    Ok(())
}

/// Whether a text has the form of a date, a time and an offset from UTC. Whether the date
/// exists is for the server to say.
fn is_instant(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some(end) = rest.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (time, offset) = rest.split_at(end);
    let seconds = time.split('.').next().unwrap_or(time);
    let offset = offset.strip_prefix(['+', '-']).unwrap_or("00:00");
    has_form(date, "0000-00-00")
        && (has_form(seconds, "00:00:00") || has_form(time, "00:00"))
        && has_form(offset, "00:00")
}

/// Whether a text has a digit wherever the form has one, and is the form elsewhere.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(byte, place): (u8, u8)| match place {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::is_instant;

    #[test]
    fn an_instant_names_date_time_and_offset() {
        for text in [
            "2026-11-27T20:29:50+07:00",
            "2026-11-27T13:29:50Z",
            "2026-11-27T13:29:50.25-03:30",
            "2026-11-27T20:29+07:00",
        ] {
            assert!(is_instant(text), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "tomorrow",
            "2026-11-27",
            "2026-11-27T20:29:50",
            "20:29:50+07:00",
            "2026-11-27T20h29+07:00",
            "27/11/2026T20:29:50+07:00",
            "2026-11-27T20:29:50+7",
        ] {
            assert!(!is_instant(text), "{text}");
        }
    }
}
