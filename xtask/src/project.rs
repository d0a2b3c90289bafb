//! Where things stand in the project.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// What Cargo is told of everything native, whichever program or test it compiles: with another
/// choice of packages each would ask for other features of the crates that they share, and most of
/// those would be compiled more than once.
pub(crate) const NATIVE: [&str; 3] = ["--workspace", "--features", "night-market/ssr"];

/// The folders that the commands read and write, relative to the workspace, which
/// [`Project::enter`] makes the current folder.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    /// Where the command was given.
    here: PathBuf,
    /// Cargo's target folder, as an absolute path.
    pub(crate) target: PathBuf,
}

impl Project {
    /// Makes the project that this program was compiled in the current folder.
    pub(crate) fn enter() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().context("xtask stands in a workspace")?;
        let here = env::current_dir()?;
        // A relative folder is meant from where the command was given.
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => here.join(folder),
            None => root.join("target"),
        };
        env::set_current_dir(root)?;
        Ok(Self { here, target })
    }

    /// A path as it was meant where the command was given.
    pub(crate) fn given(&self, path: &Path) -> PathBuf {
        self.here.join(path)
    }

    /// Where the build keeps what it makes on the way to `dist/`.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Where an engine keeps everything: as given, or within Cargo's target folder.
    pub(crate) fn engine(&self, given: Option<&Path>, name: &str) -> PathBuf {
        given.map_or_else(|| self.target.join(name), |path| self.given(path))
    }

    /// A native program of this workspace, once `build::tools` has compiled it.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }
}

/// A program that npm installed.
pub(crate) fn npm_program(name: &str) -> PathBuf {
    Path::new("e2e/node_modules/.bin").join(name)
}

/// The version of a crate in `Cargo.lock`.
pub(crate) fn locked_version(krate: &str) -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock").context("cannot read Cargo.lock")?;
    version_in_lock(&lock, krate)
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no {krate}"))
}

fn version_in_lock<'a>(lock: &'a str, krate: &str) -> Option<&'a str> {
    let entry = format!("name = \"{krate}\"\nversion = \"");
    let (_, after) = lock.split_once(&entry)?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_the_exact_crate_is_found() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
