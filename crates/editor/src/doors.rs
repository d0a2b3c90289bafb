//! The readers of what comes from outside, for tests that throw anything at them: whatever they get,
//! they give back a value or a reason, and never panic.

use crate::check::read_on;
use crate::sheet::read_table;
use market::{ContentFile, Language, compile};

/// Reads bytes as a sheet, CSV or XLSX; gives the code of what is wrong with it.
pub fn read_sheet(bytes: Vec<u8>) -> Option<&'static str> {
    let fault = read_table(bytes).err()?;
    for language in [Language::Vi, Language::En] {
        let told = fault.told(language);
        assert!(!told.what.is_empty() && !told.mend.is_empty());
    }
    Some(fault.code())
}

/// Reads a text as a file of the content, to its end and as a part of a whole; gives how many
/// things are wrong with it.
pub fn read_json(path: &str, text: &str) -> usize {
    let reading = read_on(path, text);
    let compiled = compile(&[ContentFile { path, text }]);
    for finding in reading.findings.iter().chain(&compiled.findings) {
        for language in [Language::Vi, Language::En] {
            let told = finding.fault.told(language);
            assert!(!told.what.is_empty() && !told.mend.is_empty());
        }
    }
    reading.findings.len()
}
