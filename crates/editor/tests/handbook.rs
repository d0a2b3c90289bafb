//! The editors' handbook says what the program says and shows what is there.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use std::fs;
use std::path::{Path, PathBuf};

/// The most that a picture of the handbook weighs.
const PICTURE: u64 = 100_000;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn handbook() -> String {
    fs::read_to_string(docs().join("editing.md")).unwrap()
}

/// The targets of the handbook's links.
fn links(text: &str) -> Vec<&str> {
    let after = text.split("](").skip(1);
    after.filter_map(|it| Some(it.split_once(')')?.0)).collect()
}

#[test]
fn its_pictures_are_there_and_light() {
    let text = handbook();
    let pictures: Vec<&str> = links(&text)
        .into_iter()
        .filter(|it| it.ends_with(".png"))
        .collect();
    assert!(pictures.len() >= 6);
    for picture in pictures {
        let file = fs::metadata(docs().join(picture)).unwrap_or_else(|_| panic!("{picture}"));
        assert!(file.len() < PICTURE, "{picture}");
    }
}

#[test]
fn its_links_lead_to_its_headings() {
    let text = handbook();
    let anchor = |heading: &str| {
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|it| it.is_alphanumeric() || " -".contains(*it));
        kept.map(|it| if it == ' ' { '-' } else { it })
            .collect::<String>()
    };
    let headings: Vec<String> = text
        .lines()
        .filter(|it| it.starts_with('#'))
        .map(anchor)
        .collect();
    for link in links(&text).iter().filter_map(|it| it.strip_prefix('#')) {
        assert!(headings.iter().any(|it| it == link), "{link}");
    }
}

#[test]
fn the_messages_that_it_explains_are_those_of_the_program() {
    let text = handbook();
    let golden = ["vi.txt", "en.txt"].map(|file| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        fs::read_to_string(folder.join(file)).unwrap()
    });
    let lines: Vec<&str> = text.lines().collect();
    let mut explained = 0;
    for start in [
        "lỗi[price-form]",
        "lỗi[missing-comma]",
        "lỗi[date-form]",
        "error[price-form]",
    ] {
        let at = lines.iter().position(|it| it.starts_with(start)).unwrap();
        let help = lines[at..]
            .iter()
            .find(|it| it.starts_with("cách sửa") || it.starts_with("help"));
        for line in [lines[at], help.unwrap()] {
            assert!(golden.iter().any(|it| it.contains(line)), "{line}");
            explained += 1;
        }
    }
    assert_eq!(explained, 8);
}
