//! New files for products and producers, and other names for those that are there.

mod fault;
mod new;
mod rename;

pub(crate) use new::{Facts, Kind, Making, new};
pub(crate) use rename::rename;

use crate::check::notice;
use crate::language::Words;
use fault::DeskFault;
use market::Language;
use std::process::ExitCode;

/// Says what is wrong with what was asked for; nothing was written.
fn refuse(faults: &[DeskFault], language: Language) -> ExitCode {
    for fault in faults {
        let told = notice(fault.code(), fault.told(language), None, language);
        eprintln!("{told}\n");
    }
    let words = Words(language);
    eprintln!(
        "{}",
        words.pick("chưa tệp nào bị đổi", "no file was changed")
    );
    ExitCode::FAILURE
}
