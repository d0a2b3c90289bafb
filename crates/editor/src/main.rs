//! The editors' command line.
//!
//! `editor check FOLDER` says what is wrong with the content; `editor build` compiles the indexes
//! and puts them beside copies of the files; `editor schemas` writes the JSON Schemas;
//! `editor generate` makes up a catalogue of any size.

mod build;
mod content;
mod generate;
mod index;
mod schemas;

use anyhow::{Result, bail};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks and compiles the night market's content.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says what is wrong with the content, file by file and line by line.
    Check {
        /// The folder of the content.
        #[arg(default_value = "public/data")]
        content: PathBuf,
    },
    /// Compiles the indexes; files with problems are left out of it and named.
    Build {
        /// The folder of the content.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        /// The folder to write to; files in it that are not written are removed.
        #[arg(long)]
        out: PathBuf,
        /// Treats every problem as an error.
        #[arg(long)]
        strict: bool,
    },
    /// Makes up a catalogue from the real one, for tests and measurements.
    Generate {
        /// The content to learn from.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        /// How many products.
        #[arg(long)]
        products: usize,
        /// The same seed gives the same catalogue.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The folder to write to, which has to be empty.
        #[arg(long)]
        out: PathBuf,
    },
    /// Writes the JSON Schemas that help editors' programs.
    Schemas {
        /// The folder of the schemas.
        #[arg(long, default_value = "public/schemas")]
        out: PathBuf,
        /// Writes nothing and fails where a schema is out of date.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Check { content } => check(&content),
        Command::Build {
            content,
            out,
            strict,
        } => build::build(&content, &out, strict),
        Command::Generate {
            content,
            products,
            seed,
            out,
        } => generate::generate(&content, products, seed, &out),
        Command::Schemas { out, check } => schemas::schemas(&out, check),
    }
}

fn check(folder: &std::path::Path) -> Result<()> {
    let content = content::read(folder)?;
    let compiled = content.compile();
    let problems = content.all_problems(folder, &compiled);
    for problem in &problems {
        eprintln!("{}/{problem}", folder.display());
    }
    if !problems.is_empty() {
        bail!("{} to mend", counted(problems.len()));
    }
    println!(
        "{} products, {} producers: all well",
        compiled.products.len(),
        compiled.producers.len()
    );
    Ok(())
}

fn counted(problems: usize) -> String {
    match problems {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    }
}
