//! A small shop whose content is sound, to break in one place at a time.

use super::{argument, copy};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

/// The day on which the shop's certificates are valid.
pub(crate) const TODAY: &str = "2026-11-26";

/// A copy of the small shop, which vanishes after the test.
pub(crate) struct Shop {
    folder: TempDir,
}

/// What somebody does to the shop.
#[derive(Clone, Copy)]
pub(crate) enum Change<'a> {
    /// A part of a file, which stands there once, becomes another.
    Part(&'a str, &'a str, &'a str),
    /// A file has this text.
    Text(&'a str, &'a str),
    /// A file has these bytes.
    Bytes(&'a str, &'a [u8]),
    /// A file goes away.
    Gone(&'a str),
    /// A link leads to a path, from the folder of the content.
    Link(&'a str, &'a str),
    /// The photograph has this size in pixels, and this weight in kilobytes.
    Photo(u32, u32, usize),
}

impl Shop {
    /// A shop in which all is well.
    pub(crate) fn new() -> Self {
        let shop = Self {
            folder: tempdir().unwrap(),
        };
        let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shop");
        copy(&small, shop.folder.path());
        shop.change(Change::Photo(1200, 900, 1));
        shop
    }

    /// The folder of its content.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Does something to it.
    #[track_caller]
    pub(crate) fn change(&self, change: Change<'_>) {
        let file = |name: &str| {
            let path = self.data().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            path
        };
        match change {
            Change::Part(name, part, by) => {
                let text = fs::read_to_string(file(name)).unwrap();
                assert_eq!(text.matches(part).count(), 1, "{name}: {part}");
                fs::write(file(name), text.replace(part, by)).unwrap();
            }
            Change::Text(name, text) => fs::write(file(name), text).unwrap(),
            Change::Bytes(name, bytes) => fs::write(file(name), bytes).unwrap(),
            Change::Gone(name) => fs::remove_file(file(name)).unwrap(),
            Change::Link(name, to) => {
                let _ = fs::remove_file(file(name));
                std::os::unix::fs::symlink(to, file(name)).unwrap();
            }
            Change::Photo(width, height, kilobytes) => {
                let picture = png(width, height, kilobytes);
                fs::write(file("../photos/tra-sen.png"), picture).unwrap();
            }
        }
    }

    /// A place for a sheet, beside its content.
    pub(crate) fn sheet(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the check says about it, with `data` in the place of its folder.
    pub(crate) fn checked(&self, arguments: &[&str]) -> Checked {
        let data = self.data();
        let mut all = vec!["check", "--today", TODAY];
        all.extend(arguments);
        all.push(argument(&data));
        self.run(&all)
    }

    /// What an import says of a sheet in a place beside its content.
    pub(crate) fn imported(&self, sheet: &str, arguments: &[&str]) -> Checked {
        let (sheet, data) = (self.sheet(sheet), self.data());
        let mut all = vec!["import", argument(&sheet), "--content", argument(&data)];
        all.extend(["--today", TODAY]);
        all.extend(arguments);
        self.run(&all)
    }

    /// Writes its products into a sheet beside its content.
    pub(crate) fn exported(&self, sheet: &str) -> Checked {
        let (sheet, data) = (self.sheet(sheet), self.data());
        let of = ["--content", argument(&data), "--lang", "en"];
        let all = [&["export", argument(&sheet)][..], &of].concat();
        self.run(&all)
    }

    /// What becomes of originals in a folder beside its content.
    pub(crate) fn developed(&self, originals: &str, arguments: &[&str]) -> Checked {
        let (originals, data) = (self.sheet(originals), self.data());
        let of = ["images", argument(&originals), "--content", argument(&data)];
        self.run(&[&of[..], arguments].concat())
    }

    /// Runs the program, with paths in what it says as they are in the shop.
    pub(crate) fn run(&self, arguments: &[&str]) -> Checked {
        let output = super::editor(arguments);
        let folder = format!("{}/", argument(self.folder.path()));
        let plain = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            text.replace(&folder, "")
        };
        Checked {
            code: output.status.code(),
            err: plain(output.stderr),
            out: plain(output.stdout),
        }
    }
}

/// What a run of the check came to.
pub(crate) struct Checked {
    /// The code of the end; none where the program was killed or panicked hard.
    pub(crate) code: Option<i32>,
    pub(crate) err: String,
    pub(crate) out: String,
}

/// The beginning of a picture, which says how large it is; nobody reads the rest.
fn png(width: u32, height: u32, kilobytes: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.resize(kilobytes * 1024, 0);
    bytes
}
