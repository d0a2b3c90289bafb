//! A small shop on disk and requests to it.

#![allow(dead_code, reason = "each test program uses its own part")]

use std::fs;
use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use market_server::{Clock, Config, app};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// A script long enough to be worth compressing.
pub(crate) const SCRIPT: &str = "/assets/app-0123456789abcdef.js";

/// A served folder, removed at the end of the test.
pub(crate) struct Shop {
    pub(crate) folder: TempDir,
    service: Router,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header as text, empty where it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("headers are text"))
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }
}

impl Shop {
    pub(crate) fn new() -> Self {
        Self::with(false, Clock::system())
    }

    pub(crate) fn with(spa: bool, clock: Clock) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fill(folder.path());
        let service = app(Config {
            dir: folder.path().to_owned(),
            spa,
            clock,
        });
        Self { folder, service }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[]).await
    }

    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers).await
    }

    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a valid request");
        let response = self.service.clone().oneshot(request).await;
        let (parts, body) = response.expect("the service never fails").into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.expect("a body").to_bytes().into(),
        }
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        write(self.folder.path(), path, content.as_ref());
    }
}

fn write(root: &Path, path: &str, content: &[u8]) {
    let file = root.join(path.trim_start_matches('/'));
    fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder");
    fs::write(file, content).expect("a file");
}

fn fill(root: &Path) {
    let script = "export const lantern = 'gold';\n".repeat(100);
    for (path, content) in [
        ("index.html", "<script>theme()</script><h1>Chợ đêm</h1>"),
        ("404.html", "<h1>Không tìm thấy</h1>"),
        ("en/404.html", "<h1>Not found</h1>"),
        ("en/index.html", "<h1>Night market</h1>"),
        ("products/index.html", "<h1>Sản phẩm</h1>"),
        ("products/trà/index.html", "<h1>Trà</h1>"),
        ("data/index.json", "{\"version\":1}"),
        ("images/tea.avif", "avif"),
        ("calendar.ics", "BEGIN:VCALENDAR"),
        (".env", "SECRET=1"),
        (".well-known/x", "hidden too"),
        ("_headers", "for the host"),
        ("plain.txt", script.as_str()),
        (SCRIPT, script.as_str()),
        ("assets/app-0123456789abcdef.js.br", "the brotli file"),
        ("assets/app-0123456789abcdef.js.gz", "the gzip file"),
    ] {
        write(root, path, content.as_bytes());
    }
}
