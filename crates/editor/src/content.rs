//! The files of the content, and what is wrong with them.

use crate::pictures;
use anyhow::{Context as _, Result};
use market::fault::FileFault;
use market::{Compiled, ContentFile, Finding, Places, PlacesError, place};
use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes. The content has none of a tenth of it.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// The invisible mark before the text of some files.
const MARK: char = '\u{feff}';

/// The content's files, in the order of their paths: their paths below its folder, and their texts.
pub(crate) struct Content {
    folder: PathBuf,
    files: Vec<(String, String)>,
    /// What is wrong with files as such, such as those that are no text.
    unread: Vec<Finding>,
}

/// Reads every file of the content's folder, in the order of their paths.
pub(crate) fn read(folder: &Path) -> Result<Content> {
    let mut content = Content {
        folder: folder.to_owned(),
        files: Vec::new(),
        unread: Vec::new(),
    };
    let root = folder
        .canonicalize()
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    content.collect(&root, folder, "")?;
    content.files.sort();
    Ok(content)
}

/// The text of a file, or why it is none.
fn text_of(root: &Path, path: &Path) -> Result<String, FileFault> {
    let unreadable = |error: std::io::Error| FileFault::Unreadable {
        reason: error.to_string(),
    };
    // What a link shows is copied into the shop, so it must not come from elsewhere.
    let real = path.canonicalize().map_err(unreadable)?;
    if !real.starts_with(root) {
        return Err(FileFault::LeadsOutside);
    }
    let about = fs::metadata(path).map_err(unreadable)?;
    // A pipe would be waited for, and a folder cannot be read.
    if !about.is_file() {
        return Err(FileFault::Stranger { known: Vec::new() });
    }
    if about.len() > MOST_BYTES {
        return Err(FileFault::TooLarge {
            bytes: about.len(),
            most: MOST_BYTES,
        });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| FileFault::Encoding {
        utf16: looks_like_utf16(error.as_bytes()),
    })
}

/// Whether bytes begin with the mark of UTF-16 or have a zero at every other place.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 3 > bytes.len()
}

impl Content {
    fn collect(&mut self, root: &Path, folder: &Path, below: &str) -> Result<()> {
        let entries = fs::read_dir(folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            self.add(root, &entry?, below)?;
        }
        Ok(())
    }

    fn add(&mut self, root: &Path, entry: &DirEntry, below: &str) -> Result<()> {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Editors' programs leave such files behind.
        if name.starts_with('.') || name.ends_with('~') {
            return Ok(());
        }
        let path = format!("{below}{name}");
        // Links to folders are not followed, so that none leads in a circle.
        if entry.file_type()?.is_dir() {
            return self.collect(root, &entry.path(), &format!("{path}/"));
        }
        match text_of(root, &entry.path()) {
            Ok(text) => {
                if text.starts_with(MARK) {
                    let mark = Finding::with_file(&path, FileFault::ByteOrderMark);
                    self.unread.push(mark);
                }
                self.files.push((path, text));
            }
            Err(fault) => self.unread.push(Finding::with_file(&path, fault)),
        }
        Ok(())
    }

    /// The folder that it was read from.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same content with other texts, of which what is wrong with files is not told again.
    pub(crate) fn with_texts(&self, change: impl Fn(&str, &str) -> Option<String>) -> Self {
        let files = self.files.iter().map(|(path, text)| {
            let text = change(path, text).unwrap_or_else(|| text.clone());
            (path.clone(), text)
        });
        Self {
            folder: self.folder.clone(),
            files: files.collect(),
            unread: self.unread.clone(),
        }
    }

    /// The same content with these files in it.
    pub(crate) fn with_files(&self, texts: BTreeMap<String, String>) -> Self {
        let mut files: BTreeMap<String, String> = self.files.iter().cloned().collect();
        files.extend(texts);
        Self {
            folder: self.folder.clone(),
            files: files.into_iter().collect(),
            unread: self.unread.clone(),
        }
    }

    /// Whether something stands in the place of a file, even if it cannot be read.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.text(path).is_some() || self.folder.join(path).symlink_metadata().is_ok()
    }

    /// The same content without a file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.retain(|(it, _)| it != path);
        self
    }

    /// The slugs of the products, whole or broken.
    pub(crate) fn products(&self) -> Vec<String> {
        self.slugs("products")
    }

    /// The slugs of what lies in a folder, whole or broken.
    pub(crate) fn slugs(&self, folder: &str) -> Vec<String> {
        let names = self.files.iter().filter_map(|(path, _)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some(name.strip_suffix(".json")?.to_owned())
        });
        names.collect()
    }

    /// A text with the invisible mark that its file has before it.
    pub(crate) fn with_mark(&self, path: &str, text: &str) -> String {
        let is_marked = self.text(path).is_some_and(|it| it.starts_with(MARK));
        let mark = if is_marked { "\u{feff}" } else { "" };
        format!("{mark}{text}")
    }

    /// The files as the domain takes them.
    pub(crate) fn as_files(&self) -> Vec<ContentFile<'_>> {
        self.files
            .iter()
            .map(|(path, text)| ContentFile { path, text })
            .collect()
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        let place = self
            .files
            .binary_search_by(|(known, _)| known.as_str().cmp(path));
        Some(&self.files.get(place.ok()?)?.1)
    }

    /// The text of a file without the invisible mark before it, as places in it are counted.
    pub(crate) fn marked_text(&self, path: &str) -> Option<&str> {
        let text = self.text(path)?;
        Some(text.strip_prefix(MARK).unwrap_or(text))
    }

    /// Compiles the index.
    pub(crate) fn compile(&self) -> Compiled {
        market::compile(&self.as_files())
    }

    /// What was found beside what the compiler finds: files that are no text, that nobody reads,
    /// and pictures that are not there or not as they should be.
    pub(crate) fn findings(&self, compiled: &Compiled) -> Vec<Finding> {
        let mut findings = self.unread.clone();
        for path in market::strangers(&self.as_files()) {
            let known = market::fault::nearest(path, market::places());
            let known = known.into_iter().map(str::to_owned).collect();
            findings.push(Finding::with_file(path, FileFault::Stranger { known }));
        }
        findings.extend(self.places().and_then(Result::err).map(Finding::from));
        findings.extend(pictures::findings(self, compiled));
        findings
    }

    /// The provinces and their wards, if the content has them.
    pub(crate) fn places(&self) -> Option<Result<Places, PlacesError>> {
        self.text(place::FILE).map(Places::read)
    }
}
