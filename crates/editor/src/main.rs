//! The program `editor`.

use std::process::ExitCode;

fn main() -> ExitCode {
    editor::main()
}
