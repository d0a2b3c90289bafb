//! Content that somebody or something has broken: every file is told of in plain words, nothing
//! panics, nothing is written over, and nothing outside the folder is read.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::shop::{Change, Shop};
use common::{argument, editor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

const TEA: &str = "products/tra-sen.json";
const SOUND: &str = include_str!("shop/data/products/tra-sen.json");

/// Everything in a folder, links as what they are: a pipe would be waited for.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if kind.is_dir() {
            found.extend(snapshot(&path));
        } else if kind.is_file() {
            found.insert(path.clone(), fs::read(&path).unwrap());
        } else {
            found.insert(path, Vec::new());
        }
    }
    found
}

/// Checks and builds a shop in which something is broken; gives the codes of the errors.
#[track_caller]
fn codes(shop: &Shop, name: &str) -> Vec<String> {
    let before = snapshot(&shop.data());
    let checked = shop.checked(&["--format", "json", "--lang", "en"]);
    assert_eq!(checked.code, Some(1), "{name}: {}", checked.err);
    let answer: Value = serde_json::from_str(&checked.out).unwrap();
    let findings = answer["findings"].as_array().unwrap();
    for finding in findings {
        for field in ["code", "severity", "file", "message", "help"] {
            let text = finding[field].as_str().unwrap();
            assert!(!text.is_empty(), "{name}: {finding}");
        }
    }
    let out = shop.data().join("../out");
    let data = shop.data();
    let arguments = [
        "build",
        "--content",
        argument(&data),
        "--out",
        argument(&out),
    ];
    let built = editor(&arguments);
    // A shop without market or groups is none; that is said and is no crash.
    assert!(matches!(built.status.code(), Some(0 | 1)), "{name}");
    assert_eq!(snapshot(&data), before, "{name}: the content has changed");
    let errors = findings.iter().filter(|it| it["severity"] == "error");
    errors
        .map(|it| it["code"].as_str().unwrap().to_owned())
        .collect()
}

/// The tea's file has these bytes, and one of these codes is told of it.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let shop = Shop::new();
    shop.change(Change::Bytes(TEA, bytes));
    let codes = codes(&shop, name);
    let told = codes.iter().any(|it| expected.contains(&it.as_str()));
    assert!(told, "{name}: {codes:?}");
}

#[test]
fn files_that_were_cut_off() {
    let places = (0..40).map(|part| part * SOUND.len() / 40);
    for place in places {
        let bytes = &SOUND.as_bytes()[..place];
        let expected = [
            "empty-file",
            "truncated",
            "open-text",
            "value-expected",
            "encoding",
        ];
        check(&format!("cut at {place}"), bytes, &expected);
    }
}

#[test]
fn files_in_other_encodings() {
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| SOUND.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let little = utf16(u16::to_le_bytes);
    let big = utf16(u16::to_be_bytes);
    let with = |mark: &[u8], text: &[u8]| [mark, text].concat();
    let put = |at: usize, bytes: &[u8]| {
        let sound = SOUND.as_bytes();
        [&sound[..at], bytes, &sound[at..]].concat()
    };
    let latin: Vec<u8> = SOUND
        .chars()
        .map(|it| u8::try_from(it).unwrap_or(0xd0))
        .collect();
    for (name, bytes) in [
        ("UTF-16, little", little.clone()),
        ("UTF-16, big", big.clone()),
        ("UTF-16, little, marked", with(b"\xff\xfe", &little)),
        ("UTF-16, big, marked", with(b"\xfe\xff", &big)),
        ("Latin-1", latin),
        ("a stray byte at the start", put(0, b"\xff")),
        ("a stray byte within", put(200, b"\x80")),
        ("a stray byte at the end", put(SOUND.len(), b"\xc3")),
        ("an overlong sign", put(100, b"\xc0\xaf")),
        ("half a surrogate", put(100, b"\xed\xa0\x80")),
        ("beyond Unicode", put(100, b"\xf4\x90\x80\x80")),
        (
            "an archive",
            b"PK\x03\x04\x14\0\x06\0\x08\0\xff\xfe".to_vec(),
        ),
    ] {
        // Vietnamese in UTF-16 may be valid UTF-8 by chance; then its zeros are no JSON.
        check(
            name,
            &bytes,
            &[
                "encoding",
                "value-expected",
                "field-name-expected",
                "open-text",
            ],
        );
    }
}

#[test]
fn signs_that_do_harm() {
    let with = |part: &str, by: &str| {
        assert_eq!(SOUND.matches(part).count(), 1, "{part}");
        SOUND.replace(part, by)
    };
    let deep = |open: &str, count: usize| {
        with(
            "\"stars\": 4",
            &format!("\"stars\": {}", open.repeat(count)),
        )
    };
    let many: String = (0..100_000).map(|it| format!("\"a{it}\": 1,")).collect();
    let long = "9".repeat(100_000);
    for (name, text, code) in [
        ("NUL in a text", with("Quảng An", "Quảng\0An"), "open-text"),
        (
            "NUL instead of a value",
            with("\"stars\": 4", "\"stars\": \0"),
            "value-expected",
        ),
        ("NUL at the start", format!("\0{SOUND}"), "value-expected"),
        ("NUL at the end", format!("{SOUND}\0"), "text-after-end"),
        ("only NULs", "\0".repeat(1000), "value-expected"),
        (
            "a bell in a text",
            with("Quảng An", "Quảng\u{7}An"),
            "open-text",
        ),
        (
            "a tab in a text",
            with("Quảng An", "Quảng\tAn"),
            "open-text",
        ),
        (
            "a line in a text",
            with("Quảng An", "Quảng\nAn"),
            "open-text",
        ),
        ("half a pair", with("Quảng An", "\\ud800"), "wrong-escape"),
        (
            "an unfinished code",
            with("Quảng An", "\\u12"),
            "wrong-escape",
        ),
        ("lists in lists", deep("[", 100_000), "wrong-kind"),
        ("objects in objects", deep("{\"a\":", 100_000), "wrong-kind"),
        ("nothing but lists", "[".repeat(100_000), "wrong-kind"),
        (
            "nothing but objects",
            "{\"slug\":".repeat(100_000),
            "wrong-kind",
        ),
        (
            "many fields",
            with("\"stars\": 4,", &format!("\"stars\": 4, {many}")),
            "unknown-field",
        ),
        ("a long number", with("350000", &long), "wrong-number"),
        (
            "a long negative number",
            with("350000", &format!("-{long}")),
            "wrong-number",
        ),
        ("a large exponent", with("350000", "1e308"), "price-form"),
        ("infinity", with("350000", "1e999"), "wrong-number"),
        ("no number", with("350000", "NaN"), "value-expected"),
        ("hexadecimal", with("350000", "0x10"), "missing-comma"),
        ("a plus sign", with("350000", "+350000"), "value-expected"),
        (
            "dots in a number",
            with("350000", "350.000.000"),
            "price-form",
        ),
        (
            "a long slug",
            with(
                "\"slug\": \"tra-sen\"",
                &format!("\"slug\": \"{}\"", "a".repeat(5000)),
            ),
            "slug-form",
        ),
        (
            "the same key again",
            with("\"village\"", "\"village\": \"a\", \"village\""),
            "duplicate-field",
        ),
        (
            "the same object again",
            with(
                "\"certificate\": {",
                "\"certificate\": {}, \"certificate\": {",
            ),
            "missing-field",
        ),
        (
            "an escaped key again",
            with("\"village\"", "\"vill\\u0061ge\": \"a\", \"village\""),
            "duplicate-field",
        ),
        (
            "a foreign prototype",
            with("\"stars\": 4,", "\"stars\": 4, \"__proto__\": {},"),
            "unknown-field",
        ),
        (
            "an empty key",
            with("\"stars\": 4,", "\"stars\": 4, \"\": 1,"),
            "unknown-field",
        ),
        ("curly quotes", SOUND.replace('"', "“"), "wrong-quotes"),
        ("single quotes", SOUND.replace('"', "'"), "wrong-quotes"),
        ("a comment", format!("// tea\n{SOUND}"), "comment"),
        (
            "a comment of lines",
            format!("/* tea */\n{SOUND}"),
            "comment",
        ),
        (
            "a table",
            "slug,name\ntra-sen,Trà sen\n".to_owned(),
            "value-expected",
        ),
        (
            "a page",
            "<!DOCTYPE html><html></html>".to_owned(),
            "html-file",
        ),
        ("two values", format!("{SOUND}{SOUND}"), "text-after-end"),
        (
            "a merge",
            SOUND.replace(
                "  \"stars\": 4,",
                "<<<<<<< HEAD\n  \"stars\": 4,\n=======\n  \"stars\": 5,\n>>>>>>> other",
            ),
            "field-name-expected",
        ),
        (
            "right to left",
            with("\"stars\"", "\u{202e}\"stars\""),
            "field-name-expected",
        ),
        (
            "a wide blank",
            with("\"stars\": 4", "\"stars\":\u{a0}4"),
            "value-expected",
        ),
        (
            "a mark within",
            with("\"stars\"", "\u{feff}\"stars\""),
            "field-name-expected",
        ),
        ("null", "null".to_owned(), "wrong-kind"),
        ("a number", "7".to_owned(), "wrong-kind"),
        ("a list", "[]".to_owned(), "wrong-kind"),
        ("an empty object", "{}".to_owned(), "missing-field"),
    ] {
        check(name, text.as_bytes(), &[code]);
    }
}

#[test]
fn paths_that_lead_elsewhere() {
    for path in [
        "../secret.png",
        "photos/../../secret.png",
        "/etc/passwd.png",
        "//example.com/a.png",
        "https://example.com/a.png",
        "file:///etc/passwd.png",
        "C:\\\\a.png",
        "photos\\\\..\\\\a.png",
        "photos/%2e%2e/a.png",
        "photos/\\u0000a.png",
        "photos/.hidden.png",
        "photos/a.svg",
        "photos/a.png\\n",
        "",
    ] {
        let text = SOUND.replace("photos/tra-sen.png", path);
        check(path, text.as_bytes(), &["picture-form"]);
    }
    for slug in [
        "../lua",
        "/etc/passwd",
        "a/b",
        "a\\\\b",
        ".",
        "..",
        "tra sen",
        "trà-sen",
        "A",
    ] {
        let text = SOUND.replace("\"slug\": \"tra-sen\"", &format!("\"slug\": \"{slug}\""));
        check(slug, text.as_bytes(), &["slug-form"]);
        let text = SOUND.replace(
            "\"producer\": \"htx-sen\"",
            &format!("\"producer\": \"{slug}\""),
        );
        check(slug, text.as_bytes(), &["slug-form"]);
    }
    for link in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,a",
        "http://a.vn",
        "vbscript:a",
    ] {
        let text = SOUND.replace("https://example.com/tra-sen", link);
        check(link, text.as_bytes(), &["unsafe-link"]);
    }
}

#[test]
fn links_and_other_things_that_are_no_files() {
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.json");
    fs::write(&secret, SOUND.replace("Trà sen Tây Hồ", "Điều bí mật")).unwrap();
    let check = |name: &str, make: &dyn Fn(&Shop), code: &str| {
        let shop = Shop::new();
        make(&shop);
        let codes = codes(&shop, name);
        assert!(codes.iter().any(|it| it == code), "{name}: {codes:?}");
        let told = shop.checked(&["--lang", "en"]);
        assert!(!told.err.contains("bí mật"), "{name}: {}", told.err);
    };
    let link = |name: &'static str, to: &str| {
        let to = to.to_owned();
        move |shop: &Shop| {
            let _ = fs::remove_file(shop.data().join(name));
            symlink(&to, shop.data().join(name)).unwrap();
        }
    };
    let secret = argument(&secret);
    check("a file elsewhere", &link(TEA, secret), "link-leads-outside");
    check(
        "a folder elsewhere",
        &link("products/more", argument(outside.path())),
        "link-leads-outside",
    );
    check(
        "the root",
        &link("products/more", "/"),
        "link-leads-outside",
    );
    check(
        "a device",
        &link("products/zero.json", "/dev/zero"),
        "link-leads-outside",
    );
    check(
        "nothing",
        &link("products/a.json", "b.json"),
        "unreadable-file",
    );
    check(
        "itself",
        &link("products/a.json", "a.json"),
        "unreadable-file",
    );
    check("its own folder", &link("products/more", "."), "stray-file");
    check(
        "a folder above in the content",
        &link("products/more", ".."),
        "stray-file",
    );
    check(
        "another file",
        &link("products/a.json", "tra-sen.json"),
        "duplicate-slug",
    );
    let pipe = |shop: &Shop| {
        let path = shop.data().join("products/pipe.json");
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    check("a pipe", &pipe, "stray-file");
    let folder = |shop: &Shop| fs::create_dir_all(shop.data().join("products/a.json/b")).unwrap();
    let nested = |shop: &Shop| {
        folder(shop);
        fs::write(shop.data().join("products/a.json/b/c.json"), "{}").unwrap();
    };
    check("a folder called as a file", &nested, "stray-file");
    let named = |shop: &Shop| fs::write(shop.data().join("a\nb::error::x"), "").unwrap();
    check("a name with a line in it", &named, "stray-file");
}

#[test]
fn what_is_not_there_is_said_in_one_line() {
    let output = editor(&["check", "/nowhere/at/all"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("cannot read the folder /nowhere/at/all"),
        "{told}"
    );
}
