//! Brotli and gzip files beside everything worth compressing.

use std::collections::HashSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::digest::{files_below, hex_of};

/// Below this size, in bytes, a compressed answer saves less than a packet.
const WORTH_IT: usize = 1024;
const EXTENSIONS: [&str; 13] = [
    "atom",
    "bin",
    "css",
    "html",
    "ics",
    "js",
    "json",
    "map",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];
/// How hard brotli tries, of 11, and the binary logarithm of its window in bytes.
const QUALITY: i32 = 11;
const WINDOW: i32 = 22;

/// Brotli at its best, as the build stores it.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

/// Gzip at its best, as the build stores it.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Writes `.br` and `.gz` beside every file of the folder that is wanted and worth it. What was
/// compressed before comes from the cache, which afterwards holds nothing else.
pub(crate) fn compress_all(
    folder: &Path,
    cache: &Path,
    is_wanted: impl Fn(&Path) -> bool,
) -> Result<()> {
    fs::create_dir_all(cache)?;
    let mut files = files_below(folder)?;
    files.retain(|file| {
        let path = file.strip_prefix(folder).unwrap_or(file);
        has_compressible_extension(file) && is_wanted(path)
    });
    let used = Mutex::new(HashSet::new());
    in_parallel(&files, |file| {
        let content = fs::read(file)?;
        if content.len() < WORTH_IT {
            return Ok(());
        }
        let hash = hex_of(&content);
        for (encoding, encode) in [("br", brotli as Encode), ("gz", gzip)] {
            let entry = cache.join(format!("{hash}.{encoding}"));
            compress(&content, &entry, encode)?;
            let mut beside = file.clone().into_os_string();
            beside.push(format!(".{encoding}"));
            fs::copy(&entry, beside)?;
            if let Ok(mut used) = used.lock() {
                used.insert(entry);
            }
        }
        Ok(())
    })?;
    let used = used
        .into_inner()
        .map_err(|_| anyhow!("a compression failed"))?;
    forget_others(cache, &used)
}

type Encode = fn(&[u8]) -> Result<Vec<u8>>;

fn compress(content: &[u8], entry: &Path, encode: Encode) -> Result<()> {
    if entry.exists() {
        return Ok(());
    }
    // Written under another name first, so that an interrupted build leaves no half file.
    let unfinished = entry.with_extension(format!("{:?}", thread::current().id()));
    fs::write(&unfinished, encode(content)?)?;
    fs::rename(unfinished, entry)?;
    Ok(())
}

fn has_compressible_extension(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
}

fn forget_others(cache: &Path, used: &HashSet<PathBuf>) -> Result<()> {
    for entry in files_below(cache)? {
        if !used.contains(&entry) {
            fs::remove_file(entry)?;
        }
    }
    Ok(())
}

/// Does the work on all cores; the first error is returned.
fn in_parallel(files: &[PathBuf], work: impl Fn(&PathBuf) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(file).with_context(|| format!("cannot compress {}", file.display()))?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(anyhow!("a compression failed")))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn both_encodings_give_back_what_they_were_given() {
        let text = "chợ đêm ".repeat(1000).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&text).expect("brotli")[..], &mut back)
            .expect("a brotli stream");
        assert_eq!(back, text);
        back.clear();
        let gzip = gzip(&text).expect("gzip");
        flate2::read::GzDecoder::new(&gzip[..])
            .read_to_end(&mut back)
            .expect("a gzip stream");
        assert_eq!(back, text);
    }
}
