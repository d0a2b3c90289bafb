//! The editors' command line.
//!
//! `editor check FOLDER` says what is wrong with the content and what could be better; `editor
//! stats` says what it has and lacks in figures; `editor build` compiles the indexes and puts them
//! beside copies of the files; `editor push` and `editor pull` bring the content into an engine and its
//! stock and prices back; `editor export` and `editor import` take the products to a sheet and
//! back; `editor schemas` writes the JSON Schemas; `editor covers` draws the
//! drawings of products in pixels; `editor generate` makes up a catalogue of any size.

mod admin;
mod build;
mod check;
mod clock;
mod content;
mod covers;
mod desk;
pub mod doors;
mod engine;
mod generate;
mod images;
mod index;
mod language;
mod pictures;
mod preview;
mod progress;
mod schemas;
mod sheet;
mod stats;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};
use market::Date;
use market::fault::Language;
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
        /// How to print what was found.
        #[arg(long, value_enum, default_value = "text")]
        format: check::Format,
        /// Tells as well what would make the listings better.
        #[arg(long)]
        advice: bool,
        #[command(flatten)]
        view: View,
    },
    /// Counts products by group, stars and place, and says what the listings lack.
    Stats {
        /// The folder of the content.
        #[arg(default_value = "public/data")]
        content: PathBuf,
        /// How to print the figures.
        #[arg(long, value_enum, default_value = "text")]
        format: stats::Format,
        #[command(flatten)]
        view: View,
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
    /// Writes the products into a sheet for Excel, a row for each variant.
    Export {
        /// The sheet to write, with a name that ends with .csv or .xlsx.
        sheet: PathBuf,
        /// The folder of the content.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        /// The language of what is said; without it that of the system, or Vietnamese.
        #[arg(long, value_enum)]
        lang: Option<Lang>,
    },
    /// Says what a sheet changes in the products, and changes it when asked to.
    Import {
        /// The sheet: CSV or XLSX.
        sheet: PathBuf,
        /// The folder of the content.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        /// Writes the files; nothing is written where something is wrong.
        #[arg(long)]
        apply: bool,
        #[command(flatten)]
        view: View,
    },
    /// Makes of photographs the pictures that the shop shows, and enters them into the products.
    Images {
        /// The folder of the originals, JPEG or PNG, named after products; or one of them.
        originals: PathBuf,
        /// The folder of the content; the pictures go into photos beside it.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        /// The language of what is said; without it that of the system, or Vietnamese.
        #[arg(long, value_enum)]
        lang: Option<Lang>,
    },
    /// Draws the drawings of products in pixels, for the shop's long lists.
    Covers {
        /// The folder of the drawings.
        #[arg(long, default_value = "public/art")]
        art: PathBuf,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
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
    /// Writes a file for a new product or producer, and says what is still to be written in it.
    New {
        /// What it is about.
        #[arg(value_enum)]
        kind: desk::Kind,
        #[command(flatten)]
        facts: Box<desk::Facts>,
        /// The folder of the content.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        #[command(flatten)]
        view: View,
    },
    /// Shows the built shop with the content as it is being written, at any time of the market.
    Preview {
        /// The folder of the content.
        #[arg(default_value = "public/data")]
        content: PathBuf,
        /// The folder of the built shop.
        #[arg(long, default_value = "dist")]
        shop: PathBuf,
        /// The port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8090)]
        port: u16,
        /// What the market's clock shows at first, such as 2026-11-27T20:29:00+07:00.
        #[arg(long, value_name = "RFC3339")]
        at: Option<jiff::Timestamp>,
        /// The language of what is said; without it that of the system, or Vietnamese.
        #[arg(long, value_enum)]
        lang: Option<Lang>,
    },
    /// Brings the content into a Medusa engine, after it has said what changes there.
    Push {
        #[command(flatten)]
        arguments: Box<engine::PushArguments>,
        #[command(flatten)]
        view: View,
    },
    /// Brings an engine's stock and prices back into the files, after it has said what changes.
    Pull {
        #[command(flatten)]
        arguments: Box<engine::PullArguments>,
        #[command(flatten)]
        view: View,
    },
    /// Says what another slug of a product or producer changes, and changes it when asked to.
    Rename {
        /// The slug as it is; products/SLUG or producers/SLUG where both exist.
        old: String,
        /// The slug as it shall be.
        new: String,
        /// The folder of the content.
        #[arg(long, default_value = "public/data")]
        content: PathBuf,
        /// Writes the files; nothing is written where something is wrong.
        #[arg(long)]
        apply: bool,
        #[command(flatten)]
        view: View,
    },
    /// Writes the settings of the admin page: a form for each file, made from the types.
    Admin(admin::Arguments),
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

/// In which language, and as of which day.
#[derive(Args)]
struct View {
    /// The language of what is said; without it that of the system, or Vietnamese.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// The day on which certificates have to be valid, such as 2026-11-27; without it, today.
    #[arg(long)]
    today: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

fn language(lang: Option<Lang>) -> Language {
    match lang {
        Some(Lang::Vi) => Language::Vi,
        Some(Lang::En) => Language::En,
        None => language::of_settings(|name| std::env::var(name).ok()),
    }
}

impl View {
    fn language(&self) -> Language {
        language(self.lang)
    }

    fn today(&self) -> Date {
        self.today.unwrap_or_else(clock::today)
    }

    fn when(&self) -> engine::When {
        engine::When::of(self.language(), self.today)
    }
}

/// Runs the program with the arguments that it was given.
pub fn main() -> ExitCode {
    run(Arguments::parse().command).unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Check {
            content,
            format,
            advice,
            view,
        } => {
            let options = check::Options {
                language: view.language(),
                format,
                advice,
                today: view.today(),
            };
            return check::check(&content, &options);
        }
        Command::Stats {
            content,
            format,
            view,
        } => stats::stats(&content, view.language(), format, view.today())?,
        Command::Build {
            content,
            out,
            strict,
        } => build::build(&content, &out, strict)?,
        Command::Export {
            sheet,
            content,
            lang,
        } => {
            let products = sheet::export(&sheet, &content)?;
            println!("{}", language::Words(language(lang)).exported(products));
        }
        Command::Import {
            sheet,
            content,
            apply,
            view,
        } => {
            let options = sheet::Options {
                language: view.language(),
                today: view.today(),
                apply,
            };
            return sheet::import(&sheet, &content, &options);
        }
        Command::Images {
            originals,
            content,
            lang,
        } => return images::images(&originals, &content, language(lang)),
        Command::Covers { art, out } => covers::covers(&art, &out)?,
        Command::Generate {
            content,
            products,
            seed,
            out,
        } => generate::generate(&content, products, seed, &out)?,
        Command::New {
            kind,
            facts,
            content,
            view,
        } => {
            let making = desk::Making {
                folder: &content,
                language: view.language(),
                today: view.today(),
            };
            return desk::new(kind, &facts, &making);
        }
        Command::Preview {
            content,
            shop,
            port,
            at,
            lang,
        } => {
            let options = preview::Options {
                shop,
                port,
                at,
                language: language(lang),
            };
            preview::preview(&content, options)?;
        }
        Command::Push { arguments, view } => return engine::push(&arguments, view.when()),
        Command::Pull { arguments, view } => return engine::pull(&arguments, view.when()),
        Command::Rename {
            old,
            new,
            content,
            apply,
            view,
        } => {
            let view = (view.language(), view.today());
            return desk::rename(&old, &new, &content, view, apply);
        }
        Command::Admin(arguments) => admin::admin(&arguments)?,
        Command::Schemas { out, check } => schemas::schemas(&out, check)?,
    }
    Ok(ExitCode::SUCCESS)
}
