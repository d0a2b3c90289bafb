//! Runs the program on folders that vanish after the test.

#![allow(dead_code, reason = "each test program uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

pub(crate) mod shop;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The shop's own content.
pub(crate) fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data")
}

/// Runs the editor.
pub(crate) fn editor(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_editor"))
        .args(arguments)
        .output()
        .unwrap()
}

/// Runs the editor, which has to succeed.
#[track_caller]
pub(crate) fn succeeds(arguments: &[&str]) {
    let output = editor(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {told}");
}

/// Runs the editor, which has to fail; gives what it says.
#[track_caller]
pub(crate) fn fails(arguments: &[&str]) -> String {
    let output = editor(arguments);
    assert!(!output.status.success(), "{arguments:?} went well");
    String::from_utf8(output.stderr).unwrap()
}

/// A path as an argument.
pub(crate) fn argument(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every file below a folder, by its path in it.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            let below = files(&path).into_iter();
            found.extend(below.map(|(file, bytes)| (name.join(file), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (file, bytes) in files(from) {
        let target = to.join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

/// Compares what was said with what is expected, block by block; writes it anew where that is asked
/// for with `UPDATE_GOLDEN`.
#[track_caller]
pub(crate) fn compare(name: &str, got: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, got).unwrap();
        return;
    }
    let expected = fs::read_to_string(&file).unwrap();
    for (got, expected) in got.split("=== ").zip(expected.split("=== ")) {
        assert_eq!(got, expected);
    }
    assert_eq!(got.len(), expected.len());
}

/// Every code that a source gives to a kind of mistake has to be told of in a text.
#[track_caller]
pub(crate) fn all_are_told(source: &str, told: &str, elsewhere: &[&str]) {
    let codes = source.lines().filter_map(|line| {
        let (_, code) = line.split_once("=> \"")?;
        code.strip_suffix("\",")
    });
    let codes: Vec<&str> = codes.filter(|it| !elsewhere.contains(it)).collect();
    assert!(codes.len() > 8, "{codes:?}");
    for code in codes {
        assert!(told.contains(&format!("[{code}]")), "{code}");
    }
}
