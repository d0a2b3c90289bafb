//! The project's own commands; `cargo xtask help` lists them.

mod backend;
mod bench;
mod build;
mod dev;
mod flags;
mod project;
mod run;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

use build::{Mode, Options};
use flags::{Xtask, XtaskCmd};
use project::Project;
use setup::{Need, setup};

fn main() -> ExitCode {
    let flags = Xtask::from_env_or_exit();
    match execute(flags.subcommand) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn execute(command: XtaskCmd) -> Result<ExitCode> {
    let project = Project::enter()?;
    match command {
        XtaskCmd::Setup(_) => setup(Need::Comfort)?,
        XtaskCmd::Build(flags) => {
            setup(Need::Build)?;
            let mut options = match (flags.content, flags.out) {
                (Some(content), Some(out)) if !flags.dev => {
                    Options::trial(project.given(&content), project.given(&out))
                }
                (None, None) if flags.dev => Options::new(Mode::Dev),
                (None, None) => Options::new(Mode::Release),
                _ => bail!("--content and --out go together, and without --dev"),
            };
            options.origin = flags.origin;
            options.repository = flags.repository;
            if let Some(at) = flags.at {
                serve::check_instant(&at)?;
                options.at = Some(at);
            }
            let dist = build::build(&project, options)?;
            println!("The shop stands in {}", dist.display());
        }
        XtaskCmd::Serve(flags) => serve::serve(&project, &flags.into())?,
        XtaskCmd::Dev(flags) => dev::dev(&project, &flags.into())?,
        XtaskCmd::Test(flags) => return test::test(&project, &flags),
        XtaskCmd::Bench(flags) => bench::bench(&project, &flags)?,
        XtaskCmd::Backend(flags) => return backend::backend(&project, flags),
    }
    Ok(ExitCode::SUCCESS)
}
