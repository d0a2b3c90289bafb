//! The originals of a folder, and the names that their pictures get.

use super::fault::ImageFault;
use anyhow::{Context as _, Result};
use market::Slug;
use market::search::hyphenated;
use pictures::Kind;
use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: twice what the cameras of phones write.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How deep folders may lie in each other.
const DEPTH: usize = 8;
/// What systems leave in folders of pictures.
const LITTER: [&str; 3] = ["Thumbs.db", "desktop.ini", "Icon\r"];

/// A photograph as it came from the camera.
pub(super) struct Original {
    /// Its path below the folder, as it is told.
    pub(super) shown: String,
    path: PathBuf,
    /// The name of its pictures.
    pub(super) name: String,
}

type Refused = Vec<(String, ImageFault)>;

struct Search {
    root: PathBuf,
    found: Vec<Original>,
    refused: Refused,
}

/// Every original of a folder, or of one file, in the order of their paths; and what is none.
pub(super) fn find(folder: &Path) -> Result<(Vec<Original>, Refused)> {
    let cannot = || format!("cannot read {}", folder.display());
    let root = folder.canonicalize().with_context(cannot)?;
    let mut search = Search {
        root,
        found: Vec::new(),
        refused: Vec::new(),
    };
    if folder.is_file() {
        let shown = folder.file_name().unwrap_or_default().to_string_lossy();
        let name = name_of(&shown);
        search.add(shown.into_owned(), folder.to_owned(), name);
    } else {
        search.collect(folder, "", DEPTH)?;
    }
    search.found.sort_by(|a, b| a.shown.cmp(&b.shown));
    Ok(search.each_name_once())
}

/// The name of the pictures of a file: its path without accents and ending, in one word.
fn name_of(path: &str) -> Option<Slug> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    hyphenated(stem).parse().ok()
}

impl Search {
    fn collect(&mut self, folder: &Path, below: &str, depth: usize) -> Result<()> {
        let entries = fs::read_dir(folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            self.look_at(&entry?, below, depth)?;
        }
        Ok(())
    }

    fn look_at(&mut self, entry: &DirEntry, below: &str, depth: usize) -> Result<()> {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') || LITTER.contains(&name.as_str()) {
            return Ok(());
        }
        let shown = format!("{below}{name}");
        // Links to folders are not followed, so that none leads in a circle.
        if !entry.file_type()?.is_dir() {
            let slug = name_of(&shown);
            self.add(shown, entry.path(), slug);
            return Ok(());
        }
        match depth.checked_sub(1) {
            Some(depth) => self.collect(&entry.path(), &format!("{shown}/"), depth),
            None => {
                self.refused.push((shown, ImageFault::TooDeep));
                Ok(())
            }
        }
    }

    fn add(&mut self, shown: String, path: PathBuf, name: Option<Slug>) {
        let fault = match path.canonicalize() {
            Err(error) => Some(ImageFault::Unreadable {
                reason: error.to_string(),
            }),
            Ok(real) if !real.starts_with(&self.root) => Some(ImageFault::LeadsOutside),
            // A pipe would be waited for, and a device never ends.
            Ok(real) if !real.is_file() => Some(ImageFault::NoFile),
            Ok(_) => None,
        };
        match (fault, name) {
            (Some(fault), _) => self.refused.push((shown, fault)),
            (None, None) => self.refused.push((shown, ImageFault::NoName)),
            (None, Some(name)) => self.found.push(Original {
                shown,
                path,
                name: name.into(),
            }),
        }
    }

    /// Two originals whose pictures would have one name are both left alone.
    fn each_name_once(self) -> (Vec<Original>, Refused) {
        let mut by_name: BTreeMap<String, Vec<Original>> = BTreeMap::new();
        for original in self.found {
            let name = original.name.clone();
            by_name.entry(name).or_default().push(original);
        }
        let mut refused = self.refused;
        let mut found = Vec::new();
        for mut same in by_name.into_values() {
            let Some(last) = same.pop() else { continue };
            if same.is_empty() {
                found.push(last);
                continue;
            }
            for original in same {
                let other = last.shown.clone();
                refused.push((original.shown, ImageFault::NameTaken { other }));
            }
            let other = refused.last().map(|it| it.0.clone()).unwrap_or_default();
            refused.push((last.shown, ImageFault::NameTaken { other }));
        }
        found.sort_by(|a, b| a.shown.cmp(&b.shown));
        (found, refused)
    }
}

impl Original {
    pub(super) fn read(&self) -> Result<Vec<u8>, ImageFault> {
        let mut bytes = Vec::new();
        let file = File::open(&self.path);
        file.and_then(|it| it.take(MOST_BYTES + 1).read_to_end(&mut bytes))
            .map_err(|error| ImageFault::Unreadable {
                reason: error.to_string(),
            })?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(ImageFault::TooHeavy {
                most: MOST_BYTES >> 20,
            });
        }
        Ok(bytes)
    }

    /// Whether the file is what its name says; one that is not was seldom meant.
    pub(super) fn check_kind(&self, bytes: &[u8]) -> Result<(), ImageFault> {
        let ending = self.path.extension().unwrap_or_default().to_string_lossy();
        match Kind::of(bytes) {
            Some(is @ (Kind::Jpeg | Kind::Png)) if Kind::of_ending(&ending) != Some(is) => {
                Err(ImageFault::WrongEnding {
                    is: is.name(),
                    ending: ending.into_owned(),
                })
            }
            _ => Ok(()),
        }
    }
}
