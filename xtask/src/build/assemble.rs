//! Puts the finished shop together and in the place of the old one.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::digest::files_below;
use super::{Build, admin, embed, shell};

/// The folder of ready files for hosts, and those that some hosts read from the shop itself.
pub(super) const HOSTING: &str = "docs/hosting";
const FOR_THE_HOST: [&str; 2] = ["_headers", "_redirects"];

/// Copies everything that visitors load into `next`.
pub(super) fn collect(build: &Build, next: &Path) -> Result<()> {
    let mut files = below("public".as_ref(), "".as_ref())?;
    // The compiled content takes the place of its sources.
    files.retain(|(_, path)| !path.starts_with("data"));
    files.extend(below(&build.data, "data".as_ref())?);
    files.extend(below(&build.covers, "art".as_ref())?);
    let shell = build.shell_folder();
    files.extend(shell::assets(&shell)?);
    files.push((shell.join(embed::SCRIPT), embed::SCRIPT.into()));
    if build.has_pages() {
        files.extend(below(&build.pages, "".as_ref())?);
        files.extend(FOR_THE_HOST.map(|name| (Path::new(HOSTING).join(name), name.into())));
    } else {
        files.push((shell.join(shell::PAGE), shell::PAGE.into()));
    }
    if build.has_admin() {
        files.extend(below(&build.admin_folder(), admin::FOLDER.as_ref())?);
    }
    let mut taken = HashSet::new();
    for (source, path) in files {
        let target = next.join(&path);
        if !taken.insert(path) {
            bail!("{} would be written twice", target.display());
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&source, &target).with_context(|| format!("{}", source.display()))?;
    }
    Ok(())
}

/// The files of a folder, each with its path in the shop.
fn below(folder: &Path, prefix: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let files = files_below(folder)?.into_iter().map(|file| {
        let path = prefix.join(file.strip_prefix(folder)?);
        Ok((file, path))
    });
    files.collect()
}

/// Puts `next` in the place of `dist`. A file that did not change keeps the time of its last
/// change, and with it the tag by which browsers know that their copy is still good.
pub(super) fn swap(next: &Path, dist: &Path) -> Result<()> {
    for file in files_below(next)? {
        let old = dist.join(file.strip_prefix(next)?);
        if same_content(&old, &file) {
            let modified = fs::metadata(&old)?.modified()?;
            File::options()
                .write(true)
                .open(&file)?
                .set_modified(modified)?;
        }
    }
    let aside = next.with_file_name(".dist-previous");
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    if dist.exists() {
        fs::rename(dist, &aside)?;
    }
    fs::rename(next, dist).with_context(|| format!("cannot write {}", dist.display()))?;
    if aside.exists() {
        fs::remove_dir_all(aside)?;
    }
    Ok(())
}

fn same_content(old: &Path, new: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|meta| meta.len()).ok();
    length(old).is_some() && length(old) == length(new) && fs::read(old).ok() == fs::read(new).ok()
}
