//! `cargo xtask dev`: serves a quick build and builds again whenever a file changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};

use crate::build::digest::files_below;
use crate::build::{self, Mode, Options};
use crate::project::Project;
use crate::serve::Place;
use crate::setup::{Need, setup};

/// How often the files are looked at, and how long they must rest before a build.
const PAUSE: Duration = Duration::from_millis(400);

const WATCHED: [&str; 10] = [
    "src",
    "crates",
    "locales",
    "scripts",
    "style",
    "public",
    "index.html",
    "build.rs",
    "Cargo.toml",
    "Trunk.toml",
];

/// When each file was last changed; polling works on every system and file system.
type Snapshot = BTreeMap<PathBuf, Option<SystemTime>>;

/// Serves the shop with `--spa` and keeps it up to date until it is stopped.
pub(crate) fn dev(project: &Project, place: &Place) -> Result<()> {
    place.check()?;
    setup(Need::Build)?;
    let program = build::server(project)?;
    let mut server = None;
    loop {
        // Taken before the build: what changes during it is built next.
        let before = snapshot(&WATCHED)?;
        match build::build(project, Options::new(Mode::Dev)) {
            Ok(shop) if server.is_none() => server = Some(start(place, &program, &shop)?),
            Ok(_) => println!("The shop is up to date; reload the page."),
            Err(error) => eprintln!("error: {error:#}"),
        }
        wait_for_change(&before, server.as_mut())?;
    }
}

fn start(place: &Place, program: &Path, shop: &Path) -> Result<Child> {
    let mut command = place.server(program, shop);
    // The pipe closes with this program, however it ends, and the server with the pipe.
    command
        .args(["--spa", "--until-stdin-closes"])
        .stdin(Stdio::piped());
    command.spawn().context("cannot start the server")
}

/// Comes back when files have changed and rested for a moment.
fn wait_for_change(before: &Snapshot, mut server: Option<&mut Child>) -> Result<()> {
    let mut last = before.clone();
    loop {
        thread::sleep(PAUSE);
        if let Some(server) = server.as_deref_mut()
            && let Some(status) = server.try_wait()?
        {
            bail!("the server has ended ({status})");
        }
        // A folder that vanishes while it is read is read again.
        let Ok(now) = snapshot(&WATCHED) else {
            continue;
        };
        if now != *before && now == last {
            if let Some(file) = changed(before, &now) {
                println!("{} has changed", file.display());
            }
            return Ok(());
        }
        last = now;
    }
}

fn snapshot(paths: &[&str]) -> Result<Snapshot> {
    let mut snapshot = Snapshot::new();
    for path in paths {
        for file in files_below(path.as_ref())? {
            // A file may vanish between the listing and this look at it.
            let modified = fs::metadata(&file).and_then(|meta| meta.modified()).ok();
            snapshot.insert(file, modified);
        }
    }
    Ok(snapshot)
}

/// A file that differs between two moments.
fn changed<'a>(before: &'a Snapshot, now: &'a Snapshot) -> Option<&'a PathBuf> {
    let differs = |path: &&PathBuf| before.get(*path) != now.get(*path);
    now.keys().chain(before.keys()).find(differs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_a_changed_and_a_vanished_file_are_seen() {
        let moment = |seconds| Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        let of = |files: &[(&str, u64)]| -> Snapshot {
            files
                .iter()
                .map(|(path, time)| (path.into(), moment(*time)))
                .collect()
        };
        let before = of(&[("a", 1), ("b", 1)]);
        let check = |now: &Snapshot, file: Option<&str>| {
            assert_eq!(
                changed(&before, now).map(PathBuf::as_path),
                file.map(Path::new)
            );
        };
        check(&of(&[("a", 1), ("b", 1)]), None);
        check(&of(&[("a", 1), ("b", 1), ("c", 1)]), Some("c"));
        check(&of(&[("a", 1), ("b", 2)]), Some("b"));
        check(&of(&[("b", 1)]), Some("a"));
    }
}
