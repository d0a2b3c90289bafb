//! Whether npm's registry knows of faults in the packages that the lock file names.

use std::process::Command;

use anyhow::{Result, ensure};
use serde_json::Value;

use super::report::Outcome;

/// Asks the registry; a registry that gives no answer decides nothing.
pub(super) fn npm_packages() -> Result<Outcome> {
    let mut npm = Command::new("npm");
    npm.args(["audit", "--json", "--prefix", "e2e"]);
    verdict(&npm.output()?.stdout)
}

/// What npm's report says: grave faults fail, lesser ones are told by `npm audit`.
fn verdict(report: &[u8]) -> Result<Outcome> {
    let report: Value = serde_json::from_slice(report).unwrap_or_default();
    let counts = &report["metadata"]["vulnerabilities"];
    let (Some(high), Some(critical)) = (counts["high"].as_u64(), counts["critical"].as_u64())
    else {
        return Ok(Outcome::Skipped("the registry answers no audits".into()));
    };
    let grave = high + critical;
    ensure!(
        grave == 0,
        "{grave} packages have grave faults that are known: `npm audit --prefix e2e` names them"
    );
    Ok(Outcome::passed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grave_faults_fail_and_silence_decides_nothing() {
        let report = |high| {
            format!(
                r#"{{"metadata":{{"vulnerabilities":{{"low":3,"high":{high},"critical":0}}}}}}"#
            )
        };
        assert!(matches!(verdict(report(0).as_bytes()), Ok(Outcome::Ran(_))));
        assert!(verdict(report(2).as_bytes()).is_err());
        for silent in [
            &b""[..],
            br#"{"message":"405 Method Not Allowed"}"#,
            b"<html>",
        ] {
            assert!(matches!(verdict(silent), Ok(Outcome::Skipped(_))));
        }
    }
}
