//! How far the work has come, for whoever waits: a bar on a terminal, lines elsewhere.

use std::io::{self, IsTerminal as _, Write as _};

/// How wide the bar is, in columns.
const WIDTH: usize = 24;
/// How much of a name stands beside it.
const NAME: usize = 40;

/// A bar, or lines.
pub(crate) struct Progress {
    total: usize,
    is_terminal: bool,
}

impl Progress {
    pub(crate) fn new(total: usize) -> Self {
        let is_terminal = io::stderr().is_terminal();
        Self { total, is_terminal }
    }

    /// So many are done, and this one is next.
    pub(crate) fn at(&self, number: usize, name: &str) {
        let name: String = crate::language::visible(name).chars().take(NAME).collect();
        let line = line(number, self.total, &name);
        // Nobody is lost without it.
        let _ = if self.is_terminal {
            write!(io::stderr(), "\r\u{1b}[K{}{line}", bar(number, self.total))
        } else {
            writeln!(io::stderr(), "{}", line.trim_start())
        };
    }

    pub(crate) fn done(&self) {
        if self.is_terminal {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

fn line(number: usize, total: usize, name: &str) -> String {
    format!(" {}/{total} {name}", number + 1)
}

fn bar(number: usize, total: usize) -> String {
    let full = (number * WIDTH).checked_div(total).unwrap_or(WIDTH);
    format!("{}{}", "█".repeat(full), "░".repeat(WIDTH - full))
}
