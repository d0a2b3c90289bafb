//! From the path of a request to a file: the only place that decides what is public.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use tokio::fs;

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// This file.
    File(PathBuf),
    /// The same page at its canonical path, without a trailing slash or `index.html`.
    Redirect(String),
    /// Nothing; `page` is the nearest `404.html` towards the root, where there is one.
    Missing { page: Option<PathBuf> },
}

/// Files that configure a static host; they are for the host, not for visitors.
const FOR_THE_HOST: [&str; 2] = ["_headers", "_redirects"];

/// Finds what stands at the path of a URL, as it came over the network.
pub(crate) async fn resolve(root: &Path, url_path: &str) -> Target {
    let Some(segments) = public_segments(url_path) else {
        return missing(root, &[]).await;
    };
    let names: Vec<&str> = segments.iter().map(String::as_str).collect();
    let (names, canonical) = match names.as_slice() {
        [] => (&names[..], true),
        [directory @ .., "" | "index.html"] => (directory, false),
        all => (all, true),
    };
    let path = root.join(names.iter().collect::<PathBuf>());
    let page = path.join("index.html");
    if canonical && is_file(&path).await {
        Target::File(path)
    } else if !is_file(&page).await {
        match own_page(root, names).await {
            Some(page) if canonical => Target::File(page),
            _ => missing(root, names).await,
        }
    } else if canonical {
        Target::File(page)
    } else {
        Target::Redirect(canonical_path(url_path))
    }
}

/// The page for an order, `/orders/ID`: orders are on their buyers' devices only, so that one page
/// stands for all of them.
async fn own_page(root: &Path, names: &[&str]) -> Option<PathBuf> {
    let [directory @ .., "orders", _] = names else {
        return None;
    };
    let directory = root.join(directory.iter().collect::<PathBuf>());
    existing(directory.join("orders/index.html")).await
}

/// The decoded segments of a path, the last one empty for a trailing slash; `None` where a
/// segment must not be looked up: hidden files, ways out of the folder, separators of
/// other systems, bytes that are not text.
fn public_segments(url_path: &str) -> Option<Vec<String>> {
    let path = url_path.strip_prefix('/')?;
    if path.is_empty() {
        return Some(Vec::new());
    }
    let mut segments = Vec::new();
    let mut raw = path.split('/').peekable();
    while let Some(segment) = raw.next() {
        let name = percent_decode_str(segment).decode_utf8().ok()?;
        let is_last = raw.peek().is_none();
        let forbidden = name.starts_with('.')
            || name.contains(['/', '\\', ':'])
            || name.contains(char::is_control)
            || (name.is_empty() && !is_last);
        if forbidden {
            return None;
        }
        segments.push(name.into_owned());
    }
    let for_the_host =
        matches!(segments.as_slice(), [name] if FOR_THE_HOST.contains(&name.as_str()));
    (!for_the_host).then_some(segments)
}

/// The path as it was sent, less a trailing slash or `index.html`. It starts with exactly one
/// slash, since empty segments were refused, so it can never name another host.
fn canonical_path(url_path: &str) -> String {
    let trimmed = url_path.strip_suffix("index.html").unwrap_or(url_path);
    match trimmed.trim_end_matches('/') {
        "" => "/".to_owned(),
        path => path.to_owned(),
    }
}

async fn missing(root: &Path, names: &[&str]) -> Target {
    let mut directory = root.to_owned();
    let mut page = existing(directory.join("404.html")).await;
    for name in names {
        directory.push(name);
        if !is_directory(&directory).await {
            break;
        }
        page = existing(directory.join("404.html")).await.or(page);
    }
    Target::Missing { page }
}

async fn existing(path: PathBuf) -> Option<PathBuf> {
    is_file(&path).await.then_some(path)
}

async fn is_file(path: &Path) -> bool {
    fs::metadata(path).await.is_ok_and(|meta| meta.is_file())
}

async fn is_directory(path: &Path) -> bool {
    fs::metadata(path).await.is_ok_and(|meta| meta.is_dir())
}
