//! Where an engine lies, and on which ports it answers.

use std::env;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// The ports of an engine that nobody chose others for; away from the usual ones, where
/// something else may run.
const PORT: u16 = 9100;
const DATABASE_PORT: u16 = 55432;
const REDIS_PORT: u16 = 56379;
/// Where the shop is served by `cargo xtask serve`.
const ORIGINS: [&str; 2] = ["http://127.0.0.1:8080", "http://localhost:8080"];

/// What somebody asks of an engine; what is not said stays as it was.
pub(super) struct Wanted {
    pub(super) instances: Option<u16>,
    pub(super) port: Option<u16>,
    pub(super) database_port: Option<u16>,
    pub(super) redis_port: Option<u16>,
    pub(super) origins: Vec<String>,
}

/// An engine on this machine: its folder and what was settled for it.
pub(super) struct Engine {
    folder: PathBuf,
    instances: u16,
    port: u16,
    pub(super) database_port: u16,
    pub(super) redis_port: u16,
    pub(super) origins: Vec<String>,
}

/// The address of an instance.
pub(super) fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

impl Engine {
    /// An engine as it is wanted: by the command line, then the environment, then what its
    /// folder says of the last time.
    pub(super) fn new(folder: PathBuf, wanted: Wanted) -> Result<Self> {
        let saved = saved(&folder)?;
        let number = |given: Option<u16>, variable: &str, key: &str, default: u16| -> Result<u16> {
            Ok(match given {
                Some(given) => given,
                None => from_environment(variable)?
                    .or_else(|| saved[key].as_u64()?.try_into().ok())
                    .unwrap_or(default),
            })
        };
        let engine = Self {
            instances: number(wanted.instances, "MARKET_BACKEND_INSTANCES", "instances", 1)?,
            port: number(wanted.port, "MARKET_BACKEND_PORT", "port", PORT)?,
            database_port: number(
                wanted.database_port,
                "MARKET_BACKEND_DATABASE_PORT",
                "database_port",
                DATABASE_PORT,
            )?,
            redis_port: number(
                wanted.redis_port,
                "MARKET_BACKEND_REDIS_PORT",
                "redis_port",
                REDIS_PORT,
            )?,
            origins: origins(wanted.origins, &saved),
            folder,
        };
        if engine.instances == 0 || engine.port.checked_add(engine.instances).is_none() {
            bail!("--instances has to be 1 or more, and their ports below 65536");
        }
        Ok(engine)
    }

    /// An engine as it was started the last time.
    pub(super) fn open(folder: PathBuf) -> Result<Self> {
        if !folder.join("engine.json").exists() {
            bail!(
                "there is no engine in {}; `cargo xtask backend up` makes one",
                folder.display()
            );
        }
        let nothing = Wanted {
            instances: None,
            port: None,
            database_port: None,
            redis_port: None,
            origins: Vec::new(),
        };
        Self::new(folder, nothing)
    }

    /// The ports of the instances.
    pub(super) fn ports(&self) -> Range<u16> {
        self.port..self.port + self.instances
    }

    /// Everything that this engine keeps.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What pushers and tests need to know, the secret key among it.
    pub(super) fn keys(&self) -> PathBuf {
        self.folder.join("ids.json")
    }

    /// The log of a part of the engine.
    pub(super) fn log(&self, name: impl std::fmt::Display) -> PathBuf {
        self.folder.join("logs").join(format!("{name}.log"))
    }

    /// The number of the process of a part of the engine.
    pub(super) fn pid_file(&self, name: impl std::fmt::Display) -> PathBuf {
        self.folder.join(format!("{name}.pid"))
    }

    /// Makes the folders.
    pub(super) fn make(&self) -> Result<()> {
        for folder in [self.folder.join("logs"), self.folder.join("redis")] {
            fs::create_dir_all(&folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(())
    }

    /// Notes what was settled, for the commands that come after.
    pub(super) fn save(&self) -> Result<()> {
        let settled = json!({
            "instances": self.instances,
            "port": self.port,
            "database_port": self.database_port,
            "redis_port": self.redis_port,
            "origins": self.origins,
        });
        fs::write(self.folder.join("engine.json"), format!("{settled:#}\n"))
            .context("cannot note the engine's settings")
    }

    /// Whether the database is as this build wants it, and the keys are there.
    pub(super) fn is_migrated(&self, build: &str) -> bool {
        self.keys().exists()
            && fs::read_to_string(self.folder.join("migrated")).is_ok_and(|noted| noted == build)
    }

    /// Notes that it is.
    pub(super) fn note_migrated(&self, build: &str) -> Result<()> {
        Ok(fs::write(self.folder.join("migrated"), build)?)
    }
}

fn saved(folder: &Path) -> Result<Value> {
    let file = folder.join("engine.json");
    match fs::read_to_string(&file) {
        Ok(text) => {
            serde_json::from_str(&text).with_context(|| format!("{} is broken", file.display()))
        }
        Err(_) => Ok(Value::Null),
    }
}

fn from_environment(variable: &str) -> Result<Option<u16>> {
    let Some(value) = env::var_os(variable) else {
        return Ok(None);
    };
    let number = value.to_str().and_then(|value| value.parse().ok());
    number
        .map(Some)
        .with_context(|| format!("{variable} has to be a number below 65536"))
}

fn origins(wanted: Vec<String>, saved: &Value) -> Vec<String> {
    if !wanted.is_empty() {
        return wanted;
    }
    match saved["origins"].as_array() {
        Some(saved) => saved
            .iter()
            .filter_map(|origin| origin.as_str().map(str::to_owned))
            .collect(),
        None => ORIGINS.map(str::to_owned).to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(port: Option<u16>, instances: Option<u16>) -> Wanted {
        Wanted {
            instances,
            port,
            database_port: None,
            redis_port: None,
            origins: Vec::new(),
        }
    }

    #[test]
    fn what_is_not_said_stays_as_it_was() {
        let folder = env::temp_dir().join(format!("market-engine-{}", std::process::id()));
        let first = Engine::new(folder.clone(), wanted(Some(7000), Some(2))).expect("sound");
        first.make().expect("a folder");
        first.save().expect("a file");
        let second = Engine::new(folder.clone(), wanted(None, Some(3))).expect("sound");
        assert_eq!(second.ports(), 7000..7003);
        assert_eq!(second.database_port, DATABASE_PORT);
        assert_eq!(second.origins, ORIGINS);
        fs::remove_dir_all(folder).expect("the folder goes");
    }

    #[test]
    fn no_instance_and_ports_beyond_the_last_are_refused() {
        let folder = || PathBuf::from("nowhere");
        assert!(Engine::new(folder(), wanted(None, Some(0))).is_err());
        assert!(Engine::new(folder(), wanted(Some(65535), Some(2))).is_err());
    }
}
