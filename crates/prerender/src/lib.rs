//! Renders every route of the shop to HTML, in every language, from the app's own components,
//! and writes what search engines, link previews, feed readers and price lists read.
//!
//! A page whose inputs are those of the last run is not rendered again, and a picture that is
//! there already is not drawn again: the one by a list of digests in the folder of the pages,
//! the other by the digest in its name.

pub mod content;
pub mod data;
mod digest;
pub mod embed;
pub mod escape;
pub mod files;
pub mod head;
mod manifest;
mod page;
pub mod picture;
pub mod site;
mod styles;
mod work;

use anyhow::{Context as _, Result, bail};
use manifest::Manifest;
use market::{Locale, Origin, Timestamp};
use night_market::render;
use page::{Frame, Made};
use picture::{Painter, Picture, Pictures};
use site::Site;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// An address that no page has; what is rendered for it becomes the page for lost visitors.
const NOWHERE: &str = "/404";
/// Where the frame stands in which the app builds a page that is not kept on the device.
const OFFLINE: &str = "/offline";

/// What is to be made, and from what.
#[derive(Clone, Debug)]
pub struct Task {
    /// The folder with `index.json` and the files of products and producers.
    pub content: PathBuf,
    /// The page that every page is made from.
    pub shell: PathBuf,
    /// A JSON object with the addresses of the files that make up each part of the program.
    pub parts: PathBuf,
    /// A JSON object with the addresses of what stands in portals' pages; without it there are no
    /// such pages.
    pub embed: Option<PathBuf>,
    /// The folder with the drawings in `art`.
    pub public: PathBuf,
    /// The folder to write to; files in it that are not written are removed.
    pub out: PathBuf,
    /// Where the shop stands; without it the content says so, or nobody does.
    pub origin: Option<Origin>,
    /// When the shop is built.
    pub now: Timestamp,
    /// The paths, without the language, of the only pages to be made, as for a trial; none for
    /// all pages. Pictures are drawn for all pages only.
    pub only: Vec<String>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// How many pages there are.
    pub pages: usize,
    /// How many of them were rendered; the others were as they would have become.
    pub rendered: usize,
    /// How many pictures there are.
    pub pictures: usize,
    /// How many of them were drawn.
    pub drawn: usize,
}

/// Makes the pages, the files beside them and the pictures.
///
/// # Errors
/// Says what cannot be read, rendered or written.
pub fn prerender(task: &Task) -> Result<Done> {
    let content = content::read(&task.content)?;
    let origin = task
        .origin
        .as_ref()
        .or(content.catalogue.market.origin.as_ref());
    let offset = content.catalogue.market.offset();
    let today = task.now.civil(offset).date;
    let pictures = Pictures::plan(&content, &task.public, today)?;
    let site = Site {
        content: &content,
        origin,
        now: task.now,
        pictures: &pictures,
    };
    fs::create_dir_all(&task.out).with_context(|| format!("{}", task.out.display()))?;
    let before = Manifest::take(&task.out)?;
    let mut kept = HashSet::new();
    let drawn = draw(&site, task, &mut kept)?;
    let paths = paths(&site, task)?;
    let (after, rendered) = pages(&site, task, &paths, &before)?;
    kept.extend(after.pages.keys().cloned());
    for locale in Locale::ALL {
        let file = file_of_address(locale, head::MANIFEST);
        write(&task.out.join(&file), render::manifest(locale).as_bytes())?;
        kept.insert(file);
    }
    for (address, text) in files::all(&site, &paths)
        .into_iter()
        .chain(embedded(&site, task)?)
    {
        let file = PathBuf::from(address.trim_start_matches('/'));
        write(&task.out.join(&file), text.as_bytes())?;
        kept.insert(file);
    }
    remove_others(&task.out, Path::new(""), &kept)?;
    after.leave(&task.out)?;
    Ok(Done {
        pages: after.pages.len(),
        rendered,
        pictures: pictures.all().len(),
        drawn,
    })
}

/// What stands in portals' pages.
fn embedded(site: &Site<'_>, task: &Task) -> Result<Vec<files::TextFile>> {
    let Some(file) = &task.embed else {
        return Ok(Vec::new());
    };
    let text = fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    embed::files(site, &serde_json::from_str(&text)?)
}

/// Draws the pictures that are not there; gives their number.
fn draw(site: &Site<'_>, task: &Task, kept: &mut HashSet<PathBuf>) -> Result<usize> {
    if site.origin.is_none() || !task.only.is_empty() {
        // Nobody would be told of them.
        return Ok(0);
    }
    let all = site.pictures.all();
    let place = |picture: &Picture| Path::new(picture::FOLDER).join(picture.file());
    kept.extend(all.iter().map(|picture| place(picture)));
    let missing: Vec<_> = all
        .into_iter()
        .filter(|it| !task.out.join(place(it)).exists())
        .collect();
    let painter = Painter::new(&task.public)?;
    work::on_all("drawing pictures", &missing, |picture| {
        let file = picture.draw(&painter)?;
        // Written under another name first: a file that is there counts as drawn.
        let target = task.out.join(place(picture));
        let unfinished = target.with_extension("unfinished");
        write(&unfinished, &file)?;
        fs::rename(&unfinished, &target)?;
        Ok(())
    })?;
    Ok(missing.len())
}

/// The paths of the pages to be made.
fn paths(site: &Site<'_>, task: &Task) -> Result<Vec<String>> {
    let mut paths = render::paths(site.content);
    if let Some(unknown) = task.only.iter().find(|path| !paths.contains(path)) {
        bail!("there is no page {unknown}");
    }
    paths.retain(|path| task.only.is_empty() || task.only.contains(path));
    Ok(paths)
}

/// A page to be made.
struct Job<'a> {
    locale: Locale,
    path: &'a str,
    file: PathBuf,
}

/// Renders the pages whose inputs have changed; gives what all were made from, and the number
/// of those that were rendered.
fn pages(
    site: &Site<'_>,
    task: &Task,
    paths: &[String],
    before: &Manifest,
) -> Result<(Manifest, usize)> {
    let [shell, parts] = [&task.shell, &task.parts].map(|file| {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    });
    let (shell, parts) = (shell?, parts?);
    let folder = task.shell.parent().unwrap_or(Path::new(""));
    let frame = Frame::new(&shell, folder, serde_json::from_str(&parts)?)?;
    let common = common(site, &shell, &parts)?;
    let paths = paths.iter().map(String::as_str);
    let jobs: Vec<Job<'_>> = paths
        .chain([NOWHERE, OFFLINE])
        .flat_map(|path| {
            Locale::ALL.map(|locale| Job {
                locale,
                path,
                file: file_of(locale, path),
            })
        })
        .collect();
    let made = work::on_all("rendering pages", &jobs, |job| {
        one(site, &frame, &common, before, job, &task.out)
    })?;
    let rendered = made.iter().filter(|(_, is_rendered)| *is_rendered).count();
    let digests = made.into_iter().map(|(digest, _)| digest);
    let pages = jobs.into_iter().map(|job| job.file).zip(digests).collect();
    let build = site.content.catalogue.build.clone();
    Ok((Manifest { build, pages }, rendered))
}

/// The digest of what every page depends on.
fn common(site: &Site<'_>, shell: &str, parts: &str) -> Result<String> {
    let catalogue = &site.content.catalogue;
    let origin = site.origin.map(Origin::as_str).unwrap_or_default();
    let shared = serde_json::to_vec(&(&catalogue.market, &catalogue.groups, origin))?;
    let program = manifest::program()?;
    Ok(digest::hex(&[
        program.as_bytes(),
        shell.as_bytes(),
        parts.as_bytes(),
        &shared,
    ]))
}

/// Makes a page if it has to be made; gives the digest of its inputs, and whether it was made.
fn one(
    site: &Site<'_>,
    frame: &Frame<'_>,
    common: &str,
    before: &Manifest,
    job: &Job<'_>,
    out: &Path,
) -> Result<(String, bool)> {
    let Job { locale, path, file } = job;
    let build = &site.content.catalogue.build;
    let data = data::of_page(site, *locale, path);
    let inputs = render::inputs(site.content, path).unwrap_or_else(|| build.clone());
    let picture = site.pictures.of_page(path).map(Picture::address);
    let said = serde_json::to_vec(&(&data, &picture))?;
    let digest = digest::hex(&[
        common.as_bytes(),
        locale.code().as_bytes(),
        path.as_bytes(),
        inputs.as_bytes(),
        &said,
    ]);
    let is_frame = *path == OFFLINE;
    let target = out.join(file);
    let stamp = |build: &str| match is_frame {
        // The frame stands for any page and belongs to no content.
        true => String::new(),
        false => render::stamp(site.content, path, build),
    };
    let (then, now) = (stamp(&before.build), stamp(build));
    let portals = site.portals();
    let timetable = render::timetable(site.content, path);
    let timetable = timetable.map(|it| serde_json::to_string(&it)).transpose()?;
    let made = |build| Made {
        locale: *locale,
        path: if is_frame { "" } else { path },
        origin: site.origin,
        build,
        timetable: timetable.as_deref(),
        portals: &portals,
    };
    let is_known = before.pages.get(file) == Some(&digest);
    if is_known && renew(&target, &made(&then), &made(&now)) {
        return Ok((digest, false));
    }
    let page = if is_frame {
        render::offline(*locale)
    } else {
        render::page(site.content, *locale, path)
    };
    let mut elements = head::elements(site, *locale, &page, data.as_ref());
    elements.push_str(&head::app_files(site, *locale, path, frame, &page));
    let html = frame.fill(&made(&now), &elements, &page.html, &page.beside);
    write(&target, html.as_bytes())?;
    Ok((digest, true))
}

/// Has an unchanged page name the build of the content that it now belongs to; says whether
/// that was possible.
fn renew(file: &Path, before: &Made<'_>, now: &Made<'_>) -> bool {
    if before.build == now.build {
        return file.exists();
    }
    let Ok(text) = fs::read_to_string(file) else {
        return false;
    };
    match text.split_once(&before.tag()) {
        Some((start, end)) => fs::write(file, [start, &now.tag(), end].concat()).is_ok(),
        None => false,
    }
}

/// The file of a page, which static hosts serve at the page's address.
fn file_of(locale: Locale, path: &str) -> PathBuf {
    let file = file_of_address(locale, path);
    match path {
        NOWHERE => file.with_extension("html"),
        _ => file.join("index.html"),
    }
}

/// The file at the address that a path has in a language.
fn file_of_address(locale: Locale, path: &str) -> PathBuf {
    render::address(locale, path).trim_matches('/').into()
}

/// Writes a file if its content has changed.
fn write(file: &Path, content: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
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
            (Locale::Fr, OFFLINE, "fr/offline/index.html"),
        ] {
            assert_eq!(file_of(locale, path), Path::new(file));
        }
    }
}
