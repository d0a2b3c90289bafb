//! Reads whatever comes as a sheet: CSV in any encoding, or XLSX.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    editor::doors::read_sheet(bytes.to_vec());
});
