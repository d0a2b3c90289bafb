//! The secrets of an engine: made once, never shown, never committed.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::engine::Engine;

/// What only the engine's own programs know.
pub(super) struct Secrets {
    /// The password of PostgreSQL.
    pub(super) database: String,
    /// The password of Redis.
    pub(super) redis: String,
    /// What sessions of editors are signed with.
    pub(super) jwt: String,
    /// What cookies are signed with.
    pub(super) cookie: String,
}

impl Secrets {
    /// The secrets in the engine's folder, made where there are none yet.
    pub(super) fn of(engine: &Engine) -> Result<Self> {
        let file = engine.folder().join("secrets.json");
        if !file.exists() {
            let made = json!({
                "database": random()?,
                "redis": random()?,
                "jwt": random()?,
                "cookie": random()?,
            });
            write_private(&file, &format!("{made:#}\n"))?;
        }
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let known: Value = serde_json::from_str(&text)?;
        let secret = |name: &str| {
            known[name]
                .as_str()
                .map(str::to_owned)
                .with_context(|| format!("{} has no \"{name}\"", file.display()))
        };
        Ok(Self {
            database: secret("database")?,
            redis: secret("redis")?,
            jwt: secret("jwt")?,
            cookie: secret("cookie")?,
        })
    }
}

/// Writes a file that only its owner may read, from its first byte on.
pub(super) fn write_private(file: &Path, text: &str) -> Result<()> {
    let failed = || format!("cannot write {}", file.display());
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(file).with_context(failed)?;
    file.write_all(text.as_bytes()).with_context(failed)
}

/// 256 random bits in hexadecimal.
fn random() -> Result<String> {
    let mut bytes = [0; 32];
    File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .context("cannot get random bytes")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
