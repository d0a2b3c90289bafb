//! Hashes of files and folders: they name the built files and tell what has changed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::run::output_of;

/// The first 16 hex digits of the SHA-256 of these bytes: 64 bits, enough to tell the
/// versions of a file apart.
pub(crate) fn hex_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(hash: &[u8]) -> String {
    let mut text = String::with_capacity(16);
    for byte in &hash[..8] {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Collects what a step depends on.
#[derive(Default)]
pub(crate) struct Inputs(Sha256);

impl Inputs {
    /// Adds a setting, such as a mode or a version.
    pub(crate) fn setting(mut self, text: &str) -> Self {
        self.0.update(text);
        self.0.update([0]);
        self
    }

    /// Adds the names and contents of files and of everything in folders. What does not exist
    /// adds only its name, so that appearing counts as a change.
    pub(crate) fn paths<P: AsRef<Path>>(mut self, paths: &[P]) -> Result<Self> {
        for path in paths {
            for file in files_below(path.as_ref())? {
                let content = fs::read(&file).with_context(|| format!("{}", file.display()))?;
                self.0.update(file.to_string_lossy().as_bytes());
                self.0.update((content.len() as u64).to_le_bytes());
                self.0.update(content);
            }
            self = self.setting(&path.as_ref().to_string_lossy());
        }
        Ok(self)
    }

    /// Adds the version of the compiler.
    pub(crate) fn compiler(self) -> Self {
        self.setting(&output_of("rustc", &["--version"]).unwrap_or_default())
    }

    /// The digest of everything that was added.
    pub(crate) fn digest(self) -> String {
        hex(&self.0.finalize())
    }
}

/// All files at or below a path in the order of their names, without hidden ones.
pub(crate) fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        let entries = fs::read_dir(path).with_context(|| format!("{}", path.display()))?;
        let mut entries = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        for entry in entries {
            if !is_hidden(&entry) {
                files.extend(files_below(&entry)?);
            }
        }
    }
    Ok(files)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
