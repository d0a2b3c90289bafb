//! The system's packages, where it is Debian or a relative of it.

use std::process::Command;

use crate::run::{output_of, which};

/// How to call `apt-get` with the right to install, without asking anybody for a password.
pub(super) fn apt() -> Option<fn() -> Command> {
    which(&["apt-get"])?;
    if output_of("id", &["-u"])? == "0" {
        return Some(|| {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        });
    }
    output_of("sudo", &["-n", "true"])?;
    Some(|| {
        let mut command = Command::new("sudo");
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    })
}

/// The commands that install packages.
pub(super) fn install_commands(apt: fn() -> Command, packages: &[&str]) -> Vec<Command> {
    let mut update = apt();
    update.args(["update", "--quiet"]);
    let mut install = apt();
    install.args(["install", "--yes", "--quiet"]).args(packages);
    vec![update, install]
}
