//! What an editor is told about each kind of mistake in a product's file, word for word, and
//! what is left of the shop meanwhile.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::check::{check_in, outcome, with_file};
use common::content;

/// Makes each mistake in the tea's file; the silk is left.
#[track_caller]
fn check(mistakes: &str) {
    check_in("products/tra-sen.json", &["lua"], &[], mistakes);
}

/// The same for the whole file.
#[track_caller]
fn check_file(text: &str, told: &str) {
    let content = with_file("products/tra-sen.json", |_| text.to_owned());
    let expected = format!("products/tra-sen.json:{told}");
    assert_eq!(outcome(&content), (vec!["lua".to_owned()], vec![expected]));
}

#[test]
fn sound_content_has_no_problems() {
    let (left, told) = outcome(&content());
    assert_eq!(left, ["tra-sen", "lua"]);
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn signs_that_are_missing_or_too_many() {
    check(
        r#"
        350000, → 350000
            27:7: variants[0].price: before this, a comma or a } is missing
        "stars": 4, → "stars" 4,
            12:11: stars: before this, a colon is missing
        "stars": 4, → stars: 4,
            12:3: here has to be the name of a field in double quotes; numbers have no commas inside
        "keywords": ["chè ướp", "đồ uống"] → "keywords": ["chè ướp" "đồ uống"]
            47:26: keywords[0]: before this, a comma or a ] is missing
        "đồ uống"] → "đồ uống",]
            47:37: keywords: before this, there is a comma too many
        "đồ uống"] → "đồ uống"],
            48:1: before this, there is a comma too many
        "đồ uống"] → "đồ uống]
            48:1: keywords[1]: a text ends on the line where it begins: its closing quote is missing, or write \n for a new line
        "đồ uống"]⏎} → "đồ uống"]⏎
            49:1: keywords: the file ends too early: a } is missing
        "đồ uống"]⏎} → "đồ uống"
            48:1: keywords[1]: the file ends too early: a ] is missing
        "đồ uống"]⏎} → "keyw
            48:1: keywords[1]: a text ends on the line where it begins: its closing quote is missing, or write \n for a new line
        "đồ uống"]⏎} → "đồ uống"]⏎}}
            48:2: the file should end before this; there may be a } too many above
        "Hái sen lúc → "Hái "sen" lúc
            45:26: story.vi: before this, a comma or a } is missing
        "Hái sen lúc → "Hái\sen lúc
            45:25: story.vi: a \ in a text has to be written twice: \\
        "Hái sen lúc → "Hái sen⏎ lúc
            46:1: story.vi: a text ends on the line where it begins: its closing quote is missing, or write \n for a new line
        "stars": 4, → "stars": ,
            12:12: here has to be a value: a text in double quotes, a number, true, false, {…} or […]
        "stars": 4, → "stars": bốn,
            12:12: stars: here has to be a value: a text in double quotes, a number, true, false, {…} or […]
        "stars": 4, → "stars": 04,
            12:13: stars: a number has digits only and no 0 at its beginning; a text has double quotes
        "#,
    );
}

#[test]
fn fields_that_are_missing_unknown_or_there_twice() {
    check(
        r#"
        "village": "Quảng Bá",⏎ →
            47:1: village: the field "village" is missing
        "stock": 5 → "step": 5
            40:5: variants[1].stock: the field "stock" is missing
        "number": "MH-1",⏎ →
            19:3: certificate.number: the field "number" is missing
        { "vi": "Hái sen lúc sáng sớm." } → { "en": "Picked." }
            45:30: story.vi: the field "vi" is missing
        "village": "Quảng Bá" → "làng": "Quảng Bá", "village": "Quảng Bá"
            9:8: làng: there is no field "làng" here
        "night_price" → "nightprice"
            27:18: variants[0].nightprice: there is no field "nightprice" here
        "en": "Lotus tea" → "eng": "Lotus tea"
            4:41: name.eng: there is no field "eng" here
        "stars": 4, → "stars": 4, "stars": 5,
            12:21: stars: the field "stars" is here twice
        "#,
    );
}

#[test]
fn values_of_another_kind() {
    check(
        r#"
        "stars": 4 → "stars": "4"
            12:14: stars: this is the text "4" and has to be 3, 4 or 5 stars
        "stars": 4 → "stars": 2
            12:12: stars: a product has 3, 4 or 5 stars
        "stars": 4 → "stars": -4
            12:13: stars: this is -4 and has to be 3, 4 or 5 stars
        "stars": 4 → "stars": 4.5
            12:14: stars: this is 4.5 and has to be 3, 4 or 5 stars
        "stars": 4 → "stars": null
            12:15: stars: this is null and has to be 3, 4 or 5 stars
        "stock": 5 → "stock": -5
            39:17: variants[1].stock: this is -5 and has to be a whole number from 0 to 4294967295
        "stock": 5 → "stock": "5"
            39:18: variants[1].stock: this is the text "5" and has to be a whole number from 0 to 4294967295
        "stock": 5 → "stock": 5000000000
            39:25: variants[1].stock: this is 5000000000 and has to be a whole number from 0 to 4294967295
        { "vi": "Hái sen lúc sáng sớm." } → "Hái sen."
            45:21: story: this is the text "Hái sen." and has to be texts by language, such as { "vi": "…" }
        "village": "Quảng Bá" → "village": { "vi": "Quảng Bá" }
            9:13: village: this is an object in { } and has to be a text in double quotes
        "village": "Quảng Bá" → "village": 7
            9:14: village: this is 7 and has to be a text in double quotes
        ["chè ướp", "đồ uống"] → "chè ướp"
            47:23: keywords: this is the text "chè ướp" and has to be a list in [ ]
        ["chè ướp", "đồ uống"] → ["chè ướp", true]
            47:30: keywords[1]: this is true and has to be a text in double quotes
        { "amount": 100, "measure": "g" } → 100
            32:16: variants[0].net: this is 100 and has to be an object in { }
        { "amount": 100, "measure": "g" } → []
            32:15: variants[0].net: this has to be an object in { }
        "measure": "g" → "measure": "kg"
            32:45: variants[0].net.measure: "kg" is not possible here
        "potential_five_star": true → "potential_five_star": "có"
            19:31: certificate.potential_five_star: this is the text "có" and has to be true or false, without quotes
        "#,
    );
    check_file("[]", "1:2: this has to be an object in { }");
    check_file(
        "\"trà\"",
        "1:5: this is the text \"trà\" and has to be an object in { }",
    );
}

#[test]
fn prices() {
    check(
        r#"
        350000 → -350000
            26:22: variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000
        350000 → 350000.5
            26:23: variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000
        350000 → 350.000
            26:22: variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000
        350000 → 350,000
            26:20: variants[0]: here has to be the name of a field in double quotes; numbers have no commas inside
        350000 → "350000"
            26:23: variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000
        350000 → "350.000 ₫"
            26:26: variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000
        350000 → null
            26:19: variants[0].price: this is null and has to be a whole number of đồng, such as 350000
        350000 → 10000000001
            26:26: variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000
        40000 → 0
            38:16: variants[1].price: a price has to be more than 0 đồng
        300000 → 350000
            27:22: variants[0].night_price: the night price has to be more than 0 đồng and less than the usual price
        300000 → 0
            27:22: variants[0].night_price: the night price has to be more than 0 đồng and less than the usual price
        "#,
    );
}

#[test]
fn numbers_of_an_order() {
    check(
        r#"
        "step": 3 → "step": 0
            31:15: variants[0].step: this has to be a whole number from 1 to 4294967295
        "step": 3 → "step": 1.5
            31:17: variants[0].step: this is 1.5 and has to be a whole number, 1 or more
        "minimum": 2 → "minimum": 0
            29:18: variants[0].minimum: this has to be a whole number from 1 to 4294967295
        "maximum": 12 → "maximum": 1
            30:18: variants[0].maximum: the maximum has to be the minimum, 2, or more
        "maximum": 12 → "maximum": null
            30:21: variants[0].maximum: this is null and has to be a whole number, 1 or more
        "amount": 100 → "amount": 0
            32:26: variants[0].net.amount: this has to be a whole number from 1 to 4294967295
        "width": 800 → "width": 0
            43:75: photos[0].width: this has to be a whole number from 1 to 4294967295
        "#,
    );
}

#[test]
fn texts_dates_names_and_links() {
    check(
        r#"
        "Chè ướp hương sen." → ""
            5:23: summary.vi: this text is empty
        "Lotus tea" → " "
            4:45: name.en: this text is empty
        "Quảng Bá" → "\t"
            9:17: village: this text is empty
        "đồ uống" → ""
            47:28: keywords[1]: this text is empty
        "2024-06-28" → "28/06/2024"
            16:27: certificate.decided: a date has the form YYYY-MM-DD, such as 2026-11-27
        "2024-06-28" → "2024-06-31"
            16:27: certificate.decided: there is no such day in the calendar
        "2024-06-28" → "2027-06-28"
            18:20: certificate.valid_until: this day has to come after the day of the decision
        "slug": "tra-sen" → "slug": "tra-sen-tay-ho"
            3:11: slug: the slug is "tra-sen-tay-ho", so the file has to be called tra-sen-tay-ho.json
        "slug": "tra-sen" → "slug": "Trà sen"
            3:19: slug: a slug is 1 to 80 lower-case letters a-z and digits, in words joined by single hyphens
        "id": "goi" → "id": "hop-100"
            35:13: variants[1].id: two variants have the id "hop-100"
        "https://example.com/tra-sen" → "javascript:alert(1)"
            46:36: trace_url: a link that begins with javascript: is not safe
        "https://example.com/tra-sen" → "http://example.com"
            46:35: trace_url: a link that begins with http: is not safe
        "photos/tra-sen.webp" → "../secret.webp"
            43:30: photos[0].file: this is not the place of a picture such as photos/tra-sen.webp (avif, jpg, png or webp)
        "#,
    );
}

#[test]
fn parts_that_do_not_fit_together() {
    check(
        r#"
        "group": "food" → "group": "foods"
            7:12: group: there is no group "foods"
        "subgroup": "tea" → "subgroup": "silk"
            8:15: subgroup: the group "food" has no sub-group "silk"
        "producer": "htx-sen" → "producer": "htx-sen-viet"
            6:15: producer: there is no producer "htx-sen-viet", for there is no file producers/htx-sen-viet.json
        "stars": 4 → "stars": 3
            19:28: certificate.potential_five_star: only a product of 4 stars can have the potential for 5
        "#,
    );
}

#[test]
fn a_product_needs_a_variant() {
    let start = common::TEA.find("\"variants\": [").unwrap() + "\"variants\": [".len();
    let end = common::TEA.find("\n  ],\n  \"photos\"").unwrap();
    let variants = &common::TEA[start..end];
    let content = with_file("products/tra-sen.json", |text| text.replace(variants, ""));
    let told = "products/tra-sen.json:21:15: variants: a product needs at least one variant";
    assert_eq!(
        outcome(&content),
        (vec!["lua".to_owned()], vec![told.to_owned()])
    );
}

#[test]
fn several_mistakes_are_told_at_once() {
    let content = with_file("products/tra-sen.json", |text| {
        text.replace("\"food\"", "\"x\"")
            .replace("350000", "0")
            .replace("40000", "0")
    });
    let (left, told) = outcome(&content);
    assert_eq!(left, ["lua"]);
    assert_eq!(
        told.join("\n"),
        "\
products/tra-sen.json:7:12: group: there is no group \"x\"
products/tra-sen.json:26:16: variants[0].price: a price has to be more than 0 đồng
products/tra-sen.json:27:22: variants[0].night_price: the night price has to be more than 0 đồng and less than the usual price
products/tra-sen.json:38:16: variants[1].price: a price has to be more than 0 đồng"
    );
}

#[test]
fn files_that_are_no_json() {
    check_file("", "1:1: the file is empty");
    check_file(" \n\n", "3:1: the file is empty");
    check_file(
        "<!DOCTYPE html>\n<html></html>\n",
        "1:1: this is a web page (HTML) and not JSON, which begins with {",
    );
    check_file(
        "\u{feff}<html>",
        "1:1: this is a web page (HTML) and not JSON, which begins with {",
    );
    check_file(
        "slug,name\ntra-sen,Trà sen\n",
        "1:1: here has to be a value: a text in double quotes, a number, true, false, {…} or […]",
    );
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_no_mistakes() {
    let content = with_file("products/tra-sen.json", |text| {
        ["\u{feff}", text].concat().replace('\n', "\r\n")
    });
    assert_eq!(
        outcome(&content),
        (vec!["tra-sen".to_owned(), "lua".to_owned()], vec![])
    );
    // Places are counted without the mark.
    let one_line = common::SILK.replace('\n', "").replace("\"silk\"", "\"x\"");
    let column = one_line
        .find("\"x\"")
        .map(|at| one_line[..at].chars().count() + 1)
        .unwrap();
    let content = with_file("products/lua.json", |_| ["\u{feff}", &one_line].concat());
    let told = format!(
        "products/lua.json:1:{column}: subgroup: the group \"craft\" has no sub-group \"x\""
    );
    assert_eq!(outcome(&content), (vec!["tra-sen".to_owned()], vec![told]));
}
