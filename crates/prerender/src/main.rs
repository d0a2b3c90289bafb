//! Renders every route of the shop to HTML, in every language, from the app's own components.

mod content;
mod page;

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use market::Locale;
use night_market::render::{self, Content};
use page::Frame;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An address that no page has; what is rendered for it becomes the page for lost visitors.
const NOWHERE: &str = "/404";

/// Renders the shop's pages.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The folder with `index.json` and the files of products and producers.
    #[arg(long)]
    content: PathBuf,
    /// The page that every page is made from.
    #[arg(long)]
    shell: PathBuf,
    /// The folder to write to; files in it that are not written are removed.
    #[arg(long)]
    out: PathBuf,
    /// Render only this path, such as `/products`, in every language; may be given repeatedly.
    #[arg(long, value_name = "PATH")]
    only: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let content = content::read(&arguments.content)?;
    let shell = fs::read_to_string(&arguments.shell)
        .with_context(|| format!("cannot read {}", arguments.shell.display()))?;
    let frame = Frame::new(&shell)?;
    let mut paths = render::paths(&content.catalogue);
    if !arguments.only.is_empty() {
        let unknown = arguments.only.iter().find(|path| !paths.contains(path));
        ensure!(unknown.is_none(), "there is no page {unknown:?}");
        paths.retain(|path| arguments.only.contains(path));
    }
    paths.push(NOWHERE.to_owned());
    let jobs: Vec<(Locale, &str)> = Locale::ALL
        .iter()
        .flat_map(|locale| paths.iter().map(|path| (*locale, path.as_str())))
        .collect();
    let written = render_all(&content, &frame, &jobs, &arguments.out)?;
    let kept: HashSet<PathBuf> = jobs
        .iter()
        .map(|(locale, path)| file_of(*locale, path))
        .collect();
    remove_others(&arguments.out, Path::new(""), &kept)?;
    println!("{} pages rendered, {written} of them changed", jobs.len());
    Ok(())
}

/// Renders the pages on all processors; gives the number of files that changed.
fn render_all(
    content: &Content,
    frame: &Frame<'_>,
    jobs: &[(Locale, &str)],
    out: &Path,
) -> Result<usize> {
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || -> Result<usize> {
        let mut changed = 0;
        while let Some((locale, path)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let page = render::page(content, *locale, path);
            let html = frame.fill(*locale, path, &content.catalogue.build, &page);
            changed += usize::from(write(&out.join(file_of(*locale, path)), &html)?);
        }
        Ok(changed)
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut changed = 0;
        for thread in threads {
            changed += thread
                .join()
                .map_err(|_| anyhow::anyhow!("a page could not be rendered"))??;
        }
        Ok(changed)
    })
}

/// The file of a page, which static hosts serve at the page's address.
fn file_of(locale: Locale, path: &str) -> PathBuf {
    let address = render::address(locale, path);
    let name = address.trim_matches('/');
    match path {
        NOWHERE => PathBuf::from(format!("{name}.html")),
        _ => Path::new(name).join("index.html"),
    }
}

/// Writes a file if its text has changed; says whether it has.
fn write(file: &Path, text: &str) -> Result<bool> {
    if fs::read(file).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(true)
}

fn remove_others(folder: &Path, below: &Path, kept: &HashSet<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            remove_others(&entry.path(), &path, kept)?;
        } else if !kept.contains(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_files() {
        for (locale, path, file) in [
            (Locale::Vi, "/", "index.html"),
            (Locale::En, "/", "en/index.html"),
            (Locale::Vi, "/products", "products/index.html"),
            (Locale::Fr, "/products/a", "fr/products/a/index.html"),
            (Locale::Vi, NOWHERE, "404.html"),
            (Locale::En, NOWHERE, "en/404.html"),
        ] {
            assert_eq!(file_of(locale, path), Path::new(file));
        }
    }
}
