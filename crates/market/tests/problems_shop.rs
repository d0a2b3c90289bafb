//! What an editor is told about mistakes in the files of producers, groups and the market, and
//! what is left of the shop meanwhile.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::check::{check_in, outcome, with_file};
use common::content;

#[test]
fn a_broken_producer_takes_only_its_own_products_away() {
    check_in(
        "producers/htx-sen.json",
        &["lua"],
        &[
            "products/tra-sen.json:6:15: producer: the producer's file has to be mended first: \
           producers/htx-sen.json",
        ],
        r#"
        "+842400000001" → "024 3825 0000"
            8:26: phone: this is not a telephone number such as +842438250000
        "+84912345678" → "tel:123"
            9:19: zalo: this is not a telephone number such as +842438250000
        "sen@example.com" → "sen(at)example.com"
            10:31: email: this is not an e-mail address such as name@example.com
        "970436" → "VCB"
            11:24: bank.bin: this is not a bank's number of six digits such as 970436
        "0000000001" → 1
            11:41: bank.account: this is 1 and has to be an account number of up to 19 letters and digits
        "cooperative" → "htx"
            4:15: kind: "htx" is not possible here
        "slug": "htx-sen" → "slug": "htx-sen-viet"
            2:11: slug: the slug is "htx-sen-viet", so the file has to be called htx-sen-viet.json
        "province": "Hà Nội" → "city": "Hà Nội"
            7:66: address.city: there is no field "city" here
        "#,
    );
}

#[test]
fn without_a_sound_market_there_is_no_index() {
    check_in(
        "market.json",
        &[],
        &[],
        r#"
        "22:00" → "24:00"
            13:64: schedule.weekly[0].closes: a time has the form HH:MM, such as 20:30, from 00:00 to 23:59
        "22:00" → "20:30"
            13:58: schedule.weekly[0].closes: a night has to end at another time than it begins
        "21:00" → "19:00"
            19:59: schedule.extra[0].closes: a night has to end at another time than it begins
        "friday" → "Friday"
            13:27: schedule.weekly[0].weekday: "Friday" is not possible here
        "opens": "20:30" → "from": "2026-09-01", "until": "2026-08-31", "opens": "20:30"
            13:61: schedule.weekly[0].until: the last day has to be the first day or later
        "first_day": "2026-06-05" → "first_day": "05-06-2026"
            9:29: schedule.first_day: a date has the form YYYY-MM-DD, such as 2026-11-27
        "2026-11-20" → "2026-11-21"
            16:17: schedule.cancelled[0].date: no weekly night is on 2026-11-21, so none can be cancelled on it
        "2026-11-21" → "2027-01-01"
            19:17: schedule.extra[0].date: this night is outside the season, which is 2026-06-05 to 2026-12-31
        "utc_offset_minutes": 420 → "utc_offset_minutes": 4200
            7:28: utc_offset_minutes: an offset from UTC is a whole number of minutes from -840 to 840
        "utc_offset_minutes": 420 → "utc_offset_minutes": "+7"
            7:28: utc_offset_minutes: this is the text "+7" and has to be a whole number of minutes from -840 to 840
        "closing_soon_minutes": 10 → "closing_soon_minutes": 100000
            11:34: schedule.closing_soon_minutes: this is 100000 and has to be a whole number from 0 to 65535
        "market-hours" → "sometimes"
            22:37: ordering.policy: "sometimes" is not possible here
        "static" → "rest"
            23:28: source.kind: "rest" is not possible here
        "+842400000000" → "1900"
            28:19: owner.phone: this is not a telephone number such as +842438250000
        "id": "terms" → "id": "market"
            33:13: about[1].id: two sections have the id "market"
        "tagline" → "motto"
            4:9: motto: there is no field "motto" here
        "#,
    );
}

#[test]
fn a_season_ends_after_it_begins_and_holds_its_extra_nights() {
    let content = with_file("market.json", |text| {
        text.replace("2026-12-31", "2026-06-04")
    });
    let told = outcome(&content).1;
    assert_eq!(
        told.join("\n"),
        "\
market.json:10:17: schedule.last_day: the last day has to be the first day or later
market.json:19:17: schedule.extra[0].date: this night is outside the season, which is 2026-06-05 to 2026-06-04"
    );
}

#[test]
fn files_that_are_missing() {
    for (file, left, told) in [
        (
            "market.json",
            vec![],
            vec!["market.json: this file is missing"],
        ),
        (
            "groups.json",
            vec![],
            vec!["groups.json: this file is missing"],
        ),
        (
            "producers/ho-lua.json",
            vec!["tra-sen"],
            vec![
                "products/lua.json:5:15: producer: there is no producer \"ho-lua\", for there is no file producers/ho-lua.json",
            ],
        ),
        ("products/lua.json", vec!["tra-sen"], vec![]),
    ] {
        let mut content = content();
        content.retain(|(path, _)| *path != file);
        let (got_left, got_told) = outcome(&content);
        assert_eq!(got_left, left, "{file}");
        assert_eq!(got_told, told, "{file}");
    }
}

#[test]
fn without_sound_groups_only_they_are_told() {
    check_in(
        "groups.json",
        &[],
        &[],
        r#"
        "slug": "rice" → "slug": "tea"
            9:19: groups[0].subgroups[1].slug: two sub-groups have the slug "tea"
        "slug": "craft" → "slug": "food"
            13:15: groups[1].slug: two groups have the slug "food"
        "art": "silk" → "art": "silk.svg"
            17:82: groups[1].subgroups[0].art: a slug is 1 to 80 lower-case letters a-z and digits, in words joined by single hyphens
        { "slug": "silk" → 7, { "slug": "silk"
            17:9: groups[1].subgroups[0]: this is 7 and has to be an object in { }
        "groups": → "group":
            2:9: group: there is no field "group" here
        "#,
    );
}
