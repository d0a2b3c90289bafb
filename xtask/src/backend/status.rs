//! How the parts of an engine are, and what those that are not well said last.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use serde_json::Value;

use super::engine::{Engine, url};
use super::process::{Process, is_well, listens};
use super::{instances, postgres, redis};
use crate::run::output_of;

/// So many lines of a log are shown.
const LINES: usize = 12;

/// A part of the engine.
struct Part {
    name: String,
    version: String,
    address: String,
    process: Option<Process>,
    is_well: bool,
    log: std::path::PathBuf,
}

/// Prints how all parts are; a failure where one is not well.
pub(super) fn print(engine: &Engine) -> Result<ExitCode> {
    let parts = parts(engine);
    println!();
    for part in &parts {
        println!("  {}", part.line());
    }
    println!("\n  keys      {}", engine.keys().display());
    println!("  logs      {}", engine.folder().join("logs").display());
    println!("  origins   {}", engine.origins.join(" "));
    let mut code = ExitCode::SUCCESS;
    for part in parts.iter().filter(|part| !part.is_well) {
        println!("\n{} says last ({}):", part.name, part.log.display());
        println!("{}", last_lines(&part.log));
        code = ExitCode::FAILURE;
    }
    Ok(code)
}

fn parts(engine: &Engine) -> Vec<Part> {
    let medusa = medusa_version();
    let instances = engine.ports().map(|port| Part {
        name: "Medusa".to_owned(),
        version: medusa.clone(),
        address: url(port),
        process: instances::process(engine, port),
        is_well: is_well(port),
        log: engine.log(port),
    });
    let postgres = postgres::program("postgres");
    let stores = [
        Part {
            name: "PostgreSQL".to_owned(),
            version: postgres.map_or_else(String::new, |it| number(output_of(it, &["--version"]))),
            address: format!("127.0.0.1:{}", engine.database_port),
            process: postgres::process(engine),
            is_well: listens(engine.database_port),
            log: engine.log("postgres"),
        },
        Part {
            name: "Redis".to_owned(),
            version: number(output_of("redis-server", &["--version"])),
            address: format!("127.0.0.1:{}", engine.redis_port),
            process: redis::process(engine),
            is_well: listens(engine.redis_port),
            log: engine.log("redis"),
        },
    ];
    instances.chain(stores).collect()
}

impl Part {
    fn line(&self) -> String {
        let state = if self.is_well { "well" } else { "NOT WELL" };
        let process = match self.process {
            Some(process) => format!(
                "process {}, {} MB",
                process.0,
                process.megabytes().unwrap_or_default()
            ),
            None => "no process of this engine".to_owned(),
        };
        format!(
            "{:<11}{:<9}{:<24}{state:<10}{process}",
            self.name, self.version, self.address
        )
    }
}

fn medusa_version() -> String {
    let read = || -> Option<String> {
        let file = fs::read("backend/node_modules/@medusajs/medusa/package.json").ok()?;
        let package: Value = serde_json::from_slice(&file).ok()?;
        Some(package["version"].as_str()?.to_owned())
    };
    read().unwrap_or_default()
}

/// The version in what a program says of itself: `Redis server v=7.0.15 sha=…`.
fn number(says: Option<String>) -> String {
    let says = says.unwrap_or_default();
    let version = says
        .split_whitespace()
        .map(|word| word.trim_start_matches("v="))
        .find(|word| word.contains('.') && word.starts_with(|first: char| first.is_ascii_digit()));
    version.unwrap_or_default().to_owned()
}

fn last_lines(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    let from = lines.len().saturating_sub(LINES);
    lines[from..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn versions_are_found_in_sentences() {
        let check = |says: &str, version| assert_eq!(number(Some(says.to_owned())), version);
        check(
            "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)",
            "15.14",
        );
        check(
            "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0",
            "7.0.15",
        );
        check("", "");
    }
}
