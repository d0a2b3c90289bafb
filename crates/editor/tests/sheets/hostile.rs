//! Sheets that mean harm, and machines that fail.

use crate::cases::book;
use crate::common::shop::Shop;
use crate::common::{argument, files};
use std::fs;
use std::io::{Cursor, Write as _};
use std::process::Command;

const CHANGED: &str = "slug;tên\ntra-sen;Trà sen mới\nlua;Lụa mới\n";

#[test]
fn a_packed_flood_is_not_let_in() {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_level(Some(1));
    file.start_file("xl/a.xml", options).unwrap();
    file.write_all(&vec![b' '; 4 * 1024 * 1024]).unwrap();
    let mut one = zip::ZipArchive::new(Cursor::new(file.finish().unwrap().into_inner())).unwrap();
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..33 {
        let part = one.by_index_raw(0).unwrap();
        file.raw_copy_file_rename(part, format!("xl/{number}.xml"))
            .unwrap();
    }
    let shop = Shop::new();
    let bytes = file.finish().unwrap().into_inner();
    assert!(bytes.len() < 2 * 1024 * 1024);
    fs::write(shop.sheet("a.xlsx"), bytes).unwrap();
    let told = shop.imported("a.xlsx", &["--lang", "en"]);
    assert!(
        told.err.contains("[sheet-unpacks-too-large]"),
        "{}",
        told.err
    );
    fs::write(shop.sheet("a.csv"), vec![b'a'; 33 * 1024 * 1024]).unwrap();
    let told = shop.imported("a.csv", &["--lang", "en"]);
    assert!(told.err.contains("[sheet-too-large]"), "{}", told.err);
}

#[test]
fn damaged_workbooks_end_in_words() {
    let whole = book(|it| it.write_string(1, 2, "Trà sen").map(|_| ()));
    let shop = Shop::new();
    let before = files(&shop.data());
    for step in 0..60 {
        let mut bytes = whole.clone();
        let place = step * bytes.len() / 60;
        match step % 3 {
            0 => bytes.truncate(place),
            1 => bytes[place] ^= 0xff,
            _ => bytes[place..(place + 8).min(whole.len())].fill(0xff),
        }
        fs::write(shop.sheet("a.xlsx"), bytes).unwrap();
        let told = shop.imported("a.xlsx", &["--lang", "en"]);
        assert!(matches!(told.code, Some(0 | 1)), "{step}: {}", told.err);
        assert!(!told.err.contains("panicked"), "{step}: {}", told.err);
    }
    assert!(files(&shop.data()) == before);
}

/// Runs an import under a limit on the size of files, with what a shell does before.
fn limited(shop: &Shop, before: &str) -> std::process::Output {
    let (sheet, data) = (shop.sheet("a.csv"), shop.data());
    let script = format!(
        "{before}; exec {} import {} --apply --content {} --today 2026-11-26",
        env!("CARGO_BIN_EXE_editor"),
        argument(&sheet),
        argument(&data)
    );
    Command::new("sh").args(["-c", &script]).output().unwrap()
}

#[test]
fn a_full_disk_leaves_the_old_files() {
    let shop = Shop::new();
    fs::write(shop.sheet("a.csv"), CHANGED).unwrap();
    let before = files(&shop.data());
    // lua.json fits into 1,024 bytes and tra-sen.json does not, so half of the work is done.
    let told = limited(&shop, "trap '' XFSZ; ulimit -f 2");
    let said = String::from_utf8_lossy(&told.stderr);
    assert_eq!(told.status.code(), Some(1), "{said}");
    assert!(said.contains("tra-sen.json"), "{said}");
    assert!(files(&shop.data()) == before, "a half of it stayed");
}

#[test]
fn a_crash_while_writing_leaves_the_old_files() {
    let shop = Shop::new();
    fs::write(shop.sheet("a.csv"), CHANGED).unwrap();
    let before = files(&shop.data());
    let told = limited(&shop, "ulimit -c 0; ulimit -f 2");
    assert_eq!(told.status.code(), None, "it was not killed");
    let mut after = files(&shop.data());
    after.retain(|path, _| {
        let name = path.file_name().unwrap().to_string_lossy();
        !name.starts_with('.')
    });
    assert!(after == before);
    // What is left over is no content, and the next import goes well.
    let told = shop.imported("a.csv", &["--apply", "--lang", "en"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let left: Vec<_> = files(&shop.data()).into_keys().collect();
    assert_eq!(left, before.into_keys().collect::<Vec<_>>());
}

#[test]
fn a_link_that_leads_elsewhere_is_not_written_through() {
    let shop = Shop::new();
    let outside = shop.sheet("outside.json");
    fs::rename(shop.data().join("products/tra-sen.json"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, shop.data().join("products/tra-sen.json")).unwrap();
    fs::write(shop.sheet("a.csv"), CHANGED).unwrap();
    let before = fs::read(&outside).unwrap();
    let told = shop.imported("a.csv", &["--apply", "--lang", "en"]);
    assert!(told.err.contains("[broken-product]"), "{}", told.err);
    assert_eq!(fs::read(&outside).unwrap(), before);
}

#[test]
fn a_sheet_is_not_written_over() {
    let shop = Shop::new();
    fs::write(shop.sheet("a.csv"), CHANGED).unwrap();
    let told = shop.exported("a.csv");
    assert_eq!(told.code, Some(1));
    assert_eq!(fs::read_to_string(shop.sheet("a.csv")).unwrap(), CHANGED);
    assert_eq!(shop.exported("a.ods").code, Some(1));
}
