//! What `editor check` and `editor stats` print, and how they end.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::shop::{Change, Shop, TODAY};
use common::{argument, content, editor};
use serde_json::{Value, json};

const TEA: &str = "products/tra-sen.json";

fn shop(changes: &[Change<'_>]) -> Shop {
    let shop = Shop::new();
    for change in changes {
        shop.change(*change);
    }
    shop
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once() {
    let shop = shop(&[
        Change::Part(TEA, "\"stars\": 4", "\"stars\": \"4\""),
        Change::Part(
            TEA,
            "\"producer\": \"htx-sen\"",
            "\"producer\": \"htx-senn\"",
        ),
        Change::Part(TEA, "2024-06-28", "28/06/2024"),
        Change::Part(TEA, "\"night_price\"", "\"nightprice\""),
        Change::Part(TEA, "350000", "\"350.000\""),
        Change::Part(TEA, "\"id\": \"goi\"", "\"id\": \"hop-100\""),
        Change::Part(TEA, "\"alt\": { \"vi\": \"Hộp trà sen mở nắp\" }, ", ""),
        Change::Part(TEA, "  \"village\": \"Quảng An\",\n", ""),
        Change::Part(TEA, "https://example.com/tra-sen", "http://example.com"),
        Change::Part("producers/ho-lua.json", "\"household\"", "\"houshold\""),
    ]);
    let checked = shop.checked(&["--format", "json", "--lang", "en"]);
    let answer: Value = serde_json::from_str(&checked.out).unwrap();
    let told: Vec<Value> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            json!([
                it["file"],
                it["line"],
                it["column"],
                it["end_column"],
                it["code"]
            ])
        })
        .collect();
    let tea = |line: u32, column: u32, end: u32, code: &str| json!([TEA, line, column, end, code]);
    let expected = [
        json!(["producers/ho-lua.json", 4, 11, 21, "unknown-choice"]),
        tea(5, 15, 25, "unknown-producer"),
        tea(9, 12, 15, "wrong-kind"),
        tea(14, 16, 28, "date-form"),
        tea(25, 16, 25, "price-form"),
        tea(26, 7, 19, "unknown-field"),
        tea(34, 13, 22, "duplicate-name"),
        tea(43, 66, 67, "missing-field"),
        tea(49, 16, 36, "unsafe-link"),
        tea(51, 1, 2, "missing-field"),
    ];
    assert_eq!(told, expected);
    assert_eq!(answer["errors"], 10);
    assert_eq!(checked.code, Some(1));
}

#[test]
fn a_guess_brings_no_mistakes_of_its_own() {
    for (part, by, code) in [
        ("350000", "\"x\"", "price-form"),
        ("\"minimum\": 2", "\"minimum\": \"x\"", "wrong-kind"),
        ("\"maximum\": 11", "\"maximum\": 0", "count"),
        ("\"stars\": 4", "\"stars\": null", "wrong-kind"),
        ("\"stars\": 4,\n", "", "missing-field"),
        ("2024-06-28", "x", "date-form"),
        ("2027-06-28", "x", "date-form"),
        ("82.5", "\"x\"", "wrong-kind"),
        ("\"group\": \"food\"", "\"group\": \"Food\"", "slug-form"),
        ("\"slug\": \"tra-sen\"", "\"slug\": 7", "wrong-kind"),
        (
            "\"issuer\": { \"vi\": \"Ủy ban nhân dân thành phố Hà Nội\" },\n",
            "",
            "missing-field",
        ),
    ] {
        let shop = shop(&[Change::Part(TEA, part, by)]);
        let checked = shop.checked(&["--format", "json", "--lang", "en"]);
        let answer: Value = serde_json::from_str(&checked.out).unwrap();
        let told = answer["findings"].as_array().unwrap().iter();
        let codes: Vec<&str> = told
            .filter(|it| it["file"] == TEA)
            .map(|it| it["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes, [code], "{part} → {by}");
    }
}

#[test]
fn warnings_alone_do_no_harm() {
    let shop = shop(&[Change::Photo(320, 240, 1)]);
    let checked = shop.checked(&["--lang", "en"]);
    assert_eq!(checked.code, Some(0));
    assert!(checked.err.starts_with("warning[picture-small]"));
    assert!(
        checked.out.contains("0 errors, 2 warnings"),
        "{}",
        checked.out
    );
}

#[test]
fn people_get_no_colours_in_a_file() {
    let shop = shop(&[Change::Part(TEA, "\"stars\": 4", "\"stars\": 9")]);
    let checked = shop.checked(&["--lang", "vi"]);
    assert!(!checked.err.contains('\u{1b}'));
    assert!(checked.out.contains("1 lỗi, 0 cảnh báo"), "{}", checked.out);
}

#[test]
fn marks_stand_below_what_they_mean() {
    // Tabs, wide signs and letters with accents of their own before the mark.
    let line = "\t\"village\": \"Quảng A\u{309}n 茶\", \"stars\": 9,";
    let shop = shop(&[
        Change::Part(TEA, "  \"village\": \"Quảng An\",\n", ""),
        Change::Part(TEA, "  \"stars\": 4,", line),
    ]);
    let checked = shop.checked(&["--lang", "en"]);
    let lines: Vec<&str> = checked.err.lines().collect();
    assert_eq!(
        lines[3],
        "9 |     \"village\": \"Quảng A\u{309}n 茶\", \"stars\": 9,"
    );
    assert_eq!(
        lines[4],
        "  |                                        ^ stars"
    );
    // The column is counted in characters.
    assert_eq!(lines[1], " --> data/products/tra-sen.json:9:37");
}

#[test]
fn pull_requests_get_commands() {
    let shop = shop(&[
        Change::Part(TEA, "\"stars\": 4", "\"stars\": 9"),
        Change::Text("100%,a:b", ""),
    ]);
    let checked = shop.checked(&["--format", "github", "--lang", "en"]);
    assert_eq!(
        checked.out,
        "::error file=data/100%25%2Ca%3Ab,title=stray-file::the shop has no place for this file%0A\
         products lie in products/, producers in producers/, and their names end with .json\n\
         ::error file=data/products/tra-sen.json,line=10,col=12,endColumn=12,title=stars::\
         a product has 3, 4 or 5 stars%0Awrite the stars of its OCOP certificate\n"
    );
    assert_eq!(checked.code, Some(1));
}

#[test]
fn advice_comes_when_asked_for_with_the_weakest_listings() {
    let shop = shop(&[]);
    let plain = shop.checked(&["--format", "json"]);
    let answer: Value = serde_json::from_str(&plain.out).unwrap();
    assert_eq!(answer["findings"], json!([]));
    assert_eq!(answer.get("scores"), None);
    let asked = shop.checked(&["--format", "json", "--advice"]);
    let answer: Value = serde_json::from_str(&asked.out).unwrap();
    assert!(answer["findings"].as_array().unwrap().len() > 10);
    assert_eq!(answer["scores"], json!({ "lua": 15, "tra-sen": 75 }));
    assert_eq!(asked.code, Some(0));
    let text = shop.checked(&["--advice", "--lang", "en"]);
    let lowest =
        "The lowest scores (of 100):\n   15  products/lua.json\n   75  products/tra-sen.json\n";
    assert!(text.out.starts_with(lowest), "{}", text.out);
}

#[test]
fn the_shops_own_content_has_no_errors() {
    let content = content();
    let output = editor(&[
        "check",
        "--today",
        TODAY,
        "--lang",
        "en",
        argument(&content),
    ]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    // What is told is true: of these certificates one has run out and three will soon.
    assert_eq!(told.matches("warning[certificate-").count(), 4, "{told}");
    assert_eq!(told.matches("warning[").count(), 4, "{told}");
}

#[test]
fn figures_say_what_there_is_and_what_it_lacks() {
    let shop = shop(&[]);
    let data = shop.data();
    let stats = |more: &[&str]| {
        let mut arguments = vec!["stats", "--today", TODAY, argument(&data), "--lang", "en"];
        arguments.extend(more);
        String::from_utf8(editor(&arguments).stdout).unwrap()
    };
    let figures: Value = serde_json::from_str(&stats(&["--format", "json"])).unwrap();
    assert_eq!(figures["products"], 2);
    assert_eq!(
        figures["groups"],
        json!([{ "name": "Crafts", "products": 1 }, { "name": "Food", "products": 1 }])
    );
    assert_eq!(
        figures["stars"],
        json!([{ "name": "4 ★", "products": 1 }, { "name": "5 ★", "products": 1 }])
    );
    assert_eq!(figures["average_score"], 45);
    let buckets = figures["scores"].as_array().unwrap();
    assert_eq!(buckets.len(), 10);
    assert_eq!(buckets[1], json!({ "from": 10, "to": 19, "products": 1 }));
    assert_eq!(figures["lacking"][0]["products"], 2);
    let text = stats(&[]);
    assert!(text.starts_with("2 products, 2 producers\n"), "{text}");
    assert!(text.contains("  Food         1  ████"), "{text}");
}
