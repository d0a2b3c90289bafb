//! PostgreSQL and Redis, from the system's packages.

use anyhow::{Result, anyhow};

use super::apt::{apt, install_commands};
use super::npm::install;
use super::{Missing, Need};
use crate::backend::postgres_program;
use crate::run::which;

/// Installs what the engine keeps its data with, where it is missing, and Node.js is named
/// where that is.
pub(crate) fn backend_programs() -> Result<()> {
    if which(&["node"]).is_none() || which(&["npm"]).is_none() {
        return Err(anyhow!(
            "Node.js with npm is missing; to install it: apt-get install -y nodejs npm (version 20 or later)"
        ));
    }
    install(missing())
}

fn missing() -> Option<Missing> {
    let mut packages = Vec::new();
    if postgres_program("initdb").is_none() || which(&["psql"]).is_none() {
        packages.push("postgresql");
    }
    if which(&["redis-server"]).is_none() {
        packages.push("redis-server");
    }
    if packages.is_empty() {
        return None;
    }
    let name = packages.join(" and ");
    Some(match apt() {
        Some(apt) => Missing::new(name, Need::Build, install_commands(apt, &packages)),
        None => {
            let by_hand = format!("sudo apt-get install -y {}", packages.join(" "));
            Missing::only_by_hand(name, Need::Build, &by_hand)
        }
    })
}
