//! The drawings of products as pixels, for the shop's long lists.

use crate::progress::Progress;
use anyhow::{Context as _, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Draws those of a folder that have the form of a cover, on all processors.
pub(crate) fn covers(art: &Path, out: &Path) -> Result<()> {
    let drawings = drawings(art)?;
    fs::create_dir_all(out).with_context(|| format!("{}", out.display()))?;
    let progress = Progress::new(drawings.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut count = 0;
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(drawing) = drawings.get(number) else {
                return Ok(count);
            };
            let name = drawing.file_stem().unwrap_or_default();
            progress.at(number, &name.to_string_lossy());
            let mut file = out.join(name).into_os_string();
            file.push(".avif");
            count += usize::from(cover(drawing, file.as_ref())?);
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let counts: Result<Vec<usize>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        let counts = workers.into_iter().map(|it| {
            let failed = |_| anyhow!("the drawing failed");
            it.join().map_err(failed)?
        });
        counts.collect()
    });
    progress.done();
    println!("{} covers drawn", counts?.iter().sum::<usize>());
    Ok(())
}

/// Draws one; says whether it has the form of a cover.
fn cover(drawing: &Path, file: &Path) -> Result<bool> {
    let told = || format!("{}", drawing.display());
    let svg = fs::read_to_string(drawing).with_context(told)?;
    let Some(cover) = pictures::cover(&svg).with_context(told)? else {
        return Ok(false);
    };
    fs::write(file, cover).with_context(|| format!("{}", file.display()))?;
    Ok(true)
}

/// The drawings in a folder, in the order of their names.
fn drawings(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}", folder.display()))?;
    let files = entries.map(|entry| Ok(entry?.path()));
    let mut files: Vec<PathBuf> = files.collect::<Result<_>>()?;
    files.retain(|it| it.extension().is_some_and(|extension| extension == "svg"));
    files.sort();
    Ok(files)
}
