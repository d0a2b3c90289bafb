//! `editor new` and `editor rename`: what they write, what they refuse, and what they say of it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p editor --test desk` writes the expected texts anew; read what has
//! changed in them before it is committed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::shop::{Change, Checked, Shop, TODAY};
use common::{all_are_told, argument, compare, files};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn run(shop: &Shop, arguments: &[&str]) -> Checked {
    let data = shop.data();
    let of = ["--content", argument(&data), "--today", TODAY];
    shop.run(&[arguments, &of].concat())
}

fn read(shop: &Shop, file: &str) -> Value {
    let text = fs::read_to_string(shop.data().join(file)).unwrap();
    serde_json::from_str(&text).unwrap()
}

const SOUND: [&str; 9] = [
    "new",
    "product",
    "Chè lam Thạch Xá",
    "--producer",
    "htx-sen",
    "--group",
    "food",
    "--subgroup",
    "tea",
];

#[test]
fn a_new_product_has_what_is_known_and_a_mark_for_the_rest() {
    let shop = Shop::new();
    let made = run(&shop, &[&SOUND[..], &["--lang", "vi"]].concat());
    assert_eq!(made.code, Some(0), "{}", made.err);
    let lines: Vec<&str> = made.out.lines().collect();
    assert_eq!(
        lines[..2],
        ["products/che-lam-thach-xa.json", "còn phải điền:"]
    );
    let product = read(&shop, lines[0]);
    assert_eq!(product["slug"], "che-lam-thach-xa");
    assert_eq!(product["place"], "phường Tây Hồ");
    assert_eq!(product["certificate"]["valid_until"], "2029-11-26");
    // What is said to be missing is what the check finds missing.
    let checked = shop.checked(&["--format", "json"]);
    let answer: Value = serde_json::from_str(&checked.out).unwrap();
    let found = answer["findings"].as_array().unwrap();
    let errors = found.iter().filter(|it| it["severity"] == "error");
    let found: BTreeSet<&str> = errors.map(|it| it["field"].as_str().unwrap()).collect();
    let said: BTreeSet<&str> = lines[2..].iter().map(|it| it.trim()).collect();
    assert_eq!(said, found);
    assert_eq!(answer["products"], 2, "nobody sees it before it is written");
}

#[test]
fn a_new_product_of_which_all_is_known_is_sound() {
    let shop = Shop::new();
    let known = [
        ("--name-en", "Ginger sweet"),
        ("--summary", "Kẹo dẻo từ nếp rang, mạch nha và gừng."),
        (
            "--story",
            "Nếp rang vàng, xay mịn, quấy với mạch nha và gừng tươi.",
        ),
        ("--village", "Thạch Xá"),
        ("--certificate", "MH-3"),
        ("--decision", "3/QĐ-MH"),
        ("--decided", "2026-06-28"),
        ("--issuer", "UBND thành phố Hà Nội"),
        ("--unit", "hộp 300 g"),
        ("--price", "60000"),
        ("--stock", "12"),
        ("--slug", "che-lam"),
    ];
    let known = known.iter().flat_map(|(name, value)| [*name, *value]);
    let made = run(&shop, &SOUND.into_iter().chain(known).collect::<Vec<_>>());
    assert_eq!(
        (made.code, made.out.as_str()),
        (Some(0), "products/che-lam.json\n")
    );
    let checked = shop.checked(&["--lang", "en"]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    assert!(checked.out.starts_with("3 products"), "{}", checked.out);
    let product = read(&shop, "products/che-lam.json");
    assert_eq!(product["variants"][0]["id"], "hop-300-g");
    assert_eq!(product["name"]["en"], "Ginger sweet");
}

#[test]
fn a_new_producer_is_made_in_the_same_way() {
    let shop = Shop::new();
    let made = run(
        &shop,
        &["new", "producer", "Hộ Đỗ Văn Gừng", "--lang", "en"],
    );
    assert_eq!(
        made.out,
        "producers/ho-do-van-gung.json\nstill to be written:\n  story.vi\n  address.place\n  \
         phone\n  shipping.vi\n  returns.vi\n"
    );
    assert_eq!(
        read(&shop, "producers/ho-do-van-gung.json")["demonstration"],
        true
    );
    assert!(shop.checked(&[]).err.contains("[unfilled]"));
}

#[test]
fn another_slug_goes_wherever_the_old_one_stands_and_nowhere_else() {
    let shop = Shop::new();
    let before = files(&shop.data());
    let told = run(
        &shop,
        &["rename", "htx-sen", "htx-sen-viet", "--lang", "en"],
    );
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.out.contains("--apply writes them"), "{}", told.out);
    assert!(
        files(&shop.data()) == before,
        "it only says what it would do"
    );
    let told = run(
        &shop,
        &[
            "rename",
            "htx-sen",
            "htx-sen-viet",
            "--apply",
            "--lang",
            "vi",
        ],
    );
    assert_eq!(told.code, Some(0), "{}", told.err);
    let after = files(&shop.data());
    assert!(!after.contains_key(Path::new("producers/htx-sen.json")));
    let changed = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text));
    for (path, text) in changed {
        let text = String::from_utf8(text.clone()).unwrap();
        let old = match before.get(path) {
            Some(old) => String::from_utf8(old.clone()).unwrap(),
            None => fs::read_to_string("tests/shop/data/producers/htx-sen.json").unwrap(),
        };
        // A partner may have the same slug, and keeps it.
        let key = if before.contains_key(path) {
            "producer"
        } else {
            "slug"
        };
        let part = |slug: &str| format!("\"{key}\": \"{slug}\"");
        let expected = old.replace(&part("htx-sen"), &part("htx-sen-viet"));
        assert_eq!(text, expected, "{}", path.display());
        assert!(told.out.contains(&*path.to_string_lossy()), "{}", told.out);
    }
    assert_eq!(shop.checked(&[]).code, Some(0));
    // And back again, to what it was.
    run(
        &shop,
        &["rename", "producers/htx-sen-viet", "htx-sen", "--apply"],
    );
    assert!(files(&shop.data()) == before);
}

#[test]
fn pins_of_live_sessions_follow_a_product() {
    let shop = Shop::new();
    let told = run(&shop, &["rename", "tra-sen", "tra-sen-tay-ho", "--apply"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let live = read(&shop, "live.json").to_string();
    assert!(
        live.contains("\"tra-sen-tay-ho\"") && !live.contains("\"tra-sen\""),
        "{live}"
    );
    assert_eq!(shop.checked(&[]).err, "");
}

#[test]
fn words_with_the_old_address_are_told_of() {
    let shop = Shop::new();
    shop.change(Change::Part(
        "products/lua.json",
        "\"story\": { \"vi\": \"",
        "\"story\": { \"vi\": \"Xem /products/tra-sen. ",
    ));
    let told = run(&shop, &["rename", "tra-sen", "tra", "--lang", "en"]);
    let line = "products/lua.json still mentions the old address";
    assert!(told.out.contains(line), "{}", told.out);
}

#[test]
fn where_one_file_cannot_be_written_none_is() {
    let shop = Shop::new();
    let before = files(&shop.data());
    // A folder stands where the file would first be written.
    fs::create_dir(shop.data().join(".live.json.new")).unwrap();
    let told = run(
        &shop,
        &["rename", "tra-sen", "tra", "--apply", "--lang", "en"],
    );
    assert_eq!(told.code, Some(1), "{}", told.out);
    fs::remove_dir(shop.data().join(".live.json.new")).unwrap();
    assert!(files(&shop.data()) == before);
}

/// A name, what is done to the shop before, and what is asked for.
type Case = (
    &'static str,
    &'static [Change<'static>],
    &'static [&'static str],
);

const CASES: &[Case] = &[
    ("a name of signs", &[], &["new", "producer", "？！"]),
    ("no slug", &[], &["new", "producer", "A", "--slug", "../a"]),
    ("a capital", &[], &["rename", "lua", "Lua"]),
    ("a path", &[], &["rename", "lua", "../lua"]),
    ("an empty name", &[], &["rename", "lua", ""]),
    ("a product that is there", &[], &["new", "product", "Lụa"]),
    (
        "a producer that is there",
        &[],
        &["new", "producer", "Hộ lụa", "--slug", "ho-lua"],
    ),
    (
        "something in its place",
        &[Change::Link("products/a.json", "/etc/passwd")],
        &["rename", "lua", "a"],
    ),
    ("nothing said", &[], &["new", "product", "Chè lam"]),
    (
        "nearly right",
        &[],
        &[
            "new",
            "product",
            "Chè lam",
            "--producer",
            "htx-senn",
            "--group",
            "foods",
        ],
    ),
    (
        "another group's",
        &[],
        &[
            "new",
            "product",
            "A",
            "--producer",
            "ho-lua",
            "--group",
            "craft",
            "--subgroup",
            "tea",
        ],
    ),
    ("no such slug", &[], &["rename", "tra-sem", "tra"]),
    (
        "a path to elsewhere",
        &[],
        &["rename", "products/../market", "tra"],
    ),
    ("far from all", &[], &["rename", "xyzzyxyzzy", "tra"]),
    (
        "two of a slug",
        &[Change::Text("producers/lua.json", "{}")],
        &["rename", "lua", "lua-to-tam"],
    ),
    ("the same", &[], &["rename", "lua", "lua"]),
    (
        "a broken file",
        &[Change::Text("products/lua.json", "{ \"slug\": \"lua\"")],
        &["rename", "lua", "lua-to-tam"],
    ),
    (
        "broken groups",
        &[Change::Text("groups.json", "[]")],
        &["new", "product", "A", "--producer", "ho-lua"],
    ),
    (
        "a broken producer",
        &[Change::Text("producers/ho-lua.json", "{}")],
        &[
            "new",
            "product",
            "A",
            "--producer",
            "ho-lua",
            "--group",
            "food",
            "--subgroup",
            "tea",
        ],
    ),
    (
        "a slug that another file has",
        &[Change::Part(
            "products/lua.json",
            "\"slug\": \"lua\"",
            "\"slug\": \"tra\"",
        )],
        &["rename", "tra-sen", "tra"],
    ),
];

#[track_caller]
fn check(language: &str) {
    let mut got = String::new();
    for (name, changes, arguments) in CASES {
        let shop = Shop::new();
        changes.iter().for_each(|it| shop.change(*it));
        let before = files(&shop.data());
        let mut all = [arguments, &["--lang", language][..]].concat();
        if arguments[0] == "rename" {
            all.push("--apply");
        }
        let told = run(&shop, &all);
        assert_eq!(
            (told.code, told.out.as_str()),
            (Some(1), ""),
            "{name}: {}",
            told.err
        );
        assert!(files(&shop.data()) == before, "{name} changed something");
        writeln!(got, "=== {name}\n{}", told.err).unwrap();
    }
    compare(&format!("desk/{language}.txt"), &got);
}

#[test]
fn what_cannot_be_done_is_told_in_vietnamese() {
    check("vi");
}

#[test]
fn what_cannot_be_done_is_told_in_english() {
    check("en");
}

#[test]
fn every_kind_has_a_case() {
    let source = include_str!("../src/desk/fault.rs");
    all_are_told(source, include_str!("desk/vi.txt"), &[]);
}
