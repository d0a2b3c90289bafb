//! The compiler's targets and components, and programs that cargo installs.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{Missing, Need};
use crate::project::locked_version;
use crate::run::{cargo, output_of};

/// Newer versions of Trunk ask for a newer compiler than this project's.
const TRUNK: &str = "0.21.14";
/// The version that `deny.toml` was written for.
const CARGO_DENY: &str = "0.20.2";
/// The target of the app.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

pub(super) fn missing() -> Result<Vec<Missing>> {
    let wasm_bindgen = locked_version("wasm-bindgen")?;
    let found = [
        component("rustfmt", "cargo-fmt"),
        component("clippy", "cargo-clippy"),
        wasm_target(),
        trunk(),
        bindgen(&wasm_bindgen),
        deny(),
    ];
    Ok(found.into_iter().flatten().collect())
}

fn component(name: &str, program: &str) -> Option<Missing> {
    if output_of(program, &["--version"]).is_some() {
        return None;
    }
    let mut add = Command::new("rustup");
    add.args(["component", "add", name]);
    Some(Missing::new(name, Need::Tests, vec![add]))
}

fn wasm_target() -> Option<Missing> {
    let sysroot = output_of("rustc", &["--print", "sysroot"])?;
    let library = Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib");
    if library.is_dir() {
        return None;
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", WASM]);
    Some(Missing::new(WASM, Need::Build, vec![add]))
}

/// Built without optimisation, which halves the time; Trunk only starts other programs.
fn trunk() -> Option<Missing> {
    if output_of("trunk", &["--version"]).is_some_and(|version| version == format!("trunk {TRUNK}"))
    {
        return None;
    }
    let mut install = cargo(&[
        "install",
        "trunk",
        "--version",
        TRUNK,
        "--locked",
        "--debug",
    ]);
    install.args(["--no-default-features", "--features", "rustls"]);
    Some(Missing::new(
        format!("trunk {TRUNK}"),
        Need::Build,
        vec![install],
    ))
}

/// The program and the crate speak a format of their own, which has to be the same version.
fn bindgen(version: &str) -> Option<Missing> {
    let expected = format!("wasm-bindgen {version}");
    let runner = format!("wasm-bindgen-test-runner {version}");
    let fits = |program, expected: &str| {
        output_of(program, &["--version"]).is_some_and(|version| version == expected)
    };
    if fits("wasm-bindgen", &expected) && fits("wasm-bindgen-test-runner", &runner) {
        return None;
    }
    // Without --locked: the lock file of this program names crates that were withdrawn.
    let mut install = cargo(&["install", "wasm-bindgen-cli", "--version", version]);
    // It runs for seconds, and its crates are quicker to compile so.
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    Some(Missing::new(
        format!("wasm-bindgen-cli {version}"),
        Need::Build,
        vec![install],
    ))
}

/// What somebody types to install cargo-deny.
pub(crate) fn deny_install() -> String {
    format!("cargo install cargo-deny --version {CARGO_DENY} --locked")
}

fn deny() -> Option<Missing> {
    if output_of("cargo-deny", &["--version"]).is_some() {
        return None;
    }
    let install = cargo(&[
        "install",
        "cargo-deny",
        "--version",
        CARGO_DENY,
        "--locked",
        "--debug",
    ]);
    Some(Missing::new(
        format!("cargo-deny {CARGO_DENY}"),
        Need::Comfort,
        vec![install],
    ))
}
