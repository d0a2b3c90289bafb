//! What was made of which original, so that it is not made again.

use crate::sheet::write::write_one;
use anyhow::{Context as _, Result};
use pictures::{Developed, RECIPE};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Hidden, so that the build does not take it into the shop.
const FILE: &str = ".pictures.json";
/// The formats of every width.
const ENDINGS: [&str; 2] = ["avif", "jpg"];

/// What a photograph became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// The digest of the original.
    original: String,
    /// The recipe that it was made by.
    recipe: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) widths: Vec<u32>,
    pub(super) blur: String,
}

/// What is kept in the folder of the photographs.
pub(super) struct Kept(BTreeMap<String, Made>);

/// What tells originals apart.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a picture in a width and a format.
pub(super) fn file(name: &str, width: u32, ending: &str) -> String {
    format!("{name}-{width}.{ending}")
}

impl Made {
    pub(super) fn of(developed: &Developed, original: &str, recipe: u32) -> Self {
        Self {
            original: original.to_owned(),
            recipe,
            width: developed.width,
            height: developed.height,
            widths: developed.files.iter().map(|it| it.width).collect(),
            blur: developed.blur.clone(),
        }
    }
}

impl Kept {
    /// What is known of a folder: nothing where the file is not there or damaged, for then
    /// everything is made again.
    pub(super) fn read(photos: &Path) -> Result<Self> {
        let path = photos.join(FILE);
        let is_link = path.symlink_metadata().is_ok_and(|it| !it.is_file());
        anyhow::ensure!(!is_link, "{} is no file", path.display());
        let text = fs::read_to_string(&path).unwrap_or_default();
        Ok(Self(serde_json::from_str(&text).unwrap_or_default()))
    }

    pub(super) fn write(&self, photos: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(&self.0)? + "\n";
        write_one(&photos.join(FILE), text.as_bytes()).context("what was made could not be kept")
    }

    /// What was made of an original, if nothing has changed since.
    pub(super) fn unchanged(&self, name: &str, original: &str, photos: &Path) -> Option<Made> {
        let made = self.0.get(name)?;
        let is_same = made.original == original && made.recipe == RECIPE;
        let files = self.files(name);
        let are_there = files.iter().all(|it| photos.join(it).is_file());
        (is_same && are_there).then(|| made.clone())
    }

    /// The files that were made under a name.
    pub(super) fn files(&self, name: &str) -> Vec<String> {
        let widths = self.0.get(name).into_iter().flat_map(|it| &it.widths);
        widths
            .flat_map(|width| ENDINGS.map(|it| file(name, *width, it)))
            .collect()
    }

    pub(super) fn put(&mut self, name: &str, made: Made) {
        self.0.insert(name.to_owned(), made);
    }
}
