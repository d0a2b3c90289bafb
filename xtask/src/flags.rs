//! The command line.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "xflags writes these types; their documentation is the help text"
)]

use std::path::PathBuf;

use crate::bench::Part;

xflags::xflags! {
    src "./src/flags.rs"

    /// The project's own commands. Each installs first what it needs and finds missing.
    cmd xtask {
        /// Install the programs that building, testing and the optional checks need.
        cmd setup {}

        /// Build the shop into dist/, ready for any static host.
        cmd build {
            /// A quick build without prerendered pages, optimised wasm and compressed
            /// files, for `market-server --spa`.
            optional --dev
            /// Other content, for example generated; with --out. Without prerendered pages
            /// and compressed files, for `market-server --spa`.
            optional --content dir: PathBuf
            /// The folder to build a shop with other content in.
            optional --out dir: PathBuf
            /// Where the shop will stand, such as https://market.example.com; without it
            /// the content's market.json says so. Search engines and link previews need it.
            optional --origin address: String
            /// The repository that the admin page saves to, such as
            /// https://codeberg.org/OWNER/NAME; without it, it opens folders of its own
            /// machine only.
            optional --repository address: String
            /// Announce the nights and sessions that lie ahead of this instant, for example
            /// 2026-11-25T12:00:00+07:00, and not of the present one.
            optional --at rfc3339: String
        }

        /// Build the shop and serve it.
        cmd serve {
            /// The port on 127.0.0.1, 8080 where none is given.
            optional -p, --port port: u16
            /// Build the shop for this instant and set the server's clock to it, which the shop
            /// follows, for example 2026-11-27T20:29:50+07:00; it runs on from there.
            optional --at rfc3339: String
        }

        /// Serve a quick build, and build again whenever a file changes.
        cmd dev {
            /// The port on 127.0.0.1, 8080 where none is given.
            optional -p, --port port: u16
            /// Set the server's clock, as with `serve`.
            optional --at rfc3339: String
        }

        /// Run every check and test and print a summary.
        cmd test {
            /// Leave out the tests that need a browser: wasm and Playwright.
            optional --quick
            /// Instead of all that, build the shop and test it on an engine of its own (Medusa,
            /// PostgreSQL, Redis), which is taken down again; see docs/backend.md.
            optional --backend
        }

        /// Print sizes beside their budgets, and how fast search and shop are.
        cmd bench {
            /// Only a part: sizes, search, check, app, pages or portal.
            optional part: Part
            /// Measure pages once and briefly, to see that everything works; the
            /// documentation stays as it is.
            optional --quick
            /// Only this part of the pages, repeatable: scores, speed, touch, answer, weight or
            /// memory; the documentation stays as it is.
            repeated --only name: String
        }

        /// The engine behind the shop (Medusa, PostgreSQL, Redis) on this machine; see
        /// docs/backend.md.
        cmd backend {
            /// Start what does not run; install, migrate and build what has changed.
            cmd up {
                /// How many instances of Medusa, on ports that follow one another.
                optional --instances n: u16
                /// The first instance's port on 127.0.0.1, 9100 where none is given.
                optional -p, --port port: u16
                /// The port of PostgreSQL, 55432 where none is given.
                optional --database-port port: u16
                /// The port of Redis, 56379 where none is given.
                optional --redis-port port: u16
                /// Where the shop is served that may ask the engine, repeatable;
                /// http://127.0.0.1:8080 and http://localhost:8080 where none is given.
                repeated --origin address: String
                /// Where the engine keeps everything, target/backend where none is given.
                optional --folder dir: PathBuf
            }
            /// Make keys, region and deliveries where they are missing.
            cmd seed {
                /// The engine's folder.
                optional --folder dir: PathBuf
            }
            /// Stop everything; the data stays.
            cmd down {
                /// The engine's folder.
                optional --folder dir: PathBuf
            }
            /// Say how every part is, and what those that are not well said last.
            cmd status {
                /// The engine's folder.
                optional --folder dir: PathBuf
            }
            /// Run the engine's tests against two instances of their own.
            cmd check {}
        }
    }
}
// generated start
// The following code is generated by `xflags` macro.
// Run `env UPDATE_XFLAGS=1 cargo build` to regenerate.
#[derive(Debug)]
pub struct Xtask {
    pub subcommand: XtaskCmd,
}

#[derive(Debug)]
pub enum XtaskCmd {
    Setup(Setup),
    Build(Build),
    Serve(Serve),
    Dev(Dev),
    Test(Test),
    Bench(Bench),
    Backend(Backend),
}

#[derive(Debug)]
pub struct Setup;

#[derive(Debug)]
pub struct Build {
    pub dev: bool,
    pub content: Option<PathBuf>,
    pub out: Option<PathBuf>,
    pub origin: Option<String>,
    pub repository: Option<String>,
    pub at: Option<String>,
}

#[derive(Debug)]
pub struct Serve {
    pub port: Option<u16>,
    pub at: Option<String>,
}

#[derive(Debug)]
pub struct Dev {
    pub port: Option<u16>,
    pub at: Option<String>,
}

#[derive(Debug)]
pub struct Test {
    pub quick: bool,
    pub backend: bool,
}

#[derive(Debug)]
pub struct Bench {
    pub part: Option<Part>,

    pub quick: bool,
    pub only: Vec<String>,
}

#[derive(Debug)]
pub struct Backend {
    pub subcommand: BackendCmd,
}

#[derive(Debug)]
pub enum BackendCmd {
    Up(Up),
    Seed(Seed),
    Down(Down),
    Status(Status),
    Check(Check),
}

#[derive(Debug)]
pub struct Up {
    pub instances: Option<u16>,
    pub port: Option<u16>,
    pub database_port: Option<u16>,
    pub redis_port: Option<u16>,
    pub origin: Vec<String>,
    pub folder: Option<PathBuf>,
}

#[derive(Debug)]
pub struct Seed {
    pub folder: Option<PathBuf>,
}

#[derive(Debug)]
pub struct Down {
    pub folder: Option<PathBuf>,
}

#[derive(Debug)]
pub struct Status {
    pub folder: Option<PathBuf>,
}

#[derive(Debug)]
pub struct Check;

impl Xtask {
    #[allow(dead_code)]
    pub fn from_env_or_exit() -> Self {
        Self::from_env_or_exit_()
    }

    #[allow(dead_code)]
    pub fn from_env() -> xflags::Result<Self> {
        Self::from_env_()
    }

    #[allow(dead_code)]
    pub fn from_vec(args: Vec<std::ffi::OsString>) -> xflags::Result<Self> {
        Self::from_vec_(args)
    }
}
// generated end
