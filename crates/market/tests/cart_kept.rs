//! The cart as it is kept on the device and shared in links.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{full_cart as full, kept, short};
use market::{Cart, KeptError, MAX_LINES, ShareError};

#[test]
fn carts_are_kept_as_json() {
    let cart = full();
    assert_eq!(kept::cart(&cart.to_json()).unwrap(), cart);
    assert_eq!(Cart::default().to_json(), r#"{"version":1,"lines":[]}"#);
    let line = |variant: &str, quantity: &str| {
        format!(
            r#"{{"product":"x","variant":"{variant}","name":"X","quantity":{quantity},"seen_price":5}}"#
        )
    };
    let with = |lines: &[String]| format!(r#"{{"version":1,"lines":[{}]}}"#, lines.join(","));
    // Empty lines go, double ones become one, and there are no more than a cart can have.
    let lines = [
        line("a", "2"),
        line("b", "0"),
        line("a", "7"),
        line("c", "1"),
        line("a", "3"),
    ];
    assert_eq!(
        short(&kept::cart(&with(&lines)).unwrap()),
        ["x/a×7", "x/c×1"]
    );
    let many: Vec<String> = (0..MAX_LINES + 50)
        .map(|index| line(&format!("v{index}"), "1"))
        .collect();
    let cart = kept::cart(&with(&many)).unwrap();
    assert_eq!(cart.lines.len(), MAX_LINES);
    assert_eq!(cart.lines[MAX_LINES - 1].variant, *"v199");
    for damaged in [
        "",
        " ",
        "null",
        "[]",
        "{}",
        "x",
        "{\"version\":1}",
        "{\"lines\":[]}",
        "{\"version\":\"1\",\"lines\":[]}",
        "{\"version\":1,\"lines\":{}}",
        "{\"version\":1,\"lines\":[]",
        "{\"version\":1,\"lines\":[1]}",
        &with(&[line("a", "-1")]),
        &with(&[line("a", "1.5")]),
        &with(&[line("a", "4294967296")]),
        &with(&[line("a", "null")]),
        &with(&[line("A B", "1")]),
        &with(&[line("../a", "1")]),
        &with(&[line("a", "1").replace('5', "10000000001")]),
        &with(&[line("a", "1").replace("name", "nom")]),
    ] {
        let error = kept::cart(damaged).unwrap_err();
        let is_json = kept::value(damaged).is_ok();
        let names = matches!(error, KeptError::Field(_));
        assert_eq!(names, is_json, "{damaged}: {error}");
        assert!(!matches!(error, KeptError::Newer { .. }), "{damaged}");
    }
}

#[test]
fn a_cart_of_a_later_form_is_told_apart_from_a_damaged_one() {
    for text in [
        "{\"version\":2,\"lines\":[]}",
        "{\"version\":2,\"lines\":[{\"sku\":\"a\"}]}",
        "{\"version\":2,\"orders\":{}}",
    ] {
        let error = kept::cart(text).unwrap_err();
        assert!(matches!(error, KeptError::Newer { version: 2 }), "{text}");
        assert_eq!(
            error.to_string(),
            "version: it is 2, and this program reads 1"
        );
    }
}

#[test]
fn carts_are_shared_as_fragments() {
    let fragment = full().to_fragment();
    assert_eq!(fragment, "c=tra-sen.goi.5~lua.khan.1~tra-sen.hop-100.2");
    let lines = |fragment: &str| {
        let lines = Cart::from_fragment(fragment)?;
        Ok(lines
            .iter()
            .map(|(product, variant, count)| format!("{product}/{variant}×{count}"))
            .collect())
    };
    let all: Result<Vec<String>, ShareError> = Ok(short(&full()));
    assert_eq!(lines(&fragment), all);
    assert_eq!(lines(&["#", &fragment].concat()), all);
    assert_eq!(lines(&["#x=1&", &fragment, "&y"].concat()), all);
    for none in [
        "",
        "#",
        "top",
        "#cart",
        "#x=1&y=2",
        "c=",
        "#c=",
        &Cart::default().to_fragment(),
    ] {
        assert_eq!(lines(none), Ok(Vec::new()), "{none}");
    }
}

#[test]
fn hostile_fragments_are_refused() {
    for bad in [
        "c=a",
        "c=a.b",
        "c=a.b.c",
        "c=a.b.0",
        "c=a.b.-1",
        "c=a.b.1.5",
        "c=a.b.4294967296",
        "c=a.b.",
        "c=.b.1",
        "c=a..1",
        "c=a.b.1~",
        "c=~a.b.1",
        "c=a.b.1~~a.b.1",
        "c=~",
        "c=A.b.1",
        "c=a.b.1e3",
        "c=a b.c.1",
        "c=%61.b.1",
        "c=../../etc.b.1",
        "c=<script>.b.1",
        "c=a.b.٣",
        "c=trà.b.1",
        "c=a.b.1~javascript:alert(1)",
        "c=a.b. 1",
        "##c=a.b",
    ] {
        let expected = if bad.starts_with("##") {
            Ok(Vec::new())
        } else {
            Err(ShareError::Form)
        };
        assert_eq!(Cart::from_fragment(bad), expected, "{bad}");
    }
    let of = |count: usize| format!("c={}", vec!["a.b.1"; count].join("~"));
    assert_eq!(
        Cart::from_fragment(&of(MAX_LINES)).map(|lines| lines.len()),
        Ok(MAX_LINES)
    );
    assert_eq!(
        Cart::from_fragment(&of(MAX_LINES + 1)),
        Err(ShareError::TooLong)
    );
    let long = format!("c={}.b.1", "a".repeat(81));
    assert_eq!(Cart::from_fragment(&long), Err(ShareError::Form));
}
