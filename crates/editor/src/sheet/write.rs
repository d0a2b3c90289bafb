//! Writes files whole or not at all.

use anyhow::{Context as _, Result};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes files: each is first written beside its place, and all are there before the first one
/// takes the place of what it replaces.
pub(crate) fn write_all<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a str, impl AsRef<[u8]>)>,
) -> Result<()> {
    let mut ready = Vec::new();
    for (name, bytes) in files {
        let written = prepare(&folder.join(name), bytes.as_ref());
        match written.with_context(|| format!("cannot write {}", folder.join(name).display())) {
            Ok(pair) => ready.push(pair),
            Err(error) => {
                ready.iter().for_each(|(beside, _)| discard(beside));
                return Err(error);
            }
        }
    }
    for (place, (beside, target)) in ready.iter().enumerate() {
        if let Err(error) = fs::rename(beside, target) {
            ready[place..]
                .iter()
                .for_each(|(beside, _)| discard(beside));
            return Err(error).with_context(|| format!("cannot write {}", target.display()));
        }
    }
    Ok(())
}

/// Writes one file.
pub(crate) fn write_one(path: &Path, bytes: &[u8]) -> Result<()> {
    let context = || format!("cannot write {}", path.display());
    let (beside, target) = prepare(path, bytes).with_context(context)?;
    fs::rename(&beside, target)
        .inspect_err(|_| discard(&beside))
        .with_context(context)
}

/// Writes a file beside its place; gives both paths.
fn prepare(path: &Path, bytes: &[u8]) -> io::Result<(PathBuf, PathBuf)> {
    // A link stays one, and what it leads to is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // Names that begin with a dot are no content.
    let beside = target.with_file_name(format!(".{name}.new"));
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let written = write(&beside, bytes, &target);
    if written.is_err() {
        discard(&beside);
    }
    written.map(|()| (beside, target))
}

fn write(beside: &Path, bytes: &[u8], target: &Path) -> io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(bytes)?;
    if let Ok(about) = fs::metadata(target) {
        file.set_permissions(about.permissions())?;
    }
    file.sync_all()
}

/// Takes a half-written file away; where that fails as well, it is no content and does no harm.
fn discard(beside: &Path) {
    let _ = fs::remove_file(beside);
}
