//! What a build is asked for.

use std::env;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How a shop is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small and complete, into `dist/`.
    Release,
    /// Quick: no prerendered pages, optimised wasm or compressed files.
    Dev,
}

/// What a build is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) mode: Mode,
    /// Whether any problem of the content fails the build, as it does in tests; otherwise the
    /// shop opens without the damaged product.
    pub(crate) strict: bool,
    /// Other content than the market's own.
    pub(crate) trial: Option<Trial>,
    /// Where the shop will stand, in the place of what the content says.
    pub(crate) origin: Option<String>,
    /// The repository that the admin page saves to.
    pub(crate) repository: Option<String>,
    /// The instant from which on nights and sessions are announced, in the place of the present.
    pub(crate) at: Option<String>,
}

/// When the tests of the shop take place: what they look at is built for the clock that they set.
const TESTS: &str = "2026-11-25T12:00:00+07:00";

/// A shop with other content: the app as a release has it, without most of the prerendered pages
/// and compressed files, of which a large catalogue has very many.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    /// The folder of the content.
    pub(crate) content: PathBuf,
    /// The folder to build the shop in.
    pub(crate) out: PathBuf,
    /// The paths of the pages that are prerendered all the same, for example `/products`. Where
    /// there are any, the files that they load are compressed.
    pub(crate) pages: Vec<String>,
}

impl Options {
    /// A build for visitors, strict where the environment says that it runs in CI.
    pub(crate) fn new(mode: Mode) -> Self {
        let strict = env::var_os("CI").is_some_and(|value| value != "false");
        Self {
            mode,
            strict,
            trial: None,
            origin: None,
            repository: None,
            at: None,
        }
    }

    /// A build of the app as it is released with other content.
    pub(crate) fn trial(content: PathBuf, out: PathBuf) -> Self {
        Self::trial_with_pages(content, out, Vec::new())
    }

    /// The same with some pages as a release has them.
    pub(crate) fn trial_with_pages(content: PathBuf, out: PathBuf, pages: Vec<String>) -> Self {
        Self {
            trial: Some(Trial {
                content,
                out,
                pages,
            }),
            ..Self::new(Mode::Release)
        }
    }

    /// What of the time a build depends on: the instant that it is for, or else the day.
    pub(super) fn day(&self) -> String {
        let at = self.at.clone();
        at.unwrap_or_else(|| days_since_1970().to_string())
    }

    /// A build for tests.
    pub(crate) fn strict() -> Self {
        Self {
            strict: true,
            at: Some(TESTS.to_owned()),
            ..Self::new(Mode::Release)
        }
    }
}

/// The day by the clock of this machine.
#[expect(
    clippy::disallowed_methods,
    reason = "a native program, whose clock is as good as that of whoever runs it"
)]
fn days_since_1970() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs() / 86_400)
}

impl Trial {
    /// Whether one of the pages may load a file of the shop.
    pub(super) fn loads(&self, file: &Path) -> bool {
        let Ok(data) = file.strip_prefix("data") else {
            return true;
        };
        let is_index = data.extension().is_some_and(|extension| extension == "bin");
        let name = data.with_extension("");
        let is_of = |page: &String| Path::new(page.trim_start_matches('/')) == name;
        is_index || self.pages.iter().any(is_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_load_the_index_and_their_own_products() {
        let trial = Trial {
            content: PathBuf::new(),
            out: PathBuf::new(),
            pages: ["/", "/products", "/products/tea"]
                .map(str::to_owned)
                .into(),
        };
        for (file, loaded) in [
            ("index.html", true),
            ("assets/app-1.wasm", true),
            ("data/index.vi.bin", true),
            ("data/index.json", false),
            ("data/products/tea.json", true),
            ("data/products/silk.json", false),
            ("data/producers/tea.json", false),
        ] {
            assert_eq!(trial.loads(Path::new(file)), loaded, "{file}");
        }
    }
}
