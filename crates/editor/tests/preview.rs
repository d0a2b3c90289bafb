//! `editor preview`: what it serves, to whom, and what comes of a save.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::argument;
use common::shop::{Change, Shop};
use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PAGE: &str =
    "<!doctype html><html lang=\"vi\"><head><title>Chợ</title></head><body></body></html>";

/// A preview that ends with the test.
struct Preview {
    shop: Shop,
    program: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Preview {
    fn start() -> Self {
        let shop = Shop::new();
        let dist = shop.sheet("dist");
        fs::create_dir(&dist).unwrap();
        fs::write(dist.join("index.html"), PAGE).unwrap();
        fs::write(dist.join("sw.js"), "keep everything").unwrap();
        fs::write(shop.sheet("secret.json"), "{}").unwrap();
        let data = shop.data();
        let mut program = Command::new(env!("CARGO_BIN_EXE_editor"))
            .args(["preview", argument(&data), "--shop", argument(&dist)])
            .args([
                "--port",
                "0",
                "--at",
                "2026-12-04T20:29:00+07:00",
                "--lang",
                "en",
            ])
            .env("TMPDIR", shop.sheet(""))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut told = BufReader::new(program.stdout.take().unwrap());
        told.read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://127.0.0.1:").unwrap();
        let port = rest.split_once('/').unwrap().0.parse().unwrap();
        Self {
            shop,
            program,
            port,
        }
    }

    /// An answer, head and body.
    fn ask(&self, request: &str, headers: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = if headers.contains("host:") {
            String::new()
        } else {
            format!("host: localhost:{}\r\n", self.port)
        };
        let length = body.len();
        let head = format!(
            "{request} HTTP/1.1\r\n{host}{headers}connection: close\r\ncontent-length: {length}\r\n\r\n"
        );
        stream.write_all((head + body).as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> (String, String) {
        self.ask(&format!("GET {path}"), "accept-encoding: br\r\n", "")
    }

    fn state(&self, path: &str) -> Value {
        let (_, body) = self.get(&format!("/preview/state?{path}"));
        serde_json::from_str(&body).unwrap()
    }

    /// Waits until pages would load themselves again.
    fn wait_for(&self, version: u32) {
        for _ in 0..400 {
            if self.get("/preview/version").1.parse::<u32>().unwrap() >= version {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("nothing came of it");
    }
}

#[test]
fn the_working_copy_is_shown_with_an_overlay_and_the_clock_that_was_set() {
    let preview = Preview::start();
    for path in ["/", "/products/tra-sen", "/en/products/not-yet"] {
        let (head, body) = preview.get(path);
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        let with = "<script type=\"module\" src=\"/preview/overlay.js\"></script></head>";
        assert!(body.contains(with), "{path}: {body}");
        assert!(
            head.contains("script-src 'self' 'wasm-unsafe-eval';"),
            "{head}"
        );
        assert!(head.contains("date: Fri, 04 Dec 2026 13:29:"), "{head}");
        assert!(head.contains("cache-control: no-store"), "{head}");
    }
    let (_, tea) = preview.get("/data/products/tra-sen.json");
    assert!(tea.contains("Trà sen Tây Hồ"), "{tea}");
    assert!(preview.get("/art/tea.svg").1.contains("<svg"));
    assert!(preview.get("/sw.js").1.contains("unregister"));
    for (path, kind) in [
        ("/preview/overlay.js", "text/javascript"),
        ("/preview/overlay.css", "text/css"),
    ] {
        assert!(preview.get(path).0.contains(kind), "{path}");
    }
    let state = preview.state("/en/products/lua");
    assert_eq!(state["errors"], 0);
    assert_eq!(state["score"], 15);
    let here = state["findings"].as_array().unwrap();
    assert!(
        here.iter().all(|it| it["file"] == "products/lua.json"),
        "{state}"
    );
    let kinds = state["moments"].as_array().unwrap().iter();
    let kinds: Vec<&str> = kinds.map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["before", "open", "closing", "closed"]);
    assert_eq!(preview.state("/cart")["findings"], Value::Array(Vec::new()));
}

#[test]
fn a_save_is_told_of_and_a_broken_market_leaves_the_last_one() {
    let preview = Preview::start();
    let change = |part, by| {
        preview
            .shop
            .change(Change::Part("products/lua.json", part, by));
    };
    change("\"slug\": \"lua\"", "\"slug\": \"lụa\"");
    preview.wait_for(2);
    let state = preview.state("/products/lua");
    assert_eq!(state["errors"], 1);
    assert_eq!(state["findings"][0]["code"], "slug-form");
    assert!(
        state["findings"][0]["vi"]["mend"]
            .as_str()
            .unwrap()
            .contains("bỏ dấu")
    );
    assert!(
        preview
            .get("/data/products/lua.json")
            .0
            .starts_with("HTTP/1.1 404")
    );
    change("\"slug\": \"lụa\"", "\"slug\": \"lua\"");
    preview.wait_for(3);
    assert_eq!(preview.state("/")["errors"], 0);
    preview.shop.change(Change::Text("market.json", "{"));
    preview.wait_for(4);
    let state = preview.state("/");
    assert!(
        state["broken"].as_str().unwrap().contains("no shop"),
        "{state}"
    );
    assert_eq!(state["moments"].as_array().unwrap().len(), 4);
    assert!(
        preview
            .get("/data/products/lua.json")
            .0
            .starts_with("HTTP/1.1 200")
    );
}

#[test]
fn the_clock_goes_where_the_page_says_and_with_it_the_day_of_certificates() {
    let preview = Preview::start();
    let own = "x-preview: 1\r\n";
    let set = |headers: &str, body: &str| preview.ask("POST /preview/clock", headers, body).0;
    // 28 July 2029, 20:00 in Ha Noi.
    let later = "{\"at\": 1879940400000}";
    assert!(set("", later).starts_with("HTTP/1.1 403"));
    for wrong in [
        "",
        "{",
        "{\"at\": \"Friday\"}",
        "{\"at\": 9e99}",
        "{\"at\":9223372036854775807}",
    ] {
        assert!(set(own, wrong).starts_with("HTTP/1.1 400"), "{wrong}");
    }
    assert_eq!(preview.state("/")["warnings"], 0);
    assert!(set(own, later).starts_with("HTTP/1.1 204"));
    let state = preview.state("/");
    assert_eq!(state["travelling"], true);
    assert_eq!(state["warnings"], 2, "{state}");
    assert!(preview.get("/").0.contains("date: Sat, 28 Jul 2029"));
    assert!(set(own, "{\"at\": null}").starts_with("HTTP/1.1 204"));
    assert_eq!(preview.state("/")["travelling"], false);
}

#[test]
fn nobody_else_gets_anything() {
    let preview = Preview::start();
    for host in ["evil.example", "127.0.0.1", "localhost:1", "0.0.0.0:80", ""] {
        for path in ["/", "/preview/state", "/data/index.json"] {
            let (head, body) =
                preview.ask(&format!("GET {path}"), &format!("host: {host}\r\n"), "");
            assert!(head.starts_with("HTTP/1.1 421"), "{host}: {head}");
            assert!(!body.contains("Chợ"), "{host}: {body}");
        }
    }
    for path in [
        "/data/../secret.json",
        "/data/%2e%2e/secret.json",
        "/art/..%2fsecret.json",
    ] {
        let (head, _) = preview.get(path);
        assert!(!head.starts_with("HTTP/1.1 200"), "{path}: {head}");
    }
    let (head, _) = preview.ask("POST /", "", "");
    assert!(head.starts_with("HTTP/1.1 405"), "{head}");
}

#[test]
fn it_leaves_nothing_behind() {
    let mut preview = Preview::start();
    let beside = preview.shop.sheet("");
    let left = || {
        let entries = fs::read_dir(&beside).unwrap();
        let names = entries.map(|it| it.unwrap().file_name());
        names
            .filter(|it| it.to_string_lossy().starts_with("editor-preview"))
            .count()
    };
    assert_eq!(left(), 1);
    let id = preview.program.id().to_string();
    let asked = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(asked.success());
    let status = preview.program.wait().unwrap();
    assert!(status.success(), "{status}");
    assert_eq!(left(), 0);
}

#[test]
fn without_a_shop_it_says_how_to_make_one() {
    let shop = Shop::new();
    let data = shop.data();
    let told = shop.run(&[
        "preview",
        argument(&data),
        "--shop",
        argument(&data),
        "--lang",
        "vi",
    ]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("cargo xtask build"), "{}", told.err);
}
