//! The files of the content, and what is wrong with them.

use anyhow::{Context as _, Result};
use market::{Compiled, ContentFile, Problem, Product};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The folder of drawn pictures, beside that of the content.
const ART: &str = "art";

/// The content's files, in the order of their paths: their paths below its folder, and their texts.
pub(crate) struct Content {
    files: Vec<(String, String)>,
    /// Files that are no text.
    unreadable: Vec<Problem>,
}

/// Reads every file of the content's folder, in the order of their paths.
pub(crate) fn read(folder: &Path) -> Result<Content> {
    let mut content = Content {
        files: Vec::new(),
        unreadable: Vec::new(),
    };
    collect(folder, "", &mut content)?;
    content.files.sort();
    Ok(content)
}

fn collect(folder: &Path, below: &str, content: &mut Content) -> Result<()> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Editors' programs leave such files behind.
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let path = format!("{below}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), content)?;
            continue;
        }
        let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
        match String::from_utf8(bytes) {
            Ok(text) => content.files.push((path, text)),
            Err(_) => content.unreadable.push(Problem::with_file(
                &path,
                "this file is not in UTF-8; save it as UTF-8",
            )),
        }
    }
    Ok(())
}

impl Content {
    /// The files as the domain takes them.
    fn as_files(&self) -> Vec<ContentFile<'_>> {
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

    /// Compiles the index.
    pub(crate) fn compile(&self) -> Compiled {
        market::compile(&self.as_files())
    }

    /// Everything that an editor has to mend: what the compiler found, files that nobody
    /// reads, and pictures that are not there.
    pub(crate) fn all_problems(&self, folder: &Path, compiled: &Compiled) -> Vec<Problem> {
        let mut problems = self.unreadable.clone();
        problems.extend(compiled.problems.iter().cloned());
        for path in market::strangers(&self.as_files()) {
            problems.push(Problem::with_file(
                path,
                "the shop has no place for this file",
            ));
        }
        // The content lies in public/data, pictures beside it in public. Content that lies
        // elsewhere, as a generated one does, has no pictures to compare with.
        if let Some(public) = folder.parent().filter(|it| it.join(ART).is_dir()) {
            for product in &compiled.products {
                problems.extend(self.missing_pictures(public, product));
            }
            problems.extend(self.missing_posters(public, compiled));
        }
        problems
    }

    fn missing_posters(&self, public: &Path, compiled: &Compiled) -> Vec<Problem> {
        let text = self.text("live.json").unwrap_or_default();
        let sessions = compiled.live.sessions.iter().enumerate();
        let posters = sessions.filter_map(|(index, it)| Some((index, it.poster.as_ref()?)));
        posters
            .filter(|(_, poster)| !public.join(poster.as_str()).is_file())
            .map(|(index, poster)| {
                let field = format!("sessions[{index}].poster");
                let message = format!("there is no picture public/{poster}");
                Problem::with_field("live.json", text, &field, message)
            })
            .collect()
    }

    fn missing_pictures(&self, public: &Path, product: &Product) -> Vec<Problem> {
        let mut wanted: Vec<(String, String)> = Vec::new();
        if let Some(art) = &product.art {
            wanted.push(("art".to_owned(), format!("{ART}/{art}.svg")));
        }
        for (index, photo) in product.photos.iter().enumerate() {
            wanted.push((format!("photos[{index}].file"), photo.file.to_string()));
        }
        let file = format!("products/{}.json", product.slug);
        let text = self.text(&file).unwrap_or_default();
        let mut seen = HashSet::new();
        wanted
            .into_iter()
            .filter(|(_, picture)| seen.insert(picture.clone()) && !public.join(picture).is_file())
            .map(|(field, picture)| {
                Problem::with_field(
                    &file,
                    text,
                    &field,
                    format!("there is no picture public/{picture}"),
                )
            })
            .collect()
    }
}
