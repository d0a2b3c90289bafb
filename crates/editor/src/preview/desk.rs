//! The working copy as it lies on the disk, compiled again after every save, and the clock.

use crate::check::{Outcome, look_into};
use crate::{build, content};
use anyhow::Result;
use jiff::Timestamp;
use market::{Date, Market, UtcOffset};
use market_server::Clock;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often the files are looked at, and how long they rest before they are read.
const PAUSE: Duration = Duration::from_millis(300);
/// The folders beside the content that pages show, too.
const PICTURES: [&str; 2] = ["photos", "art"];

/// Sizes and times; polling works on every system and file system.
type Snapshot = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// What the preview knows.
pub(super) struct Desk {
    folder: PathBuf,
    /// The folder of the compiled content.
    out: PathBuf,
    /// The files as they were before they were read first.
    first: Snapshot,
    now: Mutex<Now>,
}

/// What it knows at a moment.
pub(super) struct Now {
    /// Another one, and pages load themselves again.
    pub(super) version: u64,
    pub(super) clock: Clock,
    pub(super) is_travelling: bool,
    pub(super) outcome: Outcome,
    /// Why there is no shop to be shown, where the last one that was whole is shown.
    pub(super) broken: Option<String>,
    pub(super) market: Option<Market>,
}

impl Desk {
    /// Reads a folder and compiles it into another.
    pub(super) fn open(folder: PathBuf, out: PathBuf, at: Option<Timestamp>) -> Result<Self> {
        let clock = at.map_or_else(Clock::system, Clock::starting_at);
        // Whatever is saved meanwhile differs from it.
        let first = snapshot(&folder);
        let (outcome, broken) = compile(&folder, &out, today(clock))?;
        let now = Now {
            version: 1,
            clock,
            is_travelling: at.is_some(),
            market: market_of(&outcome),
            outcome,
            broken,
        };
        let now = Mutex::new(now);
        Ok(Self {
            folder,
            out,
            first,
            now,
        })
    }

    pub(super) fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder of the compiled content.
    pub(super) fn data(&self) -> PathBuf {
        self.out.clone()
    }

    /// The folder around the content, where pictures lie.
    pub(super) fn public(&self) -> Option<&Path> {
        self.folder.parent()
    }

    /// Sets the clock, or lets it go with the system's again.
    pub(super) fn set_clock(&self, at: Option<Timestamp>) {
        let clock = at.map_or_else(Clock::system, Clock::starting_at);
        {
            let mut now = self.now();
            now.clock = clock;
            now.is_travelling = at.is_some();
        }
        // Certificates run out on days that only now have come.
        self.read_again();
    }

    /// Reads the folder again whenever something in it has changed and rested for a moment.
    pub(super) fn watch(&self) {
        let mut read = self.first.clone();
        let mut last = read.clone();
        loop {
            thread::sleep(PAUSE);
            let current = snapshot(&self.folder);
            if current != read && current == last {
                self.read_again();
                read.clone_from(&current);
            }
            last = current;
        }
    }

    fn read_again(&self) {
        let clock = self.now().clock;
        let compiled = compile(&self.folder, &self.out, today(clock));
        let mut now = self.now();
        now.version += 1;
        match compiled {
            Ok((outcome, broken)) => {
                now.market = market_of(&outcome).or(now.market.take());
                now.outcome = outcome;
                now.broken = broken;
            }
            Err(error) => now.broken = Some(format!("{error:#}")),
        }
    }
}

fn snapshot(folder: &Path) -> Snapshot {
    let mut found = Snapshot::new();
    note(folder, &mut found);
    let public = folder.parent().unwrap_or(folder);
    for name in PICTURES {
        note(&public.join(name), &mut found);
    }
    found
}

/// Notes every file below a folder; one that vanishes meanwhile is noted next time.
fn note(folder: &Path, found: &mut Snapshot) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            note(&entry.path(), found);
        } else if let Ok(about) = entry.metadata() {
            found.insert(entry.path(), (about.len(), about.modified().ok()));
        }
    }
}

/// Compiles a folder; what is no shop leaves the last one, with the reason.
fn compile(folder: &Path, out: &Path, today: Date) -> Result<(Outcome, Option<String>)> {
    let content = content::read(folder)?;
    let broken = build::write(&content, out).err();
    let outcome = look_into(content, today);
    Ok((outcome, broken.map(|it| format!("{it:#}"))))
}

fn market_of(outcome: &Outcome) -> Option<Market> {
    let text = outcome.content.marked_text("market.json")?;
    serde_json::from_str(text).ok()
}

/// The day that a clock shows, by the market's calendar.
fn today(clock: Clock) -> Date {
    let now = market::Timestamp::from_millis(clock.now().as_millisecond());
    now.civil(UtcOffset::from_minutes(7 * 60)).date
}
