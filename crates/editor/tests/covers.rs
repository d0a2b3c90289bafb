//! The drawings of products in pixels.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{argument, fails, files, succeeds};
use std::fs;
use std::path::Path;

const COVER: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"><path fill="#26326b" d="M0 0h800v600H0z"/><circle cx="400" cy="300" r="200" fill="#ffb454"/></svg>"##;
const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h24v24H0z"/></svg>"##;

#[test]
fn what_has_the_form_of_a_cover_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let (art, out) = (folder.path().join("art"), folder.path().join("out"));
    fs::create_dir(&art).unwrap();
    for (name, text) in [
        ("tea.svg", COVER),
        ("tea.2.svg", COVER),
        ("logo.svg", ICON),
        ("silk.svg", COVER),
        ("notes.txt", "tea"),
    ] {
        fs::write(art.join(name), text).unwrap();
    }
    succeeds(&["covers", "--art", argument(&art), "--out", argument(&out)]);
    let written = files(&out);
    let names: Vec<&Path> = written.keys().map(AsRef::as_ref).collect();
    let expected = ["silk.avif", "tea.2.avif", "tea.avif"];
    assert_eq!(names, expected.map(Path::new));
    let tea = &written[Path::new("tea.avif")];
    assert_eq!(&tea[4..12], b"ftypavif");
    let size = imagesize::blob_size(tea).unwrap();
    assert_eq!((size.width, size.height), (400, 300));
}

#[test]
fn a_broken_drawing_is_named_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    for (name, text, wrong) in [
        ("cut.svg", &COVER[..60], "unexpected end of stream"),
        ("empty.svg", "", "root node"),
    ] {
        let art = folder.path().join(name).with_extension("");
        fs::create_dir(&art).unwrap();
        fs::write(art.join(name), text).unwrap();
        let told = fails(&["covers", "--art", argument(&art), "--out", argument(&out)]);
        assert!(told.contains(name), "{told}");
        assert!(told.contains(wrong), "{told}");
    }
    let missing = folder.path().join("none");
    let told = fails(&[
        "covers",
        "--art",
        argument(&missing),
        "--out",
        argument(&out),
    ]);
    assert!(told.contains("none"), "{told}");
}
