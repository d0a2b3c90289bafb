//! Processes that go on when the command has ended, as Linux tells of them in `/proc`.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::run::output_of;

const PAUSE: Duration = Duration::from_millis(250);

/// A process that a file names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Process(pub(super) u32);

impl Process {
    /// The process of a file, if it still runs and is what it was: numbers are used again.
    pub(super) fn of(pid_file: &Path, program: &str) -> Option<Self> {
        let text = fs::read_to_string(pid_file).ok()?;
        let process = Self(text.lines().next()?.trim().parse().ok()?);
        process.command()?.contains(program).then_some(process)
    }

    /// What it was started with; nothing once it has ended, also where nobody asked how.
    fn command(self) -> Option<String> {
        let words = fs::read(format!("/proc/{}/cmdline", self.0)).ok()?;
        let text = String::from_utf8_lossy(&words).replace('\0', " ");
        (!text.is_empty()).then_some(text)
    }

    /// The memory that it holds, in megabytes.
    pub(super) fn megabytes(self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).ok()?;
        let kilobytes = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let number = kilobytes.split_whitespace().next()?;
        Some(number.parse::<u64>().ok()? / 1024)
    }

    /// Asks it to end, and ends it where it does not within a quarter of a minute.
    pub(super) fn end(self) -> Result<()> {
        self.signal("-TERM");
        if self.is_gone(60) {
            return Ok(());
        }
        self.signal("-KILL");
        if self.is_gone(8) {
            return Ok(());
        }
        bail!("process {} does not end", self.0)
    }

    fn signal(self, signal: &str) {
        // The shell's own, which is there where no program of this name is; a process that has
        // ended meanwhile is what was wanted.
        let _ = output_of("sh", &["-c", &format!("kill {signal} {}", self.0)]);
    }

    fn is_gone(self, times: u32) -> bool {
        wait(times, || self.command().is_none())
    }
}

/// Tries something four times a second until it holds; whether it did.
pub(super) fn wait(times: u32, mut holds: impl FnMut() -> bool) -> bool {
    for _ in 0..times {
        if holds() {
            return true;
        }
        thread::sleep(PAUSE);
    }
    holds()
}

/// Whether something listens on a port of this machine.
pub(super) fn listens(port: u16) -> bool {
    TcpStream::connect_timeout(&address(port), PAUSE).is_ok()
}

/// Whether an instance says that it is well.
pub(super) fn is_well(port: u16) -> bool {
    ask(port).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn ask(port: u16) -> std::io::Result<String> {
    let patience = Some(Duration::from_secs(2));
    let mut stream = TcpStream::connect_timeout(&address(port), PAUSE)?;
    stream.set_read_timeout(patience)?;
    stream.set_write_timeout(patience)?;
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")?;
    let mut answer = [0; 64];
    let size = stream.read(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer[..size]).into_owned())
}

fn address(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// A command whose process belongs to no terminal, so that nothing typed there ends it.
pub(super) fn detached(program: &str) -> Command {
    let mut command = Command::new(program);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    command
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_a_process_while_it_runs_and_is_what_it_was() {
        let file = std::env::temp_dir().join(format!("market-pid-{}", std::process::id()));
        let mut child = Command::new("sleep").arg("60").spawn().expect("sleep");
        fs::write(&file, format!("{}\n", child.id())).expect("a file");
        // A new process has no words yet for a moment after its parent has gone on.
        assert!(wait(40, || Process::of(&file, "sleep").is_some()));
        let process = Process::of(&file, "sleep").expect("it runs");
        assert!(Process::of(&file, "redis-server").is_none());
        assert!(process.megabytes().is_some());
        let reaper = thread::spawn(move || child.wait());
        process.end().expect("it ends");
        assert!(Process::of(&file, "sleep").is_none());
        reaper.join().expect("no panic").expect("it has ended");
        fs::remove_file(file).expect("the file goes");
    }
}
