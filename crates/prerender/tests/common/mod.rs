//! The market's own content, compiled and prerendered once.

#![allow(dead_code, reason = "no test needs all of it")]

pub mod html;

use market::{Catalogue, ContentFile, Programme, Timestamp, compile};
use night_market::render::Content;
use prerender::{Done, Task, prerender};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// A page's frame, as the build leaves it.
pub const SHELL: &str = "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
    <script type=\"module\" src=\"/assets/app.js\"></script>\n</head>\n\
    <body>\n<div id=\"app\"></div>\n</body>\n</html>\n";

/// Where the market's own content says that it stands.
pub const ORIGIN: &str = "https://cho-dem.example.com";

/// 2026-11-25T12:00:00+07:00, a Wednesday; the next night is on the 27th.
pub const NOON: Timestamp = Timestamp::from_millis(1_795_582_800_000);

/// The files of a content, by their paths.
pub type Files = Vec<(String, String)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of `public/data`.
pub fn files() -> Files {
    let folder = root().join("public/data");
    let mut files = Vec::new();
    for below in ["", "products", "producers"] {
        for entry in fs::read_dir(folder.join(below)).expect("the content") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.strip_prefix(&folder).expect("a path below the folder");
                let name = name.to_str().expect("a name in UTF-8").replace('\\', "/");
                files.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    files.sort();
    files
}

/// Changes a file of a content.
pub fn change(files: &mut Files, path: &str, change: impl FnOnce(&mut Value)) {
    let (_, text) = files
        .iter_mut()
        .find(|(name, _)| name == path)
        .expect("the file");
    let mut value = serde_json::from_str(text).expect("JSON");
    change(&mut value);
    *text = value.to_string();
}

/// Leaves out the products that are not to be kept, by their slugs.
pub fn keep_products(files: &mut Files, mut is_kept: impl FnMut(&str) -> bool) {
    files.retain(|(path, _)| {
        let file = path.strip_prefix("products/");
        let slug = file.and_then(|it| it.strip_suffix(".json"));
        slug.is_none_or(&mut is_kept)
    });
}

/// The content in memory.
pub fn content_of(files: &Files) -> Content {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| ContentFile { path, text })
        .collect();
    let compiled = compile(&files);
    assert_eq!(compiled.problems, []);
    let catalogue = Catalogue::load(&compiled.index.expect("an index")).expect("a catalogue");
    let live = serde_json::to_string(&compiled.live).expect("JSON");
    let live = Programme::load("live.json", &live).expect("the sessions");
    Content::new(
        catalogue,
        compiled.products.into_iter().map(Arc::new).collect(),
        compiled.producers.into_iter().map(Arc::new).collect(),
    )
    .with_programme(compiled.training, compiled.festival)
    .with_partners(compiled.partners)
    .with_live(live)
}

/// Writes the content as `editor build` does, as far as the prerender reads it.
pub fn write(files: &Files, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    let inputs: Vec<_> = files
        .iter()
        .map(|(path, text)| ContentFile { path, text })
        .collect();
    let compiled = compile(&inputs);
    assert_eq!(compiled.problems, []);
    for (path, text) in files {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::write(target, text).expect("a file");
    }
    fs::write(folder.join("index.json"), compiled.index.expect("an index")).expect("a file");
}

/// A folder in which a shop is prerendered, anew or again.
pub struct Shop {
    folder: TempDir,
}

impl Shop {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a folder"),
        }
    }

    /// Where the pages stand.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Prerenders a content.
    pub fn make(&self, files: &Files) -> Done {
        let content = self.folder.path().join("content");
        write(files, &content);
        let shell = self.folder.path().join("shell.html");
        fs::write(&shell, SHELL).expect("a file");
        let parts = self.folder.path().join("parts.json");
        fs::write(&parts, r#"{"list": ["/assets/list-1.wasm"]}"#).expect("a file");
        let task = Task {
            content,
            shell,
            parts,
            embed: None,
            public: root().join("public"),
            out: self.out(),
            origin: None,
            now: NOON,
            only: Vec::new(),
        };
        prerender(&task).expect("pages")
    }

    /// A file of the shop.
    pub fn read(&self, address: &str) -> String {
        let file = self.out().join(address.trim_start_matches('/'));
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }
}

/// The market's own shop.
pub fn shop() -> &'static Shop {
    static SHOP: LazyLock<Shop> = LazyLock::new(|| {
        let shop = Shop::new();
        shop.make(&files());
        shop
    });
    &SHOP
}

/// All files below a folder, with their content.
pub fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("a path below").to_owned();
                found.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    found.sort();
    found
}
