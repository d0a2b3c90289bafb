//! Who may change the engine, and where it keeps things: a file that is nobody else's, or the
//! environment; never an argument, which other users of the machine could read.

use super::fault::EngineFault;
use serde::Deserialize;
use std::fmt;
use std::fs;
use std::path::Path;

/// The variable that holds the key.
pub(super) const VARIABLE: &str = "OCOP_MEDUSA_KEY";

/// A text that is shown to nobody.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Secret(String);

impl Secret {
    /// The text, to be sent.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What the file of the keys says; what it leaves out is asked of the engine.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Keys {
    secret_key: Option<Secret>,
    #[serde(default)]
    pub(crate) region_id: Option<String>,
    #[serde(default)]
    pub(crate) sales_channel_id: Option<String>,
    #[serde(default)]
    pub(crate) stock_location_id: Option<String>,
    #[serde(default)]
    pub(crate) shipping_profile_id: Option<String>,
    #[serde(default)]
    pub(crate) service_zone_id: Option<String>,
}

impl Keys {
    /// Reads the file, if one is named. The environment's key goes before the file's.
    pub(crate) fn read(
        file: Option<&Path>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<(Self, Secret), EngineFault> {
        let mut keys = match file {
            Some(file) => Self::of_file(file)?,
            None => Self::default(),
        };
        let own = variable(VARIABLE).filter(|it| !it.trim().is_empty());
        let own = own.map(|it| Secret(it.trim().to_owned()));
        let key = own.or(keys.secret_key.take()).ok_or(EngineFault::NoKey)?;
        Ok((keys, key))
    }

    fn of_file(file: &Path) -> Result<Self, EngineFault> {
        let unreadable = |reason: String| EngineFault::Keys {
            file: file.display().to_string(),
            reason,
        };
        let text = fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
        // What the parser says of a text may quote it.
        serde_json::from_str(&text)
            .map_err(|error| unreadable(format!("{}:{}", error.line(), error.column())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_from_the_environment_or_the_file_and_is_never_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("ids.json");
        fs::write(
            &file,
            r#"{"secret_key":"sk_file","region_id":"reg_1","url":"x"}"#,
        )
        .expect("a file");
        let of = |file, own: Option<&str>| {
            let own = own.map(str::to_owned);
            Keys::read(file, |name| own.clone().filter(|_| name == VARIABLE))
        };
        let key =
            |it: Result<(Keys, Secret), EngineFault>| it.map(|(_, key)| key.reveal().to_owned());
        assert_eq!(key(of(Some(&file), None)), Ok("sk_file".to_owned()));
        assert_eq!(
            key(of(Some(&file), Some(" sk_own\n"))),
            Ok("sk_own".to_owned())
        );
        assert_eq!(key(of(None, Some("sk_own"))), Ok("sk_own".to_owned()));
        assert_eq!(key(of(None, Some(" "))), Err(EngineFault::NoKey));
        let read = of(Some(&file), None).expect("keys");
        assert_eq!(read.0.region_id.as_deref(), Some("reg_1"));
        assert!(!format!("{read:?}").contains("sk_"));
        fs::write(&file, r#"{"secret_key": sk_file"#).expect("a file");
        let told = format!("{:?}", of(Some(&file), None));
        assert!(told.contains("1:16") && !told.contains("sk_file"), "{told}");
    }
}
