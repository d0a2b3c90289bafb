//! An engine that tests have for themselves, with nothing in it when it starts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::engine::{Engine, Wanted, url};
use super::{down, up};
use crate::project::Project;

/// Two instances, away from those that somebody works with.
const PORT: u16 = 9280;
const DATABASE_PORT: u16 = 55580;
const REDIS_PORT: u16 = 56580;

/// Two instances on stores of their own.
pub(crate) struct Trial {
    engine: Engine,
}

impl Trial {
    /// Starts in the place of whatever an earlier run has left; the shop is served at `origins`.
    pub(crate) fn start(project: &Project, origins: Vec<String>) -> Result<Self> {
        let folder = project.engine(None, "backend-e2e");
        clear(&folder)?;
        let wanted = Wanted {
            instances: Some(2),
            port: Some(PORT),
            database_port: Some(DATABASE_PORT),
            redis_port: Some(REDIS_PORT),
            origins,
        };
        let engine = Engine::new(folder, wanted)?;
        if let Err(error) = up(&engine) {
            // Nothing is left running; why it does not run is what matters.
            let _ = down(&engine);
            return Err(error);
        }
        Ok(Self { engine })
    }

    /// The file with the keys.
    pub(crate) fn keys(&self) -> PathBuf {
        self.engine.keys()
    }

    /// The addresses of the instances.
    pub(crate) fn urls(&self) -> Vec<String> {
        self.engine.ports().map(url).collect()
    }

    /// Where it keeps everything.
    pub(crate) fn folder(&self) -> &Path {
        self.engine.folder()
    }

    /// Stops it; what it has kept stays until the next run, for whoever asks why a test failed.
    pub(crate) fn stop(&self) -> Result<()> {
        down(&self.engine).map(|_| ())
    }
}

fn clear(folder: &Path) -> Result<()> {
    if folder.join("engine.json").exists() {
        down(&Engine::open(folder.to_owned())?)?;
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}
