//! What a first visit downloads, beside its budget.

use std::borrow::Cow;
use std::fs;
use std::ops::Add;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::build::compress::brotli;
use crate::build::digest::files_below;
use crate::build::{self, Mode, Options};
use crate::project::Project;

/// The budgets of the first view in bytes after brotli; 1 KB is 1000 bytes.
const HTML: usize = 14_000;
const WASM: usize = 150_000;
const FIRST_VIEW: usize = 190_000;
/// Those of what stands in portals' pages.
const EMBED: usize = 4_000;
const LIGHT: usize = 20_000;

/// How large something is as it stands and on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    raw: usize,
    brotli: usize,
}

impl Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Builds the shop and prints the table.
pub(super) fn sizes(project: &Project) -> Result<()> {
    let shop = build::build(project, Options::new(Mode::Release))?;
    println!("\n{}", table(&shop)?);
    Ok(())
}

fn table(shop: &Path) -> Result<String> {
    let assets = shop.join("assets");
    let (main, parts): (Vec<_>, Vec<_>) = of_kind(&assets, "wasm")?
        .into_iter()
        .partition(|wasm| is_main(wasm));
    let home = shop.join("index.html");
    let html = fs::read_to_string(&home)?;
    // The others, such as the player of streams, come with a press.
    let (scripts, later): (Vec<_>, Vec<_>) = of_kind(&assets, "js")?
        .into_iter()
        .partition(|script| html.contains(&*name_of(script)));
    let (styles, others): (Vec<_>, Vec<_>) = of_kind(&assets, "css")?
        .into_iter()
        .partition(|styles| html.contains(&*name_of(styles)));
    let mut texts = of_kind(&assets, "txt")?;
    texts.retain(|texts| name_of(texts).starts_with("texts-vi-"));
    let first_view = [
        ("HTML of /", compressed(&[home])?, Some(HTML)),
        ("CSS", compressed(&styles)?, None),
        ("glue (JavaScript)", compressed(&scripts)?, None),
        ("wasm, of every page", compressed(&main)?, Some(WASM)),
        ("texts of Vietnamese", compressed(&texts)?, None),
    ];
    let rest = named(&html, "app-files-after")?;
    let rest: Vec<_> = rest
        .map(|it| shop.join(it.trim_start_matches('/')))
        .collect();
    let total = first_view
        .iter()
        .map(|row| row.1)
        .fold(Size::default(), Add::add);
    let mut text = format!(
        "{:<28}{:>12}{:>12}{:>12}\n",
        "first view", "raw", "brotli", "budget"
    );
    for (name, size, budget) in first_view {
        text.push_str(&line(name, size, budget));
    }
    text.push_str(&line("all, without pictures", total, Some(FIRST_VIEW)));
    text.push_str(&line("what follows it", compressed(&rest)?, None));
    text.push('\n');
    for part in parts.into_iter().chain(later).chain(others) {
        let name = name_of(&part);
        let name = name.split('-').next().unwrap_or_default();
        text.push_str(&line(
            &format!("part {name}"),
            compressed(std::slice::from_ref(&part))?,
            None,
        ));
    }
    text.push('\n');
    text.push_str(&embedded(shop, &assets)?);
    text.push('\n');
    for font in of_kind(shop, "woff2")? {
        let raw = fs::metadata(&font)?.len() as usize;
        // A woff2 file is brotli inside.
        let name = name_of(&font);
        text.push_str(&line(&name, Size { raw, brotli: raw }, None));
    }
    Ok(text)
}

/// The files that a page names.
fn named<'a>(html: &'a str, name: &str) -> Result<impl Iterator<Item = &'a str>> {
    let meta = format!("<meta name=\"{name}\" content=\"");
    let (_, rest) = html
        .split_once(&meta)
        .with_context(|| format!("the page has no {meta}"))?;
    Ok(rest.split('"').next().unwrap_or_default().split(' '))
}

/// What a portal's page loads.
fn embedded(shop: &Path, assets: &Path) -> Result<String> {
    // What was compressed beforehand stands beside them.
    let mut files = of_kind(assets, "js")?;
    files.extend(of_kind(assets, "css")?);
    files.retain(|file| name_of(file).starts_with("frame-"));
    let light = compressed(&files)?;
    let page = |kind: &str| shop.join(format!("embed/{kind}/index.html"));
    let cards = compressed(&[shop.join("data/cards/vi/all.json")])?;
    let rows = [
        ("embed.js", compressed(&[shop.join("embed.js")])?, EMBED),
        (
            "countdown in a portal",
            compressed(&[page("countdown")])? + light,
            LIGHT,
        ),
        (
            "shelf in a portal",
            compressed(&[page("shelf")])? + cards + light,
            LIGHT,
        ),
    ];
    let lines = rows.map(|(name, size, budget)| line(name, size, Some(budget)));
    Ok(lines.concat())
}

/// Whether every page needs this wasm; the others are fetched by those that do.
fn is_main(wasm: &Path) -> bool {
    !name_of(wasm).starts_with("part_")
}

fn name_of(file: &Path) -> Cow<'_, str> {
    file.file_name().unwrap_or_default().to_string_lossy()
}

/// The files of a folder with this extension.
fn of_kind(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = files_below(folder)?;
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    Ok(files)
}

fn compressed(files: &[PathBuf]) -> Result<Size> {
    ensure!(
        !files.is_empty(),
        "the shop lacks a file that every visit needs"
    );
    let mut sum = Size::default();
    for file in files {
        let content = fs::read(file)?;
        sum = sum
            + Size {
                raw: content.len(),
                brotli: brotli(&content)?.len(),
            };
    }
    Ok(sum)
}

fn line(name: &str, size: Size, budget: Option<usize>) -> String {
    let row = format!(
        "{name:<28}{:>12}{:>12}",
        kilobytes(size.raw),
        kilobytes(size.brotli)
    );
    match budget {
        None => format!("{row}\n"),
        Some(budget) => {
            let verdict = if size.brotli <= budget {
                "kept"
            } else {
                "EXCEEDED"
            };
            format!("{row}{:>12}  {verdict}\n", kilobytes(budget))
        }
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_whether_the_budget_is_kept() {
        let size = |brotli| Size {
            raw: 40_000,
            brotli,
        };
        assert!(line("HTML", size(14_000), Some(HTML)).ends_with("14.0 KB     14.0 KB  kept\n"));
        assert!(line("HTML", size(14_001), Some(HTML)).ends_with("EXCEEDED\n"));
        assert!(line("CSS", size(9_940), None).ends_with("40.0 KB      9.9 KB\n"));
    }
}
