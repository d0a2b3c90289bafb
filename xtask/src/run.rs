//! Runs other programs.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// A cargo command, run by the same toolchain as this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// A command as somebody would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// Runs a command with its output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command silently; where it fails, its output is the error.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({})\n{}{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

/// What a command prints, or nothing where it is missing or fails.
pub(crate) fn output_of(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Runs a command with its output on the terminal and gives that output too, with whether the
/// command succeeded.
pub(crate) fn run_and_listen(command: &mut Command) -> Result<(bool, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let (lines, heard) = mpsc::channel();
    let out = child.stdout.take().context("standard output is piped")?;
    let err = child.stderr.take().context("standard error is piped")?;
    let readers = [
        forward(out, io::stdout(), lines.clone()),
        forward(err, io::stderr(), lines),
    ];
    let status = child.wait()?;
    for reader in readers {
        reader
            .join()
            .map_err(|_| anyhow::anyhow!("a reader of the output failed"))?;
    }
    Ok((status.success(), heard.into_iter().collect()))
}

fn forward(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    lines: mpsc::Sender<String>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|size| size > 0) {
            // A closed terminal must not end the run: its result is still wanted.
            let _ = to.write_all(&line);
            let _ = lines.send(String::from_utf8_lossy(&line).into_owned());
            line.clear();
        }
    })
}

/// The first program of these names on the path.
pub(crate) fn which(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// A duration for a person, `0.4 s` or `3 min 08 s`.
pub(crate) fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

/// Runs something, prints what it is before and how long it took after.
pub(crate) fn timed<T>(name: &str, action: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("  {name} …");
    let (result, elapsed) = measured(action);
    let result = result.with_context(|| format!("{name}: failed"))?;
    println!("  {name:<48}{:>12}", time(elapsed));
    Ok(result)
}

/// Runs something and gives how long it took with what it made.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place of this program that takes time"
)]
pub(crate) fn measured<T>(action: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = action();
    (made, start.elapsed())
}
