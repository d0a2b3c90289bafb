//! `editor push` and `editor pull` over HTTP, with an engine that fails in every way there is.
//!
//! `UPDATE_GOLDEN=1 cargo test -p editor --test engine` writes the expected texts anew; read what has
//! changed in them before it is committed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;
#[path = "engine/model.rs"]
mod model;
#[path = "engine/server.rs"]
mod server;

use common::shop::{Change, Shop, TODAY};
use common::{all_are_told, argument, compare, files};
use server::{Fault, Server};
use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Output, Stdio};

const KEY: &str = "sk_never_to_be_seen";

/// The program with an engine's key in its environment.
fn program(shop: &Shop, arguments: &[&str]) -> Command {
    let data = shop.data();
    let mut program = Command::new(env!("CARGO_BIN_EXE_editor"));
    program
        .args(arguments)
        .args(["--content", argument(&data), "--today", TODAY]);
    program.env("OCOP_MEDUSA_KEY", KEY).stdin(Stdio::null());
    program
}

/// What it says, on either side.
fn told(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains(KEY), "{text}");
    text
}

fn push(shop: &Shop, server: &Server, arguments: &[&str]) -> (Option<i32>, String) {
    let of = ["push", "--to", &server.address, "--lang", "en"];
    let output = program(shop, &[&of[..], arguments].concat())
        .output()
        .unwrap();
    (output.status.code(), told(&output))
}

#[test]
fn a_push_says_what_it_would_do_and_does_it_once_agreed() {
    let (shop, server) = (Shop::new(), Server::start());
    let (code, text) = push(&shop, &server, &["--dry-run"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.starts_with("18 new, 0 changed, 0 put away, 0 unchanged\n"),
        "{text}"
    );
    assert!(text.contains("  + products/tra-sen.json\n"), "{text}");
    // Nobody is there to agree.
    let (code, text) = push(&shop, &server, &[]);
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.ends_with("nothing was changed; --yes does it without asking\n"),
        "{text}"
    );
    assert_eq!(server.model().writes, 0);
    let (code, text) = push(&shop, &server, &["--yes"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("18 new, 0 changed, 0 put away, 0 unchanged, 0 refused ("),
        "{text}"
    );
    let writes = server.model().writes;
    let (code, text) = push(&shop, &server, &["--yes"]);
    let same = "0 new, 0 changed, 0 put away, 18 unchanged\nnothing to change\n";
    assert_eq!((code, text.as_str()), (Some(0), same));
    assert_eq!(server.model().writes, writes);
    // As the engine wants it: the key as a name without a password.
    assert_eq!(server.authorization(), "Basic c2tfbmV2ZXJfdG9fYmVfc2Vlbjo=");
}

#[test]
fn a_changed_field_is_shown_before_and_after() {
    let (shop, server) = (Shop::new(), Server::start());
    push(&shop, &server, &["--yes"]);
    shop.change(Change::Part("products/lua.json", "250000", "260000"));
    shop.change(Change::Gone("producers/htx-sen.json"));
    shop.change(Change::Gone("products/tra-sen.json"));
    shop.change(Change::Text("live.json", "{ \"sessions\": [] }"));
    shop.change(Change::Text("partners.json", "{ \"partners\": [] }"));
    let (code, text) = push(&shop, &server, &["--yes"]);
    assert_eq!(code, Some(0), "{text}");
    for line in [
        "  ~ products/lua.json\n",
        "      variants[met].price: 250000 → 260000\n",
        "  - products/tra-sen.json\n",
        "  - producers/htx-sen.json\n",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let model = server.model();
    let tea = model.products.iter().find(|it| it["handle"] == "tra-sen");
    assert_eq!(tea.unwrap()["status"], "draft");
}

#[test]
fn a_push_goes_through_every_fault_that_passes() {
    let (shop, server) = (Shop::new(), Server::start());
    server.fail(&[
        Fault::Status(503, "<html>busy</html>"),
        Fault::Cut,
        Fault::None,
        Fault::Half,
        Fault::Slow,
        Fault::None,
        Fault::Status(500, "{\"type\":\"unknown_error\",\"message\":\"oh\"}"),
        Fault::CutAfter,
        Fault::None,
        Fault::None,
        Fault::CutAfter,
        Fault::None,
        Fault::Half,
        Fault::None,
        Fault::CutAfter,
        Fault::Status(429, ""),
    ]);
    let (code, text) = push(&shop, &server, &["--yes", "--patience", "2"]);
    assert_eq!(code, Some(0), "{text}");
    let (_, text) = push(&shop, &server, &["--yes"]);
    assert!(text.contains("nothing to change"), "{text}");
    assert_eq!(server.model().items.len(), 3, "nothing was made twice");
}

#[test]
fn a_push_that_is_killed_is_gone_on_with() {
    let (shop, server) = (Shop::new(), Server::start());
    for writes in [3, 6, 9] {
        server.stop_after(writes);
        let arguments = ["push", "--to", &server.address, "--yes"];
        let mut child = program(&shop, &arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        server.wait_until_stopped();
        child.kill().unwrap();
        child.wait().unwrap();
        server.go_on();
    }
    let (code, text) = push(&shop, &server, &["--yes"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(!text.contains("0 unchanged"), "something was there: {text}");
    let (_, text) = push(&shop, &server, &["--yes"]);
    assert!(text.contains("nothing to change"), "{text}");
    assert_eq!(server.model().items.len(), 3, "nothing was made twice");
}

#[test]
fn a_key_is_neither_tried_again_nor_sent_elsewhere() {
    let shop = Shop::new();
    for (fault, code) in [
        (
            Fault::Status(401, "{\"message\":\"Unauthorized\"}"),
            "engine-wrong-key",
        ),
        (Fault::Redirect, "engine-strange"),
        (Fault::Status(200, "<!doctype html>"), "engine-strange"),
        (Fault::Status(200, "{\"regions\":"), "engine-strange"),
        (
            Fault::Status(418, "{\"message\":\"a teapot\"}"),
            "engine-refused",
        ),
    ] {
        let server = Server::start();
        server.fail(&[fault]);
        let (exit, text) = push(&shop, &server, &["--yes"]);
        assert_eq!(exit, Some(1), "{text}");
        assert!(text.contains(&format!("error[{code}]")), "{code}: {text}");
        assert_eq!(server.requests(), 1, "{code}");
    }
}

#[test]
fn one_refused_product_is_named_and_the_others_are_made() {
    let (shop, server) = (Shop::new(), Server::start());
    server.refuse("lua");
    let (code, text) = push(&shop, &server, &["--yes"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("products/lua.json (variants[0].name.vi): refused by the engine: HTTP 400"),
        "{text}"
    );
    assert!(
        text.contains("17 new, 0 changed, 0 put away, 0 unchanged, 1 refused"),
        "{text}"
    );
}

#[test]
fn a_pull_changes_values_and_no_other_byte() {
    let (shop, server) = (Shop::new(), Server::start());
    push(&shop, &server, &["--yes"]);
    server.reserve("tra-sen/hop-100", 6);
    let before = files(&shop.data());
    let pull = |arguments: &[&str]| {
        let of = ["pull", "--from", &server.address, "--lang", "en"];
        let output = program(&shop, &[&of[..], arguments].concat())
            .output()
            .unwrap();
        (output.status.code(), told(&output))
    };
    for arguments in [&["--dry-run"][..], &[]] {
        let (_, text) = pull(arguments);
        assert!(
            text.contains("      variants[0].stock: 20 → 14\n"),
            "{text}"
        );
        assert!(files(&shop.data()) == before);
    }
    let (code, text) = pull(&["--yes"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.ends_with("files written: 1\n"), "{text}");
    let mut after = files(&shop.data());
    let tea = std::path::Path::new("products/tra-sen.json");
    let text = String::from_utf8(after[tea].clone()).unwrap();
    let back = text.replace("\"stock\": 14", "\"stock\": 20").into_bytes();
    after.insert(tea.to_owned(), back);
    assert!(after == before);
    let (_, text) = pull(&["--yes"]);
    assert_eq!(text, "0 new, 0 changed, 0 put away, 2 unchanged\n");
    // What the engine has left is what it has left: it takes nothing back.
    let (_, text) = push(&shop, &server, &["--stock", "--yes"]);
    assert!(!text.contains("variants[hop-100].stock"), "{text}");
}

#[test]
fn whatever_stands_in_the_way_is_told_in_both_languages() {
    let source = fs::read_to_string("src/engine/fault.rs").unwrap();
    for language in ["vi", "en"] {
        let text = all_faults(language);
        // The check finds a market that cannot be read before anybody asks for it.
        all_are_told(&source, &text, &["engine-no-shop"]);
        compare(&format!("engine/{language}.txt"), &text);
    }
}

/// Every kind of fault, once.
fn all_faults(language: &str) -> String {
    let mut all = String::new();
    let mut case =
        |name: &str, shop: &Shop, arguments: &[&str], faults: &[Fault], key: Option<&str>| {
            let server = Server::start();
            server.fail(faults);
            let address = server.address.as_str();
            let given: Vec<&str> = arguments
                .iter()
                .map(|it| if *it == "ENGINE" { address } else { it })
                .collect();
            let mut program = program(shop, &["push"]);
            program
                .args(given)
                .args(["--lang", language, "--patience", "0"]);
            match key {
                Some(key) => program.env("OCOP_MEDUSA_KEY", key),
                None => program.env_remove("OCOP_MEDUSA_KEY"),
            };
            let output = program.output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{name}");
            let folder = shop.sheet("");
            let text = told(&output)
                .replace(argument(&folder), "")
                .replace(address, "ENGINE");
            let _ = write!(all, "=== {name}\n{text}");
        };
    let shop = Shop::new();
    let to = ["--to", "ENGINE"];
    case("no key", &shop, &to, &[], None);
    fs::write(shop.sheet("keys.json"), "{ \"secret_key\": 7 }").unwrap();
    let keys = shop.sheet("keys.json");
    case(
        "broken keys",
        &shop,
        &["--to", "ENGINE", "--keys", argument(&keys)],
        &[],
        None,
    );
    case(
        "no address",
        &shop,
        &["--to", "api.example.com"],
        &[],
        Some(KEY),
    );
    case(
        "plain address",
        &shop,
        &["--to", "http://api.example.com"],
        &[],
        Some(KEY),
    );
    case(
        "bad origin",
        &shop,
        &["--to", "ENGINE", "--origin", "shop"],
        &[],
        Some(KEY),
    );
    let bad = Fault::Status(400, "{\"message\":\"no\"}");
    case(
        "wrong key",
        &shop,
        &to,
        &[Fault::Status(401, "")],
        Some(KEY),
    );
    case("refused", &shop, &to, &[bad], Some(KEY));
    case(
        "failed",
        &shop,
        &to,
        &[Fault::Status(500, "{\"message\":\"oh\"}")],
        Some(KEY),
    );
    case("lost", &shop, &to, &[Fault::Status(504, "")], Some(KEY));
    case(
        "strange",
        &shop,
        &to,
        &[Fault::Status(200, "<html>")],
        Some(KEY),
    );
    let regions = "{\"regions\":[{\"id\":\"a\",\"currency_code\":\"vnd\"},{\"id\":\"b\",\"currency_code\":\"vnd\"}]}";
    case(
        "two regions",
        &shop,
        &to,
        &[Fault::Status(200, regions)],
        Some(KEY),
    );
    let broken = Shop::new();
    broken.change(Change::Part("products/lua.json", "250000", "\"250000\""));
    case("errors", &broken, &to, &[], Some(KEY));
    let empty = Shop::new();
    empty.change(Change::Gone("products/lua.json"));
    empty.change(Change::Gone("products/tra-sen.json"));
    empty.change(Change::Text("live.json", "{ \"sessions\": [] }"));
    empty.change(Change::Text("partners.json", "{ \"partners\": [] }"));
    case("no products", &empty, &to, &[], Some(KEY));
    let homeless = Shop::new();
    homeless.change(Change::Part(
        "market.json",
        "\"origin\": \"https://cho-dem.example.com\",",
        "",
    ));
    case("no origin", &homeless, &to, &[], Some(KEY));
    all
}
