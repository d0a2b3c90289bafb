//! What every page was made from at the last run, so that an unchanged one is not made again.

use crate::digest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file beside the pages; its name hides it from whatever copies them.
const FILE: &str = ".pages.json";

/// What the pages of a folder were made from.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// The build of the content, which every page names.
    pub build: String,
    /// The digest of the inputs of each page, by its file.
    pub pages: BTreeMap<PathBuf, String>,
}

impl Manifest {
    /// Takes what the last run has left. A run that is broken off leaves nothing, for nobody
    /// knows then which pages are whose.
    ///
    /// # Errors
    /// Says why a file cannot be removed.
    pub fn take(folder: &Path) -> io::Result<Self> {
        let file = folder.join(FILE);
        let Ok(text) = fs::read_to_string(&file) else {
            return Ok(Self::default());
        };
        fs::remove_file(&file)?;
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }

    /// Leaves it for the next run.
    ///
    /// # Errors
    /// Says why it cannot be written.
    pub fn leave(&self, folder: &Path) -> io::Result<()> {
        fs::write(folder.join(FILE), serde_json::to_string(self)?)
    }
}

/// The digest of this program: another one may render the same content in another way.
///
/// # Errors
/// Says why the program cannot be read.
pub fn program() -> io::Result<String> {
    let bytes = fs::read(std::env::current_exe()?)?;
    Ok(digest::hex(&[&bytes]))
}
