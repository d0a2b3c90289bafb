//! The command line of the prerender.

use clap::Parser;
use market::{Origin, Timestamp};
use prerender::{Task, prerender};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Renders the shop's pages, draws their pictures and writes the files that search engines,
/// feed readers and price lists read.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The folder with `index.json` and the files of products and producers.
    #[arg(long)]
    content: PathBuf,
    /// The page that every page is made from.
    #[arg(long)]
    shell: PathBuf,
    /// A JSON object with the addresses of the files that make up each part of the program.
    #[arg(long)]
    parts: PathBuf,
    /// A JSON object with the addresses of what stands in portals' pages; without it there are no
    /// such pages.
    #[arg(long)]
    embed: Option<PathBuf>,
    /// The folder with the drawings in `art`.
    #[arg(long, default_value = "public")]
    public: PathBuf,
    /// The folder to write to; files in it that are not written are removed.
    #[arg(long)]
    out: PathBuf,
    /// Where the shop will stand, such as https://market.example.com, in the place of what
    /// `market.json` says.
    #[arg(long)]
    origin: Option<Origin>,
    /// Render only this path, such as `/products`, in every language; may be given repeatedly.
    #[arg(long, value_name = "PATH")]
    only: Vec<String>,
    /// Announce what lies ahead of this instant, such as 2026-11-25T12:00:00+07:00, and not of the
    /// present one.
    #[arg(long, value_name = "RFC3339")]
    at: Option<jiff::Timestamp>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let task = Task {
        content: arguments.content,
        shell: arguments.shell,
        parts: arguments.parts,
        embed: arguments.embed,
        public: arguments.public,
        out: arguments.out,
        origin: arguments.origin,
        only: arguments.only,
        now: arguments
            .at
            .map_or_else(now, |at| Timestamp::from_millis(at.as_millisecond())),
    };
    match prerender(&task) {
        Ok(done) => {
            println!(
                "{} pages, {} of them rendered; {} pictures, {} of them drawn",
                done.pages, done.rendered, done.pictures, done.drawn
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The time of the build: what lies before it is not announced.
#[expect(
    clippy::disallowed_methods,
    reason = "a native program, whose clock is as good as that of whoever runs it"
)]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.map_or(0, |since| since.as_millis());
    Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}
